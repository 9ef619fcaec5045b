import type { WorkerModel } from 'sd-ts/worker';
import { samplerNames, type SamplerName } from 'sd-ts';
import { choice, field, find, options } from './page';

/** All that a picture is asked for with. */
export interface Settings {
  readonly prompt: string;
  readonly negative: string;
  readonly seed: number;
  readonly steps: number;
  readonly guidance: number;
  readonly sampler: string;
  readonly size: string;
  readonly count: number;
}

export const prompt = find('textarea', HTMLTextAreaElement);
const fields = ['negative', 'seed', 'steps', 'guidance', 'count'] as const;
const choices = ['sampler', 'size'] as const;

/** What the form says; a seed that is not given is drawn, so that the picture can be drawn again. */
export function settings(): Settings {
  const number = (name: string): number => Number(field(name).value);
  return {
    prompt: prompt.value.trim(),
    negative: field('negative').value.trim(),
    seed: field('seed').value === '' ? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) : number('seed'),
    steps: number('steps'),
    guidance: number('guidance'),
    sampler: choice('sampler').value,
    size: choice('size').value,
    count: number('count'),
  };
}

export function fillIn(given: Partial<Settings>): void {
  if (given.prompt !== undefined) prompt.value = given.prompt;
  for (const name of fields) if (given[name] !== undefined) field(name).value = String(given[name]);
  for (const name of choices) if (given[name] !== undefined) choice(name).value = given[name];
  prompt.dispatchEvent(new Event('input'));
}

/** The options of a run. */
export function optionsOf({ negative, seed, steps, guidance, sampler, size, count }: Settings) {
  const [width = 0, height = 0] = size.split(' × ').map(Number);
  return {
    ...{ negativePrompt: negative, seed, numSteps: steps, unconditionalGuidanceScale: guidance },
    ...{ scheduler: sampler as SamplerName, width, height, batchSize: count },
  };
}

/** Offers what a model draws with, and its own values where nothing is said. */
export async function offerFor(sd: WorkerModel): Promise<void> {
  const run = await sd.withDefaults();
  options(choice('sampler'), samplerNames, run.scheduler);
  const sides = [0.5, 1, 1.5, 2].map((factor) => Math.round((run.width * factor) / 64) * 64);
  const sizes = [...new Set(sides)].map((side) => `${side} × ${side}`);
  const wide = Math.round((run.width * 1.5) / 64) * 64;
  options(choice('size'), [...sizes, `${wide} × ${run.height}`, `${run.width} × ${wide}`], `${run.width} × ${run.height}`); // prettier-ignore
  field('steps').value = String(run.numSteps);
  field('guidance').value = String(run.unconditionalGuidanceScale);
}
