// Matrix products. Matrices are row-major, `ld` is the distance of rows in floats. The right-hand matrix is packed first: panels of 8
// columns one after the other, [⌈n/8⌉][k][8], the last padded with zeros, so that the innermost loop reads both sides in order.

// @ts-ignore: decorator
@inline
export const PANEL: i32 = 8;

/** Rows of the left-hand side that one tile takes: with 8 columns the most that keeps sums and operands in 16 registers. */
// @ts-ignore: decorator
@inline
export const ROWS: i32 = 5;

/** Floats of the left-hand side that stay in the second-level cache while the panels pass. */
// @ts-ignore: decorator
@inline
const BLOCK: i32 = 131072;

/** Floats that `n` columns of `k` rows take when they are packed. */
// @ts-ignore: decorator
@inline
export function packedSize(k: i32, n: i32): i32 {
  return k * ((n + 7) & -8);
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
  const row = <usize>ldb << 2;
  for (let j = 0; j < n; j += PANEL) {
    for (let p = 0; p < PANEL; p++) {
      let out = to + (<usize>p << 2);
      let from = b + <usize>(j + p) * row;
      if (j + p < n) for (let i = 0; i < k; i++, from += 4, out += 32) store<f32>(out, load<f32>(from));
      else for (let i = 0; i < k; i++, out += 32) store<f32>(out, 0);
    }
    to += <usize>k << 5;
  }
}

/** Stores the first `columns` of 8 sums. */
// @ts-ignore: decorator
@inline
function put(c: usize, columns: i32, low: v128, high: v128): void {
  if (columns >= PANEL) {
    v128.store(c, low);
    v128.store(c, high, 16);
  } else {
    putSome(c, columns, low, high);
  }
}

function putSome(c: usize, columns: i32, low: v128, high: v128): void {
  let rest = low;
  if (columns >= 4) {
    v128.store(c, low);
    rest = high;
    c += 16;
    columns -= 4;
  }
  if (columns > 0) store<f32>(c, f32x4.extract_lane(rest, 0));
  if (columns > 1) store<f32>(c, f32x4.extract_lane(rest, 1), 4);
  if (columns > 2) store<f32>(c, f32x4.extract_lane(rest, 2), 8);
}

// @ts-ignore: decorator
@inline
function madd(sum: v128, a: v128, b: v128): v128 {
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** One row by one panel, on top of (low, high). */
function tile1(k: i32, a: usize, b: usize, c: usize, columns: i32, low: v128, high: v128): void {
  const end = b + (<usize>k << 5);
  let l1 = f32x4.splat(0), h1 = l1;
  const most = end - 64;
  while (b <= most) {
    const x = v128.load32_splat(a), y = v128.load32_splat(a, 4);
    low = madd(low, x, v128.load(b));
    high = madd(high, x, v128.load(b, 16));
    l1 = madd(l1, y, v128.load(b, 32));
    h1 = madd(h1, y, v128.load(b, 48));
    a += 8;
    b += 64;
  }
  if (b < end) {
    const x = v128.load32_splat(a);
    low = madd(low, x, v128.load(b));
    high = madd(high, x, v128.load(b, 16));
  }
  put(c, columns, f32x4.add(low, l1), f32x4.add(high, h1));
}

/** Five rows by one panel, on top of (low, high). */
function tile5(k: i32, a0: usize, lda: usize, b: usize, c: usize, ldc: usize, columns: i32, low: v128, high: v128): void {
  let a1 = a0 + lda, a2 = a1 + lda, a3 = a2 + lda, a4 = a3 + lda;
  let l0 = low, l1 = low, l2 = low, l3 = low, l4 = low;
  let h0 = high, h1 = high, h2 = high, h3 = high, h4 = high;
  const end = b + (<usize>k << 5), most = end - 128;
  while (b <= most) {
    let p = v128.load(b), q = v128.load(b, 16);
    let x = v128.load32_splat(a0); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    x = v128.load32_splat(a2); l2 = madd(l2, x, p); h2 = madd(h2, x, q);
    x = v128.load32_splat(a3); l3 = madd(l3, x, p); h3 = madd(h3, x, q);
    x = v128.load32_splat(a4); l4 = madd(l4, x, p); h4 = madd(h4, x, q);
    p = v128.load(b, 32); q = v128.load(b, 48);
    x = v128.load32_splat(a0, 4); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1, 4); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    x = v128.load32_splat(a2, 4); l2 = madd(l2, x, p); h2 = madd(h2, x, q);
    x = v128.load32_splat(a3, 4); l3 = madd(l3, x, p); h3 = madd(h3, x, q);
    x = v128.load32_splat(a4, 4); l4 = madd(l4, x, p); h4 = madd(h4, x, q);
    p = v128.load(b, 64); q = v128.load(b, 80);
    x = v128.load32_splat(a0, 8); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1, 8); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    x = v128.load32_splat(a2, 8); l2 = madd(l2, x, p); h2 = madd(h2, x, q);
    x = v128.load32_splat(a3, 8); l3 = madd(l3, x, p); h3 = madd(h3, x, q);
    x = v128.load32_splat(a4, 8); l4 = madd(l4, x, p); h4 = madd(h4, x, q);
    p = v128.load(b, 96); q = v128.load(b, 112);
    x = v128.load32_splat(a0, 12); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1, 12); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    x = v128.load32_splat(a2, 12); l2 = madd(l2, x, p); h2 = madd(h2, x, q);
    x = v128.load32_splat(a3, 12); l3 = madd(l3, x, p); h3 = madd(h3, x, q);
    x = v128.load32_splat(a4, 12); l4 = madd(l4, x, p); h4 = madd(h4, x, q);
    a0 += 16; a1 += 16; a2 += 16; a3 += 16; a4 += 16;
    b += 128;
  }
  while (b < end) {
    const p = v128.load(b), q = v128.load(b, 16);
    let x = v128.load32_splat(a0); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    x = v128.load32_splat(a2); l2 = madd(l2, x, p); h2 = madd(h2, x, q);
    x = v128.load32_splat(a3); l3 = madd(l3, x, p); h3 = madd(h3, x, q);
    x = v128.load32_splat(a4); l4 = madd(l4, x, p); h4 = madd(h4, x, q);
    a0 += 4; a1 += 4; a2 += 4; a3 += 4; a4 += 4;
    b += 32;
  }
  put(c, columns, l0, h0); c += ldc;
  put(c, columns, l1, h1); c += ldc;
  put(c, columns, l2, h2); c += ldc;
  put(c, columns, l3, h3); c += ldc;
  put(c, columns, l4, h4);
}

/** Two rows by one panel, on top of (low, high): for what five leave over. */
function tile2(k: i32, a0: usize, lda: usize, b: usize, c: usize, ldc: usize, columns: i32, low: v128, high: v128): void {
  let a1 = a0 + lda;
  let l0 = low, l1 = low, h0 = high, h1 = high;
  const end = b + (<usize>k << 5), most = end - 64;
  while (b <= most) {
    let p = v128.load(b), q = v128.load(b, 16);
    let x = v128.load32_splat(a0); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    p = v128.load(b, 32); q = v128.load(b, 48);
    x = v128.load32_splat(a0, 4); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1, 4); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
    a0 += 8; a1 += 8;
    b += 64;
  }
  if (b < end) {
    const p = v128.load(b), q = v128.load(b, 16);
    let x = v128.load32_splat(a0); l0 = madd(l0, x, p); h0 = madd(h0, x, q);
    x = v128.load32_splat(a1); l1 = madd(l1, x, p); h1 = madd(h1, x, q);
  }
  put(c, columns, l0, h0);
  put(c + ldc, columns, l1, h1);
}

/** The first lanes of `bias`, 0 past its `columns`; without one, zeros. */
// @ts-ignore: decorator
@inline
function lanes(bias: usize, at: i32, columns: i32): v128 {
  if (bias == 0 || columns <= 0) return f32x4.splat(0);
  const from = bias + (<usize>at << 2);
  if (columns >= 4) return v128.load(from);
  let value = v128.load32_zero(from);
  if (columns > 1) value = f32x4.replace_lane(value, 1, load<f32>(from, 4));
  if (columns > 2) value = f32x4.replace_lane(value, 2, load<f32>(from, 8));
  return value;
}

/** c [m, n] = a [m, k] · b [k, n] + bias [n] (0: none), b packed. */
export function multiply(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, c: usize, ldc: i32, bias: usize): void {
  const rowA = <usize>lda << 2, rowC = <usize>ldc << 2;
  const block = max(BLOCK / k / ROWS, 12) * ROWS;
  for (let i = 0; i < m; i += block) {
    const last = min(i + block, m);
    let panel = b;
    for (let j = 0; j < n; j += PANEL, panel += <usize>k << 5) {
      const columns = n - j;
      const low = lanes(bias, j, columns), high = lanes(bias, j + 4, columns - 4);
      let from = a + <usize>i * rowA, to = c + <usize>i * rowC + (<usize>j << 2);
      let r = i;
      for (; r + ROWS <= last; r += ROWS, from += 5 * rowA, to += 5 * rowC) tile5(k, from, rowA, panel, to, rowC, columns, low, high);
      for (; r + 2 <= last; r += 2, from += 2 * rowA, to += 2 * rowC) tile2(k, from, rowA, panel, to, rowC, columns, low, high);
      if (r < last) tile1(k, from, panel, to, columns, low, high);
    }
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
        let s0 = lanes(bias, j, 4), s1 = lanes(bias, j + 4, 4), s2 = lanes(bias, j + 8, 4), s3 = lanes(bias, j + 12, 4);
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
