/**
 * The ops of the contract that take more than a line, in plain tfjs operations. They are differentiable, and engines'
 * kernels are tested against them.
 */

import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import type { AttentionOptions, GeluKind, Padding, Weight } from './contract';

/** Attention scores are made in pieces of at most this size; half of the smallest WebGPU binding limit in use. */
export const SCORE_BYTES = 64 * 2 ** 20;

export function linear(x: Tensor, weight: Weight, bias: Weight | null): Tensor {
  const [inputs, outputs] = weight.shape as [number, number];
  return tf.tidy(() => {
    // Two dimensions and a stored transpose: the only layout that is fast on every backend.
    const rows = tf.reshape<tf.Rank.R2>(x, [-1, inputs]);
    const a = { a: rows, b: weight.value as Tensor2D };
    const y = tf.fused.matMul(bias === null ? a : { ...a, bias: bias.value });
    return tf.reshape(y, [...x.shape.slice(0, -1), outputs]);
  });
}

export function conv2d(x: Tensor4D, weight: Weight, bias: Weight | null, stride: number, padding: Padding): Tensor4D {
  return tf.tidy(() => {
    const same = stride === 1 && isSame(padding, weight);
    const { top, bottom, left, right } = padding;
    // tfjs-node refuses numeric padding in conv2d, so it is done before.
    const pads = Array.of<[number, number]>([0, 0], [top, bottom], [left, right], [0, 0]);
    const padded = same || top + bottom + left + right === 0 ? x : tf.pad(x, pads);
    const filter = weight.value as Tensor4D;
    const call = { x: padded, filter, strides: stride, pad: same ? 'same' : 'valid' } as const;
    // The fused one always computes the gradient of its filter too, which wasm does not have.
    if (!tf.engine().isTapeOn()) return tf.fused.conv2d(bias === null ? call : { ...call, bias: bias.value });
    const y = tf.conv2d(padded, filter, stride, call.pad);
    return bias === null ? y : tf.add(y, bias.value);
  });
}

export function embedding(table: Weight, indices: readonly (readonly number[])[]): Tensor3D {
  return tf.tidy(() => {
    const [rows, length] = [indices.length, indices[0]?.length ?? 0];
    const ids = tf.tensor2d(indices.flat(), [rows, length], 'int32');
    return tf.gather<Tensor>(table.value, ids) as Tensor3D;
  });
}

export function groupNorm(x: Tensor4D, gamma: Weight, beta: Weight, groups: number, epsilon: number): Tensor4D {
  const [batch, height, width, channels] = x.shape;
  return tf.tidy(() => {
    const grouped = tf.reshape(x, [batch, height * width, groups, channels / groups]);
    const centred = tf.sub(grouped, tf.mean(grouped, [1, 3], true));
    const variance = tf.mean(tf.square(centred), [1, 3], true); // [B, 1, G, 1]
    const normed = tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
    return tf.add(tf.mul(tf.reshape(normed, x.shape), gamma.value), beta.value);
  });
}

export function layerNorm(x: Tensor, gamma: Weight, beta: Weight, epsilon: number): Tensor {
  return tf.tidy(() => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    const normed = tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)));
    return tf.add(tf.mul(normed, gamma.value), beta.value);
  });
}

export function attention(q: Tensor3D, k: Tensor3D, v: Tensor3D, { heads, causal }: AttentionOptions): Tensor3D {
  const [batch, length, channels] = q.shape;
  const size = channels / heads;
  return tf.tidy(() => {
    const scaled = splitHeads(tf.mul(q, size ** -0.5), heads); // [B·H, N, d]
    const keys = splitHeads(k, heads); // [B·H, M, d]
    const values = splitHeads(v, heads);
    const rows = Math.max(1, Math.floor(SCORE_BYTES / (4 * batch * heads * keys.shape[1])));
    const pieces: Tensor3D[] = [];
    for (let start = 0; start < length; start += rows) {
      const count = Math.min(rows, length - start);
      const piece = count === length ? scaled : tf.slice(scaled, [0, start, 0], [-1, count, -1]);
      pieces.push(tf.tidy(() => attend(piece, keys, values, causal ? start : null)));
    }
    return mergeHeads(pieces.length === 1 ? at(pieces, 0) : tf.concat(pieces, 1), heads);
  });
}

export function gelu(x: Tensor, kind: GeluKind): Tensor {
  return tf.tidy(() => tf.mul(x, gate(x, kind)));
}

export function geglu(x: Tensor, kind: GeluKind): Tensor {
  return tf.tidy(() => {
    const [value, gates] = tf.split(x, 2, -1) as [Tensor, Tensor];
    return tf.mul(value, gelu(gates, kind));
  });
}

export function upsample2x(x: Tensor4D): Tensor4D {
  return tf.image.resizeNearestNeighbor(x, [x.shape[1] * 2, x.shape[2] * 2]);
}

/** Whether tfjs' `same` padding, which favours the bottom and right, is what is asked for. */
function isSame({ top, bottom, left, right }: Padding, weight: Weight): boolean {
  const [height, width] = weight.shape as [number, number];
  const [v, h] = [height - 1, width - 1];
  return top === v >> 1 && bottom === v - top && left === h >> 1 && right === h - left;
}

/** `[B, N, C]` → `[B·H, N, C/H]`. */
function splitHeads(x: Tensor3D, heads: number): Tensor3D {
  const [batch, length, channels] = x.shape;
  if (heads === 1) return x;
  const split = tf.reshape(x, [batch, length, heads, channels / heads]);
  return tf.reshape(tf.transpose(split, [0, 2, 1, 3]), [batch * heads, length, channels / heads]);
}

/** `[B·H, N, d]` → `[B, N, H·d]`. */
function mergeHeads(x: Tensor3D, heads: number): Tensor3D {
  const [rows, length, size] = x.shape;
  if (heads === 1) return x;
  const split = tf.reshape(x, [rows / heads, heads, length, size]);
  return tf.reshape(tf.transpose(split, [0, 2, 1, 3]), [rows / heads, length, heads * size]);
}

/** Softmax attention of the queries from row `start` on (null: every key is seen); q is scaled already. */
function attend(q: Tensor3D, k: Tensor3D, v: Tensor3D, start: number | null): Tensor3D {
  const scores: Tensor3D = tf.matMul(q, k, false, true); // [B·H, n, M]
  const masked = start === null ? scores : tf.add(scores, causalMask(start, q.shape[1], k.shape[1]));
  return tf.matMul<Tensor3D>(tf.softmax(masked), v);
}

/** `[n, M]`: what is added to the scores of queries from `start` on. */
export function causalMask(start: number, queries: number, keys: number): Tensor2D {
  return tf.tensor2d(causalMaskValues(start, queries, keys), [queries, keys]);
}

/** The factor that makes `x·gate(x)` the GELU of that kind. */
function gate(x: Tensor, kind: GeluKind): Tensor {
  if (kind === 'quick') return tf.sigmoid(tf.mul(x, 1.702));
  const inner = kind === 'erf' ? tf.erf(tf.mul(x, Math.SQRT1_2)) : tf.tanh(tanhArgument(x));
  return tf.mul(tf.add(inner, 1), 0.5);
}

/** `√(2/π)·(x + 0.044715x³)`. */
function tanhArgument(x: Tensor): Tensor {
  return tf.mul(tf.mul(x, tf.add(tf.mul(tf.square(x), 0.044715), 1)), Math.sqrt(2 / Math.PI));
}

/** `[queries, keys]`, −1e9 where key j lies after query `start + i`; far below any score, and free of −∞·0. */
export function causalMaskValues(start: number, queries: number, keys: number): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(queries * keys);
  for (let i = 0; i < queries; i++) mask.fill(-1e9, i * keys + Math.min(keys, start + i + 1), (i + 1) * keys);
  return mask;
}
