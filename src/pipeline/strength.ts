import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { NoiseLevel, Sampler } from '../schedulers';

/** Steps, and the part of them that is run, from 0 to 1. */
interface Part {
  readonly numSteps: number;
  readonly strength: number;
}

/**
 * The levels of a run of this strength: the last `numSteps * strength`, cut to a whole number, of its steps, as
 * diffusers' `get_timesteps` has it. Throws `OptionError` when there are none.
 */
export function levelsFrom(
  where: string,
  levels: readonly NoiseLevel[],
  { order = 1 }: Sampler,
  { numSteps, strength }: Part,
): readonly NoiseLevel[] {
  const steps = Math.min(Math.trunc(numSteps * strength), numSteps);
  if (steps >= 1) return levels.slice((numSteps - steps) * order);
  const found = `a strength of ${strength} leaves none of ${numSteps} steps`;
  throw new OptionError(`${where}: ${found}; at least one is needed: give a larger strength, or more steps.`);
}

/**
 * Where a run on a part of the levels begins: clean latents `[1, h, w, C]` or `[B, h, w, C]` with the noise of the
 * first level.
 */
export function noised(clean: Tensor4D): (noise: Tensor4D, first: Pick<NoiseLevel, 'sigma'>) => Tensor4D {
  return (noise, { sigma }) => tf.add(clean, tf.mul(noise, sigma));
}
