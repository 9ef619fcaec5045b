import { Faults } from '../checks';
import type { Run } from './run';

/** One value for all, or a list of them. */
export type OneOrMore<T> = T | readonly T[];

export function listOf<T extends string | number>(value: OneOrMore<T>): readonly T[] {
  return typeof value === 'object' ? value : [value];
}

/** The value that counts for the picture at `place` of `pictures`, where each of a list counts for as many of them. */
export function valueAt<T extends string | number>(value: OneOrMore<T>, place: number, pictures: number): T {
  const list = listOf(value);
  return list[Math.floor((place * list.length) / pictures)] as T;
}

/** A run of several prompts, whose batch has `batchSize` pictures of each. Throws `OptionError` for lists that do not fit. */
export function runOfPrompts(where: string, run: Run, prompts: number): Run {
  const pictures = run.batchSize * prompts;
  const faults = new Faults();
  const negatives = listOf(run.negativePrompt).length;
  const one = 'one for all, or one for each prompt';
  if (typeof run.negativePrompt !== 'string')
    faults.check(negatives === prompts, 'negativePrompt', run.negativePrompt, `${one}, ${prompts} here, is needed`);
  const seeds = listOf(run.seed).length;
  if (typeof run.seed !== 'number')
    faults.check(seeds === pictures, 'seed', run.seed, `one for each picture, ${pictures} here, is needed`);
  faults.throwAny(where);
  return { ...run, batchSize: pictures };
}
