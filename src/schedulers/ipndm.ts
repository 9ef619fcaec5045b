import * as tf from '@tensorflow/tfjs-core';
import { euler } from './euler';
import { adamsBashforth, mean } from './pndm';
import { walk, type Sampler } from './sampler';
import { derivative } from './two-stage';

/**
 * Improved PNDM (Zhang and Chen 2023, appendix H.2) on Euler's levels, as `ipndm` of diff-sampler and ComfyUI: Euler's step along a mean
 * of up to four derivatives, weighted as if the levels were evenly spaced. diffusers' `IPNDMScheduler` has timesteps of its own, for
 * networks of another kind.
 */
export const ipndm: Sampler & { readonly diffusers: undefined } = {
  ...euler,
  diffusers: undefined,
  sample: walk(({ x, denoised, level, next, past }) => {
    if (next.sigma === 0) return denoised;
    const slope = mean([{ x, denoised, level }, ...past].map(derivative), adamsBashforth[past.length] ?? []);
    return tf.add(x, tf.mul(slope, next.sigma - level.sigma));
  }),
};
