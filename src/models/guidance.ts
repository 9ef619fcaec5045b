import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { timestepEmbedding } from '../layers/timestep';
import type { Predict } from '../schedulers';
import type { DiffusionModel } from './diffusion-model';

/**
 * Classifier-free guidance (Ho & Salimans, 2022, eq. 6): what the model says without the prompt, moved towards and past what it
 * says with it. `context` `[2B, M, C]` holds the B unconditional contexts first, so that both are one call of the model.
 */
export function guided(model: DiffusionModel, context: Tensor3D, scale: number): Predict {
  return (x, timestep) =>
    tf.tidy(() => {
      const both = tf.concat([x, x]); // [2B, h, w, 4]
      const output = model.run(both, timestepEmbedding(timestep, model.timestepWidth), context);
      const [unconditional, conditional] = tf.split(output, 2) as [Tensor4D, Tensor4D];
      return ops.mix(unconditional, conditional, scale) as Tensor4D;
    });
}
