import * as tf from '@tensorflow/tfjs-core';
import { euler } from './euler';
import { lerp, walk, type NamedSampler } from './sampler';

/**
 * Ancestral sampling with Euler steps, as diffusers' `EulerAncestralDiscreteScheduler` and k-diffusion's `sample_euler_ancestral`
 * (η = 1): each step goes below the next level and comes back up to it with fresh noise.
 */
export const eulerAncestral: NamedSampler = {
  ...euler,
  diffusers: { _class_name: 'EulerAncestralDiscreteScheduler' },
  sample: walk(({ x, denoised, level, next, noise }) => {
    const up = (next.sigma * Math.sqrt(level.sigma ** 2 - next.sigma ** 2)) / level.sigma;
    const down = next.sigma ** 2 / level.sigma;
    const moved = lerp(denoised, x, down / level.sigma);
    return up === 0 ? moved : tf.add(moved, tf.mul(noise(), up));
  }),
};
