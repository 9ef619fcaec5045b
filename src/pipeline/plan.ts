import { Tensor } from '@tensorflow/tfjs-core';
import type { Chunks } from '../text/chunks';
import { NoiseSchedule, type NoiseLevel, type Sampler } from '../schedulers';
import type { Flow } from './flow';
import { guidedSteps } from './guidance';
import { lastRun, passesOf } from './hires';
import { listOf, runOfPrompts } from './lists';
import { negativeRows, shapedBy, type Shaped } from './prepare';
import type { Prompts } from './prompts';
import type { About, GenerateImageOptions } from './run-options';
import { runOf, samplerOf, type Run } from './run';
import { levelsFrom } from './strength';

/** What is drawn: under a prompt or its context, from noise alone or, with a flow, from a picture. */
export interface Wanted {
  readonly prompt: Prompts | Tensor;
  readonly options: GenerateImageOptions;
  readonly flow?: Flow;
}

/** What a call draws and how, all of it known before any weights are read. */
export interface Plan {
  readonly run: Run;
  readonly sampler: Sampler;
  readonly schedule: NoiseSchedule;
  readonly levels: readonly NoiseLevel[];
  /** Each way down from noise: one or, with the hires fix, two. */
  readonly passes: Shaped['passes'];
  /** Whether some step has guidance. */
  readonly isGuided: boolean;
  /** null where a context was given. */
  readonly prompts: readonly string[] | null;
}

/** Throws `OptionError` for options that this checkpoint cannot draw with. */
export function planOf(where: string, { prompt, options, flow }: Wanted, about: About): Plan {
  const prompts = prompt instanceof Tensor ? null : listOf(prompt);
  const run = runOfPrompts(where, runOf(where, options, about), prompts?.length ?? 1);
  const sampler = samplerOf(where, run, options, about);
  const schedule = new NoiseSchedule(about.preset.schedule);
  const { numSteps } = run;
  const all = sampler.levels(schedule, numSteps);
  const levels = flow === undefined ? all : levelsFrom(where, all, sampler, { ...flow, numSteps });
  const passes = passesOf(where, run, levels, sampler, schedule).map(({ run: { height, width }, levels: own }) => {
    const total = own.length - 1;
    return { height, width, total, guided: guidedSteps(run, total) };
  });
  return { run, sampler, schedule, levels, passes, isGuided: passes.some(({ guided }) => guided > 0), prompts };
}

/** The shapes in which a plan's networks are run, `chunks` being those of its prompts: what can be compiled for it. */
export function shapesOf(
  { prompt, options, flow }: Wanted,
  { run, passes, isGuided }: Plan,
  chunks: readonly Chunks[],
  maxLength: number,
): Shaped {
  const { decoder = null, previewDecoder = decoder, negativeEncodedText } = options;
  const isGiven = prompt instanceof Tensor;
  const context = isGiven ? prompt : { shape: [(chunks[0]?.tokens.length ?? 1) * maxLength, 1] };
  const rows = isGiven
    ? negativeRows(prompt, !isGuided || negativeEncodedText !== undefined, maxLength)
    : chunks.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return shapedBy(lastRun(run), { passes, rows, isFromPicture: flow !== undefined }, context, [
    decoder,
    previewDecoder,
  ]);
}
