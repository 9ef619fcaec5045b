import * as tf from '@tensorflow/tfjs-core';
import { dpmpp2m, secondOrder } from './dpmpp-2m';
import { lerp, walk, type NamedSampler, type Point } from './sampler';

/**
 * UniPC of second order with B(h) = e^h - 1 (Zhao et al. 2023), as diffusers' `UniPCMultistepScheduler` ("bh2"): the predictor is
 * DPM-Solver++(2M); the corrector does the last step again with what the network says at its end.
 */
export const unipc: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'UniPCMultistepScheduler' },
  sample: walk((move) => {
    const x = corrected(move, move.past);
    return lerp(secondOrder(move), x, move.next.sigma / move.level.sigma);
  }),
};

/** Latents as the corrector has them. Both have the same beginning of the step, so that only what they add is exchanged. */
function corrected({ x, denoised, level }: Point, [one, two]: readonly Point[]): tf.Tensor4D {
  if (one === undefined || one.level.sigma === level.sigma) return x;
  const share = 1 - level.sigma / one.level.sigma;
  const change = tf.sub<tf.Tensor4D>(denoised, one.denoised);
  if (two === undefined || two.level.sigma === one.level.sigma) return tf.add(x, tf.mul(change, share / 2));
  const h = Math.log(one.level.sigma / level.sigma);
  const r = Math.log(one.level.sigma / two.level.sigma) / h; // negative: before the step
  const slope = tf.div<tf.Tensor4D>(tf.sub(two.denoised, one.denoised), r);
  const phi1 = share / h - 1;
  const phi2 = -phi1 / h - 1 / 2;
  const [b1, b2] = [-phi1 / share, (-2 * phi2) / share];
  const rho = (b1 - b2) / (1 - r);
  const added = tf.add<tf.Tensor4D>(tf.mul(slope, rho - 1 / 2), tf.mul(change, b1 - rho));
  return tf.add(x, tf.mul(added, share));
}
