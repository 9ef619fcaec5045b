import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import type { Padding, Weight } from './contract';
import * as plain from './reference';

type Function = (...args: never[]) => Tensor;

/** An operation of the contract. */
export interface Op<F extends Function> {
  /** The names of its arguments, in order: tensors, then parameters, then numbers and kinds. */
  readonly args: readonly string[];
  /** The shape of its result for these arguments. The tensors among them may have no values. */
  readonly shape: (...args: Parameters<F>) => readonly number[];
  /** The op in plain tfjs operations: differentiable, and the definition that engines' kernels are tested against. */
  readonly reference: F;
}

function op<F extends Function>(args: string, shape: Op<F>['shape'], reference: F): Op<F> {
  return { args: args.split(' '), shape, reference };
}

const same = (x: Tensor): readonly number[] => x.shape;
const AROUND: Padding = { top: 1, bottom: 1, left: 1, right: 1 };

/**
 * The contract between the layers and the engines, an op an entry. Tensors are NHWC and go by the name of float32; no
 * op frees its arguments. Statistics, softmax and accumulators are float32 whatever the policy.
 */
export const table = {
  /** `x·W + b`; x `[…, in]` → `[…, out]`. */
  linear: op('x weight bias', (x, weight) => x.shape.with(-1, at(weight.shape, 1)), plain.linear),
  /** Cross-correlation; x `[B, H, W, in]` → `[B, H', W', out]`. */
  conv2d: op('x weight bias stride padding', convolved, plain.conv2d),
  /** Rows of `table` `[count, width]` named by int32 `indices` `[B, N]` → `[B, N, width]`. */
  embedding: op(
    'table indices',
    () => {
      throw new TypeError('it looks up rows of a table, which depends on values');
    },
    plain.embedding,
  ),
  /** Wu & He, 2018; statistics over H, W and the channels of a group, biased variance; x `[B, H, W, C]`. */
  groupNorm: op('x weight bias groups epsilon', same, plain.groupNorm),
  /** Ba et al., 2016; statistics over the last axis, biased variance; x `[…, C]`. */
  layerNorm: op('x weight bias epsilon', same, plain.layerNorm),
  /** `softmax(q·kᵀ/√d)·v` per head (Vaswani et al., 2017, eq. 1); q `[B, N, C]`, k and v `[B, M, C]` → `[B, N, C]`. */
  attention: op('q k v options', same, plain.attention),
  /** `x·sigmoid(x)`. */
  silu: op('x', same, (x: Tensor) => tf.tidy(() => tf.mul(x, tf.sigmoid(x)))),
  /** `max(x, 0)`. */
  relu: op('x', same, (x: Tensor) => tf.relu(x)),
  tanh: op('x', same, (x: Tensor) => tf.tanh(x)),
  gelu: op('x kind', same, plain.gelu),
  /** First half of the last axis times the GELU of the second (Shazeer, 2020); x `[…, 2C]` → `[…, C]`. */
  geglu: op('x kind', (x) => x.shape.with(-1, at(x.shape, -1) / 2), plain.geglu),
  /** Nearest neighbour; x `[B, H, W, C]` → `[B, 2H, 2W, C]`. */
  upsample2x: op(
    'x',
    ({ shape: [batch, height, width, channels] }) => [batch, 2 * height, 2 * width, channels],
    plain.upsample2x,
  ),
  /** The 3×3 convolution, padded by one, of `upsample2x(x)`: x `[B, H, W, in]` → `[B, 2H, 2W, out]`. */
  upsampleConv2d: op(
    'x weight bias',
    ({ shape: [batch, height, width] }, weight) => [batch, 2 * height, 2 * width, at(weight.shape, 3)],
    (x: Tensor4D, weight: Weight, bias: Weight) =>
      tf.tidy(() => plain.conv2d(plain.upsample2x(x), weight, bias, 1, AROUND)),
  ),
  /** `a + t·(b − a)`; guidance is a mix with t > 1 (Ho & Salimans, 2022). */
  mix: op('a b t', same, (a: Tensor, b: Tensor, t: number) => tf.tidy(() => tf.add(a, tf.mul(tf.sub(b, a), t)))),
  /** x `[B, H, W, C]` plus `shift` `[B or 1, C]` at every place. */
  addChannels: op('x shift', same, (x: Tensor4D, shift: Tensor) =>
    tf.tidy(() => tf.add<Tensor4D>(x, tf.reshape(shift, [-1, 1, 1, x.shape[3]]))),
  ),
  /** `a + b`; b has a's shape, or has 1 where a has more. */
  add: op('a b', same, (a: Tensor, b: Tensor) => tf.add(a, b)),
  /** `x·factor + offset`. */
  scale: op('x factor offset', same, (x: Tensor, factor: number, offset: number) =>
    tf.tidy(() => (offset === 0 ? tf.mul(x, factor) : tf.add(tf.mul(x, factor), offset))),
  ),
  /** The same values in another shape. */
  reshape: op(
    'x shape',
    (_, shape) => shape,
    (x: Tensor, shape: readonly number[]) => tf.reshape(x, [...shape]),
  ),
  /** Side by side along the last axis: `[…, C₁]`, `[…, C₂]` → `[…, C₁ + C₂]`. */
  concat: op(
    'xs',
    (xs) => {
      const width = xs.reduce((sum, x) => sum + at(x.shape, -1), 0);
      return at(xs, 0).shape.with(-1, width);
    },
    (xs: readonly Tensor[]) => tf.concat([...xs], -1),
  ),
  /**
   * `x` as float32, which tfjs' own operations take; engines may keep results in the type that the policy computes in.
   */
  widen: op('x', same, (x: Tensor) => tf.clone(x)),
  /** The first `count` of the last axis: `[…, C]` → `[…, count]`. */
  first: op(
    'x count',
    (x, count) => x.shape.with(-1, count),
    (x: Tensor, count: number) => tf.slice(x, new Array<number>(x.rank).fill(0), [...x.shape.slice(0, -1), count]),
  ),
};

function convolved(x: Tensor4D, weight: Weight, _bias: Weight | null, stride: number, padding: Padding): number[] {
  const [batch, height, width] = x.shape;
  const [kernelHeight, kernelWidth, , outputs] = weight.shape as [number, number, number, number];
  const size = (length: number, kernel: number) => Math.floor((length - kernel) / stride) + 1;
  const rows = size(height + padding.top + padding.bottom, kernelHeight);
  return [batch, rows, size(width + padding.left + padding.right, kernelWidth), outputs];
}

export type OpName = keyof typeof table;

/** The ops as functions, as layers call them. */
export type Ops = { readonly [K in OpName]: (typeof table)[K]['reference'] };

/** An engine's own kernels. Each may decline a call by returning null; the reference then runs. */
export type Kernels = { readonly [K in OpName]?: (...args: Parameters<Ops[K]>) => ReturnType<Ops[K]> | null };

/** A function for each op. */
export function forEachOp<T>(make: (name: OpName) => T): Readonly<Record<OpName, T>> {
  return Object.fromEntries((Object.keys(table) as OpName[]).map((name) => [name, make(name)])) as Record<OpName, T>;
}

export const reference = forEachOp((name) => table[name].reference) as Ops;
