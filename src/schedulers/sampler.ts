/** What a sampler is, and the loop that all of them share. */

import * as tf from '@tensorflow/tfjs-core';
import { checkArgument, count } from '../checks';
import type { Denoise } from './denoiser';
import type { NoiseLevel, NoiseSchedule } from './noise-schedule';
import type { SigmasName } from './sigmas';

/** A step under way. Its tensors `[B, h, w, C]` belong to the sampler and live until the generator is resumed. */
export interface SamplerStep {
  /** From 0. */
  readonly index: number;
  readonly level: NoiseLevel;
  /** The noisy latents at this level. */
  readonly x: tf.Tensor4D;
  /** The estimate of the clean latents. */
  readonly denoised: tf.Tensor4D;
}

/** A scheduler as its config names it in diffusers. */
export interface DiffusersScheduler {
  readonly _class_name: string;
  readonly skip_prk_steps?: true;
  readonly use_karras_sigmas?: true;
  readonly algorithm_type?: 'sde-dpmsolver++';
  readonly solver_order?: 3;
}

/** A way from noise to latents. It has no state: one object serves any number of runs. */
export interface Sampler {
  /** What is written into pictures; default: the name by which it is registered, `'custom'` for one of a user's own. */
  readonly name?: string;
  /** Evaluations of the network a step, 1 by default: image-to-image begins at a multiple of it on the levels. */
  readonly order?: number;
  /** The settings of a run that it heeds: `levels` the first and `sample` the second; the others are refused. Default: none. */
  readonly takes?: readonly ('sigmas' | 'eta')[];
  /**
   * The path for `numSteps` steps: a level for each evaluation of the network, and the last, of sigma 0. None is above the one before.
   * As in diffusers, a path of second order has the levels of the evaluations between steps too. Image-to-image runs a suffix of it.
   * `sigmas` spaces the levels by a rule; default: as the schedule says, or else at timesteps of the sampler's own.
   * @throws OptionError unless `numSteps` is an integer from 1 to the schedule's `trainTimesteps`, and the spacing has as many timesteps
   */
  levels(schedule: NoiseSchedule, numSteps: number, sigmas?: SigmasName): NoiseLevel[];
  /** What standard normal noise is multiplied by to start at the first level of a schedule's path. */
  startScale(first: NoiseLevel, schedule: NoiseSchedule): number;
  /**
   * Takes `x`, latents `[B, h, w, C]` at `levels[0]`, down the levels, and yields at each before it moves on. Returns the latents at
   * the last level, which are the caller's to dispose of, as `x` stays. Everything else is freed on return, on a throw of
   * `denoise` or `noise`, and when the caller breaks off. `noise` gives standard normal noise of x's shape, a new tensor a call.
   * `eta`, from 0 to 1, is how much of it comes back in a step; default: the sampler's own.
   */
  sample(
    denoise: Denoise,
    x: tf.Tensor4D,
    levels: readonly NoiseLevel[],
    noise: () => tf.Tensor4D,
    eta?: number,
  ): Generator<SamplerStep, tf.Tensor4D>;
}

/** A sampler that has a counterpart in diffusers, by whose class configs name it. */
export interface NamedSampler extends Sampler {
  readonly diffusers: DiffusersScheduler;
}

/** A step that has been taken, or is to be: latents at a level and the estimate of the clean ones. */
export type Point = Pick<SamplerStep, 'level' | 'x' | 'denoised'>;

/** What a sampler knows when it moves from a level to the next. */
export interface Move extends SamplerStep {
  readonly next: NoiseLevel;
  /** The steps before, at most `MEMORY`, the last one first. */
  readonly past: readonly Point[];
  readonly noise: () => tf.Tensor4D;
  /** As in `Sampler.sample`. */
  readonly eta: number | undefined;
  /** How many levels the walk goes down. */
  readonly total: number;
  readonly schedule: NoiseSchedule;
  /** Evaluates the network off the path, as part of this step. */
  readonly denoise: (x: tf.Tensor4D, level: NoiseLevel) => tf.Tensor4D;
}

/** How many past steps are kept for `Move`: as many as the longest memory of a sampler. */
const MEMORY = 3;

/** `Sampler.sample` for a sampler whose step is `move`, which returns the latents at `next` and runs inside `tf.tidy`. */
export function walk(move: (step: Move) => tf.Tensor4D): Sampler['sample'] {
  return function* (denoise, start, levels, noise, eta) {
    const { schedule } = denoise;
    const total = levels.length - 1;
    const held = new Set<tf.Tensor4D>(); // all that is to be freed in the end; never the start
    const hold = (x: tf.Tensor4D): tf.Tensor4D => {
      held.add(x);
      return x;
    };
    const free = (x: tf.Tensor4D): void => {
      if (held.delete(x)) x.dispose();
    };
    try {
      let x = start;
      let past: readonly Point[] = [];
      for (let index = 0; index < total; index++) {
        const [level, next] = levels.slice(index) as [NoiseLevel, NoiseLevel];
        const denoised = hold(denoise(x, level, index));
        yield { index, level, x, denoised };
        const from = x;
        const here: Move['denoise'] = (y, at) => denoise(y, at, index);
        const point = { index, level, next, x: from, denoised, past };
        x = hold(tf.tidy(() => move({ ...point, noise, eta, total, schedule, denoise: here })));
        past = [{ level, x: from, denoised }, ...past];
        past.slice(MEMORY).forEach((point) => {
          free(point.x);
          free(point.denoised);
        });
        past = past.slice(0, MEMORY);
      }
      return held.delete(x) ? x : tf.clone(x);
    } finally {
      held.forEach((x) => {
        x.dispose();
      });
    }
  };
}

/**
 * `start + weight * (end - start)`, as `torch.lerp`. With the clean latents for a start, the noisy ones for an end and the weight σ'/σ
 * it is Euler's step from σ to σ'.
 */
export function lerp(start: tf.Tensor4D, end: tf.Tensor4D, weight: number): tf.Tensor4D {
  return tf.add(start, tf.mul(tf.sub(end, start), weight));
}

/** The scale of noise that has unit variance in the network's own space, where ᾱ = 1/(σ²+1). */
export function unitVarianceScale({ sigma }: NoiseLevel): number {
  return Math.sqrt(sigma * sigma + 1);
}

/** Latents at one level, taken for latents at another: the same to the network, which sees them at unit variance. */
export function sameSample(x: tf.Tensor4D, from: NoiseLevel, to: NoiseLevel): tf.Tensor4D {
  return from.sigma === to.sigma ? x : tf.mul(x, unitVarianceScale(to) / unitVarianceScale(from));
}

/** @throws OptionError unless `numSteps` is an integer from 1 to the schedule's length */
export function checkSteps(schedule: NoiseSchedule, numSteps: number): void {
  const most = schedule.config.trainTimesteps;
  const needed = `an integer from 1 to ${most} is needed`;
  checkArgument('Sampler', 'numSteps', numSteps, { needed, holds: (n) => count.holds(n) && (n as number) <= most });
}
