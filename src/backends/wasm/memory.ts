import { threads as platform } from '#threads';
import { threadOptions, type ThreadOptions } from '../thread-options';
import { Crew } from './crew';
import type { Exports } from './exports';
import { Heap } from './heap';
import { MOST_PAGES, MOST_PAGES_64, PAGE } from './memories';
import { moduleBytes64 } from './module';
import type { PlacedTable } from './placed-table';
import { Space } from './space';
import { Weights } from './weights';
import { Workspace } from './workspace';

/** The WebAssembly memory of programs, the module of kernels that works in it, and the threads that share it. */
export class OwnMemory {
  /** How many threads share it; each has scratch of its own. */
  readonly threads: number;
  readonly heap: Heap;
  readonly weights: Weights;
  readonly workspace: Workspace;
  readonly #space: Space;
  #crew: Crew;

  constructor(readonly options: ThreadOptions) {
    const wanted = threadCount(options);
    this.#space = new Space(wanted > 1, () => {
      this.#crew.end();
      this.#crew = this.#startCrew();
    });
    this.threads = this.#space.isShared ? wanted : 1;
    this.heap = new Heap(this.#space);
    this.weights = new Weights(this);
    this.workspace = new Workspace(this.heap);
    this.#crew = this.#startCrew();
  }

  get memory(): WebAssembly.Memory {
    return this.#space.memory;
  }

  get call(): Exports {
    return this.#space.call;
  }

  /** The names of the kernels, in the order in which tables count them. */
  get kernels(): readonly (keyof Exports)[] {
    return this.#space.kernels;
  }

  /** Whether its addresses have 64 bits. */
  get is64(): boolean {
    return this.#space.is64;
  }

  /** Makes room for more than 32-bit addresses reach, where the engine can. */
  to64(): void {
    this.#space.to64();
  }

  #startCrew(): Crew {
    const crew = new Crew(this.memory);
    crew.start(this.#space.module, this.threads, this.options.worker);
    return crew;
  }

  /** Runs a program. Throws as `Crew.run`. */
  run(table: PlacedTable): void {
    this.#crew.run(table, this.#space.functions);
  }

  /** Ends its threads. */
  end(): void {
    this.#crew.end();
  }

  /** To be called when something has left: without anything in it a large memory is let go. */
  left(): void {
    leaveMemory(this);
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
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
 * Lets go of the memory when nothing is in it any more, if it is large, as it cannot shrink, if its addresses are long,
 * or if other threads have been asked for.
 */
export function leaveMemory(memory: OwnMemory): void {
  const isUsual = memory.memory.buffer.byteLength <= KEPT && !memory.is64;
  const isWanted = memory.options === threadOptions() && isUsual;
  if (memory.heap.used > 0 || memory !== current || isWanted) return;
  memory.end();
  current = null;
}

/** Bytes that a memory of programs can hold. */
export function mostBytes(): number {
  return PAGE * (moduleBytes64() === null ? MOST_PAGES : MOST_PAGES_64);
}

/** Makes the memory ready for so many bytes, so that what comes need not be moved when they are there. */
export function expectBytes(bytes: number): void {
  if (current !== null) leaveMemory(current);
  if (bytes > PAGE * MOST_PAGES && bytes <= mostBytes()) ownMemory().to64();
}

/** Bytes of the parameters in the memory that programs share. */
export function heldBytes(): number {
  return current?.weights.bytes ?? 0;
}

/** Bytes in use of the memory that programs share. */
export function usedBytes(): number {
  return current?.heap.used ?? 0;
}
