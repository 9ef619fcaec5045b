// Weights as memory holds them: float32, halves as their 16 bits, or 8 bits in groups of 8 columns, which begin with 8 scales.
import { held, loadSome } from './lanes';

export const FLOAT32: i32 = 0;
export const FLOAT16: i32 = 1;
export const BFLOAT16: i32 = 2;
export const INT8: i32 = 3;

/** Bytes of the scales of 8 columns. */
// @ts-ignore: decorator
@inline
export const SCALES: usize = 32;

/** Bytes of a value, as a shift. */
// @ts-ignore: decorator
@inline
export function shiftOf(kind: i32): usize {
  if (kind == INT8) return 0;
  return kind == FLOAT32 ? 2 : 1;
}

/** Bytes of `rows` rows of 8 columns, with their scales if there are any. */
// @ts-ignore: decorator
@inline
export function groupBytes(rows: i32, kind: i32): usize {
  return (<usize>rows << (3 + shiftOf(kind))) + (kind == INT8 ? SCALES : 0);
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

/** `rows` rows of 8 columns as float32: from row `at` on of a group at `group`, of any kind but float32. */
export function widenRows(rows: i32, kind: i32, group: usize, at: i32, to: usize): void {
  if (kind != INT8) return widen(rows << 3, kind, group + (<usize>at << 4), to);
  const low = v128.load(group), high = v128.load(group, 16), end = to + (<usize>rows << 5);
  for (let from = group + SCALES + (<usize>at << 3); to < end; from += 8, to += 32) {
    const values = v128.load8x8_s(from);
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(values)), low));
    v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(values)), high), 16);
  }
}

// @ts-ignore: decorator
@inline
function heldBits(bits: i32, zero: v128): v128 {
  return held(reinterpret<f32>(bits), zero);
}
