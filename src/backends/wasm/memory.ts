import { threads as platform } from '#threads';
import { threadOptions, type ThreadOptions } from '../thread-options';
import { forSharedMemory } from './builds';
import { Crew } from './crew';
import type { Exports } from './exports';
import { Heap, MOST_PAGES } from './heap';
import { moduleBytes } from './module';
import type { PlacedTable } from './placed-table';
import type { Kernel } from './table';
import { Weights } from './weights';
import { Workspace } from './workspace';

/** The WebAssembly memory of programs, the module of kernels that works in it, and the threads that share it. */
export class OwnMemory {
  readonly memory: WebAssembly.Memory;
  /** How many threads share it; each has scratch of its own. */
  readonly threads: number;
  readonly heap: Heap;
  readonly call: Exports;
  /** The names of the kernels, in the order in which tables count them. */
  readonly kernels: readonly (keyof Exports)[];
  readonly weights: Weights;
  readonly workspace: Workspace;
  readonly crew: Crew;
  readonly #functions: readonly Kernel[];

  constructor(readonly options: ThreadOptions) {
    const wanted = threadCount(options);
    this.memory = (wanted > 1 ? sharedMemory() : null) ?? new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
    const isShared = !(this.memory.buffer instanceof ArrayBuffer);
    this.threads = isShared ? wanted : 1;
    const module = new WebAssembly.Module(isShared ? forSharedMemory(moduleBytes()) : moduleBytes());
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    this.call = exports as unknown as Exports;
    this.kernels = Object.keys(exports) as (keyof Exports)[];
    this.#functions = Object.values(exports) as Kernel[];
    this.heap = new Heap(this.memory);
    this.weights = new Weights(this);
    this.workspace = new Workspace(this.heap);
    this.crew = new Crew(this.memory);
    this.crew.start(module, this.threads, options.worker);
  }

  /** Runs a program. Throws as `Crew.run`. */
  run(table: PlacedTable): void {
    this.crew.run(table, this.#functions);
  }

  /** To be called when something has left: without anything in it a large memory is let go. */
  left(): void {
    leaveMemory(this);
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }
}

/** Where a page may not share memory, or there are no addresses left for another one, there is none. */
function sharedMemory(): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  } catch {
    return null;
  }
}

function threadCount({ threads }: ThreadOptions): number {
  const cores = Math.max(1, platform.cores());
  return platform.whyAlone() === null ? Math.min(threads ?? cores, cores) : 1;
}

/** Why there is one thread only, where more could be had elsewhere; null if there is no such reason. */
export function whyOneThread(): string | null {
  const reason = platform.whyAlone();
  return reason === null ? null : `one thread computes: ${reason}`;
}

let current: OwnMemory | null = null;

/** The memory that programs share; made when the first one needs it. */
export function ownMemory(): OwnMemory {
  if (current !== null && current.options !== threadOptions()) leaveMemory(current);
  return (current ??= new OwnMemory(threadOptions()));
}

/** A memory of at most so many bytes, and its threads, are kept for what comes next. */
const KEPT = 2 ** 28;

/**
 * Lets go of the memory when nothing is in it any more, if it is large, as it cannot shrink, or if other threads have
 * been asked for.
 */
export function leaveMemory(memory: OwnMemory): void {
  const isWanted = memory.options === threadOptions() && memory.memory.buffer.byteLength <= KEPT;
  if (memory.heap.used > 0 || memory !== current || isWanted) return;
  memory.crew.end();
  current = null;
}

/** Bytes of the parameters in the memory that programs share. */
export function heldBytes(): number {
  return current?.weights.bytes ?? 0;
}

/** Bytes in use of the memory that programs share. */
export function usedBytes(): number {
  return current?.heap.used ?? 0;
}
