import { readFileSync } from 'node:fs';
import { readSchedule } from '../../src/checkpoints/diffusers/scheduler-config';
import { NoiseSchedule, type PredictionType, type SamplerName, type SigmasName } from '../../src/schedulers';
import { ConfigReader } from '../../src/weights/config-reader';
import { floats, relativeError, SD } from '../schedulers/fixtures';
import { run } from '../schedulers/run';

/** A run of diffusers' scheduler, of k-diffusion's sampler or of numpy's (test/reference/samplers.py). */
export interface SamplerCase {
  readonly sampler: SamplerName;
  readonly prediction: PredictionType;
  readonly steps: number;
  readonly sigmas: SigmasName | null;
  readonly eta: number | null;
  /** What else the scheduler's config says. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly latents: string;
  readonly timesteps: readonly number[] | null;
}

export const { cases: samplerCases, betaQuantiles } = JSON.parse(
  readFileSync(new URL('../fixtures/samplers.json', import.meta.url), 'utf8'),
) as { cases: SamplerCase[]; betaQuantiles: [number, number][] };

/** The schedule of a case. What the config says of sigmas is given as the run's. */
export function scheduleOf({ config, prediction }: SamplerCase): NoiseSchedule {
  const { originalInferenceSteps, timestepScaling } = readSchedule(new ConfigReader('scheduler', config));
  return new NoiseSchedule({
    ...SD,
    predictionType: prediction,
    ...(originalInferenceSteps !== undefined && { originalInferenceSteps }),
    ...(timestepScaling !== undefined && { timestepScaling }),
  });
}

/** How far the last latents of a case are from the reference, relative to the largest, on the current backend. */
export function samplerDifference(one: SamplerCase): number {
  const settings = { sigmas: one.sigmas ?? 'default', eta: one.eta } as const;
  const got = run(one.sampler, scheduleOf(one), one.steps, 'torch', settings).at(-1) ?? [];
  return relativeError(got, floats(one.latents));
}

/** The largest such difference of every sampler that has cases, by name. */
export function samplerDifferences(): Readonly<Record<string, number>> {
  const worst: Record<string, number> = {};
  for (const one of samplerCases) worst[one.sampler] = Math.max(worst[one.sampler] ?? 0, samplerDifference(one));
  return worst;
}
