// Softmax attention of one head: a few queries at a time, so that their scores stay in cache and are never all in memory.
import { exp } from './elementwise';
import { multiply, pack, packedSize, packTransposed, ROWS } from './matmul';

/** Floats of scores that exist at a time. */
// @ts-ignore: decorator
@inline
const SCORES: i32 = 65536;

// @ts-ignore: decorator
@inline
function rowsAtATime(keys: i32): i32 {
  return max(SCORES / ((keys + 7) & -8) / ROWS, 1) * ROWS;
}

/** Bytes that `attend` needs for itself. */
export function attendScratch(keys: i32, size: i32): i32 {
  const rows = rowsAtATime(keys);
  return (packedSize(size, keys) + packedSize(keys, size) + rows * ((keys + 7) & -8) + rows) << 2;
}

/** A row of scores becomes e^(scale·(score − largest)); those from `seen` on become 0. Returns what the sum is to be multiplied by. */
function softmaxRow(row: usize, seen: i32, padded: i32, scale: f32): f32 {
  const end = row + (<usize>padded << 2), full = row + (<usize>(seen & -4) << 2);
  for (let at = row + (<usize>seen << 2); at < end; at += 4) store<f32>(at, -f32.MAX_VALUE);
  let largest = f32x4.splat(-f32.MAX_VALUE);
  for (let at = row; at < end; at += 16) largest = f32x4.max(largest, v128.load(at));
  const most = max(max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)), max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)));
  const m = f32x4.splat(most), s = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  for (let at = row; at < full; at += 16) {
    const e = exp(f32x4.mul(f32x4.sub(v128.load(at), m), s));
    v128.store(at, e);
    sum = f32x4.add(sum, e);
  }
  let total = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3));
  if (full < end) {
    const e = exp(f32x4.mul(f32x4.sub(v128.load(full), m), s));
    v128.store(full, e);
    for (let at = row + (<usize>seen << 2); at < end; at += 4) store<f32>(at, 0);
    for (let at = full; at < row + (<usize>seen << 2); at += 4) total += load<f32>(at);
  }
  return 1 / total;
}

/**
 * softmax(scale · q·kᵀ)·v: q [queries, size], k and v [keys, size] → y [queries, size], all with rows `ld` apart. With `causal` a
 * query sees the keys up to its own place.
 */
export function attend(queries: i32, keys: i32, size: i32, scale: f32, causal: i32, q: usize, k: usize, v: usize, y: usize, ld: i32, scratch: usize): void {
  const padded = (keys + 7) & -8, rows = rowsAtATime(keys);
  const packedK = scratch, packedV = packedK + (<usize>packedSize(size, keys) << 2);
  const scores = packedV + (<usize>packedSize(keys, size) << 2), inverses = scores + (<usize>(rows * padded) << 2);
  packTransposed(size, keys, k, ld, packedK);
  pack(keys, size, v, ld, packedV);
  for (let start = 0; start < queries; start += rows) {
    const count = min(rows, queries - start);
    const at = <usize>(start * ld) << 2;
    multiply(count, padded, size, q + at, ld, packedK, scores, padded, 0);
    for (let r = 0; r < count; r++) {
      const seen = causal ? min(keys, start + r + 1) : keys;
      store<f32>(inverses + (<usize>r << 2), softmaxRow(scores + (<usize>(r * padded) << 2), seen, padded, scale));
    }
    multiply(count, size, keys, scores, padded, packedV, y + at, ld, 0);
    for (let r = 0; r < count; r++) {
      const inverse = load<f32>(inverses + (<usize>r << 2)), factor = f32x4.splat(inverse);
      let to = y + at + (<usize>(r * ld) << 2), left = size;
      for (; left >= 4; left -= 4, to += 16) v128.store(to, f32x4.mul(v128.load(to), factor));
      for (; left > 0; left--, to += 4) store<f32>(to, load<f32>(to) * inverse);
    }
  }
}
