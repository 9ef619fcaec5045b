// Both sides of a matrix product are packed first, so that the innermost loop reads them in order: the left one in groups of 4 rows,
// [⌈m/4⌉][k][4], the right one in panels of 8 columns, [⌈n/8⌉][k][8], padded with zeros. Matrices are row-major; `ld` is the distance of
// rows in elements.
import { turn } from './lanes';
import { FLOAT32, loadSomeOf, SCALES, shiftOf } from './numbers';

// @ts-ignore: decorator
@inline
export const PANEL: i32 = 8;

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

/** Packs b [k, n] of a kind as float32. */
export function packPanels(k: i32, n: i32, b: usize, ldb: i32, kind: i32, to: usize): void {
  const size = shiftOf(kind), row = <usize>ldb << size;
  for (let j = 0; j < n; j += PANEL) {
    let from = b + (<usize>j << size);
    const columns = n - j;
    if (kind == FLOAT32 && columns >= PANEL) {
      for (let i = 0; i < k; i++, from += row, to += 32) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      }
    } else {
      for (let i = 0; i < k; i++, from += row, to += 32) {
        v128.store(to, loadSomeOf(from, columns, kind));
        v128.store(to, columns > 4 ? loadSomeOf(from + (4 << size), columns - 4, kind) : i32x4.splat(0), 16);
      }
    }
  }
}

/** Packs b [k, n] of halves as it is. */
export function packHalves(k: i32, n: i32, b: usize, ldb: i32, to: usize): void {
  const row = <usize>ldb << 1;
  for (let j = 0; j < n; j += PANEL) {
    let from = b + (<usize>j << 1);
    const columns = n - j;
    for (let i = 0; i < k; i++, from += row, to += 16) {
      if (columns >= PANEL) v128.store(to, v128.load(from));
      else for (let p = 0; p < PANEL; p++) store<u16>(to + (<usize>p << 1), p < columns ? load<u16>(from + (<usize>p << 1)) : 0);
    }
  }
}

/** Packs b [k, n] of 8 bits, which comes after its n scales, as it is: each panel after the scales of its columns. */
export function packBytes(k: i32, n: i32, b: usize, to: usize): void {
  const values = b + (<usize>n << 2);
  for (let j = 0; j < n; j += PANEL) {
    packScales(b, n, j, to);
    to += SCALES;
    let from = values + <usize>j;
    const columns = n - j;
    for (let i = 0; i < k; i++, from += <usize>n, to += 8) {
      if (columns >= PANEL) store<u64>(to, load<u64>(from));
      else for (let p = 0; p < PANEL; p++) store<u8>(to + <usize>p, p < columns ? load<u8>(from + <usize>p) : 0);
    }
  }
}

/** The scales of eight columns of n from `first` on, 0 beyond the last. */
export function packScales(scales: usize, n: i32, first: i32, to: usize): void {
  for (let j = first; j < first + PANEL; j++, to += 4) store<f32>(to, j < n ? load<f32>(scales + (<usize>j << 2)) : 0);
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
