import type { Run } from './table';

/** Where in the first page of the memory threads tell each other what happens. */
const ADDRESS = 64;

/** The words there. */
const [GENERATION, IS_OPEN, INSIDE, FAILURES, WORDS] = [0, 1, 2, 3, 4] as const;

/** Where the open job is: float64 numbers, which hold addresses of 64 bits. */
const JOB = 128;
const JOB_NUMBERS = 6;
type JobNumbers = [number, number, number, number, number, number];

/** What a thread is given to start with. */
export interface ThreadStart {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  /** From 1 on; 0 is the thread that asks for runs. */
  readonly index: number;
}

/** What is to be run. Numbers are addresses and counts. */
export interface Job {
  readonly table: number;
  readonly numbers: number;
  readonly steps: number;
  readonly counters: number;
  /** The scratch of the first thread; those of the others follow it. */
  readonly scratch: { readonly address: number; readonly bytes: number };
}

/** The words by which threads agree on runs. */
export class Control {
  readonly #memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** Made afresh, as a memory that is not shared gets another buffer when it grows. */
  get #words(): Int32Array {
    return new Int32Array(this.#memory.buffer, ADDRESS, WORDS);
  }

  /** Read and written without atomics: it changes while no thread is inside, and before `IS_OPEN`, which is atomic, does. */
  get #job(): Float64Array {
    return new Float64Array(this.#memory.buffer, JOB, JOB_NUMBERS);
  }

  /** Lets threads in to a job, whose counters become 0. */
  open({ table, numbers, steps, counters, scratch }: Job): void {
    new Int32Array(this.#memory.buffer, counters, 2 * steps).fill(0);
    this.#job.set([table, numbers, steps, counters, scratch.address, scratch.bytes]);
    const words = this.#words;
    Atomics.store(words, IS_OPEN, 1);
    Atomics.add(words, GENERATION, 1);
    Atomics.notify(words, GENERATION);
  }

  /** Lets no thread in any more. Those inside leave, as all is done or the job is given up. */
  close(): void {
    Atomics.store(this.#words, IS_OPEN, 0);
  }

  get isOpen(): boolean {
    return Atomics.load(this.#words, IS_OPEN) === 1;
  }

  /** How many threads, except the first, are inside. */
  get inside(): number {
    return Atomics.load(this.#words, INSIDE);
  }

  /** How many threads have failed. */
  get failures(): number {
    return Atomics.load(this.#words, FAILURES);
  }

  fail(): void {
    Atomics.add(this.#words, FAILURES, 1);
  }

  /** Takes part in runs, one after the other, for ever: `join` does a thread's share of one. */
  attend(join: () => void): never {
    for (let seen = 0; ;) {
      Atomics.wait(this.#words, GENERATION, seen);
      seen = Atomics.load(this.#words, GENERATION);
      Atomics.add(this.#words, INSIDE, 1);
      try {
        if (this.isOpen) join();
      } finally {
        Atomics.sub(this.#words, INSIDE, 1);
      }
    }
  }

  /** The open job, as thread `index` sees it. */
  runOf(index: number): Run {
    const [table, numbers, steps, counters, scratch, scratchBytes] = [...this.#job] as JobNumbers;
    const { buffer } = this.#memory;
    return {
      table: new Float64Array(buffer, table, numbers),
      steps,
      counters: new Int32Array(buffer, counters, 2 * steps),
      scratch: scratch + index * scratchBytes,
    };
  }
}
