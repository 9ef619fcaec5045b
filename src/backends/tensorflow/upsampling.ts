import { at } from '../../at';
import type { Padding } from '../contract';
import { T, binary, inStrips, join, reshape, rowsOf, split } from './basics';
import type { Attributes, Builder, Value } from './builder';
import { conv2d } from './convolution';
import { widened } from './products';

export function upsample2x(b: Builder, x: Value): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = b.ints([2 * height, 2 * width]);
  const attributes: Attributes = { ...T(x), align_corners: { bool: false }, half_pixel_centers: { bool: false } };
  return b.op('ResizeNearestNeighbor', [x, size], attributes, [batch, 2 * height, 2 * width, channels], x.dtype);
}

export const AROUND: Padding = { top: 1, bottom: 1, left: 1, right: 1 };

/** Values of the doubled image that are made at once: 64 MB. */
const AT_ONCE = 2 ** 24;

/** From this many pixels in a batch, before doubling, the sums of filters pay. */
const WORTHWHILE = 512;

/**
 * The 3×3 convolution of a doubled image, without making the doubled image. A pixel becomes four, and each of these
 * sees 2×2 pixels of the small image through sums of the filter's rows and columns. That takes 4/9 of the operations.
 */
export function upsampleConv2d(b: Builder, x: Value, weight: Value, bias: Value, atOnce = AT_ONCE): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  if (batch * height * width < WORTHWHILE) return conv2d(b, upsample2x(b, x), weight, bias, 1, AROUND);
  const channels = at(weight.shape, 3);
  const w = widened(b, weight, x);
  const filters = b.after(x, () => halves(b, w, 0).map((filter) => halves(b, filter, 1)));
  const most = Math.min(height, Math.max(1, Math.floor(atOnce / (batch * 4 * width * channels))));
  const strips = Array.from({ length: Math.ceil(height / most) }, (_, i) => {
    const [first, end] = [i * most, Math.min(height, (i + 1) * most)];
    return () => doubled(b, x, filters, bias, first, end);
  });
  return inStrips(b, x, { shape: [batch, 2 * height, 2 * width, channels], dtype: w.dtype }, strips);
}

/** The rows of the doubled image that come from the rows `first` to `end` of the small one. */
function doubled(
  b: Builder,
  x: Value,
  filters: readonly (readonly Value[])[],
  bias: Value,
  first: number,
  end: number,
): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  const channels = at(bias.shape, 0);
  const rows = filters.map((some, dy) => {
    const [top, bottom] = [first === 0 ? 1 - dy : 0, end === height ? dy : 0];
    const seen = first - (1 - dy) + top;
    const image = rowsOf(b, x, seen, end + dy - bottom - seen);
    const pixels = some.map((filter, dx) =>
      conv2d(b, image, filter, bias, 1, { top, bottom, left: 1 - dx, right: dx }),
    );
    return reshape(b, join(b, pixels, 3), [batch, end - first, 2 * width * channels]);
  });
  return reshape(b, join(b, rows, 2), [batch, 2 * (end - first), 2 * width, channels]);
}

/**
 * A filter of three rows (or columns) as the first and the second of two doubled rows sees it: `[a, b + c]` and `[a +
 * b, c]`.
 */
function halves(b: Builder, weight: Value, axis: number): [Value, Value] {
  const [first, middle, last] = split(b, weight, 3, axis) as [Value, Value, Value];
  const sum = (x: Value, y: Value) => binary(b, 'AddV2', x, y);
  return [join(b, [first, sum(middle, last)], axis), join(b, [sum(first, middle), last], axis)];
}
