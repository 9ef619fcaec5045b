import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { timestepEmbedding } from '../layers/timestep';
import type { Predict } from '../schedulers';
import type { DiffusionModel } from './diffusion-model';

/**
 * Classifier-free guidance (Ho & Salimans, 2022, eq. 6): what the model says without the prompt, moved towards and past what it
 * says with it. `context` `[2B, M, C]` holds the B unconditional contexts first, so that both are one call of the model. At
 * scale 1 the sum is what it says with the prompt: `context` is then that of the prompt alone, `[B, M, C]`, at half the price.
 */
export function guided(model: DiffusionModel, context: Tensor3D, scale: number): Predict {
  const predict: Predict = (x, timestep) => model.run(x, timestepEmbedding(timestep, model.timestepWidth), context);
  if (scale === 1) return (x, timestep) => tf.tidy(() => predict(x, timestep));
  return (x, timestep) =>
    tf.tidy(() => {
      const output = predict(tf.concat([x, x]), timestep); // [2B, h, w, 4]
      const [unconditional, conditional] = tf.split(output, 2) as [Tensor4D, Tensor4D];
      return ops.mix(unconditional, conditional, scale) as Tensor4D;
    });
}
