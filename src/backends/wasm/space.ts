import { forSharedMemory } from './builds';
import type { Exports } from './exports';
import { moduleBytes, moduleBytes64 } from './module';
import { addPages, MOST_PAGES, MOST_PAGES_64, memory32, PAGE, memory64 } from './memories';
import type { Kernel } from './table';

/** A memory, and the kernels in it. */
interface Place {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly call: Exports;
  readonly functions: readonly Kernel[];
}

/**
 * A WebAssembly memory and the kernels that work in it. Its addresses have 32 bits, with which engines are faster by a
 * fifth, until more is wanted than they reach; then all goes on, at the same addresses, in a memory whose addresses
 * have 64.
 */
export class Space {
  readonly isShared: boolean;
  /** The names of the kernels, in the order in which tables count them; the same in both memories. */
  readonly kernels: readonly (keyof Exports)[];
  /** Told when memory and kernels are others. */
  readonly #moved: () => void;
  #place: Place;
  #is64 = false;

  constructor(wantsShared: boolean, moved: () => void) {
    const memory = memory32(wantsShared);
    this.isShared = !(memory.buffer instanceof ArrayBuffer);
    this.#place = placeIn(memory, moduleBytes(), this.isShared);
    this.kernels = Object.keys(this.#place.call) as (keyof Exports)[];
    this.#moved = moved;
  }

  get memory(): WebAssembly.Memory {
    return this.#place.memory;
  }

  get module(): WebAssembly.Module {
    return this.#place.module;
  }

  get call(): Exports {
    return this.#place.call;
  }

  get functions(): readonly Kernel[] {
    return this.#place.functions;
  }

  get is64(): boolean {
    return this.#is64;
  }

  get pages(): number {
    return this.memory.buffer.byteLength / PAGE;
  }

  /** The most pages that its addresses reach. */
  get most(): number {
    return this.#is64 ? MOST_PAGES_64 : MOST_PAGES;
  }

  /** Adds pages. Throws `RangeError` where there can be no more. */
  grow(pages: number): void {
    if (this.pages + pages > this.most) this.to64();
    addPages(this.memory, pages, this.#is64);
  }

  /** Has 64-bit addresses from now on, where the engine has them and room for what lies here, which is copied. */
  to64(): void {
    const bytes = moduleBytes64();
    const memory = this.#is64 || bytes === null ? null : memoryOf(this.pages, this.isShared);
    if (bytes === null || memory === null) return;
    // The first page is for what threads tell each other; new ones begin anew.
    new Uint8Array(memory.buffer, PAGE).set(new Uint8Array(this.memory.buffer, PAGE));
    [this.#place, this.#is64] = [placeIn(memory, bytes, this.isShared), true];
    this.#moved();
  }
}

/** A memory with 64-bit addresses; null where there is no room for it. */
function memoryOf(pages: number, isShared: boolean): WebAssembly.Memory | null {
  try {
    const memory = memory64(isShared);
    addPages(memory, pages - 1, true);
    return memory;
  } catch {
    return null;
  }
}

function placeIn(memory: WebAssembly.Memory, bytes: Uint8Array<ArrayBuffer>, isShared: boolean): Place {
  const module = new WebAssembly.Module(isShared ? forSharedMemory(bytes) : bytes);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, module, call: exports as unknown as Exports, functions: Object.values(exports) as Kernel[] };
}
