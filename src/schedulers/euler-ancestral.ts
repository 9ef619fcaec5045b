import * as tf from '@tensorflow/tfjs-core';
import { linspaceLevels } from './euler';
import { towards, walk, type Sampler } from './sampler';

/**
 * Ancestral sampling with Euler steps, as diffusers' `EulerAncestralDiscreteScheduler` and k-diffusion's `sample_euler_ancestral`
 * (η = 1): each step goes below the next level and comes back up to it with fresh noise.
 */
export const eulerAncestral: Sampler = {
  levels: linspaceLevels,
  startScale: ({ sigma }) => sigma,
  sample: walk(({ x, denoised, level, next, noise }) => {
    const up = (next.sigma * Math.sqrt(level.sigma ** 2 - next.sigma ** 2)) / level.sigma;
    const down = next.sigma ** 2 / level.sigma;
    const fresh = noise();
    const moved = tf.add<tf.Tensor4D>(towards(x, denoised, down / level.sigma), tf.mul(fresh, up));
    fresh.dispose();
    return moved;
  }),
};
