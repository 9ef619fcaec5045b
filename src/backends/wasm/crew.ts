import { threads as platform } from '#threads';
import { SdError } from '../../errors';
import { Control, type Job, type ThreadStart } from './control';
import type { Thread } from './threads';
import { work, type Kernel } from './table';
import { maySleep, waiting } from './waiting';

/** Milliseconds without any part of a step done, after which a thread counts as dead: parts take a second or less. */
const PATIENCE = 30_000;

/**
 * The caller's thread and those that help it. These come when they have started, and none has to: parts that nobody has
 * begun are done by whoever is there, and results do not depend on who.
 */
export class Crew {
  readonly #memory: WebAssembly.Memory;
  readonly #control: Control;
  readonly #sleeps = maySleep();
  readonly #patience: number;
  #helpers: Thread[] = [];
  #reason: string | null = null;

  constructor(memory: WebAssembly.Memory, patience = PATIENCE) {
    this.#memory = memory;
    this.#control = new Control(memory);
    this.#patience = patience;
  }

  /** Why helpers are missing; null if none is. */
  get reason(): string | null {
    return this.#reason;
  }

  /** Starts helpers, so that there are `threads` in all. */
  start(module: WebAssembly.Module, threads: number, worker: string | URL | null): void {
    for (let index = 1; index < threads; index++) {
      const start: ThreadStart = { memory: this.#memory, module, index };
      try {
        this.#helpers.push(platform.start(worker, start, (reason) => (this.#reason ??= reason)));
      } catch (error) {
        this.#reason ??= String(error); // a bundle that does not know where it lies, or a policy against workers
        return;
      }
    }
  }

  /** Runs a job. Throws `SdError` (`SD_THREAD`) if a thread dies in it; from then on the caller works alone. */
  run(job: Job, kernels: readonly Kernel[]): void {
    const control = this.#control;
    const failures = control.failures;
    const check = (idle: number) => {
      if (control.failures === failures && idle < this.#patience) return;
      this.end();
      const found =
        control.failures > failures ? 'a thread has failed' : `a thread has not answered for ${idle / 1000} s`;
      const advice = "call again, which goes on with one thread, or choose useBackend('wasm', { threads: 1 })";
      throw new SdError('SD_THREAD', `wasm: ${found}; all that have begun a part must end it: ${advice}.`);
    };
    const wait = waiting(this.#sleeps, check);
    control.open(job);
    try {
      work(control.runOf(0), kernels, wait);
    } finally {
      control.close();
    }
    for (let since = performance.now(); control.inside > 0 && this.#helpers.length > 0;)
      check(performance.now() - since); // they look, find all done, and leave
  }

  /** Stops the helpers. */
  end(): void {
    for (const helper of this.#helpers) helper.stop();
    this.#helpers = [];
  }
}
