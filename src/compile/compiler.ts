import { engine, getBackend, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import type { Weight } from '../backends/contract';
import type { Executable, Program } from '../backends/program';
import { UnsupportedError } from '../errors';
import { fuse } from './fuse';
import { trace, type Forward } from './trace';

/** How many programs are kept: sizes, batches and parts of a network that a caller goes back and forth between. */
const KEPT = 8;

/** How often the parameters of the largest may be there once more, in the engine's own layout; smaller programs fit between. */
const COPIES = 2;

/** What is compiled: parameters, and whether it is run again and again, so that time spent on them once is worth it. */
interface Network {
  readonly parameters: Iterable<Weight>;
  readonly isRepeated: boolean;
}

interface Kept {
  readonly executable: Executable;
  /** The tensors of the parameters that it was compiled with; engines may have copied them into a layout of their own. */
  readonly values: string;
}

/** Traces and compiles what a network does, once for each set of shapes, and keeps the programs that were used last. */
export class Compiler {
  readonly #programs = new Map<string, Kept>();

  /** Whether the current backend runs whole programs, now: gradients need the operations one by one. */
  get isAble(): boolean {
    return currentEngine().programs !== null && !engine().isTapeOn();
  }

  /**
   * What `forward`, known by `name`, makes of `inputs`; the results are the caller's. Throws `UnsupportedError` when it cannot be
   * traced.
   */
  run(name: string, forward: Forward, inputs: readonly Tensor[], { parameters, isRepeated }: Network): Tensor[] {
    const shapes = inputs.map(({ shape }) => shape);
    const key = [getBackend(), name, ...shapes.map((shape) => shape.join('×'))].join(' ');
    const values = Array.from(parameters, ({ value }) => value.id).join();
    const kept = this.#programs.get(key);
    this.#programs.delete(key);
    if (kept?.values === values)
      this.#programs.set(key, kept); // the newest last
    else {
      kept?.executable.dispose();
      this.#programs.set(key, { executable: compile(forward, shapes, isRepeated), values });
      this.#tidyUp(key);
    }
    return (this.#programs.get(key) as Kept).executable.run(inputs);
  }

  /** Frees the programs that were used longest ago, until what they keep is within bounds; the newest stays. */
  #tidyUp(newest: string): void {
    for (const [key, { executable }] of this.#programs) {
      const copied = [...this.#programs.values()].reduce((sum, kept) => sum + kept.executable.copied, 0);
      const largest = Math.max(...Array.from(this.#programs.values(), (kept) => kept.executable.copied));
      if (key === newest || (this.#programs.size <= KEPT && copied <= (COPIES + 0.5) * largest)) return;
      executable.dispose();
      this.#programs.delete(key);
    }
  }

  dispose(): void {
    for (const { executable } of this.#programs.values()) executable.dispose();
    this.#programs.clear();
  }
}

/** What `forward` does to inputs of these shapes, with what the current engine does in one. */
export function programOf(forward: Forward, shapes: readonly (readonly number[])[]): Program {
  const program = trace(forward, shapes);
  const { programs } = currentEngine();
  return programs === null ? program : fuse(program, programs.takes);
}

function compile(forward: Forward, shapes: readonly (readonly number[])[], isRepeated: boolean): Executable {
  const { name, programs } = currentEngine();
  if (programs === null) throw new UnsupportedError(`jitCompile: ${name} runs one operation at a time.`);
  return programs.compile(programOf(forward, shapes), isRepeated);
}
