import { CLEAN, fallingLinspace, type NoiseLevel, type NoiseSchedule } from './noise-schedule';
import { checkSteps, towards, walk, type Sampler } from './sampler';

/**
 * Euler's method on the probability-flow ODE (Karras et al. 2022, algorithm 2 without churn), as diffusers'
 * `EulerDiscreteScheduler` with its default "linspace" spacing: evenly spaced, fractional timesteps from the last to 0. One step
 * alone starts at the last timestep, as in k-diffusion (diffusers would start at 0, where hardly any noise is left to remove).
 */
export const euler: Sampler = {
  levels: linspaceLevels,
  startScale: ({ sigma }) => sigma,
  sample: walk(({ x, denoised, level, next }) => towards(x, denoised, next.sigma / level.sigma)),
};

/** `euler` on the noise levels of Karras et al. 2022, with fractional timesteps as in diffusers. */
export const eulerKarras: Sampler = {
  ...euler,
  levels(schedule, numSteps) {
    checkSteps(schedule, numSteps);
    const sigmas = schedule.karrasSigmas(numSteps);
    return [...sigmas.map((sigma) => ({ sigma, timestep: schedule.timestep(sigma) })), CLEAN];
  },
};

/** Evenly spaced timesteps from the last to 0, σ interpolated, and on to σ = 0. */
export function linspaceLevels(schedule: NoiseSchedule, numSteps: number): NoiseLevel[] {
  checkSteps(schedule, numSteps);
  const timesteps = fallingLinspace(schedule.lastTimestep, 0, numSteps);
  return [...timesteps.map((t) => schedule.level(t)), CLEAN];
}
