import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { AttentionOptions, Kernels } from '../contract';
import { causalMask } from '../reference';

/** Below this many operations a head, the overhead of its own products is more than they save (bench/wasm-kernels.ts). */
const WORTHWHILE = 2 ** 21;

/**
 * Only two-dimensional products without transpose flags reach XNNPACK's fast path in tfjs' wasm backend (13 times faster than
 * its batched product), so each head of each sample is one of its own.
 */
function attention(q: Tensor3D, k: Tensor3D, v: Tensor3D, { heads, causal }: AttentionOptions): Tensor3D | null {
  const [batch, length, channels] = q.shape;
  const size = channels / heads;
  if (4 * length * k.shape[1] * size < WORTHWHILE) return null;
  return tf.tidy(() => {
    const scaled: Tensor3D = tf.mul(q, size ** -0.5);
    const mask = causal ? causalMask(0, length, k.shape[1]) : null;
    const samples = Array.from({ length: batch }, (_, b) => {
      const head = (x: Tensor3D, h: number) =>
        tf.reshape<tf.Rank.R2>(tf.slice(x, [b, 0, h * size], [1, -1, size]), [-1, size]);
      const pieces = Array.from({ length: heads }, (_, h) => attend(head(scaled, h), head(k, h), head(v, h), mask));
      return tf.concat(pieces, 1); // [N, C]
    });
    return tf.stack(samples) as Tensor3D;
  });
}

/** One head: `[N, d]`, `[M, d]`, `[M, d]` → `[N, d]`. */
function attend(q: Tensor2D, k: Tensor2D, v: Tensor2D, mask: Tensor2D | null): Tensor2D {
  return tf.tidy(() => {
    const scores: Tensor2D = tf.matMul(q, tf.transpose(k)); // [N, M]
    return tf.matMul<Tensor2D>(tf.softmax(mask === null ? scores : tf.add(scores, mask)), v);
  });
}

export const wasmKernels: Kernels = { attention };
