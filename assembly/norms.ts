// Normalisations, in two passes over the values: the variance is that of the distances from the mean.
import { SILU, unaryOfKind } from './elementwise';
import { loadSome, madd, storeSome, sumOf } from './lanes';
import { upTo4 } from './packing';
import { beginOf } from './parts';

/** x [rows, width] → y, each row with its own statistics; rows of x and y are `ldx` and `ldy` floats apart. Parts are rows. */
export function layerNorm(rows: i32, width: i32, epsilon: f32, x: usize, ldx: i32, gamma: usize, beta: usize, y: usize, ldy: i32, part: i32, parts: i32): void {
  const full = <usize>(width & -4) << 2, left = width & 3, end = beginOf(rows, part + 1, parts);
  for (let r = beginOf(rows, part, parts); r < end; r++) {
    const from = x + (<usize>r * <usize>ldx << 2), to = y + (<usize>r * <usize>ldy << 2);
    let sum = f32x4.splat(0), squares = f32x4.splat(0);
    for (let i: usize = 0; i < full; i += 16) sum = f32x4.add(sum, v128.load(from + i));
    if (left > 0) sum = f32x4.add(sum, loadSome(from + full, left));
    const average = sumOf(sum) / <f32>width, mean = f32x4.splat(average);
    for (let i: usize = 0; i < full; i += 16) {
      const d = f32x4.sub(v128.load(from + i), mean);
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    let square = sumOf(squares);
    for (let i: usize = full; i < <usize>width << 2; i += 4) {
      const d = load<f32>(from + i) - average;
      square += d * d;
    }
    const inverse = f32x4.splat(<f32>(1 / Math.sqrt(<f64>(square / <f32>width + epsilon))));
    for (let i: usize = 0; i < full; i += 16) {
      const d = f32x4.mul(f32x4.sub(v128.load(from + i), mean), inverse);
      v128.store(to + i, f32x4.add(f32x4.mul(d, v128.load(gamma + i)), v128.load(beta + i)));
    }
    if (left > 0) {
      const d = f32x4.mul(f32x4.sub(loadSome(from + full, left), mean), inverse);
      storeSome(to + full, left, f32x4.add(f32x4.mul(d, loadSome(gamma + full, left)), loadSome(beta + full, left)));
    }
  }
}

/** Rows that are summed in single precision before they go to the sum in double. */
const RUN: i32 = 64;

/** Up to four values, or the squares of their distances from `mean`. */
// @ts-ignore: decorator
@inline
function term(from: usize, mean: v128, squared: bool, left: i32): v128 {
  const value = loadSome(from, left);
  if (!squared) return value;
  const d = f32x4.sub(value, mean);
  return f32x4.mul(d, d);
}

/** Adds up to four sums to f64 ones. */
function addSums(to: usize, sum: v128, left: i32): void {
  v128.store(to, f64x2.add(v128.load(to), f64x2.promote_low_f32x4(sum)));
  if (left > 2) v128.store(to, f64x2.add(v128.load(to, 16), f64x2.promote_low_f32x4(v128.shuffle<f32>(sum, sum, 2, 3, 2, 3))), 16);
}

/** Adds up x [rows, channels], or the squares of its distances from `mean`, by channel into f64 `sums`, which are a multiple of 4. */
// @ts-ignore: decorator
@inline
function channelSums(rows: i32, channels: i32, x: usize, row: usize, mean: usize, sums: usize, squared: bool): void {
  const zero = f32x4.splat(0);
  memory.fill(sums, 0, <usize>upTo4(channels) << 3);
  for (let start = 0; start < rows; start += RUN) {
    const count = min(RUN, rows - start), first = x + <usize>start * row;
    let c = 0;
    // Four vectors at a time: a line of the cache, and sums that do not wait for each other.
    for (; c + 16 <= channels; c += 16) {
      let from = first + (<usize>c << 2);
      const m = mean + (<usize>c << 2), to = sums + (<usize>c << 3);
      const m0 = squared ? v128.load(m) : zero, m1 = squared ? v128.load(m, 16) : zero, m2 = squared ? v128.load(m, 32) : zero, m3 = squared ? v128.load(m, 48) : zero;
      let s0 = zero, s1 = zero, s2 = zero, s3 = zero;
      for (let i = 0; i < count; i++, from += row) {
        s0 = f32x4.add(s0, term(from, m0, squared, 4));
        s1 = f32x4.add(s1, term(from + 16, m1, squared, 4));
        s2 = f32x4.add(s2, term(from + 32, m2, squared, 4));
        s3 = f32x4.add(s3, term(from + 48, m3, squared, 4));
      }
      addSums(to, s0, 4);
      addSums(to + 32, s1, 4);
      addSums(to + 64, s2, 4);
      addSums(to + 96, s3, 4);
    }
    for (; c < channels; c += 4) {
      let from = first + (<usize>c << 2), sum = zero;
      const left = channels - c, m = squared ? loadSome(mean + (<usize>c << 2), left) : zero;
      for (let i = 0; i < count; i++, from += row) sum = f32x4.add(sum, term(from, m, squared, left));
      addSums(sums + (<usize>c << 3), sum, left);
    }
  }
}

/** Of each group of `size` channels, the sum of its channels' sums. All of them get it. */
function addGroups(channels: i32, size: i32, sums: usize): void {
  for (let first = 0; first < channels; first += size) {
    let sum: f64 = 0;
    for (let i = first; i < first + size; i++) sum += load<f64>(sums + (<usize>i << 3));
    for (let i = first; i < first + size; i++) store<f64>(sums + (<usize>i << 3), sum);
  }
}

// @ts-ignore: decorator
@inline
function normed(x: usize, mean: usize, factor: usize, beta: usize, at: usize, left: i32): v128 {
  return madd(loadSome(beta + at, left), f32x4.sub(loadSome(x + at, left), loadSome(mean + at, left)), loadSome(factor + at, left));
}

/** `channels` channels of one sample, whole groups of `size` each. */
function normGroups(rows: i32, channels: i32, size: i32, epsilon: f32, x: usize, row: usize, gamma: usize, beta: usize, silu: i32, y: usize, rowY: usize, scratch: usize): void {
  const sums = scratch, mean = scratch + (<usize>upTo4(channels) << 3), factor = mean + (<usize>channels << 2);
  const count = <f64>rows * <f64>size;
  channelSums(rows, channels, x, row, 0, sums, false);
  addGroups(channels, size, sums);
  for (let i: usize = 0; i < <usize>channels; i++) store<f32>(mean + (i << 2), <f32>(load<f64>(sums + (i << 3)) / count));
  channelSums(rows, channels, x, row, mean, sums, true);
  addGroups(channels, size, sums);
  for (let i: usize = 0; i < <usize>channels; i++) {
    store<f32>(factor + (i << 2), <f32>(<f64>load<f32>(gamma + (i << 2)) / Math.sqrt(load<f64>(sums + (i << 3)) / count + <f64>epsilon)));
  }
  for (let r = 0; r < rows; r++, x += row, y += rowY) {
    const full = <usize>(channels & -4) << 2, left = channels & 3;
    for (let at: usize = 0; at < full; at += 16) v128.store(y + at, normed(x, mean, factor, beta, at, 4));
    if (left > 0) storeSome(y + full, left, normed(x, mean, factor, beta, full, left));
    if (silu) unaryOfKind(channels, SILU, y, y);
  }
}

/**
 * x [batch, rows, channels] → y; statistics over the rows and the channels of a group. With `silu` 1 the result goes through SiLU. Rows of x
 * and y are `ldx` and `ldy` floats apart. `scratch` takes 16 bytes a channel and 32 more. Parts are groups.
 */
export function groupNorm(batch: i32, rows: i32, channels: i32, groups: i32, epsilon: f32, x: usize, ldx: i32, gamma: usize, beta: usize, silu: i32, y: usize, ldy: i32, scratch: usize, part: i32, parts: i32): void {
  const size = channels / groups, end = beginOf(batch * groups, part + 1, parts);
  let unit = beginOf(batch * groups, part, parts);
  while (unit < end) {
    const sample = unit / groups, group = unit % groups, count = min(groups - group, end - unit);
    const at = <usize>(group * size) << 2, first = <usize>sample * <usize>rows;
    normGroups(rows, count * size, size, epsilon, x + (first * <usize>ldx << 2) + at, <usize>ldx << 2, gamma + at, beta + at, silu, y + (first * <usize>ldy << 2) + at, <usize>ldy << 2, scratch);
    unit += count;
  }
}
