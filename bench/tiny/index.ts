import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StableDiffusion, useBackend } from '../../src';
import { Classifier } from './classifier';
import { Judge } from './judge';
import { byKind, judgeAll, percent, summary, worst, type Drawing, type Judged, type Summary } from './measure';
import { heldOutPrompts } from './prompts';
import { nouns } from './scenes';

const folder = fileURLToPath(new URL('../../checkpoints/tiny', import.meta.url));

/** The seed of the list of prompts and of the noise. */
export const SEED = 11;
/** How the embedded model's pictures are drawn for the figures and for the README. */
export const drawing: Drawing = { steps: 25, sampler: 'ddim', guidance: 3, seed: SEED };
const quick: Drawing = { ...drawing, steps: 12, sampler: 'dpm++2m' };

/** What `npm run figures -- tiny` prints last: shares of what is right; classes that the judge tells apart; prompts; bytes of all files of the model. */
export type TinyFigures = Summary & Readonly<Record<'objects' | 'prompts' | 'bytes', number>>;

/** Draws the held-out prompts with the embedded model and judges them; the details go to stdout. */
export async function tinyFigures(weights = 'tiny'): Promise<TinyFigures> {
  const { name, reason } = await useBackend('auto');
  console.log(`backend ${name}: ${reason}`);
  const classifier = await Classifier.load();
  const own = Object.entries(classifier.accuracy).map(([what, value]) => `${what} ${percent(value)}`);
  console.log(`the classifier's own accuracy on renders: ${own.join(', ')}`);
  const [model, judge] = [await StableDiffusion.fromPretrained(weights), new Judge(classifier)];
  const prompts = heldOutPrompts(SEED);
  const report = async (how: Drawing): Promise<Judged[]> => {
    const judged = await judgeAll(model, prompts, how, judge);
    console.log(`\n${how.sampler}, ${how.steps} steps, guidance ${how.guidance}, seed ${how.seed}:`);
    const all = Object.entries(summary(judged)).map(([what, value]) => `${what} ${percent(value)}`);
    console.log([...byKind(judged), all.join('  ')].join('\n'));
    return judged;
  };
  await report(quick);
  const judged = await report(drawing);
  console.log(['', 'the worst objects:', ...worst(judged), ''].join('\n'));
  model.dispose();
  classifier.dispose();
  return {
    ...summary(judged),
    objects: nouns.length,
    prompts: prompts.length,
    bytes: sizeOf(weights === 'tiny' ? folder : weights),
  };
}

/** Bytes of all files below a folder. */
function sizeOf(path: string): number {
  let bytes = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    bytes += entry.isDirectory() ? sizeOf(inside) : statSync(inside).size;
  }
  return bytes;
}
