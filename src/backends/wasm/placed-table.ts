import type { Exports } from './exports';
import type { Heap } from './heap';
import type { Step } from './steps';
import { tableOf } from './table';

/** The memory that a table is put into. */
interface Ground {
  readonly memory: WebAssembly.Memory;
  readonly heap: Heap;
  readonly kernels: readonly (keyof Exports)[];
}

/** A program's table where all threads find it. */
export class PlacedTable {
  readonly steps: number;
  readonly numbers: number;
  /** Addresses. */
  readonly table: number;
  readonly counters: number;
  readonly #heap: Heap;

  /** A table of steps that were made for a workspace at `base`, in which `scratch` is that of the first thread. */
  constructor(
    { memory, heap, kernels }: Ground,
    readonly base: number,
    steps: readonly Step[],
    readonly scratch: { readonly address: number; readonly bytes: number },
  ) {
    const numbers = tableOf(steps, kernels);
    this.#heap = heap;
    this.steps = steps.length;
    this.numbers = numbers.length;
    this.table = heap.allocate(8 * numbers.length + 8 * steps.length);
    this.counters = this.table + 8 * numbers.length;
    new Float64Array(memory.buffer, this.table, numbers.length).set(numbers);
  }

  free(): void {
    this.#heap.free(this.table);
  }
}
