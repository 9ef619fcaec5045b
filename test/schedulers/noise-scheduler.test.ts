import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { NoiseScheduler, type NoiseSchedulerOptions, type VarianceType } from '../../src/schedulers';
import { diffusers, floats, kerascv, relativeError, SD } from './fixtures';

let tensors = 0;
beforeAll(() => tf.setBackend('cpu'));
beforeEach(() => {
  tensors = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors);
});

const { trainTimesteps, betaStart, betaEnd, betaSchedule } = SD;
const sd = { trainTimesteps, betaStart, betaEnd, betaSchedule } satisfies NoiseSchedulerOptions;

/** `grid` of test/reference/schedulers.py: [1, 2, 3, channels]. */
function grid(offset: number, step: number, channels = 4): tf.Tensor4D {
  const values = Float32Array.from({ length: 6 * channels }, (_, i) => Math.sin(offset + step * i));
  return tf.tensor4d(values, [1, 2, 3, channels]);
}

/** What the model puts out in test/reference/schedulers.py. */
function modelOutput(variance: VarianceType): tf.Tensor4D {
  const learned = variance.startsWith('learned');
  const output = grid(2, 1.3, learned ? 8 : 4);
  if (variance !== 'learned') return output;
  return tf.tidy(() => {
    const [mean, spread] = tf.split(output, 2, 3) as [tf.Tensor4D, tf.Tensor4D];
    output.dispose();
    return tf.concat([mean, tf.mul<tf.Tensor4D>(tf.add(spread, 1.001), 0.01)], 3);
  });
}

describe('step', () => {
  it.each(['fixed_small', 'fixed_large'] as const)("%s is KerasCV's, its default noise included", (varianceType) => {
    for (const epsilon of [true, false]) {
      const scheduler = new NoiseScheduler({ ...sd, varianceType, clipSample: false });
      for (const c of kerascv.noiseScheduler.steps) {
        if (c.variance !== varianceType || c.epsilon !== epsilon) continue;
        const got = tf.tidy(() =>
          scheduler.step(grid(2, 1.3), c.timestep, grid(0, 0.7), { predictEpsilon: epsilon }).dataSync(),
        );
        // at the first timesteps the difference is KerasCV's: 1 - alphasCumprod in float32 (2.6e-5 measured, else 2e-7)
        expect(relativeError(got, floats(c.output))).toBeLessThan(c.timestep <= 1 ? 5e-5 : 1e-6);
      }
    }
  });

  it.each(diffusers.noiseScheduler.steps.map((c) => [c.variance, `t ${c.timestep}`, c.clip, c.epsilon, c] as const))(
    "%s, %s, clip %s, epsilon %s is diffusers'",
    (varianceType, _t, clip, epsilon, c) => {
      const scheduler = new NoiseScheduler({ ...sd, varianceType, clipSample: clip ?? false });
      const got = tf.tidy(() => {
        const output = modelOutput(varianceType);
        const options = { predictEpsilon: epsilon, noise: grid(1, 2.1) };
        return scheduler.step(output, c.timestep, grid(0, 0.7), options).dataSync();
      });
      expect(relativeError(got, floats(c.output))).toBeLessThan(1e-6);
    },
  );

  it('takes a seed for the noise, the one of keras.random.normal', () => {
    const scheduler = new NoiseScheduler();
    const step = (seed: number): ArrayLike<number> =>
      tf.tidy(() => scheduler.step(grid(2, 1.3), 500, grid(0, 0.7), { seed }).dataSync().slice());
    expect(step(7)).toEqual(step(7));
    expect(step(7)).not.toEqual(step(8));
    const fresh = tf.tidy(() => new NoiseScheduler().step(grid(2, 1.3), 500, grid(0, 0.7)).dataSync().slice());
    expect(step(42)).toEqual(fresh);
  });

  it('leaves its inputs alone and gives no NaN for a negative learned variance', () => {
    const scheduler = new NoiseScheduler({ varianceType: 'learned' });
    const [output, sample] = [grid(2, 1.3, 8), grid(0, 0.7)];
    const next = scheduler.step(output, 10, sample, { seed: 0 });
    expect([...next.dataSync()].every(Number.isFinite)).toBe(true);
    expect(next.shape).toEqual(sample.shape);
    tf.dispose([output, sample, next]);
  });

  it.each([-1, 1000, 0.5, NaN])('refuses the timestep %d', (timestep) => {
    tf.tidy(() => {
      expect(() => new NoiseScheduler().step(grid(0, 1), timestep, grid(0, 1))).toThrow(/from 0 to 999/);
    });
  });

  it('refuses shapes that do not fit, and noise with a seed, in one message', () => {
    tf.tidy(() => {
      const scheduler = new NoiseScheduler({ varianceType: 'learned_range' });
      const options = { noise: grid(0, 1, 8), seed: 1 };
      expect(() => scheduler.step(grid(0, 1), 5, grid(0, 1), options)).toThrow(
        /modelOutput is \[1,2,3,4\], \[1,2,3,8\].*noise is \[1,2,3,8\].*both given/,
      );
    });
  });
});

describe('addNoise', () => {
  it.each(['a list', 'a tensor'])("is KerasCV's, timesteps as %s", (form) => {
    const { timesteps, output } = kerascv.noiseScheduler.addNoise;
    const got = tf.tidy(() => {
      const repeat = (x: tf.Tensor4D): tf.Tensor4D => tf.tile(x, [4, 1, 1, 1]);
      const at = form === 'a list' ? timesteps : tf.tensor1d(timesteps, 'int32');
      return new NoiseScheduler(sd).addNoise(repeat(grid(0, 0.7)), repeat(grid(1, 2.1)), at).dataSync();
    });
    expect(relativeError(got, floats(output))).toBeLessThan(1e-5);
  });

  it('refuses a timestep out of range', () => {
    tf.tidy(() => {
      expect(() => new NoiseScheduler().addNoise(grid(0, 1), grid(0, 1), [1000])).toThrow(OptionError);
    });
  });
});

describe('tables and options', () => {
  it.each([
    ['linear', new NoiseScheduler()],
    ['scaled_linear', new NoiseScheduler(sd)],
  ] as const)("%s: KerasCV's within float32", (name, scheduler) => {
    const { betas, alphasCumprod, length } = kerascv.noiseScheduler;
    const every37 = (table: Float32Array): Float32Array => table.filter((_, i) => i % 37 === 0);
    expect(relativeError(every37(scheduler.betas), floats(betas[name]))).toBeLessThan(1e-6);
    expect(relativeError(every37(scheduler.alphasCumprod), floats(alphasCumprod[name]))).toBeLessThan(1e-5);
    expect(scheduler.alphas[0]).toBe(Math.fround(1 - (name === 'linear' ? 0.0001 : 0.00085)));
    expect(scheduler.length).toBe(length);
  });

  it("has KerasCV's defaults", () => {
    const { trainTimesteps, varianceType, clipSample } = new NoiseScheduler();
    expect({ trainTimesteps, varianceType, clipSample }).toEqual({
      trainTimesteps: 1000,
      varianceType: 'fixed_small',
      clipSample: true,
    });
  });

  it('refuses unknown names at the door', () => {
    expect(() => new NoiseScheduler({ varianceType: 'fixed' as 'learned' })).toThrow(/"fixed".*fixed_small/);
    expect(() => new NoiseScheduler({ betaSchedule: 'quadratic' as 'linear' })).toThrow(OptionError);
  });
});
