/** The noise schedule that a checkpoint was trained with, as the samplers see it. */

import { OptionError } from '../errors';

/**
 * How the variances β of the training steps run from `betaStart` to `betaEnd`. The squared cosine (Nichol and Dhariwal 2021,
 * equation 17) has ends of its own.
 */
export type BetaSchedule = 'linear' | 'scaled_linear' | 'squaredcos_cap_v2';

/** What the network was trained to predict: the noise, the velocity (Salimans and Ho 2022, appendix D) or the sample. */
export type PredictionType = 'epsilon' | 'v_prediction' | 'sample';

/**
 * Which of the training timesteps a sampler visits (Lin et al. 2024, table 2). `'kerascv'` is the spacing of KerasCV's loop, which only
 * `ddim` knows; with it the others have the default of their own.
 */
export type TimestepSpacing = 'kerascv' | 'leading' | 'trailing' | 'linspace';

/** A rule by which the noise levels of a run are spaced. */
export type SigmaRule = 'karras' | 'exponential' | 'beta' | 'sgm_uniform' | 'align_your_steps';

/** What decides the variances β. */
export interface BetaConfig {
  readonly trainTimesteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betaSchedule: BetaSchedule;
  /** β of every training step, in place of the three above. */
  readonly trainedBetas?: readonly number[];
}

/** What a checkpoint's `scheduler_config.json` tells the samplers. Where it says nothing, each has the default of its own. */
export interface ScheduleConfig extends BetaConfig {
  readonly predictionType: PredictionType;
  readonly timestepSpacing?: TimestepSpacing;
  /** What "leading" adds to every timestep; 0. */
  readonly stepsOffset?: number;
  /** Whether the last step of `ddim` and `pndm` removes all noise (ᾱ = 1), or ends at the noise of timestep 0. */
  readonly setAlphaToOne?: boolean;
  /** Whether the schedule is stretched until its last timestep is noise alone (Lin et al. 2024, algorithm 1). */
  readonly rescaleBetasZeroSnr?: boolean;
  /** The rule of the noise levels of runs that name none; only the samplers whose classes in diffusers know it heed it. */
  readonly sigmas?: SigmaRule;
  /** How many timesteps consistency models (`lcm`, `tcd`) were distilled on; 50. */
  readonly originalInferenceSteps?: number;
  /** What `lcm` multiplies timesteps by in the weights of its boundary condition; 10. */
  readonly timestepScaling?: number;
}

/**
 * A point of a sampler's path. All samplers work in the variance-exploding space of Karras et al. 2022, where noisy latents are
 * `x0 + sigma * noise`; the network is told the (possibly fractional) timestep of the same noise level.
 */
export interface NoiseLevel {
  readonly sigma: number;
  readonly timestep: number;
  /** Where a step of `ddim`, `pndm` or `deis` from here ends, if its latents are then taken for those of another, the next, level. */
  readonly target?: NoiseLevel;
}

/** Where every path ends. */
export const CLEAN: NoiseLevel = { sigma: 0, timestep: 0 };

/** The training schedule: ᾱ and σ = √((1-ᾱ)/ᾱ) of every timestep, and what lies between them. */
export class NoiseSchedule {
  readonly config: ScheduleConfig;
  /** ᾱ of timesteps 0 to trainTimesteps-1, falling. Stable Diffusion's is KerasCV's table to the last bit. */
  readonly alphasCumprod: Float32Array;
  private readonly sigmas: Float64Array;

  /** @throws OptionError on a config that describes no schedule */
  constructor(config: ScheduleConfig) {
    this.config = config;
    const alphas = cumulativeAlphas(betas(config));
    this.alphasCumprod = Float32Array.from(config.rescaleBetasZeroSnr === true ? withoutSignal(alphas) : alphas);
    this.sigmas = Float64Array.from(this.alphasCumprod, (alpha) => Math.sqrt((1 - alpha) / alpha));
  }

  /** The last timestep: pure noise, nearly. */
  get lastTimestep(): number {
    return this.sigmas.length - 1;
  }

  /** The noise level at a timestep; between two whole ones, linear interpolation as in diffusers. Clamped to the schedule. */
  sigma(timestep: number): number {
    const t = Math.min(Math.max(timestep, 0), this.lastTimestep);
    const low = Math.floor(t);
    const below = this.sigmas[low] as number;
    return low === t ? below : below + (t - low) * ((this.sigmas[low + 1] as number) - below);
  }

  /** The timestep of a noise level: linear in log σ between the two nearest, as in k-diffusion. Clamped to the schedule. */
  timestep(sigma: number): number {
    let low = 0;
    let high = this.lastTimestep;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.sigmas[middle] as number) <= sigma) low = middle;
      else high = middle;
    }
    const from = Math.log(this.sigmas[low] as number);
    const to = Math.log(this.sigmas[high] as number);
    const weight = (Math.log(Math.max(sigma, 1e-10)) - from) / (to - from);
    return low + Math.min(Math.max(weight, 0), 1) * (high - low);
  }

  /** The level at a timestep. */
  level(timestep: number): NoiseLevel {
    return { sigma: this.sigma(timestep), timestep };
  }

  /** The σ of Karras et al. 2022, equation 5 with ρ = 7: `numSteps` of them, from that of one timestep down to that of another. */
  karrasSigmas(numSteps: number, first = this.lastTimestep, last = 0): number[] {
    const rho = 7;
    const start = this.sigma(first) ** (1 / rho);
    const end = this.sigma(last) ** (1 / rho);
    return fallingLinspace(1, 0, numSteps).map((ramp) => (end + ramp * (start - end)) ** rho);
  }
}

/** `count` evenly spaced numbers from `from` down to `to`, both included; just `from` when there is only one. */
export function fallingLinspace(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? from : to + ((count - 1 - i) * (from - to)) / (count - 1)));
}

/** β of every training step, computed in float64. @throws OptionError on numbers that describe no schedule */
export function betas(config: BetaConfig): Float64Array {
  const faults = scheduleFaults(config);
  if (faults.length > 0) throw new OptionError(`Noise schedule: ${faults.join('; ')}.`);
  const { trainTimesteps, betaSchedule, trainedBetas } = config;
  if (trainedBetas) return Float64Array.from(trainedBetas, Math.fround);
  return Float64Array.from({ length: trainTimesteps }, (_, i) => curves[betaSchedule](i, config));
}

/** What is wrong with the numbers of a schedule, a line each. */
export function scheduleFaults({
  trainTimesteps,
  betaStart,
  betaEnd,
  betaSchedule,
  trainedBetas,
}: BetaConfig): string[] {
  const faults: string[] = [];
  const most = 2 ** 16;
  if (!Number.isInteger(trainTimesteps) || trainTimesteps < 2 || trainTimesteps > most) {
    faults.push(`trainTimesteps is ${trainTimesteps}, an integer from 2 to ${most} is needed`);
  }
  if (!(betaStart > 0 && betaEnd < 1 && betaStart <= betaEnd)) {
    faults.push(`betaStart and betaEnd are ${betaStart} and ${betaEnd}, 0 < betaStart <= betaEnd < 1 is needed`);
  }
  if (!Object.hasOwn(curves, betaSchedule)) {
    faults.push(`betaSchedule is '${betaSchedule}', one of ${Object.keys(curves).join(', ')} is needed`);
  }
  if (trainedBetas && !(trainedBetas.length === trainTimesteps && trainedBetas.every((beta) => beta > 0 && beta < 1))) {
    faults.push(`trainedBetas are not ${trainTimesteps} numbers between 0 and 1, which are needed`);
  }
  return faults;
}

const curves: Readonly<Record<BetaSchedule, (i: number, config: BetaConfig) => number>> = {
  linear: (i, { betaStart, betaEnd, trainTimesteps }) => betaStart + (i * (betaEnd - betaStart)) / (trainTimesteps - 1),
  scaled_linear(i, { betaStart, betaEnd, trainTimesteps }) {
    const [from, to] = [Math.sqrt(betaStart), Math.sqrt(betaEnd)];
    return (from + (i * (to - from)) / (trainTimesteps - 1)) ** 2;
  },
  squaredcos_cap_v2(i, { trainTimesteps }) {
    const alphaBar = (t: number): number => Math.cos((((t + 0.008) / 1.008) * Math.PI) / 2) ** 2;
    const beta = 1 - alphaBar((i + 1) / trainTimesteps) / alphaBar(i / trainTimesteps);
    return Math.fround(Math.min(beta, 0.999)); // 1 - β is so small at the end that the rounding of β shows
  },
};

/** ᾱ: the running product of 1 - β. */
export function cumulativeAlphas(betas: Float64Array): Float64Array {
  let product = 1;
  return betas.map((beta) => (product *= 1 - beta));
}

/**
 * ᾱ stretched so that √ᾱ ends at 0 and begins where it did. The last is 2^-24 in place of 0, as in diffusers, so that its σ is
 * finite: 4096.
 */
function withoutSignal(alphas: Float64Array): Float64Array {
  const roots = alphas.map(Math.sqrt);
  const [first, last] = [roots[0] as number, roots[roots.length - 1] as number];
  const stretched = roots.map((root) => (((root - last) * first) / (first - last)) ** 2);
  stretched[stretched.length - 1] = 2 ** -24;
  return stretched;
}
