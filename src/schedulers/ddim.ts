import * as tf from '@tensorflow/tfjs-core';
import { CLEAN, type NoiseLevel, type NoiseSchedule } from './noise-schedule';
import { checkSteps, lerp, sameSample, unitVarianceScale, walk, type NamedSampler } from './sampler';
import { roundHalfEven, spaced, spacingOf } from './spacing';

/**
 * DDIM (Song et al. 2021, equation 12), which in this space is Euler's step, and with η above 0 (equation 16) one to below its end and up
 * again with fresh noise, at η = 1 an ancestral step. With the spacing `'kerascv'` KerasCV's loop, on
 * timesteps `round(i * 999 / (numSteps - 1))` from 999 down to 0 and on to ᾱ = 1; with any other diffusers' `DDIMScheduler`.
 */
export const ddim: NamedSampler = {
  diffusers: { _class_name: 'DDIMScheduler' },
  takes: ['eta'],
  levels(schedule, numSteps) {
    if (schedule.config.timestepSpacing !== 'kerascv') return stridedLevels(schedule, numSteps, true);
    checkSteps(schedule, numSteps);
    return [...spaced(schedule, numSteps, 'linspace').map((t) => schedule.level(roundHalfEven(t))), CLEAN];
  },
  startScale: unitVarianceScale,
  sample: walk(({ x, denoised, level, next, noise, eta = 0 }) => {
    const { target = next } = level;
    const up = eta * target.sigma * Math.sqrt(1 - (target.sigma / level.sigma) ** 2);
    const moved = lerp(denoised, x, Math.sqrt(target.sigma ** 2 - up ** 2) / level.sigma);
    return sameSample(up === 0 ? moved : tf.add(moved, tf.mul(noise(), up)), target, next);
  }),
};

/**
 * The levels of diffusers' `DDIMScheduler` and `PNDMScheduler`, "leading" by default. A step goes down `trainTimesteps / numSteps`
 * timesteps, cut to a whole number, and from there on its latents count as those of the next level, wherever that is. Below timestep 0
 * it ends at ᾱ = 1 or at the noise of timestep 0, as `setAlphaToOne` says.
 */
export function stridedLevels(schedule: NoiseSchedule, numSteps: number, alphaToOne: boolean): NoiseLevel[] {
  checkSteps(schedule, numSteps);
  const { trainTimesteps, setAlphaToOne = alphaToOne } = schedule.config;
  const stride = Math.floor(trainTimesteps / numSteps);
  const floor = setAlphaToOne ? CLEAN : schedule.level(0);
  const levels = spaced(schedule, numSteps, spacingOf(schedule, 'leading')).map((fraction): NoiseLevel => {
    const timestep = roundHalfEven(fraction);
    const { sigma } = timestep < stride ? floor : schedule.level(timestep - stride);
    return { sigma: sigmaAt(schedule, timestep), timestep, target: { sigma, timestep: timestep - stride } };
  });
  return [...levels, CLEAN];
}

/** σ at a timestep; noise alone (ᾱ = 0) has none, and 2^20 stands for it: in float32 nothing shows beside so much noise. */
function sigmaAt(schedule: NoiseSchedule, timestep: number): number {
  const isNoise = schedule.config.rescaleBetasZeroSnr === true && timestep === schedule.lastTimestep;
  return isNoise ? 2 ** 20 : schedule.sigma(timestep);
}
