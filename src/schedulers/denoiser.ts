/** From what a network predicts to what every sampler asks for: the estimate of the clean latents. */

import * as tf from '@tensorflow/tfjs-core';
import type { NoiseLevel, NoiseSchedule, PredictionType } from './noise-schedule';

/**
 * The (guided) network: latents `[B, h, w, C]` of unit variance, as it was trained on, and a timestep, to its prediction of the
 * same shape. The result is a new tensor and the caller's; the input stays the caller's. `step` is the sampler's step, from 0, that the
 * evaluation belongs to, wherever its timestep lies: the index on the sampler's levels.
 */
export type Predict = (x: tf.Tensor4D, timestep: number, step: number) => tf.Tensor4D;

/** Latents `x0 + sigma * noise` `[B, h, w, C]` and their level, to the estimate of x0; ownership as in `Predict`. */
export interface Denoise {
  (x: tf.Tensor4D, level: NoiseLevel, step: number): tf.Tensor4D;
  readonly schedule: NoiseSchedule;
}

/**
 * The denoiser that `predict` amounts to (Karras et al. 2022, table 1, column "VP"): scales the latents to unit variance and
 * turns the prediction into x0. Allocates nothing that outlives a call but its result, also when `predict` throws.
 */
export function denoiser(predict: Predict, schedule: NoiseSchedule): Denoise {
  const { toSample } = predictions[schedule.config.predictionType];
  const denoise = (x: tf.Tensor4D, level: NoiseLevel, step: number): tf.Tensor4D => {
    const { sigma, timestep } = level;
    const input = tf.tidy(() => tf.mul<tf.Tensor4D>(x, 1 / Math.sqrt(sigma * sigma + 1)));
    try {
      const output = predict(input, timestep, step);
      try {
        return tf.tidy(() => toSample(x, output, sigma));
      } finally {
        output.dispose();
      }
    } finally {
      input.dispose();
    }
  };
  return Object.assign(denoise, { schedule });
}

type Convert = (x: tf.Tensor4D, value: tf.Tensor4D, sigma: number) => tf.Tensor4D;

/** What each prediction says of latents x at a σ: from the network's output to the estimate of x0, and back. To be tidied. */
export const predictions: Readonly<Record<PredictionType, { toSample: Convert; toOutput: Convert }>> = {
  epsilon: {
    toSample: (x, noise, sigma) => tf.sub(x, tf.mul(noise, sigma)),
    toOutput: (x, sample, sigma) => tf.div(tf.sub(x, sample), sigma),
  },
  v_prediction: {
    toSample(x, velocity, sigma) {
      const variance = sigma * sigma + 1;
      return tf.sub(tf.mul(x, 1 / variance), tf.mul(velocity, sigma / Math.sqrt(variance)));
    },
    toOutput(x, sample, sigma) {
      const variance = sigma * sigma + 1;
      return tf.mul(tf.sub(tf.mul(x, 1 / variance), sample), Math.sqrt(variance) / sigma);
    },
  },
  sample: { toSample: (_, sample) => tf.clone(sample), toOutput: (_, sample) => tf.clone(sample) },
};
