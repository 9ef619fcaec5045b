import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { NoiseSchedule, samplers, withSettings } from '../../src/schedulers';
import { betaQuantile } from '../../src/schedulers/sigmas';
import { betaQuantiles, samplerCases, samplerDifference, scheduleOf } from '../support/sampler-cases';
import { SD } from './fixtures';

beforeAll(() => tf.setBackend('cpu'));

describe('the last latents are those of diffusers, or else of k-diffusion', () => {
  it.each(
    samplerCases.map(
      (c) => [c.sampler, c.prediction, c.steps, c.sigmas ?? 'default', c.eta, JSON.stringify(c.config), c] as const,
    ),
  )('%s, %s, %d steps, sigmas %s, eta %s, %s', (name, _prediction, steps, sigmas, _eta, _config, one) => {
    const levels = samplers[name].levels(scheduleOf(one), steps, sigmas);
    one.timesteps?.forEach((t, i) => {
      expect(Math.abs((levels[i]?.timestep ?? NaN) - t)).toBeLessThan(2e-3);
    });
    const before = tf.memory().numTensors;
    expect(samplerDifference(one)).toBeLessThan(5e-5);
    expect(tf.memory().numTensors).toBe(before);
  });
});

it.each(betaQuantiles)('the quantile of %f of the beta distribution is that of SciPy', (share, quantile) => {
  expect(Math.abs(betaQuantile(share) - quantile)).toBeLessThan(1e-9);
});

describe('settings of a sampler', () => {
  it('are refused by name where it does not know them', () => {
    const asked = (name: keyof typeof samplers, sigmas: 'karras' | 'default', eta: number | null) => () =>
      withSettings('here', samplers[name], name, { sigmas, eta });
    expect(asked('ddim', 'karras', null)).toThrow(OptionError);
    expect(asked('ddim', 'karras', null)).toThrow(
      /^here: sigmas is "karras"; the scheduler 'ddim' has no such setting/,
    );
    expect(asked('euler', 'karras', 0.5)).toThrow(/^here: eta is 0.5; the scheduler 'euler' has no such setting/);
    expect(asked('lcm', 'karras', 0)).toThrow(/sigmas is "karras".*eta is 0;/);
  });

  it('go before what the checkpoint says, which goes before the name', () => {
    const schedule = new NoiseSchedule(SD);
    const asks = new NoiseSchedule({ ...SD, sigmas: 'karras' });
    const { euler, euler_karras, euler_a, ddim } = samplers;
    expect(euler.levels(asks, 5)).toEqual(euler_karras.levels(schedule, 5));
    expect(euler.levels(asks, 5, 'beta')).toEqual(euler.levels(schedule, 5, 'beta'));
    expect(euler_karras.levels(schedule, 5, 'exponential')).toEqual(euler.levels(schedule, 5, 'exponential'));
    expect(euler_a.levels(asks, 5)).toEqual(euler_a.levels(schedule, 5)); // diffusers' class knows no sigmas
    expect(ddim.levels(asks, 5)).toEqual(ddim.levels(schedule, 5));
  });
});
