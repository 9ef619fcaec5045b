import * as tf from '@tensorflow/tfjs-core';
import { CLEAN, type NoiseLevel, type NoiseSchedule, type SigmaRule } from './noise-schedule';
import { checkSteps, lerp, unitVarianceScale, walk, type Move, type NamedSampler } from './sampler';
import { ruleOf, sigmasBy } from './sigmas';
import { roundHalfEven, spaced, spacingOf } from './spacing';

/**
 * DPM-Solver++(2M) (Lu et al. 2022, algorithm 2), as diffusers' `DPMSolverMultistepScheduler`: whole timesteps, "linspace" unless the
 * schedule says otherwise, and, except for "trailing", all except the last of `numSteps + 1`; first order in the first and the last step.
 */
export const dpmpp2m: NamedSampler = {
  diffusers: { _class_name: 'DPMSolverMultistepScheduler' },
  takes: ['sigmas'],
  levels: (schedule, numSteps, sigmas) => dpmppLevels(schedule, numSteps, ruleOf(schedule, sigmas)),
  startScale: unitVarianceScale,
  sample: walk((move) => lerp(secondOrder(move), move.x, move.next.sigma / move.level.sigma)),
};

/** The clean latents half a step in λ = -log σ on, by the last two estimates; by one at the first step and at the last. */
export function secondOrder({ denoised, level, next, past: [previous] }: Move): tf.Tensor4D {
  const step = Math.log(level.sigma / next.sigma);
  const before = previous === undefined ? 0 : Math.log(previous.level.sigma / level.sigma);
  if (previous === undefined || before === 0 || next.sigma === 0) return denoised;
  return tf.add(denoised, tf.mul(tf.sub(denoised, previous.denoised), step / (2 * before)));
}

function dpmppLevels(schedule: NoiseSchedule, numSteps: number, rule: SigmaRule | undefined): NoiseLevel[] {
  checkSteps(schedule, numSteps);
  if (rule === undefined) {
    const spacing = spacingOf(schedule, 'linspace');
    const timesteps = spaced(schedule, spacing === 'trailing' ? numSteps : numSteps + 1, spacing);
    return [...timesteps.slice(0, numSteps).map((t) => schedule.level(roundHalfEven(t))), CLEAN];
  }
  const whole = rule === 'exponential' || rule === 'beta' ? cut : roundHalfEven;
  const sigmas = sigmasBy(rule, schedule, numSteps);
  return [...sigmas.map((sigma) => ({ sigma, timestep: whole(schedule.timestep(sigma)) })), CLEAN];
}

/** diffusers rounds the timesteps of Karras' sigmas alone. It cuts the others, and 999 becomes 998 for its float32 lies just below. */
function cut(timestep: number): number {
  return Math.max(Math.floor(timestep - 1e-4), 0);
}

/** `dpmpp2m` on the noise levels of Karras et al. 2022, of the whole schedule. */
export const dpmpp2mKarras: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'DPMSolverMultistepScheduler', use_karras_sigmas: true },
  levels: (schedule, numSteps, sigmas = 'default') =>
    dpmppLevels(schedule, numSteps, sigmas === 'default' ? 'karras' : sigmas),
};
