import * as tf from '@tensorflow/tfjs-core';
import { dpmpp2m } from './dpmpp-2m';
import { lerp, sameSample, walk, type NamedSampler } from './sampler';
import { derivative } from './two-stage';

/**
 * DEIS of second order in log ρ (Zhang and Chen 2023), as diffusers' `DEISMultistepScheduler`: the line in log σ through the last two
 * derivatives, integrated over the step. It ends at the noise of timestep 0, and with fewer than 15 steps by a step of first order.
 */
export const deis: NamedSampler = {
  ...dpmpp2m,
  diffusers: { _class_name: 'DEISMultistepScheduler' },
  levels(schedule, numSteps, sigmas) {
    const levels = dpmpp2m.levels(schedule, numSteps, sigmas);
    const target = schedule.level(0);
    return levels.map((level, i) => (i === numSteps - 1 ? { ...level, target } : level));
  },
  sample: walk((move) => {
    const { x, denoised, level, next, past, index, total } = move;
    const [one] = past;
    const { target = next } = level;
    const isFirst = index === total - 1 && total < 15;
    if (one === undefined || isFirst || one.level.sigma === level.sigma) {
      return sameSample(lerp(denoised, x, target.sigma / level.sigma), target, next);
    }
    const [from, to, before] = [level.sigma, target.sigma, one.level.sigma];
    const here = line(to, from, before) - line(from, from, before);
    const there = line(to, before, from) - line(from, before, from);
    const parts = [tf.mul<tf.Tensor4D>(derivative(move), here), tf.mul<tf.Tensor4D>(derivative(one), there)];
    return sameSample(tf.addN([x, ...parts]), target, next);
  }),
};

/** The integral to `at` of the line in log σ that is 1 at `one` and 0 at `zero`. */
function line(at: number, one: number, zero: number): number {
  return (at * (Math.log(at / zero) - 1)) / Math.log(one / zero);
}
