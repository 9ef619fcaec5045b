// Functions of one value, four at a time.
import { held, loadSome, madd, storeSome } from './lanes';
import { beginOf } from './parts';

export const ERF: i32 = 0;
export const TANH: i32 = 1;
export const QUICK: i32 = 2;

/** Kinds of `unary` after those of GELU. */
export const SILU: i32 = 3;
const RELU: i32 = 4;
const HYPERBOLIC: i32 = 5;

/**
 * eˣ to 2 units in the last place; x is clamped to ±87, beyond which nothing here tells the difference. Adding 1.5·2²³ rounds to an integer,
 * which is then in the low bits: shifted, it is the exponent to add. `ln` and `rest` are −ln 2 in two pieces, the first with so few bits that
 * n times it is exact.
 */
// @ts-ignore: decorator
@inline
function exp(x: v128, least: v128, most: v128, log: v128, round: v128, ln: v128, rest: v128, p6: v128, p5: v128, p4: v128, p3: v128, half: v128, one: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, most), least);
  const shifted = madd(round, x, log);
  const n = f32x4.sub(shifted, round);
  const r = madd(madd(x, n, ln), n, rest);
  const p = madd(one, madd(one, madd(half, madd(p3, madd(p4, madd(p5, p6, r), r), r), r), r), r);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/**
 * `count` values through the function of a kind. Its constants are made before the loop (see `held`).
 *
 * GELU multiplies x by ½·(1 + erf(x/√2)), to 1e-7 (Abramowitz & Stegun, 7.1.26: left of 0 it is the tail itself, right of 0 what the tail
 * leaves of 1), or by a sigmoid: ½(1 + tanh y) is that of 2y. tanh x = 2·sigmoid(2x) − 1.
 */
// @ts-ignore: decorator
@inline
function unaryRow(count: i32, kind: i32, x: usize, y: usize): void {
  const zero = i32x4.splat(count >> 31), half = held(0.5, zero), one = held(1, zero);
  const least = held(-87, zero), most = held(87, zero), log = held(1.44269504088896341, zero), round = held(12582912, zero);
  const ln = held(-0.693359375, zero), rest = held(2.12194440e-4, zero);
  const p6 = held(1 / 720.0, zero), p5 = held(1 / 120.0, zero), p4 = held(1 / 24.0, zero), p3 = held(1 / 6.0, zero);
  const inner = held(kind == ERF ? 0.70710678118654752 : kind == QUICK ? 1.702 : 1.5957691216057308, zero), cube = held(0.044715, zero);
  const t0 = held(0.3275911, zero), t1 = held(0.254829592, zero), t2 = held(-0.284496736, zero), t3 = held(1.421413741, zero);
  const t4 = held(-1.453152027, zero), t5 = held(1.061405429, zero);
  for (; count > 0; count -= 4, x += 16, y += 16) {
    const value = loadSome(x, count);
    let result = value;
    if (kind == ERF) {
      const z = f32x4.mul(f32x4.abs(value), inner), t = f32x4.div(one, madd(one, z, t0));
      const p = madd(t1, madd(t2, madd(t3, madd(t4, t5, t), t), t), t);
      const e = exp(f32x4.neg(f32x4.mul(z, z)), least, most, log, round, ln, rest, p6, p5, p4, p3, half, one);
      const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), e), half);
      result = f32x4.mul(value, v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(value, f32x4.splat(0))));
    } else if (kind == RELU) {
      result = f32x4.max(value, f32x4.splat(0));
    } else if (kind <= HYPERBOLIC) {
      let inside = value;
      if (kind == QUICK) inside = f32x4.mul(value, inner);
      if (kind == TANH) inside = f32x4.mul(f32x4.mul(value, madd(one, f32x4.mul(value, value), cube)), inner);
      if (kind == HYPERBOLIC) inside = f32x4.add(value, value);
      const e = exp(f32x4.neg(inside), least, most, log, round, ln, rest, p6, p5, p4, p3, half, one);
      const sigmoid = f32x4.div(one, f32x4.add(one, e));
      result = kind == HYPERBOLIC ? f32x4.sub(f32x4.add(sigmoid, sigmoid), one) : f32x4.mul(value, sigmoid);
    }
    storeSome(y, count, result);
  }
}

/** `count` values at x to y, which may be the same, through the function of a kind. */
export function unaryOfKind(count: i32, kind: i32, x: usize, y: usize): void {
  // A loop for each, so that no branch is in any.
  if (kind == ERF) unaryRow(count, ERF, x, y);
  else if (kind == TANH) unaryRow(count, TANH, x, y);
  else if (kind == QUICK) unaryRow(count, QUICK, x, y);
  else if (kind == SILU) unaryRow(count, SILU, x, y);
  else if (kind == RELU) unaryRow(count, RELU, x, y);
  else if (kind == HYPERBOLIC) unaryRow(count, HYPERBOLIC, x, y);
  else unaryRow(count, 6, x, y);
}

/**
 * x [rows, width] → y, through GELU (kinds 0 to 2: erf, tanh, quick), SiLU (3), ReLU (4), tanh (5) or as it is (6). Rows of x and y are
 * `ldx` and `ldy` floats apart; where nothing lies between them they are one. Parts are rows, or pieces of the one.
 */
export function unary(rows: i32, width: i32, kind: i32, x: usize, ldx: i32, y: usize, ldy: i32, part: i32, parts: i32): void {
  if (rows == 1 || (ldx == width && ldy == width)) {
    const count = rows * width, units = (count + 3) >> 2;
    const begin = 4 * beginOf(units, part, parts), end = min(count, 4 * beginOf(units, part + 1, parts));
    const at = <usize>begin << 2;
    unaryOfKind(end - begin, kind, x + at, y + at);
    return;
  }
  const end = beginOf(rows, part + 1, parts);
  for (let r = beginOf(rows, part, parts); r < end; r++) unaryOfKind(width, kind, x + (<usize>r * <usize>ldx << 2), y + (<usize>r * <usize>ldy << 2));
}

/** x [rows, 2·width] → y [rows, width]: the first half of each row times the GELU of the second. Parts are rows. */
export function geglu(rows: i32, width: i32, kind: i32, x: usize, ldx: i32, y: usize, ldy: i32, part: i32, parts: i32): void {
  const end = beginOf(rows, part + 1, parts), bytes = <usize>width << 2;
  for (let r = beginOf(rows, part, parts); r < end; r++) {
    const from = x + (<usize>r * <usize>ldx << 2), to = y + (<usize>r * <usize>ldy << 2);
    unaryOfKind(width, kind, from + bytes, to);
    for (let c = 0; c < width; c += 4) {
      const at = <usize>c << 2, some = width - c;
      storeSome(to + at, some, f32x4.mul(loadSome(from + at, some), loadSome(to + at, some)));
    }
  }
}
