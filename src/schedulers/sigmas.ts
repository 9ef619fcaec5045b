/** Noise levels by rules of their own, in place of those at a sampler's own timesteps. */

import { fallingLinspace, type NoiseSchedule, type SigmaRule } from './noise-schedule';

/** `count` values of σ, falling, from that of one timestep to that of another. */
type Sigmas = (schedule: NoiseSchedule, count: number, first: number, last: number) => number[];

/** How a run's levels are spaced; `'default'` is as the checkpoint says, or else at the sampler's own timesteps. */
export type SigmasName = 'default' | SigmaRule;

/**
 * Sabour et al. 2024, "Align Your Steps", for Stable Diffusion 1 in 10 steps: diffusers' `AysSchedules`, and before its 0 the last level
 * that the authors publish.
 */
const ALIGNED = [14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.029];

const rules: Readonly<Record<SigmaRule, Sigmas>> = {
  /** Karras et al. 2022, equation 5. */
  karras: (schedule, count, first, last) => schedule.karrasSigmas(count, first, last),
  /** Even in log σ. */
  exponential: (schedule, count, first, last) =>
    fallingLinspace(Math.log(schedule.sigma(first)), Math.log(schedule.sigma(last)), count).map(Math.exp),
  /** Lee et al. 2024, "Beta Sampling is All You Need", as diffusers has it: quantiles of the beta distribution, of σ. */
  beta(schedule, count, first, last) {
    const [from, to] = [schedule.sigma(first), schedule.sigma(last)];
    return fallingLinspace(1, 0, count).map((share) => to + betaQuantile(share) * (from - to));
  },
  /** Even in timesteps of the whole schedule, the first timestep left out, as in SGM and ComfyUI. σ between timesteps is even in log σ. */
  sgm_uniform: (schedule, count) =>
    fallingLinspace(schedule.lastTimestep, 0, count + 1)
      .slice(0, count)
      .map((timestep) => {
        const low = Math.floor(timestep);
        const [below, above] = [schedule.sigma(low), schedule.sigma(low + 1)];
        return below * (above / below) ** (timestep - low);
      }),
  /** The published levels, for other numbers of steps with those between them, even in log σ, as the authors say. */
  align_your_steps: (_, count) =>
    fallingLinspace(0, ALIGNED.length - 1, count + 1)
      .slice(0, count)
      .map((place) => {
        const low = Math.floor(place);
        const [from, to] = [ALIGNED[low] ?? NaN, ALIGNED[low + 1] ?? NaN];
        return from * (to / from) ** (place - low);
      }),
};

export const sigmasNames = ['default', ...(Object.keys(rules) as SigmaRule[])] as const;

/** What a sampler is asked for: by the run, or else by the checkpoint; undefined for its own timesteps. */
export function ruleOf({ config }: NoiseSchedule, asked: SigmasName = 'default'): SigmaRule | undefined {
  return asked === 'default' ? config.sigmas : asked;
}

/** `count` values of σ by a rule, from that of the timestep `first` to that of `last`, both included where the rule has ends. */
export function sigmasBy(
  rule: SigmaRule,
  schedule: NoiseSchedule,
  count: number,
  first = schedule.lastTimestep,
  last = 0,
): number[] {
  return rules[rule](schedule, count, first, last);
}

/**
 * x at which a share `p` of the beta distribution lies below it, α = β = 0.6: the inverse of the regularized incomplete beta function, by
 * halving. The distribution is symmetric about 1/2, where a half lies below.
 */
export function betaQuantile(p: number): number {
  if (p > 0.5) return 1 - betaQuantile(1 - p);
  const wanted = 2 * p * incompleteBeta(0.5);
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle) < wanted) low = middle;
    else high = middle;
  }
  return p === 0 ? 0 : high;
}

/** The incomplete beta function B(x; 0.6, 0.6) of 0 ≤ x ≤ 1/2, by its power series (DLMF 8.17.7); 60 terms reach float64's precision. */
function incompleteBeta(x: number): number {
  const a = 0.6;
  let term = x ** a;
  let sum = 0;
  for (let n = 0; n < 60; n++) {
    sum += term / (a + n);
    term *= (x * (n + 1 - a)) / (n + 1);
  }
  return sum;
}
