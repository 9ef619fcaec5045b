// The innermost loop of all products: a group of 4 rows by a panel of 8 columns.
import { loadSome, madd, storeSome } from './lanes';
import { FLOAT32, widen } from './numbers';
import { PANEL } from './packing';

/** Bytes of a tile that is computed aside, because part of it lies outside. */
// @ts-ignore: decorator
@inline
export const ASIDE: usize = 128;

/**
 * c = a·b + (low, high) + add (0: none), for k > 0. A row's second four columns lie `half` bytes after its first. Not unrolled: engines
 * move all loads of a loop's body before its sums, and those of one step are as many as the 16 registers hold beside the 8 sums
 * (unrolled, it is at half the speed).
 */
// @ts-ignore: decorator
@inline
export function tile(k: i32, a: usize, b: usize, c: usize, ldc: usize, half: usize, low: v128, high: v128, add: usize, ldadd: usize): void {
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
 * Halves are widened, a panel at a time, in `panel`, 32·k bytes.
 */
export function multiplyPacked(m: i32, n: i32, k: i32, a: usize, group: usize, b: usize, kind: i32, c: usize, ldc: i32, bias: usize, add: usize, ldadd: i32, aside: usize, panel: usize): void {
  const row = <usize>ldc << 2, addRow = <usize>ldadd << 2;
  const step = kind == FLOAT32 ? <usize>k << 5 : <usize>k << 4;
  for (let j = 0; j < n; j += PANEL, b += step) {
    const columns = n - j;
    const low = biases(bias, j, columns), high = biases(bias, j + 4, columns - 4);
    let from = a, to = c + (<usize>j << 2), more = add ? add + (<usize>j << 2) : 0, right = b;
    if (kind != FLOAT32) {
      widen(k * PANEL, kind, b, panel);
      right = panel;
    }
    for (let i = 0; i < m; i += 4, from += group, to += 4 * row) {
      if (columns >= PANEL && i + 4 <= m) tile(k, from, right, to, row, 16, low, high, more, addRow);
      else {
        tile(k, from, right, aside, 32, 16, low, high, 0, 0);
        putSome(m - i, columns, aside, to, row, more, addRow);
      }
      if (more) more += 4 * addRow;
    }
  }
}
