import { UnsupportedError } from '../../errors';
import { PAGE } from './memories';
import type { Space } from './space';

/** A cache line: two threads that write to two allocations do not disturb each other. */
const ALIGNMENT = 64;

/**
 * Where the first piece lies. The page before it is for what threads tell each other; the compiler of the kernels takes
 * it that nothing lies in the first 1,024 bytes.
 */
export const FIRST = PAGE;

interface Block {
  address: number;
  bytes: number;
}

/** What a heap lies in. */
type Ground = Pick<Space, 'pages' | 'most' | 'grow'>;

/** Gives out pieces of a WebAssembly memory, which it lets grow as needed. The first page is never given out. */
export class Heap {
  readonly #ground: Ground;
  /** What is free, by address; no two of them touch. */
  readonly #free: Block[] = [];
  readonly #given = new Map<number, number>();
  #used = 0;
  #end = FIRST;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Bytes that are given out. */
  get used(): number {
    return this.#used;
  }

  /** Bytes that can still be given out without longer addresses, though perhaps not in one piece. */
  get room(): number {
    return PAGE * this.#ground.most - FIRST - this.#used;
  }

  /** The address of `bytes` of memory, aligned to a cache line. Throws `UnsupportedError` where there is no room. */
  allocate(bytes: number): number {
    const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
    const address = this.#reuse(size) ?? this.#extend(size);
    this.#given.set(address, size);
    this.#used += size;
    return address;
  }

  free(address: number): void {
    const bytes = this.#given.get(address);
    if (bytes === undefined) throw new TypeError(`address ${address} was not given out`);
    this.#given.delete(address);
    this.#used -= bytes;
    const index = this.#free.findIndex((block) => block.address > address);
    const at = index < 0 ? this.#free.length : index;
    this.#free.splice(at, 0, { address, bytes });
    this.#join(at);
    this.#join(at - 1);
    const last = this.#free.at(-1);
    if (last !== undefined && last.address + last.bytes === this.#end) {
      this.#end = last.address;
      this.#free.pop();
    }
  }

  /** The smallest free block that is large enough, so that large ones stay whole. */
  #reuse(size: number): number | null {
    let best = -1;
    for (const [i, { bytes }] of this.#free.entries())
      if (bytes >= size && (best < 0 || bytes < (this.#free[best] as Block).bytes)) best = i;
    const block = this.#free[best];
    if (block === undefined) return null;
    const { address } = block;
    block.address += size;
    block.bytes -= size;
    if (block.bytes === 0) this.#free.splice(best, 1);
    return address;
  }

  #extend(size: number): number {
    const missing = Math.ceil((this.#end + size) / PAGE) - this.#ground.pages;
    if (missing > 0) this.#grow(missing, size);
    const address = this.#end;
    this.#end += size;
    return address;
  }

  #grow(pages: number, size: number): void {
    try {
      this.#ground.grow(pages);
    } catch (cause) {
      const found = `there is no room for ${size} bytes more beside ${this.#used} in use`;
      const needed = `a memory of at most ${(PAGE * this.#ground.most) / 2 ** 30} GiB holds programs and weights`;
      const advice = 'draw smaller pictures or fewer at a time, use mixed_float16, or another backend';
      throw new UnsupportedError(`wasm: ${found}; ${needed}: ${advice}.`, { cause });
    }
  }

  /** Joins a free block with the next one if they touch. */
  #join(index: number): void {
    const [block, next] = [this.#free[index], this.#free[index + 1]];
    if (block === undefined || next === undefined || block.address + block.bytes !== next.address) return;
    block.bytes += next.bytes;
    this.#free.splice(index + 1, 1);
  }
}
