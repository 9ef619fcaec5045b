// Softmax attention of one head: a few queries at a time, so that their scores stay in cache and are never all in memory.
import { powerOf2 } from './elementwise';
import { maxOf, sumOf } from './lanes';
import { ASIDE, multiplyPacked, pack, packRows, packTransposed, upTo4, upTo8 } from './matmul';

/** Floats of scores that exist at a time. */
// @ts-ignore: decorator
@inline
const SCORES: i32 = 98304;

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

/**
 * A row of scores, `padded` of them, becomes 2^(scale·(score − largest)); what comes after the first `seen` becomes 0. Returns the
 * inverse of their sum.
 */
function softmaxRow(row: usize, seen: i32, padded: i32, scale: f32): f32 {
  const end = row + (<usize>padded << 2), last = row + (<usize>seen << 2);
  for (let at = last; at < end; at += 4) store<f32>(at, -f32.MAX_VALUE);
  let low = v128.load(row), high = v128.load(row, 16);
  for (let at = row + 32; at < end; at += 32) {
    low = f32x4.pmax(low, v128.load(at));
    high = f32x4.pmax(high, v128.load(at, 16));
  }
  const largest = f32x4.splat(maxOf(f32x4.pmax(low, high))), s = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  for (let at = row; at < end; at += 16) {
    const e = powerOf2(f32x4.mul(f32x4.sub(v128.load(at), largest), s));
    v128.store(at, e);
    sum = f32x4.add(sum, e);
  }
  for (let at = last; at < end; at += 4) store<f32>(at, 0);
  return 1 / sumOf(sum);
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
    for (let r = 0; r < count; r++) {
      const seen = causal ? min(keys, start + r + 1) : keys;
      store<f32>(inverses + (<usize>r << 2), softmaxRow(scores + (<usize>(r * padded) << 2), seen, padded, scale * 1.4426950408889634));
    }
    packRows(count, keys, scores, padded, weights);
    multiplyPacked(count, size, keys, weights, packedV, y + at, ld, 0, scratch);
    for (let r = 0; r < count; r++) scaleRow(y + at + (<usize>(r * ld) << 2), size, load<f32>(inverses + (<usize>r << 2)));
  }
}
