import type { Exports } from './exports';
import { Heap, MOST_PAGES } from './heap';
import { moduleBytes } from './module';
import type { PlacedTable } from './placed-table';
import { work, type Kernel } from './table';
import { Weights } from './weights';
import { Workspace } from './workspace';

/** The WebAssembly memory of programs, and the module of kernels that works in it. tfjs knows nothing of it. */
export class OwnMemory {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  readonly heap = new Heap(this.memory);
  readonly module = new WebAssembly.Module(moduleBytes());
  readonly #exports = new WebAssembly.Instance(this.module, { env: { memory: this.memory } }).exports;
  readonly call = this.#exports as unknown as Exports;
  readonly threads = 1;
  /** The names of the kernels, in the order in which tables count them. */
  readonly kernels = Object.keys(this.#exports) as (keyof Exports)[];
  readonly weights = new Weights(this);
  readonly workspace = new Workspace(this.heap);

  /** Runs a program. */
  run({ table, numbers, steps, counters, scratch }: PlacedTable): void {
    const { buffer } = this.memory;
    const counted = new Int32Array(buffer, counters, 2 * steps).fill(0);
    const run = { table: new Float64Array(buffer, table, numbers), steps, counters: counted, scratch: scratch.address };
    work(run, Object.values(this.#exports) as Kernel[], () => undefined);
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }
}

let current: OwnMemory | null = null;

/** The memory that programs share; made when the first one needs it. */
export function ownMemory(): OwnMemory {
  return (current ??= new OwnMemory());
}

/** Lets go of the memory when nothing is in it any more: it cannot shrink. */
export function leaveMemory(memory: OwnMemory): void {
  if (memory.heap.used === 0 && memory === current) current = null;
}

/** Bytes in use of the memory that programs share. */
export function usedBytes(): number {
  return current?.heap.used ?? 0;
}
