import { bytesOf } from '../../base64';

/** A function with one `f32x4.relaxed_madd`. */
// prettier-ignore
const RELAXED = Uint8Array.of(
  0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 6, 1, 0x60, 1, 0x7b, 1, 0x7b, 3, 2, 1, 0,
  10, 13, 1, 11, 0, 0x20, 0, 0x20, 0, 0x20, 0, 0xfd, 0x85, 2, 0x0b,
);

/**
 * Whether this engine has relaxed SIMD, whose fused multiply-add the kernels use where it is there: V8 from 11.4 on
 * (Node 22, Chromium 114).
 */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(RELAXED);
}

/** The module of sd-ts' own kernels that suits this engine, for a memory that is not shared. Fetches only that one. */
export async function kernelBytes(isRelaxed = hasRelaxedSimd()): Promise<Uint8Array<ArrayBuffer>> {
  const { binary } = await (isRelaxed ? import('./binary-relaxed') : import('./binary'));
  return bytesOf(binary);
}

/** The module for a memory with 64-bit addresses, with relaxed SIMD. Its exports take addresses as numbers, too. */
export async function kernelBytes64(): Promise<Uint8Array<ArrayBuffer>> {
  return bytesOf((await import('./binary-memory64')).binary);
}

/** How a module imports its memory: by these names, with limits of a kind. The section's length comes before it. */
const MEMORY = [1, 3, ...new TextEncoder().encode('env'), 6, ...new TextEncoder().encode('memory'), 2];

/** Limits as the compiler writes them, with no maximum, and those of a shared memory, with the most that there can be. */
const LIMITS = [
  { unshared: [0, 0], shared: [3, 0, 0x80, 0x80, 4] }, // 65,536 pages
  { unshared: [4, 0], shared: [7, 0, 0x80, 0x80, 16] }, // 262,144 pages, with 64-bit addresses
];

/** The same module for a shared memory; nothing else differs. */
export function forSharedMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  for (const { unshared, shared } of LIMITS) {
    const [before, after] = [unshared, shared].map((limits) =>
      Uint8Array.of(2, MEMORY.length + limits.length, ...MEMORY, ...limits),
    ) as [Uint8Array, Uint8Array];
    const at = bytes.findIndex((_, i) => before.every((byte, j) => bytes[i + j] === byte));
    if (at < 0) continue;
    const result = new Uint8Array(bytes.length - before.length + after.length);
    result.set(bytes.subarray(0, at));
    result.set(after, at);
    result.set(bytes.subarray(at + before.length), at + after.length);
    return result;
  }
  throw new TypeError('the module does not import its memory as forSharedMemory expects');
}
