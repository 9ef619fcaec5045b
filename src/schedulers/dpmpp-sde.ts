import * as tf from '@tensorflow/tfjs-core';
import { dpmpp2m, secondOrder } from './dpmpp-2m';
import { ancestral } from './euler-ancestral';
import { walk, type Move, type NamedSampler } from './sampler';

/** DPM-Solver++(2M) for the SDE, as diffusers' `DPMSolverMultistepScheduler` with `sde-dpmsolver++`; noise is drawn anew for each step. */
export const dpmpp2mSde: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'DPMSolverMultistepScheduler', algorithm_type: 'sde-dpmsolver++' },
  sample: walk((move) => ancestral(move.x, secondOrder(move), move.level, move.next, move.noise)),
};

/**
 * DPM-Solver++(3M) for the SDE, k-diffusion's `sample_dpmpp_3m_sde`. diffusers' `sde-dpmsolver++` of order 3 differs: in 0.42.1 the
 * coefficient of its last term, -φ₃ below, has -1/2 where the expansion has +1/2, so that the term does not vanish with the step.
 */
export const dpmpp3mSde: NamedSampler = {
  ...dpmpp2m,
  diffusers: { ...dpmpp2mSde.diffusers, solver_order: 3 },
  sample: walk((move) => ancestral(move.x, thirdOrder(move), move.level, move.next, move.noise)),
};

/** The clean latents that an ancestral step to `next` is to go towards, by the last three estimates; by fewer at first, by one at last. */
function thirdOrder({ denoised, level, next, past: [one, two] }: Move): tf.Tensor4D {
  const h = Math.log(level.sigma / next.sigma);
  const r0 = one === undefined ? 0 : Math.log(one.level.sigma / level.sigma) / h;
  if (one === undefined || next.sigma === 0 || h === 0 || r0 === 0) return denoised;
  const share = -Math.expm1(-2 * h);
  const phi2 = 1 - share / (2 * h);
  const phi3 = phi2 / (2 * h) - 1 / 2;
  const slope = tf.div<tf.Tensor4D>(tf.sub(denoised, one.denoised), r0);
  const r1 = two === undefined ? 0 : Math.log(two.level.sigma / one.level.sigma) / h;
  if (two === undefined || r1 === 0) return tf.add(denoised, tf.mul(slope, phi2 / share));
  const before = tf.div(tf.sub(one.denoised, two.denoised), r1);
  const curve = tf.div(tf.sub(slope, before), r0 + r1);
  const bent = tf.mul<tf.Tensor4D>(curve, (r0 * phi2 - phi3) / share);
  return tf.addN([denoised, tf.mul<tf.Tensor4D>(slope, phi2 / share), bent]);
}
