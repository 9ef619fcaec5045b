/** TensorFlow's plain operations, with shapes that are known. */

import { at } from '../../at';
import type { DataType } from './binding';
import type { Attributes, Builder, ConvShape, Value } from './builder';
import type { Operation } from './operations';

export const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
export const T = ({ dtype }: Value): Attributes => ({ T: { type: dtype } });

/** Of `n`, at most `most`, and at least 1. */
export function largestDivisor(n: number, most: number): number {
  for (let d = Math.min(n, most); d > 1; d--) if (n % d === 0) return d;
  return 1;
}

/**
 * The label of oneDNN's kernels that TensorFlow has under names of their own. The runtime does not choose these by
 * itself, and its own softmax takes twice as long.
 */
export const NATIVE_LABEL = 'MklNameChangeOp';
export const NATIVE: Attributes = { _kernel: { string: NATIVE_LABEL } };

export function cast(b: Builder, x: Value, dtype: DataType): Value {
  if (x.dtype === dtype) return x;
  return b.op('Cast', [x], { SrcT: { type: x.dtype }, DstT: { type: dtype } }, x.shape, dtype);
}

export function reshape(b: Builder, x: Value, shape: readonly number[]): Value {
  if (shape.length === x.shape.length && shape.every((n, i) => n === x.shape[i])) return x;
  return b.op('Reshape', [x, b.ints(shape)], { ...T(x), Tshape: { type: 'int32' } }, shape, x.dtype);
}

export function transpose(b: Builder, x: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => at(x.shape, axis));
  return b.op('Transpose', [x, b.ints(order)], { ...T(x), Tperm: { type: 'int32' } }, shape, x.dtype);
}

/** Element by element; the shapes are equal or broadcast to that of `x`. */
export function binary(b: Builder, name: 'AddV2' | 'Sub' | 'Mul' | 'SquaredDifference', x: Value, y: Value): Value {
  return b.op(name, [x, y], T(x), x.shape, x.dtype);
}

export function unary(b: Builder, name: Operation, x: Value): Value {
  return b.op(name, [x], T(x), x.shape, x.dtype);
}

export function mean(b: Builder, x: Value, axis: number): Value {
  const shape = x.shape.with(axis, 1);
  const attributes: Attributes = { ...T(x), Tidx: { type: 'int32' }, keep_dims: { bool: true } };
  return b.op('Mean', [x, b.ints([axis])], attributes, shape, x.dtype);
}

/** Of a vector. */
export function sum(b: Builder, x: Value): Value {
  const attributes: Attributes = { ...T(x), Tidx: { type: 'int32' }, keep_dims: { bool: false } };
  return b.op('Sum', [x, b.ints([0])], attributes, [], x.dtype);
}

export function split(b: Builder, x: Value, pieces: number, axis: number): Value[] {
  if (pieces === 1) return [x];
  const shape = x.shape.with(axis, at(x.shape, axis) / pieces);
  return b.split('Split', [b.ints([axis], []), x], { ...T(x), num_split: { int: pieces } }, pieces, shape, x.dtype);
}

export function slice(b: Builder, x: Value, begin: readonly number[], shape: readonly number[]): Value {
  return b.op('Slice', [x, b.ints(begin), b.ints(shape)], { ...T(x), Index: { type: 'int32' } }, shape, x.dtype);
}

/** Rows of a picture `[B, H, W, C]`. */
export function rowsOf(b: Builder, x: Value, first: number, count: number): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  if (count === height) return x;
  return x.inRows?.rows(first, count) ?? slice(b, x, [0, first, 0, 0], [batch, count, width, channels]);
}

/**
 * A picture `[B, H, W, C]` from strips of its rows, which are made one after the other, the first after `before`. Each
 * is written where it belongs, so that all of them are never there besides the whole.
 */
export function inStrips(
  b: Builder,
  before: Value,
  { shape, dtype }: Omit<Value, 'ref'>,
  strips: readonly (() => Value)[],
): Value {
  const [batch, height, width, channels] = shape as [number, number, number, number];
  const [only] = strips as [() => Value];
  if (strips.length === 1) return b.after(before, () => b.scope(only));
  const [rows, values] = [batch * height, width * channels];
  const whole = b.after(before, () => empty(b, [rows, values], dtype));
  let first = 0;
  const y = strips.reduce((sofar, make) => {
    const write = () => {
      const strip = make();
      const count = at(strip.shape, 1);
      const places = Array.from(
        { length: batch * count },
        (_, i) => Math.floor(i / count) * height + first + (i % count),
      );
      first += count;
      const inputs = [sofar, b.ints(places), reshape(b, strip, [batch * count, values])];
      return b.op('InplaceUpdate', inputs, T(sofar), sofar.shape, sofar.dtype);
    };
    return b.after(sofar, () => b.scope(write));
  }, whole);
  return reshape(b, y, shape);
}

/** Memory with whatever is in it. */
function empty(b: Builder, shape: readonly number[], dtype: DataType): Value {
  return b.op('Empty', [b.ints(shape)], { dtype: { type: dtype }, init: { bool: false } }, shape, dtype);
}

export function join(b: Builder, xs: readonly Value[], axis: number): Value {
  const [first] = xs as [Value];
  if (xs.length === 1) return first;
  const width = xs.reduce((sum, x) => sum + at(x.shape, axis), 0);
  const attributes: Attributes = { ...T(first), N: { int: xs.length }, Tidx: { type: 'int32' } };
  return b.op('ConcatV2', [...xs, b.ints([axis], [])], attributes, first.shape.with(axis, width), first.dtype);
}

export function zeros(b: Builder, shape: readonly number[], dtype: DataType): Value {
  const attributes: Attributes = { T: { type: dtype }, index_type: { type: 'int32' } };
  return b.op('Fill', [b.ints(shape), cast(b, b.float(0), dtype)], attributes, shape, dtype);
}

export function scale(b: Builder, x: Value, factor: number): Value {
  return binary(b, 'Mul', x, cast(b, b.float(factor), x.dtype));
}

/** A bias plus a shift of each channel, `[1, C]`, in the type of the bias. */
export function withShift(b: Builder, bias: Value, shift: Value | undefined): Value {
  return shift === undefined ? bias : binary(b, 'AddV2', bias, reshape(b, cast(b, shift, bias.dtype), bias.shape));
}

/** `x·y` of each pair of matrices, or `x·yᵀ`, by TensorFlow's kernel or by oneDNN's own. */
export function batchMatMul(b: Builder, x: Value, y: Value, transposeY: boolean, isNative: boolean): Value {
  const attributes: Attributes = {
    ...T(x),
    adj_x: { bool: false },
    adj_y: { bool: transposeY },
    ...(isNative && NATIVE),
  };
  const shape = x.shape.with(-1, at(y.shape, transposeY ? -2 : -1));
  return b.op(isNative ? '_MklBatchMatMulV2' : 'BatchMatMulV2', [x, y], attributes, shape, x.dtype);
}

/**
 * Pixels by their places in squares of `size`, after `padding` at the top, the bottom, the left and the right: `[B, H,
 * W, C]` → `[size²·B, H'/size, W'/size, C]`.
 */
export function spaceToBatch(b: Builder, x: Value, size: number, padding: ConvShape['padding']): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [top, bottom, left, right] = padding;
  const shape = [size ** 2 * batch, (height + top + bottom) / size, (width + left + right) / size, channels];
  const attributes: Attributes = { ...T(x), Tblock_shape: { type: 'int32' }, Tpaddings: { type: 'int32' } };
  return b.op('SpaceToBatchND', [x, b.ints([size, size]), b.ints(padding, [2, 2])], attributes, shape, x.dtype);
}

/** The opposite of `spaceToBatch`, less `crops`. */
export function batchToSpace(b: Builder, x: Value, size: number, crops: ConvShape['padding']): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [top, bottom, left, right] = crops;
  const shape = [batch / size ** 2, size * height - top - bottom, size * width - left - right, channels];
  const attributes: Attributes = { ...T(x), Tblock_shape: { type: 'int32' }, Tcrops: { type: 'int32' } };
  return b.op('BatchToSpaceND', [x, b.ints([size, size]), b.ints(crops, [2, 2])], attributes, shape, x.dtype);
}

/** The attributes of a convolution of `x`, fused or not. */
export function convolving(x: Value, stride: number, padding: ConvShape['padding']): Attributes {
  const isPadded = padding.some((n) => n > 0);
  return {
    ...T(x),
    strides: { ints: [1, stride, stride, 1] },
    padding: { string: isPadded ? 'EXPLICIT' : 'VALID' },
    ...(isPadded && { explicit_paddings: { ints: [0, 0, ...padding, 0, 0] } }),
    data_format: { string: 'NHWC' },
    dilations: { ints: [1, 1, 1, 1] },
  };
}

/** The attributes of a product with `x`, neither factor transposed. */
export function multiplying(x: Value): Attributes {
  return { ...T(x), transpose_a: { bool: false }, transpose_b: { bool: false } };
}
