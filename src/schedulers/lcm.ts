import * as tf from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import { CLEAN, type NoiseLevel, type NoiseSchedule } from './noise-schedule';
import { checkSteps, lerp, sameSample, unitVarianceScale, walk, type NamedSampler } from './sampler';

/** Steps that the consistency models were distilled on: `original_inference_steps` of diffusers. */
const TRAINED_STEPS = 50;

/** `numSteps` of the timesteps of training, from the last on. */
function distilledLevels(schedule: NoiseSchedule, numSteps: number): NoiseLevel[] {
  checkSteps(schedule, numSteps);
  const stride = Math.floor(schedule.config.trainTimesteps / TRAINED_STEPS);
  if (numSteps > TRAINED_STEPS || stride === 0) {
    const found = `numSteps is ${numSteps} of ${schedule.config.trainTimesteps} timesteps`;
    throw new OptionError(
      `Sampler: ${found}; consistency models take at most ${TRAINED_STEPS}; take fewer, or another scheduler.`,
    );
  }
  const at = (i: number) => TRAINED_STEPS - Math.floor((i * TRAINED_STEPS) / numSteps);
  return Array.from({ length: numSteps }, (_, i) => schedule.level(at(i) * stride - 1));
}

/** Latent consistency models (Luo et al. 2023, algorithm 3), as diffusers' `LCMScheduler`: each step to the end, and up with fresh noise. */
export const lcm: NamedSampler = {
  diffusers: { _class_name: 'LCMScheduler' },
  levels: (schedule, numSteps) => [...distilledLevels(schedule, numSteps), CLEAN],
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, noise }) => {
    const time = level.timestep * 10; // timestep_scaling
    const [skip, out] = [0.25 / (time ** 2 + 0.25), time / Math.sqrt(time ** 2 + 0.25)];
    const clean = tf.add<tf.Tensor4D>(tf.mul(denoised, out), tf.mul(x, skip / unitVarianceScale(level)));
    return next.sigma === 0 ? clean : tf.add(clean, tf.mul(noise(), next.sigma));
  }),
};

/** γ of trajectory consistency: the share of a step, in timesteps, that comes back as noise; diffusers' `eta`. */
const GAMMA = 0.3;

/** Trajectory consistency distillation (Zheng et al. 2024, algorithm 4) with γ = 0.3, as diffusers' `TCDScheduler`. */
export const tcd: NamedSampler = {
  diffusers: { _class_name: 'TCDScheduler' },
  levels(schedule, numSteps) {
    const levels = distilledLevels(schedule, numSteps);
    const target = (i: number) => schedule.level(Math.floor((1 - GAMMA) * (levels[i + 1]?.timestep ?? 0)));
    return [...levels.map((level, i) => ({ ...level, target: target(i) })), CLEAN];
  },
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, noise }) => {
    const { target = next } = level;
    const moved = lerp(denoised, x, target.sigma / level.sigma);
    if (next.sigma === 0) return sameSample(moved, target, next);
    return tf.add(moved, tf.mul(noise(), Math.sqrt(next.sigma ** 2 - target.sigma ** 2)));
  }),
};
