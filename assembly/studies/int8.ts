// A product of 8-bit weights and 7-bit activations by relaxed SIMD's dot products, for bench/wasm/int8.ts; no module that is shipped has it.
// a [m, k] lies in groups of 4 rows, [m/4][k/4][4 rows][4 terms], as unsigned bytes up to 127: its numbers plus 64, as engines may take that
// side as signed or not. b [k, n] lies in panels of 8 columns, [n/8][k/4][8 columns][4 terms].

// @ts-ignore: decorator
@inline
function dot(x: v128, weights: v128, sum: v128): v128 {
  return i32x4.relaxed_dot_i8x16_i7x16_add_s(weights, x, sum);
}

// @ts-ignore: decorator
@inline
function put(to: usize, low: v128, high: v128, scales: usize, factor: v128): void {
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(low), f32x4.mul(factor, v128.load(scales))));
  v128.store(to, f32x4.mul(f32x4.convert_i32x4_s(high), f32x4.mul(factor, v128.load(scales, 16))), 16);
}

/**
 * c [m, n] = a·b, with the scales of a's rows and of b's columns; `offsets` are −64 times the sums of b's columns. m and k are multiples
 * of 4, n of 8.
 */
export function product8(m: i32, n: i32, k: i32, a: usize, rowScales: usize, b: usize, columnScales: usize, offsets: usize, c: usize): void {
  const row = <usize>n << 2, step = <usize>k << 3;
  for (let j = 0; j < n; j += 8, b += step, columnScales += 32, offsets += 32, c += 32) {
    const low = v128.load(offsets), high = v128.load(offsets, 16), end = b + step;
    let x = a, to = c;
    for (let i = 0; i < m; i += 4) {
      let l0 = low, l1 = low, l2 = low, l3 = low, h0 = high, h1 = high, h2 = high, h3 = high;
      for (let at = b; at < end; at += 32, x += 16) {
        const p = v128.load(at), q = v128.load(at, 16);
        const x0 = v128.load32_splat(x), x1 = v128.load32_splat(x, 4), x2 = v128.load32_splat(x, 8), x3 = v128.load32_splat(x, 12);
        l0 = dot(x0, p, l0);
        h0 = dot(x0, q, h0);
        l1 = dot(x1, p, l1);
        h1 = dot(x1, q, h1);
        l2 = dot(x2, p, l2);
        h2 = dot(x2, q, h2);
        l3 = dot(x3, p, l3);
        h3 = dot(x3, q, h3);
      }
      const scales = rowScales + (<usize>i << 2);
      put(to, l0, h0, columnScales, v128.load32_splat(scales));
      put(to + row, l1, h1, columnScales, v128.load32_splat(scales, 4));
      put(to + 2 * row, l2, h2, columnScales, v128.load32_splat(scales, 8));
      put(to + 3 * row, l3, h3, columnScales, v128.load32_splat(scales, 12));
      to += 4 * row;
    }
  }
}
