import { euler, eulerLevels } from './euler';
import { ancestral } from './euler-ancestral';
import type { NoiseLevel, NoiseSchedule } from './noise-schedule';
import { lerp, type NamedSampler } from './sampler';
import { ruleOf, type SigmasName } from './sigmas';
import { roundHalfEven } from './spacing';
import { derivative, twoStage, withMiddles, without } from './two-stage';

/** DPM-Solver-2 (Lu et al. 2022, algorithm 1) as in k-diffusion and diffusers' `KDPM2DiscreteScheduler`: the midpoint method. */
export const dpm2: NamedSampler = {
  ...euler,
  order: 2,
  diffusers: { _class_name: 'KDPM2DiscreteScheduler' },
  levels: (schedule, numSteps, sigmas) => withMiddles(schedule, dpm2Steps(schedule, numSteps, sigmas)),
  sample: twoStage(
    ({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma),
    (middle, start) => {
      const clean = without(derivative(middle), start);
      return lerp(clean, start.x, middle.next.sigma / start.level.sigma);
    },
  ),
};

/**
 * The same with ancestral steps, as diffusers' `KDPM2AncestralDiscreteScheduler`. A step goes down to σ'²/σ, so that its middle is
 * at the σ' of the next level.
 */
export const dpm2Ancestral: NamedSampler = {
  ...dpm2,
  diffusers: { _class_name: 'KDPM2AncestralDiscreteScheduler' },
  levels: (schedule, numSteps, sigmas) => withMiddles(schedule, dpm2Steps(schedule, numSteps, sigmas), (_, to) => to),
  sample: twoStage(
    ({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma),
    (middle, start) => ancestral(start.x, without(derivative(middle), start), start.level, middle.next, middle.noise),
  ),
};

/** Euler's levels, with whole timesteps on Karras' sigmas, as diffusers has them here. */
function dpm2Steps(schedule: NoiseSchedule, numSteps: number, sigmas?: SigmasName): NoiseLevel[] {
  const rule = ruleOf(schedule, sigmas);
  return eulerLevels(schedule, numSteps, rule, rule === 'karras' ? roundHalfEven : undefined);
}
