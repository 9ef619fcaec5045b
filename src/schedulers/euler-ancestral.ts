import * as tf from '@tensorflow/tfjs-core';
import { euler, eulerLevels } from './euler';
import type { NoiseLevel } from './noise-schedule';
import { lerp, walk, type NamedSampler } from './sampler';

/**
 * Ancestral sampling with Euler steps, as diffusers' `EulerAncestralDiscreteScheduler` and k-diffusion's `sample_euler_ancestral`
 * (η = 1): each step goes below the next level and comes back up to it with fresh noise.
 */
export const eulerAncestral: NamedSampler = {
  ...euler,
  diffusers: { _class_name: 'EulerAncestralDiscreteScheduler' },
  // diffusers' class knows no rules of σ, so that a checkpoint's does not count
  levels: (schedule, numSteps, sigmas = 'default') =>
    eulerLevels(schedule, numSteps, sigmas === 'default' ? undefined : sigmas),
  sample: walk(({ x, denoised, level, next, noise }) => ancestral(x, denoised, level, next, noise)),
};

/** Euler's step from a level to below another, and up to that with fresh noise: what is left of the old noise is σ'²/σ. */
export function ancestral(
  x: tf.Tensor4D,
  denoised: tf.Tensor4D,
  { sigma: from }: NoiseLevel,
  { sigma: to }: NoiseLevel,
  noise: () => tf.Tensor4D,
): tf.Tensor4D {
  const up = (to * Math.sqrt(from ** 2 - to ** 2)) / from;
  const moved = lerp(denoised, x, to ** 2 / from ** 2);
  return up === 0 ? moved : tf.add(moved, tf.mul(noise(), up));
}
