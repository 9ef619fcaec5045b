import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { NoiseSchedule, samplers, type PredictionType, type SamplerName } from '../../src/schedulers';
import { floats, relativeError, SD } from './fixtures';
import { run } from './run';

interface Case {
  readonly sampler: SamplerName;
  readonly prediction: PredictionType;
  readonly steps: number;
  readonly latents: string;
  readonly timesteps: number[] | null;
}

const { cases } = JSON.parse(readFileSync(new URL('../fixtures/samplers.json', import.meta.url), 'utf8')) as {
  cases: Case[];
};

beforeAll(() => tf.setBackend('cpu'));

describe('the last latents are those of diffusers, or else of k-diffusion', () => {
  it.each(cases.map((c) => [c.sampler, c.prediction, c.steps, c] as const))(
    '%s, %s, %d steps',
    (name, predictionType, steps, { latents, timesteps }) => {
      const schedule = new NoiseSchedule({ ...SD, predictionType });
      const levels = samplers[name].levels(schedule, steps);
      timesteps?.forEach((t, i) => {
        expect(Math.abs((levels[i]?.timestep ?? NaN) - t)).toBeLessThan(2e-3);
      });
      const before = tf.memory().numTensors;
      const got = run(name, schedule, steps, 'torch').at(-1) ?? [];
      expect(tf.memory().numTensors).toBe(before);
      expect(relativeError(got, floats(latents))).toBeLessThan(5e-5);
    },
  );
});
