import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';

/**
 * What the text encoder says of the chunks of a prompt, `[chunks, N, C]`, times the weights of their tokens, and joined: `[1, chunks · N, C]`.
 * Each chunk keeps its mean, as in AUTOMATIC1111's web UI.
 */
export function weightContext(context: Tensor3D, weights: readonly (readonly number[])[]): Tensor3D {
  const [chunks, length, width] = context.shape;
  const mean = (x: Tensor) => tf.mean(x, [1, 2], true); // [chunks, 1, 1]
  return tf.tidy(() => {
    const factors = tf.tensor3d(weights.flat(), [chunks, length, 1]);
    const weighted = tf.mul(context, factors);
    const restored = tf.mul(weighted, tf.div(mean(context), mean(weighted)));
    return tf.reshape<tf.Rank.R3>(restored, [1, chunks * length, width]);
  });
}
