/** Samplers by name, the noise schedule they run on, KerasCV's NoiseScheduler, and sources of noise. */

import { ddim } from './ddim';
import { deis } from './deis';
import { dpm2, dpm2Ancestral } from './dpm2';
import { dpmpp2m, dpmpp2mKarras } from './dpmpp-2m';
import { dpmpp2mSde, dpmpp3mSde } from './dpmpp-sde';
import { dpmpp2sAncestral, dpmppSde } from './dpmpp-single';
import { eulerAncestral } from './euler-ancestral';
import { euler, eulerKarras } from './euler';
import { heun } from './heun';
import { ipndm } from './ipndm';
import { lcm, tcd } from './lcm';
import { lms } from './lms';
import { pndm } from './pndm';
import type { DiffusersScheduler, Sampler } from './sampler';
import { unipc } from './unipc';

export { denoiser, type Denoise, type Predict } from './denoiser';
export {
  NoiseSchedule,
  type NoiseLevel,
  type PredictionType,
  type ScheduleConfig,
  type SigmaRule,
  type TimestepSpacing,
} from './noise-schedule';
export { NoiseScheduler, type NoiseSchedulerOptions, type StepOptions, type VarianceType } from './noise-scheduler';
export { randomSource, rngNames, type LatentShape, type RandomSource, type RngName } from './random';
export type { DiffusersScheduler, Sampler, SamplerStep } from './sampler';
export { withSettings, type SamplerSettings } from './settings';
export { sigmasNames, type SigmasName } from './sigmas';

/** Every sampler by its name, KerasCV's own first. */
export const samplers = {
  ddim,
  euler,
  euler_karras: eulerKarras,
  euler_a: eulerAncestral,
  'dpm++2m': dpmpp2m,
  'dpm++2m_karras': dpmpp2mKarras,
  pndm,
  heun,
  dpm2,
  dpm2_a: dpm2Ancestral,
  'dpm++2s_a': dpmpp2sAncestral,
  'dpm++sde': dpmppSde,
  'dpm++2m_sde': dpmpp2mSde,
  'dpm++3m_sde': dpmpp3mSde,
  unipc,
  deis,
  lms,
  ipndm,
  lcm,
  tcd,
} as const satisfies Readonly<Record<string, Sampler & { readonly diffusers: DiffusersScheduler | undefined }>>;

export type SamplerName = keyof typeof samplers;

export const samplerNames = Object.keys(samplers) as readonly SamplerName[];
