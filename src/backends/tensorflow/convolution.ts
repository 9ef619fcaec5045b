import type { Padding } from '../contract';
import { T, cast, join, reshape, slice, withShift, zeros } from './basics';
import type { Besides, Builder, ConvShape, Epilogue, Value } from './builder';
import { like, product, widened } from './products';
import { isWinograd, winograd } from './winograd';

export function conv2d(
  b: Builder,
  x: Value,
  weight: Value,
  offset: Value | null,
  stride: number,
  { top, bottom, left, right }: Padding,
  { shift, ...besides }: Besides = {},
): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  const [h, v, , outputs] = weight.shape as [number, number, number, number];
  const w = widened(b, weight, x);
  const image = cast(b, x, w.dtype);
  const size = (length: number, kernel: number) => Math.floor((length - kernel) / stride) + 1;
  const output = [batch, size(height + top + bottom, h), size(width + left + right, v), outputs] as const;
  const shape: ConvShape = { stride, padding: [top, bottom, left, right], output };
  const bias = offset && withShift(b, cast(b, offset, w.dtype), shift);
  const epilogue = like(b, w, { ...(bias && { bias }), ...besides }, output);
  return isWinograd(image, w, shape) ? winograd(b, image, w, epilogue) : direct(b, image, w, shape, epilogue);
}

/** The convolution x `[B, H, W, in]`, w `[h, w, in, out]` by as many multiplications as its definition has. */
export function direct(b: Builder, x: Value, w: Value, shape: ConvShape, epilogue: Epilogue): Value {
  const { stride, padding, output } = shape;
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [h, v, , outputs] = w.shape as [number, number, number, number];
  const isFew = batch * height * width <= FEW && channels * outputs >= MANY;
  if (isFew && h * v > 1 && stride === 1 && !b.keeps(w)) {
    const filter = reshape(b, w, [h * v * channels, outputs]);
    return product(b, patchesOf(b, x, [h, v], padding), filter, epilogue);
  }
  const [, tall = 0, wide = 0] = output;
  if (batch > 1 || w.dtype !== 'float32' || tall % 2 === 1) return b.conv(x, w, shape, epilogue);
  const [top, , left, right] = padding;
  const rows = tall / 2;
  const halves = halvesOf(b, x, { above: top, rows: (rows - 1) * stride + h, apart: rows * stride });
  const half: ConvShape = { stride, padding: [0, 0, left, right], output: [2, rows, wide, outputs] };
  return reshape(b, b.conv(halves, w, half, like(b, w, epilogue, half.output)), output);
}

/**
 * For pictures of few pixels and filters of many values, reordering the filter into oneDNN's layout takes longer than
 * im2col of the picture. Such a convolution is a product with the filter as it is. A step in float32 takes 0.92 to 0.96
 * of the time.
 */
const [FEW, MANY] = [512, 1280 * 1280];

/** im2col, what a filter sees at each pixel: x `[B, H, W, C]` → `[B, H', W', h·w·C]`. */
function patchesOf(b: Builder, x: Value, [h, w]: readonly [number, number], padding: ConvShape['padding']): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [top, bottom, left, right] = padding;
  const padded = [batch, height + top + bottom, width + left + right, channels];
  const paddings = b.ints([0, 0, top, bottom, left, right, 0, 0], [4, 2]);
  const wide = b.op('Pad', [x, paddings], { ...T(x), Tpaddings: { type: 'int32' } }, padded, x.dtype);
  const size = [batch, height + top + bottom - h + 1, width + left + right - w + 1, channels];
  const views = Array.from({ length: h * w }, (_, i) => slice(b, wide, [0, Math.floor(i / w), i % w, 0], size));
  return join(b, views, 3);
}

/**
 * One picture as two, its upper and its lower half, each with the rows that a filter sees: x `[1, H, W, C]` → `[2,
 * rows, W, C]`, the first from `above` the picture on, the second so many rows `apart` from it. TensorFlow leaves the
 * float32 filters of a batch of one in the layout in which it has them (mkl_conv_ops.cc), in which oneDNN takes 1.3 to
 * 3 times as long on AVX2, and up to 2 times on AVX-512.
 */
function halvesOf(b: Builder, x: Value, { above, rows, apart }: { above: number; rows: number; apart: number }): Value {
  const [, height, width, channels] = x.shape as [number, number, number, number];
  if (above === 0 && rows === apart && 2 * rows === height) return reshape(b, x, [2, rows, width, channels]);
  const all = reshape(b, x, [height, width, channels]);
  const pieces = [-above, apart - above].flatMap((start) => {
    const [first, end] = [Math.max(0, start), Math.min(height, start + rows)];
    const inside = slice(b, all, [first, 0, 0], [end - first, width, channels]);
    const outside = (count: number) => (count === 0 ? [] : [zeros(b, [count, width, channels], x.dtype)]);
    return [...outside(first - start), inside, ...outside(start + rows - end)];
  });
  return reshape(b, join(b, pieces, 0), [2, rows, width, channels]);
}
