import * as tf from '@tensorflow/tfjs-core';
import { euler } from './euler';
import { walk, type NamedSampler } from './sampler';
import { derivative } from './two-stage';

/**
 * Linear multi-step of fourth order on the probability-flow ODE, as diffusers' `LMSDiscreteScheduler`: the polynomial through the last
 * four derivatives, integrated over the step.
 */
export const lms: NamedSampler = {
  ...euler,
  diffusers: { _class_name: 'LMSDiscreteScheduler' },
  sample: walk(({ x, denoised, level, next, past }) => {
    const points = [{ x, denoised, level }, ...past];
    const sigmas = points.map((point) => point.level.sigma);
    const parts = points.map((point, i) => tf.mul<tf.Tensor4D>(derivative(point), weight(sigmas, i, next.sigma)));
    return tf.addN([x, ...parts]);
  }),
};

/** The integral from `sigmas[0]` to `to` of Lagrange's polynomial of degree 3 at most: Gauss' rule with two points is exact. */
function weight(sigmas: readonly number[], of: number, to: number): number {
  const [from = NaN] = sigmas;
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const lagrange = (at: number): number =>
    sigmas.reduce(
      (product, sigma, k) => (k === of ? product : (product * (at - sigma)) / ((sigmas[of] ?? NaN) - sigma)),
      1,
    );
  return half * (lagrange(middle - half / Math.sqrt(3)) + lagrange(middle + half / Math.sqrt(3)));
}
