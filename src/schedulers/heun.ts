import * as tf from '@tensorflow/tfjs-core';
import { euler } from './euler';
import { lerp, type NamedSampler } from './sampler';
import { derivative, twoStage, without } from './two-stage';

/**
 * Heun's method (Karras et al. 2022, algorithm 1), as diffusers' `HeunDiscreteScheduler`: Euler's step, and then the same step with the
 * mean of the noise at both ends. The last is Euler's.
 */
export const heun: NamedSampler = {
  ...euler,
  order: 2,
  diffusers: { _class_name: 'HeunDiscreteScheduler' },
  levels: (schedule, numSteps, sigmas) =>
    euler
      .levels(schedule, numSteps, sigmas)
      .flatMap((level, i) => (i === 0 || level.sigma === 0 ? [level] : [level, level])),
  sample: twoStage(
    ({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma),
    (end, start) => {
      const mean = tf.mul<tf.Tensor4D>(tf.add(derivative(start), derivative(end)), 0.5);
      return lerp(without(mean, start), start.x, end.next.sigma / start.level.sigma);
    },
  ),
};
