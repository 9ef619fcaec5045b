import { CLEAN, roundHalfEven } from './noise-schedule';
import { checkSteps, towards, unitVarianceScale, walk, type Sampler } from './sampler';

/**
 * KerasCV's loop: DDIM with η = 0 (Song et al. 2021, equation 12), on timesteps `round(i * 999 / (numSteps - 1))` from 999 down to
 * 0 and on to ᾱ = 1. One step alone starts at timestep 0, as in KerasCV. In this space DDIM's step is Euler's.
 */
export const ddim: Sampler = {
  levels(schedule, numSteps) {
    checkSteps(schedule, numSteps);
    const ratio = schedule.lastTimestep / Math.max(numSteps - 1, 1);
    const timesteps = Array.from({ length: numSteps }, (_, i) => roundHalfEven((numSteps - 1 - i) * ratio));
    return [...timesteps.map((t) => schedule.level(t)), CLEAN];
  },
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next }) => towards(x, denoised, next.sigma / level.sigma)),
};
