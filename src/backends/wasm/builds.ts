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

/** How the module imports its memory: by these names, with limits of a kind. The section's length comes before it. */
const MEMORY = [1, 3, ...new TextEncoder().encode('env'), 6, ...new TextEncoder().encode('memory'), 2];
const UNSHARED = [0, 0]; // no maximum; at least 0 pages
const SHARED = [3, 0, 0x80, 0x80, 4]; // at least 0 pages, at most 65,536

/** The same module for a shared memory of at most 4 GiB; nothing else differs. */
export function forSharedMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const section = Uint8Array.of(2, MEMORY.length + UNSHARED.length, ...MEMORY, ...UNSHARED);
  const at = bytes.findIndex((_, i) => section.every((byte, j) => bytes[i + j] === byte));
  if (at < 0) throw new TypeError('the module does not import its memory as forSharedMemory expects');
  const shared = Uint8Array.of(2, MEMORY.length + SHARED.length, ...MEMORY, ...SHARED);
  const result = new Uint8Array(bytes.length - section.length + shared.length);
  result.set(bytes.subarray(0, at));
  result.set(shared, at);
  result.set(bytes.subarray(at + section.length), at + shared.length);
  return result;
}
