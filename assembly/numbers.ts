// Weights as memory holds them: float32, or halves as their 16 bits.
import { held, loadSome } from './lanes';

export const FLOAT32: i32 = 0;
export const FLOAT16: i32 = 1;
export const BFLOAT16: i32 = 2;

/** Bytes of a value, as a shift. */
// @ts-ignore: decorator
@inline
export function shiftOf(kind: i32): usize {
  return kind == FLOAT32 ? 2 : 1;
}

/** float16, each in the low bits of 32, as float32; numbers below the normal range, infinities and NaN too. */
// @ts-ignore: decorator
@inline
function widened16(bits: v128, signs: v128, rest: v128, bias: v128, smallest: v128, least: v128, most: v128, infinity: v128): v128 {
  const magnitude = i32x4.shl(v128.and(bits, rest), 13), normal = i32x4.add(magnitude, bias);
  // With the exponent of the smallest normal number, a small one is off by just that number.
  const small = f32x4.sub(i32x4.add(magnitude, smallest), smallest);
  const finite = v128.bitselect(small, normal, i32x4.lt_s(magnitude, least));
  const infinite = v128.and(i32x4.ge_s(magnitude, most), infinity);
  return v128.or(v128.or(finite, infinite), i32x4.shl(v128.and(bits, signs), 16));
}

/** Halves, each in the low bits of 32, as float32. */
// @ts-ignore: decorator
@inline
function widened(bits: v128, kind: i32): v128 {
  if (kind == BFLOAT16) return i32x4.shl(bits, 16);
  return widened16(bits, i32x4.splat(0x8000), i32x4.splat(0x7fff), i32x4.splat(112 << 23), i32x4.splat(113 << 23), i32x4.splat(1 << 23), i32x4.splat(31 << 23), i32x4.splat(255 << 23));
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
  if (kind == BFLOAT16) {
    for (; to < end; from += 8, to += 16) v128.store(to, i32x4.shl(v128.load16x4_u(from), 16));
    return;
  }
  const zero = i32x4.splat(count >> 31), signs = heldBits(0x8000, zero), rest = heldBits(0x7fff, zero), bias = heldBits(112 << 23, zero);
  const smallest = heldBits(113 << 23, zero), least = heldBits(1 << 23, zero), most = heldBits(31 << 23, zero), infinity = heldBits(255 << 23, zero);
  for (; to < end; from += 8, to += 16) {
    v128.store(to, widened16(v128.load16x4_u(from), signs, rest, bias, smallest, least, most, infinity));
  }
}

// @ts-ignore: decorator
@inline
function heldBits(bits: i32, zero: v128): v128 {
  return held(reinterpret<f32>(bits), zero);
}
