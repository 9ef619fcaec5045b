// The innermost loop of all products: a group of 4 rows by a panel of 8 columns.
import { loadSome, madd, storeSome } from './lanes';
import { FLOAT32, groupBytes, widenRows } from './numbers';
import { PANEL } from './packing';
import { evenly } from './parts';

/** Bytes of a tile that is computed aside, because part of it lies outside. */
// @ts-ignore: decorator
@inline
export const ASIDE: usize = 128;

/** Terms of a sum at a time: so many rows of a panel stay in the first-level cache while groups of rows pass. */
// @ts-ignore: decorator
@inline
const DEEP: i32 = 512;

/** Values of the left side's rows, so deep, that stay in the second-level cache while panels pass: 256 kB. */
// @ts-ignore: decorator
@inline
const STAYING: i32 = 65536;

/** How many rows of the left side, of `k` values, are multiplied at a time. */
export function rowsAtATime(k: i32): i32 {
  return max(STAYING / evenly(k, DEEP), 16) & -4;
}

/**
 * c = a·b + (low, high), or + c with `begun`, + add (0: none), for k > 0. A row's second four columns lie `half` bytes after its first.
 * Not unrolled: engines move all loads of a loop's body before its sums, and those of one step are as many as the 16 registers hold beside
 * the 8 sums (unrolled, it is at half the speed).
 */
// @ts-ignore: decorator
@inline
export function tile(k: i32, a: usize, b: usize, c: usize, ldc: usize, half: usize, low: v128, high: v128, begun: bool, add: usize, ldadd: usize): void {
  let l0 = low, l1 = low, l2 = low, l3 = low, h0 = high, h1 = high, h2 = high, h3 = high;
  if (begun) {
    const c2 = c + 2 * ldc;
    l0 = v128.load(c);
    h0 = v128.load(c + half);
    l1 = v128.load(c + ldc);
    h1 = v128.load(c + ldc + half);
    l2 = v128.load(c2);
    h2 = v128.load(c2 + half);
    l3 = v128.load(c2 + ldc);
    h3 = v128.load(c2 + ldc + half);
  }
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
  if (add) {
    l0 = f32x4.add(l0, v128.load(add));
    h0 = f32x4.add(h0, v128.load(add, 16));
    add += ldadd;
    l1 = f32x4.add(l1, v128.load(add));
    h1 = f32x4.add(h1, v128.load(add, 16));
    add += ldadd;
    l2 = f32x4.add(l2, v128.load(add));
    h2 = f32x4.add(h2, v128.load(add, 16));
    add += ldadd;
    l3 = f32x4.add(l3, v128.load(add));
    h3 = f32x4.add(h3, v128.load(add, 16));
  }
  v128.store(c, l0);
  v128.store(c + half, h0);
  c += ldc;
  v128.store(c, l1);
  v128.store(c + half, h1);
  c += ldc;
  v128.store(c, l2);
  v128.store(c + half, h2);
  c += ldc;
  v128.store(c, l3);
  v128.store(c + half, h3);
}

/** The first `rows` and `columns` of a tile, to be computed aside. */
function takeSome(rows: i32, columns: i32, c: usize, ldc: usize, aside: usize): void {
  for (let r = 0; r < min(rows, 4); r++, aside += 32, c += ldc) {
    v128.store(aside, loadSome(c, columns));
    if (columns > 4) v128.store(aside, loadSome(c + 16, columns - 4), 16);
  }
}

/** The first `rows` and `columns` of a tile that was computed aside. */
function putSome(rows: i32, columns: i32, aside: usize, c: usize, ldc: usize, add: usize, ldadd: usize): void {
  const sums = add != 0;
  for (let r = 0; r < min(rows, 4); r++, aside += 32, c += ldc, add += ldadd) {
    let low = v128.load(aside), high = v128.load(aside, 16);
    if (sums) {
      low = f32x4.add(low, loadSome(add, columns));
      if (columns > 4) high = f32x4.add(high, loadSome(add + 16, columns - 4));
    }
    storeSome(c, columns, low);
    if (columns > 4) storeSome(c + 16, columns - 4, high);
  }
}

/** Up to four of the biases from `at` on; without any, zeros. */
// @ts-ignore: decorator
@inline
export function biases(bias: usize, at: i32, columns: i32): v128 {
  if (bias == 0 || columns <= 0) return f32x4.splat(0);
  return loadSome(bias + (<usize>at << 2), columns);
}

/**
 * c [m, n] = a·b + bias [n] + add [m, n] (0: none), both sides packed, a with its groups of rows `group` bytes apart; b is of a kind.
 * What is no float32 is widened, a piece of a panel at a time, in `panel`, 32·k bytes. Long sums go on from what c holds: rounded as in one go.
 */
export function multiplyPacked(m: i32, n: i32, k: i32, a: usize, group: usize, b: usize, kind: i32, c: usize, ldc: i32, bias: usize, add: usize, ldadd: i32, aside: usize, panel: usize): void {
  const deep = evenly(k, DEEP);
  for (let at = 0; at < k; at += deep) {
    const some = min(deep, k - at), more = at + some == k ? add : 0;
    multiplyPiece(m, n, k, at, some, a + (<usize>at << 4), group, b, kind, c, ldc, bias, more, ldadd, aside, panel);
  }
}

/** `multiplyPacked` of `some` terms of each sum, from `at` on. */
function multiplyPiece(m: i32, n: i32, k: i32, at: i32, some: i32, a: usize, group: usize, b: usize, kind: i32, c: usize, ldc: i32, bias: usize, add: usize, ldadd: i32, aside: usize, panel: usize): void {
  const row = <usize>ldc << 2, addRow = <usize>ldadd << 2, step = groupBytes(k, kind), begun = at > 0;
  for (let j = 0; j < n; j += PANEL, b += step) {
    const columns = n - j;
    const low = biases(bias, j, columns), high = biases(bias, j + 4, columns - 4);
    let from = a, to = c + (<usize>j << 2), more = add ? add + (<usize>j << 2) : 0, right = panel;
    if (kind == FLOAT32) right = b + (<usize>at << 5);
    else widenRows(some, kind, b, at, panel);
    for (let i = 0; i < m; i += 4, from += group, to += 4 * row) {
      if (columns >= PANEL && i + 4 <= m) tile(some, from, right, to, row, 16, low, high, begun, more, addRow);
      else {
        if (begun) takeSome(m - i, columns, to, row, aside);
        tile(some, from, right, aside, 32, 16, low, high, begun, 0, 0);
        putSome(m - i, columns, aside, to, row, more, addRow);
      }
      if (more) more += 4 * addRow;
    }
  }
}
