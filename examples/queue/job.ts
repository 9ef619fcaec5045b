// A job is a prompt and the options of its picture, and its name says both.
import { createHash } from 'node:crypto';
import type { WorkerModel } from 'sd-ts/worker';

/** Options of `textToImage` that a job may have; the seed is always said. */
const numbers = [
  'seed',
  'numSteps',
  'width',
  'height',
  'unconditionalGuidanceScale',
  'guidanceEnd',
  'clipSkip',
] as const;
const texts = ['negativePrompt', 'scheduler', 'sigmas', 'promptSyntax'] as const;

type DrawOptions = NonNullable<Parameters<WorkerModel['textToImage']>[1]>;
type Name = (typeof numbers)[number] | (typeof texts)[number];
export type PictureOptions = Pick<DrawOptions, Exclude<Name, 'seed'>> & { readonly seed: number };

export interface Picture {
  readonly model: string;
  readonly prompt: string;
  readonly options: PictureOptions;
}

export interface Progress {
  readonly step: number;
  readonly total: number;
}

export interface Result {
  readonly name: string;
  /** false where the picture was there already. */
  readonly isNew: boolean;
}

/**
 * The name of a picture: its seed, and a digest of all that draws it. The same picture has the same name, whoever asks
 * and whoever draws, so that nothing is drawn twice.
 */
export function nameOf({ model, prompt, options }: Picture): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([model, prompt, sorted]))
    .digest('hex');
  return `${options.seed}-${digest.slice(0, 16)}.png`;
}

/**
 * A row of a file as a picture. A row without a seed has its number, so that the same file asks for the same pictures.
 *
 * @throws Error that names the row and what is wrong in it.
 */
export function pictureOf(row: Readonly<Record<string, unknown>>, number: number, model: string): Picture {
  const { prompt, ...given } = row;
  if (typeof prompt !== 'string' || prompt === '') throw new Error(`row ${number}: there is no prompt.`);
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === '' || value === null) continue;
    const isNumber = (numbers as readonly string[]).includes(name);
    if (!isNumber && !(texts as readonly string[]).includes(name)) {
      const known = ['prompt', ...numbers, ...texts].join(', ');
      throw new Error(`row ${number}: ${JSON.stringify(name)} is no option; known: ${known}.`);
    }
    options[name] = isNumber ? Number(value) : String(value);
    if (Number.isNaN(options[name])) throw new Error(`row ${number}: ${name} is ${JSON.stringify(value)}, no number.`);
  }
  return { model, prompt, options: { seed: number, ...options } as PictureOptions }; // whose values the library checks
}
