// Memories with addresses of 32 and of 64 bits (`memory64`), by what both have in common.

/** Bytes of a page of WebAssembly. */
export const PAGE = 2 ** 16;

/** The most that 32-bit addresses reach, in pages: 4 GiB. */
export const MOST_PAGES = 2 ** 16;

/** The most that engines give to 64-bit ones: 16 GiB. */
export const MOST_PAGES_64 = 2 ** 18;

/** What TypeScript does not know of memories with 64-bit addresses: their sizes are integers of 64 bits too. */
interface Memories64 {
  readonly Memory: new (descriptor: {
    address: 'i64';
    initial: bigint;
    maximum: bigint;
    shared: boolean;
  }) => WebAssembly.Memory;
}

interface Memory64 {
  grow(pages: bigint): bigint;
}

/** A memory of one page. Where a page may not share one, or there are no addresses left for another one, it is not shared. */
export function memory32(wantsShared: boolean): WebAssembly.Memory {
  const limits = { initial: 1, maximum: MOST_PAGES };
  try {
    return new WebAssembly.Memory({ ...limits, shared: wantsShared });
  } catch {
    return new WebAssembly.Memory(limits);
  }
}

/** The same with 64-bit addresses. Throws where the engine has none, or no room for as many of them. */
export function memory64(shared: boolean): WebAssembly.Memory {
  const { Memory } = WebAssembly as unknown as Memories64;
  return new Memory({ address: 'i64', initial: 1n, maximum: BigInt(MOST_PAGES_64), shared });
}

/** Adds pages. Throws `RangeError` where there can be no more. */
export function addPages(memory: WebAssembly.Memory, pages: number, is64: boolean): void {
  if (is64) (memory as unknown as Memory64).grow(BigInt(pages));
  else memory.grow(pages);
}

/** Whether this engine gives memories with 64-bit addresses: V8 from 13.3 on (Node 24, Chromium 133). */
export function hasMemory64(): boolean {
  try {
    return memory64(false).grow.length >= 0;
  } catch {
    return false;
  }
}
