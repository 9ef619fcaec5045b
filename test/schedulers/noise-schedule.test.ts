import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { fallingLinspace } from '../../src/schedulers/noise-schedule';
import { roundHalfEven } from '../../src/schedulers/spacing';
import {
  NoiseSchedule,
  samplerNames,
  samplers,
  type Sampler,
  type SamplerName,
  type ScheduleConfig,
} from '../../src/schedulers';
import { diffusers, floats, kerascv, SD } from './fixtures';

const schedule = new NoiseSchedule(SD);

/** Consistency models have 50 timesteps. */
const mostSteps = (name: SamplerName): number => (name === 'lcm' || name === 'tcd' ? 50 : 1000);

describe('NoiseSchedule', () => {
  it("is KerasCV's table of alphas to the last bit", () => {
    expect(schedule.alphasCumprod).toEqual(floats(kerascv.alphasCumprod));
  });

  it('interpolates sigma linearly between timesteps and clamps outside', () => {
    const [a, b] = [schedule.sigma(10), schedule.sigma(11)];
    expect(schedule.sigma(10.25)).toBeCloseTo(a + 0.25 * (b - a), 12);
    expect(schedule.sigma(999)).toBeCloseTo(14.6146, 3);
    expect(schedule.sigma(2000)).toBe(schedule.sigma(999));
    expect(schedule.sigma(-1)).toBe(schedule.sigma(0));
  });

  it('finds the timestep of a sigma', () => {
    for (const t of [0, 1, 499, 998, 999]) expect(schedule.timestep(schedule.sigma(t))).toBeCloseTo(t, 8);
    const middle = Math.sqrt(schedule.sigma(41) * schedule.sigma(42));
    expect(schedule.timestep(middle)).toBeCloseTo(41.5, 8);
    expect(schedule.timestep(0)).toBe(0);
    expect(schedule.timestep(1e9)).toBe(999);
  });

  it.each([
    [{ trainTimesteps: 1 }, /trainTimesteps/],
    [{ trainTimesteps: 2 ** 16 + 1 }, /trainTimesteps/],
    [{ trainedBetas: [0.1] }, /trainedBetas are not 1000/],
    [{ betaStart: 0 }, /betaStart/],
    [{ betaStart: NaN }, /betaStart/],
    [{ betaEnd: 1 }, /betaEnd/],
    [{ betaSchedule: 'quadratic' as 'linear', betaStart: -1 }, /betaStart.*'quadratic'/],
  ] satisfies [Partial<ScheduleConfig>, RegExp][])('refuses %j', (change, message) => {
    expect(() => new NoiseSchedule({ ...SD, ...change })).toThrow(OptionError);
    expect(() => new NoiseSchedule({ ...SD, ...change })).toThrow(message);
  });
});

it("ends in next to no signal where it is rescaled, as diffusers' sigmas of 4096", () => {
  const rescaled = new NoiseSchedule({ ...SD, rescaleBetasZeroSnr: true });
  expect(rescaled.sigma(999)).toBeCloseTo(4096, 3);
  expect(rescaled.alphasCumprod[0]).toBe(schedule.alphasCumprod[0]);
});

describe('levels', () => {
  const cases = [...kerascv.trajectories, ...diffusers.trajectories].filter((c) => c.prediction === 'epsilon');

  it.each(cases.map((c) => [c.sampler, c.steps, c] as const))('%s in %d steps as in Python', (name, steps, want) => {
    const levels = samplers[name].levels(new NoiseSchedule({ ...SD, timestepSpacing: 'kerascv' }), steps);
    expect(levels).toHaveLength(steps + 1);
    want.timesteps.forEach((t, i) => {
      // diffusers interpolates Karras timesteps between float32 logarithms: up to 2.1e-4 of a timestep
      expect(Math.abs((levels[i]?.timestep ?? NaN) - t)).toBeLessThanOrEqual(name === 'euler_karras' ? 5e-4 : 1e-4);
    });
    want.sigmas?.forEach((sigma, i) => {
      expect(Math.abs((levels[i]?.sigma ?? NaN) - sigma)).toBeLessThanOrEqual(5e-6 * sigma);
    });
  });

  const spacings = [undefined, 'kerascv', 'leading', 'trailing', 'linspace'] as const;

  it.each(samplerNames.flatMap((name) => spacings.map((s) => [name, s] as const)))(
    '%s, %s, falls to sigma 0',
    (name, s) => {
      const spacing = new NoiseSchedule({ ...SD, ...(s && { timestepSpacing: s }) });
      const { order = 1 } = samplers[name] as Sampler;
      for (const steps of [1, 2, 3, 7, 50, 61, 999].filter((n) => n <= mostSteps(name))) {
        const sigmas = samplers[name].levels(spacing, steps).map((level) => level.sigma);
        expect(sigmas).toHaveLength(order === 1 ? steps + 1 : order * steps);
        expect(sigmas.at(-1)).toBe(0);
        for (let i = 1; i < sigmas.length; i++) {
          if (order === 1) expect(sigmas[i]).toBeLessThan(sigmas[i - 1] as number);
          else expect(sigmas[i]).toBeLessThanOrEqual(sigmas[i - 1] as number);
        }
      }
    },
  );

  it.each(samplerNames)('%s refuses a number of steps that is none', (name) => {
    for (const steps of [0, -1, 1.5, NaN, 1001]) {
      expect(() => samplers[name].levels(schedule, steps)).toThrow(OptionError);
    }
    const { order = 1 } = samplers[name] as Sampler;
    const most = mostSteps(name);
    expect(samplers[name].levels(schedule, most)).toHaveLength(order === 1 ? most + 1 : order * most);
  });
});

it('rounds halves to even, as Python does', () => {
  expect([0.5, 1.5, 2.5, 2.4999, 499.5].map(roundHalfEven)).toEqual([0, 2, 2, 2, 500]);
});

it('spaces numbers evenly, ends included', () => {
  expect(fallingLinspace(4, 0, 5)).toEqual([4, 3, 2, 1, 0]);
  expect(fallingLinspace(4, 0, 1)).toEqual([4]);
});
