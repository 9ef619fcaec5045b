/** Steps that evaluate the network twice. */

import * as tf from '@tensorflow/tfjs-core';
import type { NoiseLevel, NoiseSchedule } from './noise-schedule';
import { walk, type Move, type Point, type Sampler } from './sampler';

type Between = (from: number, to: number) => number;

/** σ in the middle in λ = -log σ of a step. */
export const geometricMean: Between = (from, to) => Math.sqrt(from * to);

/**
 * A path with a level between each two of it, as diffusers' schedulers of order 2 have it. None lies before the last, where a step
 * is of first order.
 */
export function withMiddles(
  schedule: NoiseSchedule,
  path: readonly NoiseLevel[],
  between: Between = geometricMean,
): NoiseLevel[] {
  return path.flatMap((level, i) => {
    const before = path[i - 1];
    if (before === undefined || level.sigma === 0) return [level];
    const sigma = between(before.sigma, level.sigma);
    return [{ sigma, timestep: schedule.timestep(sigma) }, level];
  });
}

/** The first half of a step goes from `move.level` to the middle; the second from `start` to `move.next`, with what was found at `move`. */
export function twoStage(
  first: (move: Move) => tf.Tensor4D,
  second: (move: Move, start: Point) => tf.Tensor4D,
): Sampler['sample'] {
  return walk((move) => {
    const [start] = move.past;
    return start === undefined || move.index % 2 === 0 ? first(move) : second(move, start);
  });
}

/** The noise that an estimate implies, dx/dσ of the probability-flow ODE (Karras et al. 2022, equation 3). */
export function derivative({ x, denoised, level }: Point): tf.Tensor4D {
  return tf.div(tf.sub(x, denoised), level.sigma);
}

/** The clean latents that noise implies at a point. */
export function without(noise: tf.Tensor4D, { x, level }: Point): tf.Tensor4D {
  return tf.sub(x, tf.mul(noise, level.sigma));
}
