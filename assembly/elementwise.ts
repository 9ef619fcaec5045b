// Functions of one value, four at a time.
import { loadSome, madd, storeSome } from './lanes';
import { beginOf } from './parts';

/** eˣ to 2 units in the last place; x is clamped to ±87, beyond which nothing here tells the difference. */
// @ts-ignore: decorator
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(87)), f32x4.splat(-87));
  // Adding 1.5·2²³ rounds to an integer, which is then in the low bits: shifted, it is the exponent to add.
  const shifted = madd(f32x4.splat(12582912), x, f32x4.splat(1.44269504088896341));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two pieces, the first with so few bits that n times it is exact.
  let r = madd(x, n, f32x4.splat(-0.693359375));
  r = madd(r, n, f32x4.splat(2.12194440e-4));
  let p = f32x4.splat(1 / 720.0);
  p = madd(f32x4.splat(1 / 120.0), p, r);
  p = madd(f32x4.splat(1 / 24.0), p, r);
  p = madd(f32x4.splat(1 / 6.0), p, r);
  p = madd(f32x4.splat(0.5), p, r);
  p = madd(f32x4.splat(1), p, r);
  p = madd(f32x4.splat(1), p, r);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp(f32x4.neg(x))));
}

/** ½·(1 + erf(x/√2)), to 1e-7 (Abramowitz & Stegun, 7.1.26). */
// @ts-ignore: decorator
@inline
function normalCdf(x: v128): v128 {
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678118654752));
  const t = f32x4.div(f32x4.splat(1), madd(f32x4.splat(1), z, f32x4.splat(0.3275911)));
  let p = f32x4.splat(1.061405429);
  p = madd(f32x4.splat(-1.453152027), p, t);
  p = madd(f32x4.splat(1.421413741), p, t);
  p = madd(f32x4.splat(-0.284496736), p, t);
  p = madd(f32x4.splat(0.254829592), p, t);
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), exp(f32x4.neg(f32x4.mul(z, z)))), f32x4.splat(0.5));
  // Left of 0 it is the tail itself, right of 0 what the tail leaves of 1.
  return v128.bitselect(tail, f32x4.sub(f32x4.splat(1), tail), f32x4.lt(x, f32x4.splat(0)));
}

export const ERF: i32 = 0;
export const TANH: i32 = 1;
export const QUICK: i32 = 2;

/** What x is multiplied by in its GELU of a kind; ½(1 + tanh y) is the sigmoid of 2y. */
// @ts-ignore: decorator
@inline
function gate(x: v128, kind: i32): v128 {
  if (kind == ERF) return normalCdf(x);
  if (kind == QUICK) return sigmoid(f32x4.mul(x, f32x4.splat(1.702)));
  const cube = madd(f32x4.splat(1), f32x4.mul(x, x), f32x4.splat(0.044715));
  return sigmoid(f32x4.mul(f32x4.mul(x, cube), f32x4.splat(1.5957691216057308)));
}

// @ts-ignore: decorator
@inline
function geluOf(x: v128, kind: i32): v128 {
  return f32x4.mul(x, gate(x, kind));
}

/** Kinds of `unary` after those of GELU. */
const SILU: i32 = 3;
const RELU: i32 = 4;
const HYPERBOLIC: i32 = 5;

// @ts-ignore: decorator
@inline
function unaryOf(x: v128, kind: i32): v128 {
  if (kind <= QUICK) return geluOf(x, kind);
  if (kind == SILU) return f32x4.mul(x, sigmoid(x));
  if (kind == RELU) return f32x4.max(x, f32x4.splat(0));
  // tanh x = 2·sigmoid(2x) − 1
  if (kind == HYPERBOLIC) return f32x4.sub(f32x4.mul(sigmoid(f32x4.add(x, x)), f32x4.splat(2)), f32x4.splat(1));
  return x;
}

// @ts-ignore: decorator
@inline
function unaryRow(count: i32, kind: i32, x: usize, y: usize): void {
  for (; count >= 4; count -= 4, x += 16, y += 16) v128.store(y, unaryOf(v128.load(x), kind));
  if (count > 0) storeSome(y, count, unaryOf(loadSome(x, count), kind));
}

function unaryOfKind(count: i32, kind: i32, x: usize, y: usize): void {
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
  const begin = beginOf(rows, part, parts), count = beginOf(rows, part + 1, parts) - begin;
  x += <usize>begin * <usize>ldx << 2;
  y += <usize>begin * <usize>ldy << 2;
  if (kind == ERF) gegluRows(count, width, ERF, x, ldx, y, ldy);
  else if (kind == TANH) gegluRows(count, width, TANH, x, ldx, y, ldy);
  else gegluRows(count, width, QUICK, x, ldx, y, ldy);
}

// @ts-ignore: decorator
@inline
function gegluRows(rows: i32, width: i32, kind: i32, x: usize, ldx: i32, y: usize, ldy: i32): void {
  const bytes = <usize>width << 2, full = bytes & ~15;
  const left = width & 3;
  for (let r = 0; r < rows; r++, x += <usize>ldx << 2, y += <usize>ldy << 2) {
    const gates = x + bytes;
    for (let i: usize = 0; i < full; i += 16) v128.store(y + i, f32x4.mul(v128.load(x + i), geluOf(v128.load(gates + i), kind)));
    if (left > 0) storeSome(y + full, left, f32x4.mul(loadSome(x + full, left), geluOf(loadSome(gates + full, left), kind)));
  }
}
