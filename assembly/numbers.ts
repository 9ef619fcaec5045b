// Weights as memory holds them: float32, or halves as their 16 bits.
import { loadSome } from './lanes';

export const FLOAT32: i32 = 0;
export const FLOAT16: i32 = 1;
export const BFLOAT16: i32 = 2;

/** Bytes of a value, as a shift. */
// @ts-ignore: decorator
@inline
export function shiftOf(kind: i32): usize {
  return kind == FLOAT32 ? 2 : 1;
}

/** Halves, each in the low bits of 32, as float32; numbers below float16's normal range, infinities and NaN too. */
// @ts-ignore: decorator
@inline
function widened(bits: v128, kind: i32): v128 {
  if (kind == BFLOAT16) return i32x4.shl(bits, 16);
  const magnitude = i32x4.shl(v128.and(bits, i32x4.splat(0x7fff)), 13);
  const normal = i32x4.add(magnitude, i32x4.splat(112 << 23));
  // With the exponent of the smallest normal number, a small one is off by just that number.
  const small = f32x4.sub(i32x4.add(magnitude, i32x4.splat(113 << 23)), i32x4.splat(113 << 23));
  const finite = v128.bitselect(small, normal, i32x4.lt_s(magnitude, i32x4.splat(1 << 23)));
  const infinite = v128.and(i32x4.ge_s(magnitude, i32x4.splat(31 << 23)), i32x4.splat(255 << 23));
  return v128.or(v128.or(finite, infinite), i32x4.shl(v128.and(bits, i32x4.splat(0x8000)), 16));
}

/** Up to four values of a kind; the others are 0. */
export function loadSomeOf(from: usize, count: i32, kind: i32): v128 {
  if (kind == FLOAT32) return loadSome(from, count);
  if (count >= 4) return widened(v128.load16x4_u(from), kind);
  let bits = i32x4.splat(<i32>load<u16>(from));
  bits = i32x4.replace_lane(bits, 1, count > 1 ? <i32>load<u16>(from, 2) : 0);
  bits = i32x4.replace_lane(bits, 2, count > 2 ? <i32>load<u16>(from, 4) : 0);
  return widened(i32x4.replace_lane(bits, 3, 0), kind);
}

/** `count` halves, a multiple of 4, as float32. */
export function widen(count: i32, kind: i32, from: usize, to: usize): void {
  const end = to + (<usize>count << 2);
  if (kind == BFLOAT16) for (; to < end; from += 8, to += 16) v128.store(to, widened(v128.load16x4_u(from), BFLOAT16));
  else for (; to < end; from += 8, to += 16) v128.store(to, widened(v128.load16x4_u(from), FLOAT16));
}
