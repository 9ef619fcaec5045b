// Softmax attention of one head: a few queries at a time, so that their scores stay in cache and are never all in memory.
import { exp } from './elementwise';
import { maxOf, sumOf, turn } from './lanes';
import { ASIDE, multiplyPacked, pack, packRows, packTransposed, upTo4, upTo8 } from './matmul';

/** Floats of scores that exist at a time. */
// @ts-ignore: decorator
@inline
const SCORES: i32 = 49152;

// @ts-ignore: decorator
@inline
function queriesAtATime(keys: i32): i32 {
  return max((SCORES / upTo8(keys)) & -4, 4);
}

/** Bytes that `attend` needs for itself. */
export function attendScratch(keys: i32, size: i32): usize {
  const rows = queriesAtATime(keys);
  return ASIDE + (<usize>(size * upTo8(keys) + keys * upTo8(size) + rows * (2 * upTo8(keys) + size + 1)) << 2);
}

/** The largest of the first `seen` of a row; what comes after them, up to `padded`, becomes so small that it does not count. */
function largestOf(row: usize, seen: i32, padded: i32): v128 {
  const end = row + (<usize>padded << 2);
  for (let at = row + (<usize>seen << 2); at < end; at += 4) store<f32>(at, -f32.MAX_VALUE);
  let largest = v128.load(row);
  for (let at = row + 16; at < end; at += 16) largest = f32x4.max(largest, v128.load(at));
  return f32x4.splat(maxOf(largest));
}

/**
 * Four rows of scores, `padded` floats each, to e^(scale·(score − largest)), packed as a group of `keys` columns. Row r counts up to
 * and without key `seen + r`, at most `keys`, if causal. The inverses of the sums go to `inverses`.
 */
function softmaxGroup(rows: usize, keys: i32, padded: i32, scale: f32, causal: bool, seen: i32, to: usize, inverses: usize): void {
  const row = <usize>padded << 2, s = f32x4.splat(scale);
  const m0 = largestOf(rows, causal ? min(keys, seen) : keys, padded);
  const m1 = largestOf(rows + row, causal ? min(keys, seen + 1) : keys, padded);
  const m2 = largestOf(rows + 2 * row, causal ? min(keys, seen + 2) : keys, padded);
  const m3 = largestOf(rows + 3 * row, causal ? min(keys, seen + 3) : keys, padded);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  // What is written past the columns there are is never read: the next group is written later, and the last has room behind it.
  for (const end = rows + row; rows < end; rows += 16, to += 64) {
    const e0 = exp(f32x4.mul(f32x4.sub(v128.load(rows), m0), s)), e1 = exp(f32x4.mul(f32x4.sub(v128.load(rows + row), m1), s));
    s0 = f32x4.add(s0, e0);
    s1 = f32x4.add(s1, e1);
    const e2 = exp(f32x4.mul(f32x4.sub(v128.load(rows + 2 * row), m2), s)), e3 = exp(f32x4.mul(f32x4.sub(v128.load(rows + 3 * row), m3), s));
    s2 = f32x4.add(s2, e2);
    s3 = f32x4.add(s3, e3);
    turn(e0, e1, e2, e3, to, 16);
  }
  store<f32>(inverses, 1 / sumOf(s0));
  store<f32>(inverses, 1 / sumOf(s1), 4);
  store<f32>(inverses, 1 / sumOf(s2), 8);
  store<f32>(inverses, 1 / sumOf(s3), 12);
}

/** Multiplies `size` values. */
function scaleRow(to: usize, size: i32, factor: f32): void {
  const all = f32x4.splat(factor);
  for (; size >= 4; size -= 4, to += 16) v128.store(to, f32x4.mul(v128.load(to), all));
  for (; size > 0; size--, to += 4) store<f32>(to, load<f32>(to) * factor);
}

/**
 * softmax(scale · q·kᵀ)·v: q [queries, size], k and v [keys, size] → y [queries, size], all with rows `ld` apart. With `causal` a
 * query sees the keys up to its own place.
 */
export function attend(queries: i32, keys: i32, size: i32, scale: f32, causal: i32, q: usize, k: usize, v: usize, y: usize, ld: i32, scratch: usize): void {
  const padded = upTo8(keys), rows = queriesAtATime(keys);
  const packedK = scratch + ASIDE, packedV = packedK + (<usize>(size * padded) << 2), packedQ = packedV + (<usize>(keys * upTo8(size)) << 2);
  const inverses = packedQ + (<usize>(rows * size) << 2), scores = inverses + (<usize>rows << 2), weights = scores + (<usize>(rows * padded) << 2);
  packTransposed(size, keys, k, ld, packedK);
  pack(keys, size, v, ld, packedV);
  for (let start = 0; start < queries; start += rows) {
    const count = min(rows, queries - start), at = <usize>(start * ld) << 2;
    packRows(count, size, q + at, ld, packedQ);
    multiplyPacked(upTo4(count), padded, size, packedQ, packedK, scores, padded, 0, scratch);
    for (let r = 0; r < count; r += 4) {
      const group = <usize>(r * keys) << 2;
      softmaxGroup(scores + (<usize>(r * padded) << 2), keys, padded, scale, causal != 0, start + r + 1, weights + group, inverses + (<usize>r << 2));
    }
    multiplyPacked(count, size, keys, weights, packedV, y + at, ld, 0, scratch);
    for (let r = 0; r < count; r++) scaleRow(y + at + (<usize>(r * ld) << 2), size, load<f32>(inverses + (<usize>r << 2)));
  }
}
