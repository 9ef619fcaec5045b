import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { denoiser, NoiseSchedule, randomSource, samplerNames, samplers } from '../../src/schedulers';
import type { Predict, SamplerStep } from '../../src/schedulers';
import { diffusers, floats, kerascv, relativeError, SD, SHAPE } from './fixtures';
import { network, run } from './run';

let tensors = 0;
beforeAll(() => tf.setBackend('cpu'));
beforeEach(() => {
  tensors = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors);
});

const schedule = new NoiseSchedule(SD);

describe.each([
  ['KerasCV', { ...SD, timestepSpacing: 'kerascv' }, kerascv.trajectories],
  ['diffusers', SD, diffusers.trajectories],
] as const)('as in %s, from the seed to the last step', (_, config, cases) => {
  it.each(cases.map((c) => [c.sampler, c.prediction, c.steps, c] as const))(
    '%s, %s, %d steps',
    (name, _prediction, steps, c) => {
      const own = new NoiseSchedule({ ...config, predictionType: c.prediction });
      const levels = samplers[name].levels(own, steps);
      const trace = run(name, own, steps, c.rng);
      expect(trace).toHaveLength(steps + 1);
      [c.start, ...c.latents].forEach((wanted, i) => {
        const { sigma } = levels[i] ?? { sigma: NaN };
        const scale = c.space === 'vp' ? 1 / Math.sqrt(sigma * sigma + 1) : 1;
        expect(
          relativeError(
            (trace[i] ?? new Float32Array()).map((x) => x * scale),
            floats(wanted),
          ),
        ).toBeLessThan(1e-5);
      });
    },
  );
});

describe.each(samplerNames)('%s', (name) => {
  const sampler = samplers[name];
  const levels = sampler.levels(schedule, 4);
  const denoise = denoiser(network, schedule);
  const values = randomSource('tensorflow', 1).normal(SHAPE);
  const fresh = (): tf.Tensor4D => tf.tensor4d(values, [...SHAPE]);

  it('finds the clean sample in any number of steps when the network knows it', () => {
    const whole = new NoiseSchedule({ ...SD, predictionType: 'sample', setAlphaToOne: true });
    const endsNoisy = name === 'tcd' || name === 'deis'; // as in diffusers, at the noise of timestep 0
    const still = (): tf.Tensor4D => tf.zeros([...SHAPE]);
    const perfect = denoiser(() => tf.fill([...SHAPE], 0.25), whole);
    for (const steps of [1, 2, 3, name === 'lcm' || name === 'tcd' ? 50 : 1000]) {
      const x = fresh();
      const path = sampler.sample(perfect, x, sampler.levels(whole, steps), endsNoisy ? still : fresh);
      let step = path.next();
      while (step.done !== true) step = path.next();
      const clean = new Float32Array(24).fill(0.25);
      if (endsNoisy) {
        // of the noise that it began with, what is left at timestep 0, in the network's own space
        const [first, last] = [whole.sigma(whole.lastTimestep), whole.sigma(0)];
        const most = ((Math.max(...values.map((v) => Math.abs(v - 0.25))) * last) / first) * 1.01;
        const end = step.value.dataSync<'float32'>().map((v) => Math.abs(v * Math.sqrt(1 + last ** 2) - 0.25));
        expect(Math.max(...end)).toBeLessThan(most + 1e-6);
        if (steps === 1) expect(Math.max(...end)).toBeGreaterThan(most * 0.98);
        tf.dispose([x, step.value]);
        continue;
      }
      // a sum of several
      const tolerance = { pndm: 1e-6, lms: 1e-4, lcm: 1e-4 }[name as string];
      if (tolerance !== undefined) expect(relativeError(step.value.dataSync(), clean)).toBeLessThan(tolerance);
      else expect(step.value.dataSync()).toEqual(clean);
      tf.dispose([x, step.value]);
    }
  });

  it('numbers its steps, shows live tensors, and leaves the start alone', () => {
    const x = fresh();
    const seen: number[] = [];
    const path = sampler.sample(denoise, x, levels, fresh);
    let step = path.next();
    while (step.done !== true) {
      const { index, level, denoised } = step.value;
      seen.push(index);
      expect(level).toBe(levels[index]);
      expect([...step.value.x.dataSync(), ...denoised.dataSync()].every(Number.isFinite)).toBe(true);
      step = path.next();
    }
    expect(seen).toEqual(levels.slice(1).map((_, i) => i));
    expect(x.dataSync()).toEqual(values);
    tf.dispose([x, step.value]);
  });

  it.each([0, 1, 3])('frees everything when the caller breaks off at step %d', (at) => {
    const x = fresh();
    for (const step of sampler.sample(denoise, x, levels, fresh)) if (step.index === at) break;
    expect(tf.memory().numTensors).toBe(tensors + 1);
    x.dispose();
  });

  it.each([0, 1, 3])('frees everything when the network throws at step %d', (at) => {
    const x = fresh();
    let calls = 0;
    const failing: Predict = (input, t, step) => {
      if (calls++ === at) throw new Error('out of memory');
      return network(input, t, step);
    };
    const path = sampler.sample(denoiser(failing, schedule), x, levels, fresh);
    expect(() => [...path]).toThrow('out of memory');
    expect(tf.memory().numTensors).toBe(tensors + 1);
    x.dispose();
  });

  it('frees everything when the caller throws into it', () => {
    const x = fresh();
    const path = sampler.sample(denoise, x, levels, fresh);
    path.next();
    path.next();
    expect(() => path.throw(new Error('stop'))).toThrow('stop');
    expect(tf.memory().numTensors).toBe(tensors + 1);
    x.dispose();
  });

  it('runs a suffix of the levels, down to none, for image-to-image', () => {
    const last = levels.length - 1;
    for (const from of [2, last === 4 ? 3 : 4, last]) {
      const x = fresh();
      const steps: SamplerStep[] = [];
      const path = sampler.sample(denoise, x, levels.slice(from), fresh);
      let step = path.next();
      for (; step.done !== true; step = path.next()) steps.push(step.value);
      expect(steps).toHaveLength(last - from);
      if (from === last) expect(step.value.dataSync()).toEqual(values);
      x.dispose();
      expect(step.value.isDisposed).toBe(false);
      step.value.dispose();
    }
  });
});

it('frees the noise of an ancestral step when drawing it throws', () => {
  const x = tf.zeros<tf.Rank.R4>([...SHAPE]);
  const noise = (): never => {
    throw new Error('no noise');
  };
  const path = samplers.euler_a.sample(denoiser(network, schedule), x, samplers.euler_a.levels(schedule, 3), noise);
  expect(() => [...path]).toThrow('no noise');
  expect(tf.memory().numTensors).toBe(tensors + 1);
  x.dispose();
});
