import * as tf from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import { CLEAN, type NoiseLevel, type NoiseSchedule } from './noise-schedule';
import { checkSteps, lerp, sameSample, unitVarianceScale, walk, type NamedSampler } from './sampler';

/** `numSteps` of the timesteps that the model was distilled on, diffusers' `original_inference_steps`, from the last on. */
function distilledLevels(schedule: NoiseSchedule, numSteps: number): NoiseLevel[] {
  checkSteps(schedule, numSteps);
  const { trainTimesteps, originalInferenceSteps: trained = 50 } = schedule.config;
  const stride = Math.floor(trainTimesteps / trained);
  if (numSteps > trained || stride === 0) {
    const found = `numSteps is ${numSteps} of ${trainTimesteps} timesteps`;
    throw new OptionError(
      `Sampler: ${found}; consistency models take at most ${trained}; take fewer, or another scheduler.`,
    );
  }
  const at = (i: number) => trained - Math.floor((i * trained) / numSteps);
  return Array.from({ length: numSteps }, (_, i) => schedule.level(at(i) * stride - 1));
}

/** Latent consistency models (Luo et al. 2023, algorithm 3), as diffusers' `LCMScheduler`: each step to the end, and up with fresh noise. */
export const lcm: NamedSampler = {
  diffusers: { _class_name: 'LCMScheduler' },
  levels: (schedule, numSteps) => [...distilledLevels(schedule, numSteps), CLEAN],
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, noise, schedule }) => {
    const time = level.timestep * (schedule.config.timestepScaling ?? 10);
    const [skip, out] = [0.25 / (time ** 2 + 0.25), time / Math.sqrt(time ** 2 + 0.25)];
    const clean = tf.add<tf.Tensor4D>(tf.mul(denoised, out), tf.mul(x, skip / unitVarianceScale(level)));
    return next.sigma === 0 ? clean : tf.add(clean, tf.mul(noise(), next.sigma));
  }),
};

/** γ of trajectory consistency: the share of a step, in timesteps, that comes back as noise; diffusers' `eta`. */
const GAMMA = 0.3;

/** Trajectory consistency distillation (Zheng et al. 2024, algorithm 4), as diffusers' `TCDScheduler`; γ is `eta`, or else 0.3. */
export const tcd: NamedSampler = {
  diffusers: { _class_name: 'TCDScheduler' },
  takes: ['eta'],
  levels: (schedule, numSteps) => [...distilledLevels(schedule, numSteps), CLEAN],
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, noise, schedule, eta = GAMMA }) => {
    const target = schedule.level(Math.floor((1 - eta) * next.timestep));
    const moved = lerp(denoised, x, target.sigma / level.sigma);
    if (next.sigma === 0) return sameSample(moved, target, next);
    return tf.add(moved, tf.mul(noise(), Math.sqrt(next.sigma ** 2 - target.sigma ** 2)));
  }),
};
