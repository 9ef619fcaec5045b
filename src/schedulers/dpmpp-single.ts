import { dpm2, dpm2Ancestral } from './dpm2';
import { euler } from './euler';
import { ancestral, eulerAncestral } from './euler-ancestral';
import { lerp, type NamedSampler, type Sampler } from './sampler';
import { twoStage, withMiddles } from './two-stage';

/**
 * DPM-Solver++(2S) with ancestral steps, k-diffusion's `sample_dpmpp_2s_ancestral`: the estimate in the middle of a step decides all of
 * it. diffusers has no counterpart.
 */
export const dpmpp2sAncestral: Sampler & { readonly diffusers: undefined } = {
  ...dpm2Ancestral,
  diffusers: undefined,
  levels: (schedule, numSteps, sigmas) =>
    withMiddles(schedule, eulerAncestral.levels(schedule, numSteps, sigmas), (_, to) => to),
  sample: twoStage(
    ({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma),
    ({ denoised, next, noise }, start) => ancestral(start.x, denoised, start.level, next, noise),
  ),
};

/**
 * DPM-Solver++ for the SDE, as diffusers' `DPMSolverSDEScheduler` and k-diffusion's `sample_dpmpp_sde`, with noise of its own in
 * both halves of a step, where these by default take both from one Brownian motion.
 */
export const dpmppSde: NamedSampler = {
  ...dpm2,
  diffusers: { _class_name: 'DPMSolverSDEScheduler' },
  levels: (schedule, numSteps, sigmas) => withMiddles(schedule, euler.levels(schedule, numSteps, sigmas)),
  sample: twoStage(
    ({ x, denoised, level, next, noise }) => ancestral(x, denoised, level, next, noise),
    ({ denoised, next, noise }, start) => ancestral(start.x, denoised, start.level, next, noise),
  ),
};
