import * as tf from '@tensorflow/tfjs-core';
import { stridedLevels } from './ddim';
import { predictions } from './denoiser';
import { lerp, sameSample, unitVarianceScale, walk, type NamedSampler } from './sampler';

/** Adams-Bashforth: the weights of the last one, two, three and four outputs, the newest first. */
export const adamsBashforth = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
];

/**
 * PLMS (Liu et al. 2022, pseudo linear multi-step), as diffusers' `PNDMScheduler` with `skip_prk_steps`: DDIM's step, with a mean of the
 * network's outputs at this level and up to three before. The first step of several is taken twice, the second time with the mean
 * of the outputs at both of its ends, so that the network runs `numSteps + 1` times.
 */
export const pndm: NamedSampler = {
  diffusers: { _class_name: 'PNDMScheduler', skip_prk_steps: true },
  levels: (schedule, numSteps) => stridedLevels(schedule, numSteps, false),
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, past, schedule, denoise }) => {
    const { target = next } = level;
    const { toSample, toOutput } = predictions[schedule.config.predictionType];
    const outputs = [{ x, denoised, level }, ...past].map((p) => toOutput(p.x, p.denoised, p.level.sigma));
    const output = mean(outputs, adamsBashforth[past.length] ?? []);
    const moved = lerp(toSample(x, output, level.sigma), x, target.sigma / level.sigma);
    const guess = sameSample(moved, target, next);
    if (past.length > 0 || next.sigma === 0) return guess;

    const end = toOutput(guess, denoise(guess, next), next.sigma);
    const from = schedule.level(next.timestep + level.timestep - target.timestep);
    const start = sameSample(x, level, from);
    const clean = toSample(start, mean([...outputs, end], [1 / 2, 1 / 2]), from.sigma);
    return lerp(clean, start, next.sigma / from.sigma);
  }),
};

export function mean(outputs: readonly tf.Tensor4D[], shares: readonly number[]): tf.Tensor4D {
  return tf.addN(outputs.map((output, i) => tf.mul<tf.Tensor4D>(output, shares[i] ?? 0)));
}
