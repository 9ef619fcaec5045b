import { euler } from './euler';
import { ancestral } from './euler-ancestral';
import { lerp, type NamedSampler } from './sampler';
import { derivative, twoStage, withMiddles, without } from './two-stage';

/** DPM-Solver-2 (Lu et al. 2022, algorithm 1) as in k-diffusion and diffusers' `KDPM2DiscreteScheduler`: the midpoint method. */
export const dpm2: NamedSampler = {
  ...euler,
  order: 2,
  diffusers: { _class_name: 'KDPM2DiscreteScheduler' },
  levels: (schedule, numSteps) => withMiddles(schedule, euler.levels(schedule, numSteps)),
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
  levels: (schedule, numSteps) => withMiddles(schedule, euler.levels(schedule, numSteps), (_, to) => to),
  sample: twoStage(
    ({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma),
    (middle, start) => ancestral(start.x, without(derivative(middle), start), start.level, middle.next, middle.noise),
  ),
};
