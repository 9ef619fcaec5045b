import { CLEAN, type NoiseLevel, type NoiseSchedule, type SigmaRule } from './noise-schedule';
import { checkSteps, lerp, unitVarianceScale, walk, type NamedSampler } from './sampler';
import { ruleOf, sigmasBy } from './sigmas';
import { spaced, spacingOf } from './spacing';

/**
 * Euler's method on the probability-flow ODE (Karras et al. 2022, algorithm 2 without churn), as diffusers'
 * `EulerDiscreteScheduler`: "linspace" unless the schedule says otherwise, with fractional timesteps.
 */
export const euler: NamedSampler = {
  diffusers: { _class_name: 'EulerDiscreteScheduler' },
  takes: ['sigmas'],
  levels: (schedule, numSteps, sigmas) => eulerLevels(schedule, numSteps, ruleOf(schedule, sigmas)),
  startScale: eulerStartScale,
  sample: walk(({ x, denoised, level, next }) => lerp(denoised, x, next.sigma / level.sigma)),
};

/** `euler` on the noise levels of Karras et al. 2022 between its first and its last, with fractional timesteps as in diffusers. */
export const eulerKarras: NamedSampler = {
  ...euler,
  diffusers: { _class_name: 'EulerDiscreteScheduler', use_karras_sigmas: true },
  levels: (schedule, numSteps, sigmas = 'default') =>
    eulerLevels(schedule, numSteps, sigmas === 'default' ? 'karras' : sigmas),
};

/** Euler's timesteps, or the levels between its first and its last by a rule, with fractional timesteps unless `rounded` says otherwise. */
export function eulerLevels(
  schedule: NoiseSchedule,
  numSteps: number,
  rule: SigmaRule | undefined,
  rounded = (timestep: number) => timestep,
): NoiseLevel[] {
  const timesteps = eulerTimesteps(schedule, numSteps);
  if (rule === undefined) return [...timesteps.map((t) => schedule.level(t)), CLEAN];
  const sigmas = sigmasBy(rule, schedule, numSteps, timesteps[0], timesteps.at(-1));
  return [...sigmas.map((sigma) => ({ sigma, timestep: rounded(schedule.timestep(sigma)) })), CLEAN];
}

/**
 * One step alone in "linspace" starts at the last timestep, as in k-diffusion; diffusers would start at 0, where hardly any noise is
 * left to remove.
 */
export function eulerTimesteps(schedule: NoiseSchedule, numSteps: number): number[] {
  checkSteps(schedule, numSteps);
  const spacing = spacingOf(schedule, 'linspace');
  return spacing === 'linspace' && numSteps === 1 ? [schedule.lastTimestep] : spaced(schedule, numSteps, spacing);
}

/** That of the noise in the first latents, and in "leading", which does not begin at the last timestep, of the latents as a whole. */
export function eulerStartScale(first: NoiseLevel, schedule: NoiseSchedule): number {
  return spacingOf(schedule, 'linspace') === 'leading' ? unitVarianceScale(first) : first.sigma;
}
