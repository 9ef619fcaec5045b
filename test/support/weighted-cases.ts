import { SimpleTokenizer } from '../../src';
import { openFixture, type Case } from './fixtures';

/** A prompt, its chunks and their contexts (test/reference/weighted_prompts.py); of compel's, the context alone. */
export interface WeightedCase extends Case {
  readonly text: object;
  readonly merges: readonly string[];
  readonly prompt: string;
  readonly tokens?: readonly (readonly number[])[];
  readonly weights?: readonly (readonly number[])[];
}

export const weighted = openFixture<WeightedCase>('weighted-prompts');

/** Those whose chunks are known. */
export const prompts = weighted.cases.flatMap((one) =>
  one.tokens === undefined || one.weights === undefined ? [] : [{ ...one, tokens: one.tokens, weights: one.weights }],
);

export const LEARNED = '<cat-toy>';

/** The tokenizer of the cases, with the learned token that some of them have. */
export function tokenizerOf(merges: readonly string[]): SimpleTokenizer {
  const tokenizer = new SimpleTokenizer({ merges });
  tokenizer.addLearnedToken(LEARNED, 3);
  return tokenizer;
}
