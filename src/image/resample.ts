import { cropped, type Box, type Size } from './raster';

const LOBES = 3;
/**
 * Weights are fixed-point numbers with this many units to 1, and values are rounded to bytes after each direction, as
 * in Pillow.
 */
const ONE = 2 ** 22;

/** Where the values that make one value begin, and how much of each there is. */
interface Window {
  readonly start: number;
  readonly weights: Int32Array;
}

/**
 * Pixels of `channels` bytes in the size `to` by Lanczos with three lobes, widened where the size becomes smaller
 * (Pillow's `resize` with `LANCZOS`, bit for bit): first along rows, then along columns. Only those in `part` of that
 * size are made.
 */
export function resample(
  data: Uint8ClampedArray,
  [width, height]: Size,
  to: Size,
  part: Box,
  channels: number,
): Uint8ClampedArray {
  if (to[0] === width && to[1] === height) return cropped(data, width, part, channels);
  const row = part.width * channels;
  const across = windowsOf(width, to[0], part.left, part.width);
  const down = windowsOf(height, to[1], part.top, part.height);
  const top = down[0]?.start ?? 0;
  const bottom = down.reduce((most, { start, weights }) => Math.max(most, start + weights.length), top);
  const rows = new Uint8ClampedArray((bottom - top) * row); // those that are needed
  for (let y = top; y < bottom; y++) mixAlong(data, y * width * channels, rows, (y - top) * row, across, channels);
  const result = new Uint8ClampedArray(part.height * row);
  for (const [y, { start, weights }] of down.entries()) {
    for (let x = 0; x < row; x++) {
      let sum = ONE / 2;
      for (let i = 0, at = (start - top) * row + x; i < weights.length; i++, at += row) {
        sum += (weights[i] as number) * (rows[at] as number);
      }
      result[y * row + x] = Math.floor(sum / ONE);
    }
  }
  return result;
}

/** One row of other pixels. */
function mixAlong(
  from: Uint8ClampedArray,
  first: number,
  to: Uint8ClampedArray,
  at: number,
  windows: readonly Window[],
  channels: number,
): void {
  for (const { start, weights } of windows) {
    for (let c = 0; c < channels; c++, at++) {
      let sum = ONE / 2;
      for (let i = 0, place = first + start * channels + c; i < weights.length; i++, place += channels) {
        sum += (weights[i] as number) * (from[place] as number);
      }
      to[at] = Math.floor(sum / ONE);
    }
  }
}

/** For `count` of `to` values, from the one at `first` on, which of the `from` values each is made of. */
function windowsOf(from: number, to: number, first: number, count: number): Window[] {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const reach = LOBES * stretch;
  return Array.from({ length: count }, (_, i) => {
    const centre = (first + i + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - reach + 0.5));
    const end = Math.min(from, Math.trunc(centre + reach + 0.5));
    const shares = Array.from({ length: end - start }, (_, x) => lanczos((x + start - centre + 0.5) * (1 / stretch)));
    const sum = shares.reduce((all, share) => all + share, 0);
    return { start, weights: Int32Array.from(shares, (share) => roundAway((share / sum) * ONE)) };
  });
}

const roundAway = (x: number): number => Math.trunc(x < 0 ? x - 0.5 : x + 0.5);

function lanczos(x: number): number {
  return x >= -LOBES && x < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
}
