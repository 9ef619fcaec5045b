/** The noise schedule that a checkpoint was trained with, as the samplers see it. */

import { OptionError } from '../errors';

/** How the variances β of the training steps run from `betaStart` to `betaEnd`. */
export type BetaSchedule = 'linear' | 'scaled_linear';

/** What the network was trained to predict: the noise, the velocity (Salimans and Ho 2022, appendix D) or the sample. */
export type PredictionType = 'epsilon' | 'v_prediction' | 'sample';

/** The numbers of a checkpoint's `scheduler_config.json` that the samplers need. */
export interface ScheduleConfig {
  readonly trainTimesteps: number;
  readonly betaStart: number;
  readonly betaEnd: number;
  readonly betaSchedule: BetaSchedule;
  readonly predictionType: PredictionType;
}

/**
 * A point of a sampler's path. All samplers work in the variance-exploding space of Karras et al. 2022, where noisy latents are
 * `x0 + sigma * noise`; the network is told the (possibly fractional) timestep of the same noise level.
 */
export interface NoiseLevel {
  readonly sigma: number;
  readonly timestep: number;
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
    this.alphasCumprod = Float32Array.from(cumulativeAlphas(betas(config)));
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

  /** The σ of Karras et al. 2022, equation 5 with ρ = 7: `numSteps` of them, from the schedule's largest to its smallest. */
  karrasSigmas(numSteps: number): number[] {
    const rho = 7;
    const start = this.sigma(this.lastTimestep) ** (1 / rho);
    const end = this.sigma(0) ** (1 / rho);
    return fallingLinspace(1, 0, numSteps).map((ramp) => (end + ramp * (start - end)) ** rho);
  }
}

/** `count` evenly spaced numbers from `from` down to `to`, both included; just `from` when there is only one. */
export function fallingLinspace(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? from : to + ((count - 1 - i) * (from - to)) / (count - 1)));
}

/** Rounding to the nearest integer, halves to the even one: Python's and NumPy's `round`. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** β of every training step, computed in float64. @throws OptionError on numbers that describe no schedule */
export function betas(config: Omit<ScheduleConfig, 'predictionType'>): Float64Array {
  const { trainTimesteps, betaStart, betaEnd, betaSchedule } = config;
  const faults: string[] = [];
  if (!Number.isInteger(trainTimesteps) || trainTimesteps < 2) {
    faults.push(`trainTimesteps is ${trainTimesteps}, an integer of at least 2 is needed`);
  }
  if (!(betaStart > 0 && betaEnd < 1 && betaStart <= betaEnd)) {
    faults.push(`betaStart and betaEnd are ${betaStart} and ${betaEnd}, 0 < betaStart <= betaEnd < 1 is needed`);
  }
  if (!betaSchedules.includes(betaSchedule)) {
    faults.push(`betaSchedule is '${betaSchedule}', one of ${betaSchedules.join(', ')} is needed`);
  }
  if (faults.length > 0) throw new OptionError(`Noise schedule: ${faults.join('; ')}.`);

  const scaled = betaSchedule === 'scaled_linear';
  const from = scaled ? Math.sqrt(betaStart) : betaStart;
  const to = scaled ? Math.sqrt(betaEnd) : betaEnd;
  return Float64Array.from({ length: trainTimesteps }, (_, i) => {
    const value = from + (i * (to - from)) / (trainTimesteps - 1);
    return scaled ? value * value : value;
  });
}

const betaSchedules: readonly BetaSchedule[] = ['linear', 'scaled_linear'];

/** ᾱ: the running product of 1 - β. */
export function cumulativeAlphas(betas: Float64Array): Float64Array {
  let product = 1;
  return betas.map((beta) => (product *= 1 - beta));
}
