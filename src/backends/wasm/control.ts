import type { Run } from './table';

/** Where in the first page of the memory threads tell each other what happens. */
const ADDRESS = 64;

/** The words there. Addresses are kept as the signed integers that have their bits. */
const [GENERATION, IS_OPEN, INSIDE, FAILURES, TABLE, NUMBERS, STEPS, COUNTERS, SCRATCH, SCRATCH_BYTES, WORDS] =
  Array.from({ length: 11 }, (_, i) => i) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];

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

  /** Lets threads in to a job, whose counters become 0. */
  open({ table, numbers, steps, counters, scratch }: Job): void {
    new Int32Array(this.#memory.buffer, counters, 2 * steps).fill(0);
    const words = this.#words;
    for (const [word, value] of [
      [TABLE, table],
      [NUMBERS, numbers],
      [STEPS, steps],
      [COUNTERS, counters],
      [SCRATCH, scratch.address],
      [SCRATCH_BYTES, scratch.bytes],
    ] as const)
      Atomics.store(words, word, value);
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
    const word = (at: number) => Atomics.load(this.#words, at) >>> 0;
    const { buffer } = this.#memory;
    const steps = word(STEPS);
    return {
      table: new Float64Array(buffer, word(TABLE), word(NUMBERS)),
      steps,
      counters: new Int32Array(buffer, word(COUNTERS), 2 * steps),
      scratch: word(SCRATCH) + index * word(SCRATCH_BYTES),
    };
  }
}
