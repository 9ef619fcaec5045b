// Matrix products.
import { madd } from './lanes';
import { groupBytes } from './numbers';
import { packRows, upTo4, upTo8 } from './packing';
import { beginOf, evenly } from './parts';
import { ASIDE, biases, multiplyPacked, rowsAtATime } from './tile';

/** Bytes that a part of `product` needs for itself. */
export function productScratch(m: i32, k: i32): usize {
  return ASIDE + (<usize>k << 5) + (<usize>(min(upTo4(m), rowsAtATime(k)) * k) << 2);
}

/**
 * c [m, n] = a [m, k]·b + bias [n] + add [m, n] (0: none), b in panels of a kind. Parts are rows, or columns where these are more, so
 * that as little as can be is packed or widened twice.
 */
export function product(m: i32, n: i32, k: i32, a: usize, lda: i32, b: usize, kind: i32, bias: usize, add: usize, ldadd: i32, c: usize, ldc: i32, scratch: usize, part: i32, parts: i32): void {
  const byRows = m >= n, units = byRows ? upTo4(m) >> 2 : upTo8(n) >> 3;
  const begin = beginOf(units, part, parts), end = beginOf(units, part + 1, parts);
  const top = byRows ? 4 * begin : 0, bottom = byRows ? min(4 * end, m) : m;
  const left = byRows ? 0 : 8 * begin, right = byRows ? n : min(8 * end, n);
  if (left >= right) return;
  b += <usize>(left >> 3) * groupBytes(k, kind);
  c += <usize>left << 2;
  if (bias) bias += <usize>left << 2;
  if (add) add += <usize>left << 2;
  const block = upTo4(evenly(bottom - top, rowsAtATime(k))), panel = scratch + ASIDE, packed = panel + (<usize>k << 5);
  for (let i = top; i < bottom; i += block) {
    const count = min(block, bottom - i);
    packRows(count, k, a + (<usize>(i * lda) << 2), lda, packed);
    multiplyPacked(count, right - left, k, packed, <usize>k << 4, b, kind, c + (<usize>(i * ldc) << 2), ldc, bias, add ? add + (<usize>(i * ldadd) << 2) : 0, ldadd, scratch, panel);
  }
}

/** The same, whole, for so few rows that packing b [k, n], float32, would cost more than it saves. */
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
