/** Each op of the contract in TensorFlow's operations. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { GeluKind, Padding, Weight } from '../contract';
import type { OpName, Ops } from '../op-table';
import { attention } from './attention';
import { groupNorm, layerNorm } from './norms';
import { computesIn } from './processor';
import { count, T, cast, reshape, binary, unary, slice, split, join, scale, withShift, zeros } from './basics';
import { conv2dOfBytes, linearOfBytes, multipliesBytes } from './byte-products';
import { floats } from './quantized';
import { isWinograd, winograd } from './winograd';
import type { Attributes, Besides, Builder, ConvShape, Epilogue, Value } from './builder';

export { cast } from './basics';

/**
 * A weight in the type of `x`, which is computed in. Halves always save memory; they save time only if the processor
 * has arithmetic for them.
 */
function widened(b: Builder, weight: Value, x: Value): Value {
  return computesIn(weight.dtype) ? weight : b.after(x, () => cast(b, weight, 'float32'));
}

/** What follows a product, in the type of the product. */
function like(b: Builder, w: Value, { bias, skip, gelu }: Epilogue, shape: readonly number[]): Epilogue {
  return {
    ...(bias && { bias: cast(b, bias, w.dtype) }),
    ...(skip && { skip: reshape(b, cast(b, skip, w.dtype), shape) }),
    ...(gelu && { gelu }),
  };
}

function linear(
  b: Builder,
  x: Value,
  weight: Value,
  bias: Value | null,
  { geglu: gate, ...besides }: Besides = {},
): Value {
  if (gate !== undefined && bias !== null) return gatedLinear(b, x, weight, bias, gate);
  return product(b, x, weight, { ...(bias && { bias }), ...besides });
}

function product(b: Builder, x: Value, weight: Value, epilogue: Epilogue): Value {
  const [inputs, outputs] = weight.shape as [number, number];
  const w = widened(b, weight, x);
  const rows = reshape(b, cast(b, x, w.dtype), [count(x.shape) / inputs, inputs]);
  const y = b.dense(rows, w, like(b, w, epilogue, [at(rows.shape, 0), outputs]));
  return reshape(b, y, [...x.shape.slice(0, -1), outputs]);
}

function conv2d(
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

/** In float32: few rows are looked up. */
function embedding(b: Builder, table: Value, indices: readonly (readonly number[])[]): Value {
  const ids = b.ints(indices.flat(), [indices.length, indices[0]?.length ?? 0]);
  const shape = [...ids.shape, at(table.shape, 1)];
  const attributes: Attributes = {
    Tparams: { type: table.dtype },
    Tindices: { type: 'int32' },
    Taxis: { type: 'int32' },
    batch_dims: { int: 0 },
  };
  return cast(b, b.op('GatherV2', [table, ids, b.ints([0], [])], attributes, shape, table.dtype), 'float32');
}

export function gelu(b: Builder, x: Value, kind: GeluKind): Value {
  const wide = cast(b, x, 'float32');
  if (kind === 'quick') return cast(b, binary(b, 'Mul', wide, unary(b, 'Sigmoid', scale(b, wide, 1.702))), x.dtype);
  const inner =
    kind === 'erf' ? unary(b, 'Erf', scale(b, wide, Math.SQRT1_2)) : unary(b, 'Tanh', tanhArgument(b, wide));
  const gate = binary(b, 'AddV2', inner, b.float(1));
  return cast(b, binary(b, 'Mul', scale(b, wide, 0.5), gate), x.dtype);
}

/** `√(2/π)·(x + 0.044715x³)`. */
function tanhArgument(b: Builder, x: Value): Value {
  const inner = binary(b, 'AddV2', scale(b, unary(b, 'Square', x), 0.044715), b.float(1));
  return scale(b, binary(b, 'Mul', x, inner), Math.sqrt(2 / Math.PI));
}

function geglu(b: Builder, x: Value, kind: GeluKind): Value {
  const [value, gates] = split(b, x, 2, x.shape.length - 1) as [Value, Value];
  return binary(b, 'Mul', value, gelu(b, gates, kind));
}

/** The projection and its gate as two products; the GELU is fused into the second. */
function gatedLinear(b: Builder, x: Value, weight: Value, bias: Value, kind: 'erf' | 'tanh'): Value {
  const [values, gates] = b.after(x, () => split(b, weight, 2, 1)) as [Value, Value];
  const [forValues, forGates] = split(b, bias, 2, 0) as [Value, Value];
  const gate = product(b, x, gates, { bias: forGates, gelu: kind });
  return binary(b, 'Mul', product(b, x, values, { bias: forValues }), gate);
}

function upsample2x(b: Builder, x: Value): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = b.ints([2 * height, 2 * width]);
  const attributes: Attributes = { ...T(x), align_corners: { bool: false }, half_pixel_centers: { bool: false } };
  return b.op('ResizeNearestNeighbor', [x, size], attributes, [batch, 2 * height, 2 * width, channels], x.dtype);
}

const AROUND: Padding = { top: 1, bottom: 1, left: 1, right: 1 };

/** From this many pixels in a batch, before doubling, the sums of filters pay. */
const WORTHWHILE = 512;

/**
 * The 3×3 convolution of a doubled image, without making the doubled image. A pixel becomes four, and each of these
 * sees 2×2 pixels of the small image through sums of the filter's rows and columns. That takes 4/9 of the operations.
 */
function upsampleConv2d(b: Builder, x: Value, weight: Value, bias: Value): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  if (batch * height * width < WORTHWHILE) return conv2d(b, upsample2x(b, x), weight, bias, 1, AROUND);
  const channels = at(weight.shape, 3);
  const w = widened(b, weight, x);
  const rows = b
    .after(x, () => halves(b, w, 0))
    .map((filter, dy) => {
      const pixels = b
        .after(x, () => halves(b, filter, 1))
        .map((small, dx) => {
          const padding = { top: 1 - dy, bottom: dy, left: 1 - dx, right: dx };
          return conv2d(b, x, small, bias, 1, padding);
        });
      return reshape(b, join(b, pixels, 3), [batch, height, 2 * width * channels]);
    });
  return reshape(b, join(b, rows, 2), [batch, 2 * height, 2 * width, channels]);
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

function mix(b: Builder, x: Value, y: Value, t: number): Value {
  return binary(b, 'AddV2', x, scale(b, binary(b, 'Sub', y, x), t));
}

function addChannels(b: Builder, x: Value, shift: Value): Value {
  const [batch, channels] = shift.shape as [number, number];
  return binary(b, 'AddV2', x, cast(b, reshape(b, shift, [batch, 1, 1, channels]), x.dtype));
}

/** In the type of `x`. */
function add(b: Builder, x: Value, y: Value): Value {
  return binary(b, 'AddV2', x, cast(b, y, x.dtype));
}

function concat(b: Builder, xs: readonly Value[]): Value {
  const [first] = xs as [Value];
  return join(
    b,
    xs.map((x) => cast(b, x, first.dtype)),
    first.shape.length - 1,
  );
}

function first(b: Builder, x: Value, channels: number): Value {
  return slice(b, x, new Array<number>(x.shape.length).fill(0), x.shape.with(-1, channels));
}

/** What a lowering takes in place of an argument of the contract. */
type Lowered<A> = A extends Tensor | Weight ? Value : A extends readonly Tensor[] ? readonly Value[] : A;
type LoweredArguments<F> = F extends (...args: infer A) => Tensor ? { [I in keyof A]: Lowered<A[I]> } : never;

/**
 * Each op by its name, with its arguments in the contract's order; products take what is fused into them as the last.
 */
export const lowerings: { readonly [K in OpName]: (b: Builder, ...args: LoweredArguments<Ops[K]>) => Value } = {
  linear: (b, x, weight, ...rest) => linearOfBytes(b, x, weight, ...rest) ?? linear(b, x, floats(b, weight), ...rest),
  conv2d: (b, x, weight, ...rest) => {
    const ofBytes = conv2dOfBytes(b, x, weight, ...rest);
    return (
      ofBytes ??
      conv2d(
        b,
        x,
        b.after(x, () => floats(b, weight)),
        ...rest,
      )
    );
  },
  embedding,
  groupNorm,
  layerNorm,
  attention,
  silu: (b, x) => b.silu(x),
  relu: (b, x) => unary(b, 'Relu', x),
  tanh: (b, x) => unary(b, 'Tanh', x),
  gelu,
  geglu,
  upsample2x,
  upsampleConv2d: (b, x, weight, bias) => {
    const isProduct = multipliesBytes(b, weight); // of which sums of filters would be no bytes
    return isProduct
      ? lowerings.conv2d(b, upsample2x(b, x), weight, bias, 1, AROUND)
      : upsampleConv2d(b, x, floats(b, weight), bias);
  },
  mix,
  addChannels,
  add,
  scale: (b, x, factor, offset) => {
    const y = scale(b, x, factor);
    return offset === 0 ? y : binary(b, 'AddV2', y, cast(b, b.float(offset), y.dtype));
  },
  reshape,
  concat,
  widen: (b, x) => cast(b, floats(b, x), 'float32'),
  first,
};
