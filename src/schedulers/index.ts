/** Samplers by name, the noise schedule they run on, KerasCV's NoiseScheduler, and sources of noise. */

import { ddim } from './ddim';
import { dpmpp2m, dpmpp2mKarras } from './dpmpp-2m';
import { eulerAncestral } from './euler-ancestral';
import { euler, eulerKarras } from './euler';
import { pndm } from './pndm';
import type { NamedSampler } from './sampler';

export { denoiser, type Denoise, type Predict } from './denoiser';
export {
  NoiseSchedule,
  type NoiseLevel,
  type PredictionType,
  type ScheduleConfig,
  type TimestepSpacing,
} from './noise-schedule';
export { NoiseScheduler, type NoiseSchedulerOptions, type StepOptions, type VarianceType } from './noise-scheduler';
export { randomSource, rngNames, type LatentShape, type RandomSource, type RngName } from './random';
export type { DiffusersScheduler, Sampler, SamplerStep } from './sampler';

/** Every sampler by its name, KerasCV's own first. */
export const samplers = {
  ddim,
  euler,
  euler_karras: eulerKarras,
  euler_a: eulerAncestral,
  'dpm++2m': dpmpp2m,
  'dpm++2m_karras': dpmpp2mKarras,
  pndm,
} as const satisfies Readonly<Record<string, NamedSampler>>;

export type SamplerName = keyof typeof samplers;

export const samplerNames = Object.keys(samplers) as readonly SamplerName[];
