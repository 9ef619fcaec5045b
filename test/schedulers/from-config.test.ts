import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/checkpoints/diffusers/scheduler-config';
import { NoiseSchedule, samplers } from '../../src/schedulers';
import { ConfigReader } from '../../src/weights/config-reader';
import { diffusers, floats, relativeError } from './fixtures';
import { run } from './run';

let tensors = 0;
beforeAll(() => tf.setBackend('cpu'));
beforeEach(() => {
  tensors = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors);
});

/** What tells the configs apart, for the names of tests. */
function summary(config: Record<string, unknown>): string {
  const told = ['_class_name', 'beta_schedule', 'num_train_timesteps', 'timestep_spacing', 'set_alpha_to_one', 'rescale_betas_zero_snr']; // prettier-ignore
  return told.map((key) => JSON.stringify(config[key])).join(', ');
}

describe.each(diffusers.fromConfig.map(({ config, cases }) => [summary(config), config, cases] as const))(
  'scheduler_config.json of %s',
  (_, config, cases) => {
    const reader = new ConfigReader('scheduler/scheduler_config.json', config);
    const schedule = new NoiseSchedule(readSchedule(reader));

    it('is understood', () => {
      expect(reader.faults).toEqual([]);
    });

    it.each(cases.map((c) => [c.sampler, c.prediction, c.steps, c] as const))(
      '%s, %s, %d steps, as diffusers',
      (name, _prediction, steps, { timesteps, latents: [latents = ''] }) => {
        const levels = samplers[name].levels(schedule, steps);
        expect(levels).toHaveLength(timesteps.length + 1);
        timesteps.forEach((t, i) => {
          expect(Math.abs((levels[i]?.timestep ?? NaN) - t)).toBeLessThanOrEqual(1e-3);
        });
        const got = run(name, schedule, steps, 'torch').at(-1) ?? [];
        // the x0 that diffusers' Euler finds in float32 beside noise of σ = 4096: 3.9e-4 off, measured in one step
        const isCoarse = schedule.config.rescaleBetasZeroSnr === true && name.startsWith('euler');
        expect(relativeError(got, floats(latents))).toBeLessThan(isCoarse ? 1e-3 : 1e-5);
      },
    );
  },
);
