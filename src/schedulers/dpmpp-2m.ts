import * as tf from '@tensorflow/tfjs-core';
import { CLEAN } from './noise-schedule';
import { checkSteps, lerp, unitVarianceScale, walk, type NamedSampler } from './sampler';
import { roundHalfEven, spaced, spacingOf } from './spacing';

/**
 * DPM-Solver++(2M) (Lu et al. 2022, algorithm 2), as diffusers' `DPMSolverMultistepScheduler`: whole timesteps, "linspace" unless the
 * schedule says otherwise, and, except for "trailing", all except the last of `numSteps + 1`; first order in the first and the last step.
 */
export const dpmpp2m: NamedSampler = {
  diffusers: { _class_name: 'DPMSolverMultistepScheduler' },
  levels(schedule, numSteps) {
    checkSteps(schedule, numSteps);
    const spacing = spacingOf(schedule, 'linspace');
    const timesteps = spaced(schedule, spacing === 'trailing' ? numSteps : numSteps + 1, spacing);
    return [...timesteps.slice(0, numSteps).map((t) => schedule.level(roundHalfEven(t))), CLEAN];
  },
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, past: [previous] }) => {
    const ratio = next.sigma / level.sigma; // exp(-h), h the step in λ = -log σ
    const before = previous === undefined ? 0 : Math.log(previous.level.sigma / level.sigma);
    if (previous === undefined || before === 0 || ratio === 0) return lerp(denoised, x, ratio);
    const slope = tf.sub(denoised, previous.denoised);
    const end = tf.add<tf.Tensor4D>(denoised, tf.mul(slope, -Math.log(ratio) / (2 * before)));
    return lerp(end, x, ratio);
  }),
};

/** `dpmpp2m` on the noise levels of Karras et al. 2022, of the whole schedule, timesteps rounded to whole ones as in diffusers. */
export const dpmpp2mKarras: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'DPMSolverMultistepScheduler', use_karras_sigmas: true },
  levels(schedule, numSteps) {
    checkSteps(schedule, numSteps);
    const sigmas = schedule.karrasSigmas(numSteps);
    return [...sigmas.map((sigma) => ({ sigma, timestep: roundHalfEven(schedule.timestep(sigma)) })), CLEAN];
  },
};
