// Matrix products c = a·b. Matrices are row-major, `ld` is the distance of rows in floats. Both sides are packed first, so that the
// innermost loop reads them in order: a in groups of 4 rows, [⌈m/4⌉][k][4], b in panels of 8 columns, [⌈n/8⌉][k][8], padded with zeros.
import { storeSome, turn } from './lanes';

// @ts-ignore: decorator
@inline
const PANEL: i32 = 8;

/** Floats of the left-hand side that stay in the second-level cache while the panels pass. */
// @ts-ignore: decorator
@inline
const BLOCK: i32 = 131072;

/** Bytes of a tile that is computed aside, because part of it lies outside. */
// @ts-ignore: decorator
@inline
export const ASIDE: usize = 128;

// @ts-ignore: decorator
@inline
export function upTo4(n: i32): i32 {
  return (n + 3) & -4;
}

// @ts-ignore: decorator
@inline
export function upTo8(n: i32): i32 {
  return (n + 7) & -8;
}

// @ts-ignore: decorator
@inline
function rowsAtATime(k: i32): i32 {
  return max(BLOCK / k, 48) & -4;
}

/** Bytes that `multiply` needs for itself. */
export function multiplyScratch(m: i32, k: i32): usize {
  return ASIDE + (<usize>(min(upTo4(m), rowsAtATime(k)) * k) << 2);
}

/** Packs b [k, n]. */
export function pack(k: i32, n: i32, b: usize, ldb: i32, to: usize): void {
  const row = <usize>ldb << 2;
  for (let j = 0; j < n; j += PANEL) {
    let from = b + (<usize>j << 2);
    const columns = n - j;
    for (let i = 0; i < k; i++, from += row, to += 32) {
      if (columns >= PANEL) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      } else {
        for (let p = 0; p < PANEL; p++) store<f32>(to + (<usize>p << 2), p < columns ? load<f32>(from + (<usize>p << 2)) : 0);
      }
    }
  }
}

/** Packs the transpose of b [n, k]. */
export function packTransposed(k: i32, n: i32, b: usize, ldb: i32, to: usize): void {
  for (let j = 0; j < n; j += PANEL) {
    packGroup(n - j, k, b, ldb, to, 32);
    packGroup(n - j - 4, k, b + (<usize>ldb << 4), ldb, to + 16, 32);
    b += <usize>ldb << 5;
    to += <usize>k << 5;
  }
}

/** Packs a [m, k]. */
export function packRows(m: i32, k: i32, a: usize, lda: i32, to: usize): void {
  for (let i = 0; i < m; i += 4, a += <usize>lda << 4, to += <usize>k << 4) packGroup(m - i, k, a, lda, to, 16);
}

/** Turns 4 rows, of which the first `count` are there, into columns `step` bytes apart. */
function packGroup(count: i32, k: i32, a: usize, lda: i32, to: usize, step: usize): void {
  const row = <usize>lda << 2, end = to + <usize>k * step;
  if (count >= 4) {
    const most = to + <usize>(k & -4) * step;
    for (; to < most; to += 4 * step, a += 16) turn(v128.load(a), v128.load(a + row), v128.load(a + 2 * row), v128.load(a + 3 * row), to, step);
  }
  for (; to < end; to += step, a += 4) {
    store<f32>(to, count > 0 ? load<f32>(a) : 0);
    store<f32>(to, count > 1 ? load<f32>(a + row) : 0, 4);
    store<f32>(to, count > 2 ? load<f32>(a + 2 * row) : 0, 8);
    store<f32>(to, count > 3 ? load<f32>(a + 3 * row) : 0, 12);
  }
}

// @ts-ignore: decorator
@inline
function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * A group of rows by a panel, on top of (low, high); k > 0. Not unrolled: engines move all loads of a loop's body before its sums,
 * and those of one step are as many as the 16 registers hold beside the 8 sums (unrolled, it is at half the speed).
 */
function tile(k: i32, a: usize, b: usize, c: usize, ldc: usize, low: v128, high: v128): void {
  let l0 = low, l1 = low, l2 = low, l3 = low, h0 = high, h1 = high, h2 = high, h3 = high;
  const end = b + (<usize>k << 5);
  do {
    const p = v128.load(b), q = v128.load(b, 16);
    const x0 = v128.load32_splat(a), x1 = v128.load32_splat(a, 4), x2 = v128.load32_splat(a, 8), x3 = v128.load32_splat(a, 12);
    l0 = madd(l0, x0, p);
    h0 = madd(h0, x0, q);
    l1 = madd(l1, x1, p);
    h1 = madd(h1, x1, q);
    l2 = madd(l2, x2, p);
    h2 = madd(h2, x2, q);
    l3 = madd(l3, x3, p);
    h3 = madd(h3, x3, q);
    b += 32;
    a += 16;
  } while (b < end);
  v128.store(c, l0);
  v128.store(c, h0, 16);
  c += ldc;
  v128.store(c, l1);
  v128.store(c, h1, 16);
  c += ldc;
  v128.store(c, l2);
  v128.store(c, h2, 16);
  c += ldc;
  v128.store(c, l3);
  v128.store(c, h3, 16);
}

/** The first `rows` and `columns` of a tile that was computed aside. */
function putSome(rows: i32, columns: i32, aside: usize, c: usize, ldc: usize): void {
  for (let r = 0; r < min(rows, 4); r++, aside += 32, c += ldc) {
    storeSome(c, columns, v128.load(aside));
    if (columns > 4) storeSome(c + 16, columns - 4, v128.load(aside, 16));
  }
}

/** Up to four of the biases from `at` on; without any, zeros. */
// @ts-ignore: decorator
@inline
function biases(bias: usize, at: i32, columns: i32): v128 {
  if (bias == 0 || columns <= 0) return f32x4.splat(0);
  const from = bias + (<usize>at << 2);
  if (columns >= 4) return v128.load(from);
  let value = v128.load32_zero(from);
  if (columns > 1) value = f32x4.replace_lane(value, 1, load<f32>(from, 4));
  if (columns > 2) value = f32x4.replace_lane(value, 2, load<f32>(from, 8));
  return value;
}

/** c [m, n] = a·b + bias [n] (0: none), both sides packed. */
export function multiplyPacked(m: i32, n: i32, k: i32, a: usize, b: usize, c: usize, ldc: i32, bias: usize, aside: usize): void {
  const row = <usize>ldc << 2, group = <usize>k << 4;
  for (let j = 0; j < n; j += PANEL, b += <usize>k << 5) {
    const columns = n - j;
    const low = biases(bias, j, columns), high = biases(bias, j + 4, columns - 4);
    let from = a, to = c + (<usize>j << 2);
    for (let i = 0; i < m; i += 4, from += group, to += 4 * row) {
      if (columns >= PANEL && i + 4 <= m) tile(k, from, b, to, row, low, high);
      else {
        tile(k, from, b, aside, 32, low, high);
        putSome(m - i, columns, aside, to, row);
      }
    }
  }
}

/** c [m, n] = a [m, k]·b + bias [n] (0: none), b packed. */
export function multiply(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, c: usize, ldc: i32, bias: usize, scratch: usize): void {
  const block = rowsAtATime(k);
  for (let i = 0; i < m; i += block) {
    const count = min(block, m - i);
    packRows(count, k, a + (<usize>(i * lda) << 2), lda, scratch + ASIDE);
    multiplyPacked(count, n, k, scratch + ASIDE, b, c + (<usize>(i * ldc) << 2), ldc, bias, scratch);
  }
}

/** The same for so few rows that packing b [k, n] would cost more than it saves. */
export function multiplyFew(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, ldb: i32, c: usize, ldc: i32, bias: usize): void {
  const rowB = <usize>ldb << 2;
  for (let j = 0; j < n; j += 16) {
    const columns = n - j;
    for (let r = 0; r < m; r++) {
      let from = a + (<usize>(r * lda) << 2), panel = b + (<usize>j << 2);
      const to = c + (<usize>(r * ldc + j) << 2);
      if (columns >= 16) {
        let s0 = biases(bias, j, 4), s1 = biases(bias, j + 4, 4), s2 = biases(bias, j + 8, 4), s3 = biases(bias, j + 12, 4);
        for (let i = 0; i < k; i++, from += 4, panel += rowB) {
          const x = v128.load32_splat(from);
          s0 = madd(s0, x, v128.load(panel));
          s1 = madd(s1, x, v128.load(panel, 16));
          s2 = madd(s2, x, v128.load(panel, 32));
          s3 = madd(s3, x, v128.load(panel, 48));
        }
        v128.store(to, s0);
        v128.store(to, s1, 16);
        v128.store(to, s2, 32);
        v128.store(to, s3, 48);
      } else {
        for (let p = 0; p < columns; p++) {
          let sum: f32 = bias ? load<f32>(bias + (<usize>(j + p) << 2)) : 0;
          for (let i = 0; i < k; i++) sum += load<f32>(from + (<usize>i << 2)) * load<f32>(panel + <usize>i * rowB + (<usize>p << 2));
          store<f32>(to + (<usize>p << 2), sum);
        }
      }
    }
  }
}
