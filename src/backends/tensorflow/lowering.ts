/** Each op of the contract in TensorFlow's operations. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { GeluKind, Weight } from '../contract';
import type { OpName, Ops } from '../op-table';
import { attention } from './attention';
import { binary, cast, join, reshape, scale, slice, split, unary } from './basics';
import type { Attributes, Builder, Value } from './builder';
import { conv2dOfBytes, linearOfBytes, multipliesBytes } from './byte-products';
import { conv2d } from './convolution';
import { groupNorm, layerNorm } from './norms';
import { linear } from './products';
import { floats } from './quantized';
import { AROUND, upsample2x, upsampleConv2d } from './upsampling';

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
