import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { RngName, SamplerName, ScheduleConfig } from '../../src/schedulers';

export const SHAPE = [1, 2, 3, 4] as const;

export const SD: ScheduleConfig = {
  trainTimesteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'scaled_linear',
  predictionType: 'epsilon',
};

export interface Trajectory {
  sampler: SamplerName;
  prediction: ScheduleConfig['predictionType'];
  steps: number;
  rng: RngName;
  space: 'vp' | 've';
  timesteps: number[];
  sigmas?: number[];
  start: string;
  latents: string[];
}

export interface DdpmStep {
  variance: 'fixed_small' | 'fixed_small_log' | 'fixed_large' | 'fixed_large_log' | 'learned' | 'learned_range';
  clip?: boolean;
  epsilon: boolean;
  timestep: number;
  output: string;
}

type BySchedule = Record<'linear' | 'scaled_linear', string>;

export interface KerasCv {
  alphasCumprod: string;
  trajectories: Trajectory[];
  noiseScheduler: {
    length: number;
    betas: BySchedule;
    alphasCumprod: BySchedule;
    steps: DdpmStep[];
    addNoise: { timesteps: number[]; output: string };
  };
}

/** What `X.from_config(pipe.scheduler.config)` draws for a pipeline with this `scheduler_config.json`. */
export interface FromConfig {
  config: Record<string, unknown>;
  cases: Pick<Trajectory, 'sampler' | 'prediction' | 'steps' | 'timesteps' | 'latents'>[];
}

export interface Diffusers {
  trajectories: Trajectory[];
  fromConfig: FromConfig[];
  noiseScheduler: { steps: DdpmStep[] };
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/schedulers-${name}.json`, import.meta.url), 'utf8'));

export const kerascv = read('kerascv') as KerasCv;
export const diffusers = read('diffusers') as Diffusers;

export function floats(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

/** The largest difference relative to the largest value of `want`. */
export function relativeError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  expect(got.length).toBe(want.length);
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < want.length; i++) {
    const difference = Math.abs((got[i] as number) - (want[i] as number));
    worst = Number.isNaN(difference) ? NaN : Math.max(worst, difference);
    largest = Math.max(largest, Math.abs(want[i] as number));
  }
  return worst / largest;
}
