/** KerasCV's `NoiseScheduler`: the diffusion process of DDPM (Ho et al. 2020), for training and for ancestral sampling. */

import * as tf from '@tensorflow/tfjs-core';
import { checkArgument, checkOptions, count, finite, flag, natural, oneOf, type Kind, type Table } from '../checks';
import { OptionError } from '../errors';
import { betas, cumulativeAlphas, type BetaSchedule } from './noise-schedule';
import { randomSource, type RandomSource } from './random';

/** What the noise of a step is scaled by; see `NoiseScheduler`. */
export type VarianceType =
  'fixed_small' | 'fixed_small_log' | 'fixed_large' | 'fixed_large_log' | 'learned' | 'learned_range';

const varianceTypes: readonly VarianceType[] = [
  'fixed_small',
  'fixed_small_log',
  'fixed_large',
  'fixed_large_log',
  'learned',
  'learned_range',
];

export interface NoiseSchedulerOptions {
  /** 1000 */
  readonly trainTimesteps?: number;
  /** 0.0001 (Stable Diffusion's is 0.00085) */
  readonly betaStart?: number;
  /** 0.02 (Stable Diffusion's is 0.012) */
  readonly betaEnd?: number;
  /** `'linear'` (Stable Diffusion's is `'scaled_linear'`) */
  readonly betaSchedule?: BetaSchedule;
  /** `'fixed_small'` */
  readonly varianceType?: VarianceType;
  /** Whether `step` clips its estimate of the clean sample to [-1, 1]; true. */
  readonly clipSample?: boolean;
}

export interface StepOptions {
  /** Whether the model predicts the noise (true) or the clean sample. */
  readonly predictEpsilon?: boolean;
  /** The noise to add, of the sample's shape. */
  readonly noise?: tf.Tensor4D;
  /** A seed for the noise instead, as `keras.random.normal(shape, seed)` takes it. */
  readonly seed?: number;
}

const betaSchedules: readonly BetaSchedule[] = ['linear', 'scaled_linear', 'squaredcos_cap_v2'];

export const noiseSchedulerOptions: Table<keyof NoiseSchedulerOptions> = {
  trainTimesteps: count,
  betaStart: finite,
  betaEnd: finite,
  betaSchedule: oneOf(betaSchedules),
  varianceType: oneOf(varianceTypes),
  clipSample: flag,
};

const aTensor: Kind = { needed: 'a tensor is needed', holds: (value) => value instanceof tf.Tensor };
const listOrTensor: Kind = {
  needed: 'a list of timesteps, or a tensor, is needed',
  holds: (value) => Array.isArray(value) || aTensor.holds(value),
};
export const stepOptions: Table<keyof StepOptions> = { predictEpsilon: flag, noise: aTensor, seed: natural };

/**
 * The DDPM scheduler with KerasCV's names and defaults, channels last. Where KerasCV 0.9 fails this follows the papers and diffusers:
 *
 * - `clipSample` works (there it raises an AttributeError, and it is the default).
 * - `fixed_small` is β̃ₜ, the posterior's variance (DDPM, equation 7), and `fixed_large` is βₜ. The `_log` types are the same numbers
 *   by way of their logarithm (there NaN, being the root of a negative number; so is diffusers' `fixed_large_log`).
 * - `learned` and `learned_range` take their values from the second half of the model's last axis (there axis 1). `learned` is the variance
 *   itself, with anything below 0 taken as 0; `learned_range` interpolates between log β̃ₜ and log βₜ (Improved DDPM, Nichol and Dhariwal
 *   2021, equation 15; there it mixes the variances and takes the root).
 * - An unknown type is refused by the constructor, not by the first step.
 *
 * Coefficients are computed in float64 from exact ᾱ; KerasCV's float32 `1 - ᾱ` is off by 1.7e-4 at timestep 0 of the default schedule.
 */
export class NoiseScheduler {
  readonly trainTimesteps: number;
  readonly varianceType: VarianceType;
  readonly clipSample: boolean;
  /** βₜ, `[trainTimesteps]`. */
  readonly betas: Float32Array;
  /** αₜ = 1 - βₜ. */
  readonly alphas: Float32Array;
  /** ᾱₜ, the running product of α. */
  readonly alphasCumprod: Float32Array;

  private readonly exact: { readonly beta: Float64Array; readonly alphaBar: Float64Array };
  /** KerasCV's `SeedGenerator(42)`: the noise of steps that are given none. */
  private readonly random: RandomSource;

  /** @throws OptionError on an unknown schedule or variance type, or betas that are none */
  constructor(options: NoiseSchedulerOptions = {}) {
    checkOptions('NoiseScheduler', options, noiseSchedulerOptions);
    const { trainTimesteps = 1000, betaStart = 0.0001, betaEnd = 0.02, betaSchedule = 'linear' } = options;
    const { varianceType = 'fixed_small', clipSample = true } = options;
    const beta = betas({ trainTimesteps, betaStart, betaEnd, betaSchedule });
    this.exact = { beta, alphaBar: cumulativeAlphas(beta) };
    this.betas = Float32Array.from(beta);
    this.alphas = Float32Array.from(beta, (value) => 1 - value);
    this.alphasCumprod = Float32Array.from(this.exact.alphaBar);
    this.trainTimesteps = trainTimesteps;
    this.varianceType = varianceType;
    this.clipSample = clipSample;
    this.random = randomSource('tensorflow', 42);
  }

  /** The number of training timesteps: Python's `len(scheduler)`. */
  get length(): number {
    return this.trainTimesteps;
  }

  /**
   * The sample at the previous timestep: the posterior's mean (DDPM, equation 7) and, above timestep 0, noise.
   *
   * @param modelOutput the model's prediction `[B, h, w, C]`, or `[B, h, w, 2C]` with a learned variance
   * @param timestep an integer from 0 to `trainTimesteps - 1`
   * @param sample the current sample `[B, h, w, C]`
   * @returns a new tensor `[B, h, w, C]`, the caller's
   * @throws OptionError on a timestep out of range, shapes that do not fit, or noise together with a seed
   */
  step(modelOutput: tf.Tensor4D, timestep: number, sample: tf.Tensor4D, options: StepOptions = {}): tf.Tensor4D {
    checkOptions('NoiseScheduler.step', options, stepOptions);
    for (const [name, value] of Object.entries({ modelOutput, sample }))
      checkArgument('NoiseScheduler.step', name, value, aTensor);
    this.checkTimestep(timestep);
    const { output, variance } = this.checkShapes(modelOutput, sample, options);
    const { beta, alphaBar } = this.at(timestep);
    const before = timestep > 0 ? this.at(timestep - 1).alphaBar : 1;
    const meanFromClean = (Math.sqrt(before) * beta) / (1 - alphaBar);
    const meanFromSample = (Math.sqrt(1 - beta) * (1 - before)) / (1 - alphaBar);
    return tf.tidy(() => {
      const prediction = output();
      const estimate = options.predictEpsilon === false ? prediction : this.removeNoise(sample, prediction, alphaBar);
      const clean = this.clipSample ? tf.clipByValue(estimate, -1, 1) : estimate;
      const mean = tf.add<tf.Tensor4D>(tf.mul(clean, meanFromClean), tf.mul(sample, meanFromSample));
      if (timestep === 0) return mean;
      return tf.add(mean, tf.mul(this.noiseFor(sample, options), this.deviation(timestep, variance())));
    });
  }

  /**
   * Samples as they are at given timesteps of the forward process (DDPM, equation 4): `√ᾱ x + √(1-ᾱ) noise`.
   *
   * @param originalSamples clean samples `[B, h, w, C]`
   * @param noise standard normal noise of the same shape
   * @param timesteps one timestep a sample: integers from 0 to `trainTimesteps - 1`, or an int32 tensor `[B]` of such
   * @returns a new tensor `[B, h, w, C]`, the caller's
   * @throws OptionError on a timestep out of range (of a list; a tensor's are not read back)
   */
  addNoise(originalSamples: tf.Tensor4D, noise: tf.Tensor4D, timesteps: readonly number[] | tf.Tensor1D): tf.Tensor4D {
    for (const [name, value] of Object.entries({ originalSamples, noise }))
      checkArgument('NoiseScheduler.addNoise', name, value, aTensor);
    checkArgument('NoiseScheduler.addNoise', 'timesteps', timesteps, listOrTensor);
    const list = timesteps instanceof tf.Tensor ? undefined : timesteps;
    list?.forEach((t) => {
      this.checkTimestep(t);
    });
    return tf.tidy(() => {
      const indices = timesteps instanceof tf.Tensor ? timesteps : tf.tensor1d([...timesteps], 'int32');
      const factor = (of: (alphaBar: number) => number): tf.Tensor =>
        tf.reshape(tf.gather(tf.tensor1d(Float32Array.from(this.exact.alphaBar, of)), indices), [-1, 1, 1, 1]);
      const signal = factor(Math.sqrt);
      const spread = factor((alphaBar) => Math.sqrt(1 - alphaBar));
      return tf.add(tf.mul(originalSamples, signal), tf.mul(noise, spread));
    });
  }

  private at(timestep: number): { beta: number; alphaBar: number } {
    return { beta: this.exact.beta[timestep] as number, alphaBar: this.exact.alphaBar[timestep] as number };
  }

  /** The clean sample that a prediction of the noise implies (DDPM, equation 15). */
  private removeNoise(sample: tf.Tensor4D, noise: tf.Tensor4D, alphaBar: number): tf.Tensor4D {
    return tf.div<tf.Tensor4D>(tf.sub(sample, tf.mul(noise, Math.sqrt(1 - alphaBar))), Math.sqrt(alphaBar));
  }

  /** The standard deviation of a step's noise: a number, or a tensor `[B, h, w, C]` if it is learned. */
  private deviation(timestep: number, learned: tf.Tensor4D | undefined): number | tf.Tensor4D {
    const { beta, alphaBar } = this.at(timestep);
    const posterior = Math.max((beta * (1 - this.at(timestep - 1).alphaBar)) / (1 - alphaBar), 1e-20);
    if (learned === undefined) return Math.sqrt(this.varianceType.startsWith('fixed_small') ? posterior : beta);
    if (this.varianceType === 'learned') return tf.sqrt<tf.Tensor4D>(tf.relu(learned));
    const low = Math.log(posterior);
    const share = tf.mul<tf.Tensor4D>(tf.add(learned, 1), 0.5); // from [-1, 1] to [0, 1]
    const log = tf.add<tf.Tensor4D>(tf.mul(share, Math.log(beta) - low), low);
    return tf.exp(tf.mul<tf.Tensor4D>(log, 0.5));
  }

  private noiseFor(sample: tf.Tensor4D, { noise, seed }: StepOptions): tf.Tensor4D {
    if (noise !== undefined) return noise;
    const source = seed === undefined ? this.random : randomSource('tensorflow', seed);
    return tf.tensor4d(source.normal(sample.shape), sample.shape);
  }

  private checkTimestep(timestep: number): void {
    const needed = `an integer from 0 to ${this.trainTimesteps - 1} is needed`;
    const holds = (t: unknown) => natural.holds(t) && (t as number) < this.trainTimesteps;
    checkArgument('NoiseScheduler', 'timestep', timestep, { needed, holds });
  }

  /** Both halves of the model's output, to be sliced inside a tidy. */
  private checkShapes(
    modelOutput: tf.Tensor4D,
    sample: tf.Tensor4D,
    { noise, seed }: StepOptions,
  ): { output: () => tf.Tensor4D; variance: () => tf.Tensor4D | undefined } {
    const [batch, height, width, channels] = sample.shape;
    const learned = this.varianceType.startsWith('learned');
    const wanted = [batch, height, width, learned ? 2 * channels : channels].join();
    const faults: string[] = [];
    if (modelOutput.shape.join() !== wanted) {
      faults.push(`modelOutput is [${modelOutput.shape.join()}], [${wanted}] is needed for ${this.varianceType}`);
    }
    if (noise !== undefined && noise.shape.join() !== sample.shape.join()) {
      faults.push(`noise is [${noise.shape.join()}], the sample's [${sample.shape.join()}] is needed`);
    }
    if (noise !== undefined && seed !== undefined) faults.push('noise and seed are both given, one of them is needed');
    if (faults.length > 0) throw new OptionError(`NoiseScheduler.step: ${faults.join('; ')}.`);
    const half = (index: number): tf.Tensor4D => tf.slice4d(modelOutput, [0, 0, 0, index * channels], sample.shape);
    return { output: () => (learned ? half(0) : modelOutput), variance: () => (learned ? half(1) : undefined) };
  }
}
