import { workerData } from 'node:worker_threads';
import { Control, type ThreadStart } from '../../src/backends/wasm/control';

/** A thread that begins a part of a run, and is gone. */
const { memory, index } = workerData as ThreadStart;
const control = new Control(memory);
control.attend(() => {
  const { counters } = control.runOf(index);
  Atomics.add(counters, 0, 1);
  process.exit();
});
