import * as tf from '@tensorflow/tfjs-core';
import { denoiser, randomSource, samplers, withSettings } from '../../src/schedulers';
import type { NoiseSchedule, Predict, RngName, SamplerName, SamplerSettings } from '../../src/schedulers';
import { SHAPE } from './fixtures';

/** The "network" of test/reference/schedulers.py. */
export const network: Predict = (x, t) =>
  tf.tidy(() => tf.mul<tf.Tensor4D>(tf.tanh(tf.add(tf.mul(x, 1.3), Math.cos(0.01 * t))), 0.9));

/** Runs a sampler as a pipeline does, from a seed; returns the start and the latents after each step, in variance-exploding space. */
export function run(
  name: SamplerName,
  schedule: NoiseSchedule,
  steps: number,
  rng: RngName,
  settings: SamplerSettings = { sigmas: 'default', eta: null },
): Float32Array[] {
  const sampler = withSettings('run', samplers[name], name, settings);
  const random = randomSource(rng, 42);
  const noise = (): tf.Tensor4D => tf.tensor4d(random.normal(SHAPE), [...SHAPE]);
  const levels = sampler.levels(schedule, steps);
  const [first = { sigma: NaN, timestep: NaN }] = levels;
  const start = tf.tidy(() => tf.mul<tf.Tensor4D>(noise(), sampler.startScale(first, schedule)));
  const trace: Float32Array[] = [];
  const path = sampler.sample(denoiser(network, schedule), start, levels, noise);
  for (;;) {
    const { done, value } = path.next();
    const x = done === true ? value : value.x;
    trace.push(x.dataSync<'float32'>().slice());
    if (done !== true) continue;
    value.dispose();
    start.dispose();
    return trace;
  }
}
