import * as tf from '@tensorflow/tfjs-core';
import type { Kernels, Ops, Weight } from '../contract';
import type { Value } from './builder';
import { eagerly } from './eager';
import * as lower from './lowering';

type Eager = Parameters<Parameters<typeof eagerly>[0]>[0];

/** A parameter's value in the hands of the builder. */
const given = (b: Eager, weight: Weight): Value => b.from(weight.value);
const bias = (b: Eager, weight: Weight | null) => (weight === null ? {} : { bias: given(b, weight) });

/** A kernel of the contract that runs `work`, unless a gradient is asked for. */
function kernel<K extends keyof Ops>(work: (b: Eager, ...args: Parameters<Ops[K]>) => Value) {
  return (...args: Parameters<Ops[K]>): ReturnType<Ops[K]> | null => {
    if (tf.engine().isTapeOn()) return null; // only tfjs' own operations, which the reference is made of, have gradients
    return tf.tidy(() => eagerly((b) => work(b, ...args)) as ReturnType<Ops[K]>); // frees parameters that live outside the backend
  };
}

/**
 * The contract by libtensorflow's operations, run one by one. They take parameters in half precision, which tfjs' own do not, and
 * compute in bfloat16 where the parameters are bfloat16.
 */
export const tensorflowKernels: Kernels = {
  linear: kernel<'linear'>((b, x, weight, offset) => lower.linear(b, b.from(x), given(b, weight), bias(b, offset))),
  conv2d: kernel<'conv2d'>((b, x, weight, offset, stride, padding) =>
    lower.conv2d(b, b.from(x), given(b, weight), padding, stride, bias(b, offset)),
  ),
  embedding: kernel<'embedding'>((b, table, indices) =>
    lower.embedding(b, given(b, table), b.ints(indices.flat(), [indices.length, indices[0]?.length ?? 0])),
  ),
  groupNorm: kernel<'groupNorm'>((b, x, gamma, beta, groups, epsilon) =>
    lower.groupNorm(b, b.from(x), given(b, gamma), given(b, beta), groups, epsilon),
  ),
  layerNorm: kernel<'layerNorm'>((b, x, gamma, beta, epsilon) =>
    lower.layerNorm(b, b.from(x), given(b, gamma), given(b, beta), epsilon),
  ),
  attention: kernel<'attention'>((b, q, k, v, options) => lower.attention(b, b.from(q), b.from(k), b.from(v), options)),
  silu: kernel<'silu'>((b, x) => lower.silu(b, b.from(x))),
  gelu: kernel<'gelu'>((b, x, kind) => lower.gelu(b, b.from(x), kind)),
  geglu: kernel<'geglu'>((b, x, kind) => lower.geglu(b, b.from(x), kind)),
  upsample2x: kernel<'upsample2x'>((b, x) => lower.upsample2x(b, b.from(x))),
  upsampleConv2d: kernel<'upsampleConv2d'>((b, x, weight, offset) =>
    lower.upsampleConv2d(b, b.from(x), given(b, weight), given(b, offset)),
  ),
  mix: kernel<'mix'>((b, x, y, t) => lower.mix(b, b.from(x), b.from(y), t)),
  addChannels: kernel<'addChannels'>((b, x, shift) => lower.addChannels(b, b.from(x), b.from(shift))),
  add: kernel<'add'>((b, x, y) => lower.add(b, b.from(x), b.from(y))),
  scale: kernel<'scale'>((b, x, factor) => lower.scale(b, b.from(x), factor)),
  reshape: kernel<'reshape'>((b, x, shape) => lower.reshape(b, b.from(x), shape)),
  concat: kernel<'concat'>((b, xs) => lower.concat(b, xs.map((x) => b.from(x)))), // prettier-ignore
  widen: kernel<'widen'>((b, x) => lower.cast(b, b.from(x), 'float32')),
  first: kernel<'first'>((b, x, count) => lower.first(b, b.from(x), count)),
};
