import { Control, type ThreadStart } from './control';
import { work, type Kernel } from './table';
import { waiting } from './waiting';

/** What a thread does from its start on: its share of each run. */
export function attend({ memory, module, index }: ThreadStart): never {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const kernels = Object.values(exports) as Kernel[];
  const control = new Control(memory);
  const wait = waiting(true, () => {
    if (!control.isOpen) throw new GivenUp();
  });
  return control.attend(() => {
    try {
      work(control.runOf(index), kernels, wait);
    } catch (error) {
      if (!(error instanceof GivenUp)) control.fail();
    }
  });
}

/** The first thread has given up a run, so that what is waited for never comes. */
class GivenUp extends Error {}
