// Normalisations, in two passes over the values: the variance is that of the distances from the mean.
import { loadSome, storeSome, sumOf } from './lanes';

/** x [rows, width] → y, each row with its own statistics; width is a multiple of 4. */
export function layerNorm(rows: i32, width: i32, epsilon: f32, x: usize, gamma: usize, beta: usize, y: usize): void {
  const bytes = <usize>width << 2;
  for (let r = 0; r < rows; r++, x += bytes, y += bytes) {
    let sum = f32x4.splat(0), squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, v128.load(x + i));
    const mean = f32x4.splat(sumOf(sum) / <f32>width);
    for (let i: usize = 0; i < bytes; i += 16) {
      const d = f32x4.sub(v128.load(x + i), mean);
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const inverse = f32x4.splat(<f32>(1 / Math.sqrt(<f64>(sumOf(squares) / <f32>width + epsilon))));
    for (let i: usize = 0; i < bytes; i += 16) {
      const d = f32x4.mul(f32x4.sub(v128.load(x + i), mean), inverse);
      v128.store(y + i, f32x4.add(f32x4.mul(d, v128.load(gamma + i)), v128.load(beta + i)));
    }
  }
}

/** Rows that are summed in single precision before they go to the sum in double. */
const RUN: i32 = 64;

/** Adds up x [rows, channels], or the squares of its distances from `mean` (0: of itself, not squared), by channel into f64 `sums`. */
function channelSums(rows: i32, channels: i32, x: usize, mean: usize, sums: usize, squared: bool): void {
  memory.fill(sums, 0, <usize>channels << 3);
  const row = <usize>channels << 2;
  for (let start = 0; start < rows; start += RUN) {
    const count = min(RUN, rows - start);
    for (let c = 0; c < channels; c += 4) {
      let from = x + <usize>start * row + (<usize>c << 2);
      const left = channels - c;
      let sum = f32x4.splat(0);
      if (squared) {
        const m = loadSome(mean + (<usize>c << 2), left);
        for (let i = 0; i < count; i++, from += row) {
          const d = f32x4.sub(loadSome(from, left), m);
          sum = f32x4.add(sum, f32x4.mul(d, d));
        }
      } else {
        for (let i = 0; i < count; i++, from += row) sum = f32x4.add(sum, loadSome(from, left));
      }
      const to = sums + (<usize>c << 3);
      store<f64>(to, load<f64>(to) + <f64>f32x4.extract_lane(sum, 0));
      if (left > 1) store<f64>(to, load<f64>(to, 8) + <f64>f32x4.extract_lane(sum, 1), 8);
      if (left > 2) store<f64>(to, load<f64>(to, 16) + <f64>f32x4.extract_lane(sum, 2), 16);
      if (left > 3) store<f64>(to, load<f64>(to, 24) + <f64>f32x4.extract_lane(sum, 3), 24);
    }
  }
}

/** x [batch, rows, channels] → y; statistics over the rows and the channels of a group. `scratch` takes 16 bytes a channel. */
export function groupNorm(batch: i32, rows: i32, channels: i32, groups: i32, epsilon: f32, x: usize, gamma: usize, beta: usize, y: usize, scratch: usize): void {
  const sums = scratch, mean = scratch + (<usize>channels << 3), factor = mean + (<usize>channels << 2);
  const size = channels / groups, count = <f64>rows * <f64>size;
  for (let b = 0; b < batch; b++) {
    channelSums(rows, channels, x, 0, sums, false);
    for (let g = 0; g < groups; g++) {
      let sum: f64 = 0;
      for (let i = g * size; i < (g + 1) * size; i++) sum += load<f64>(sums + (<usize>i << 3));
      for (let i = g * size; i < (g + 1) * size; i++) store<f32>(mean + (<usize>i << 2), <f32>(sum / count));
    }
    channelSums(rows, channels, x, mean, sums, true);
    for (let g = 0; g < groups; g++) {
      let sum: f64 = 0;
      for (let i = g * size; i < (g + 1) * size; i++) sum += load<f64>(sums + (<usize>i << 3));
      const inverse = 1 / Math.sqrt(sum / count + <f64>epsilon);
      for (let i = g * size; i < (g + 1) * size; i++) {
        store<f32>(factor + (<usize>i << 2), <f32>(inverse * <f64>load<f32>(gamma + (<usize>i << 2))));
      }
    }
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < channels; c += 4) {
        const left = channels - c, at = <usize>c << 2;
        const d = f32x4.sub(loadSome(x + at, left), loadSome(mean + at, left));
        storeSome(y + at, left, f32x4.add(f32x4.mul(d, loadSome(factor + at, left)), loadSome(beta + at, left)));
      }
      x += <usize>channels << 2;
      y += <usize>channels << 2;
    }
  }
}
