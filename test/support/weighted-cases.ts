import { readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { TextEncoder } from '../../src/models/text-encoder';
import { weightContext } from '../../src/pipeline/weighted';
import { weightedChunks } from '../../src/text/chunks';
import { openEmbedding } from '../../src/weights/textual-inversion';
import { adapterFile, loadSeeded, openAdapter } from './adapter-cases';
import { understood } from './model-cases';
import { SimpleTokenizer } from '../../src';
import { difference, openFixture, type Case } from './fixtures';

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

/** The context of a case, from the seeded text encoder with the learned token. */
async function contextOf({ text, merges, prompt }: WeightedCase): Promise<Float32Array> {
  const tokenizer = tokenizerOf(merges);
  const encoder = new TextEncoder(understood(text, readTextEncoder));
  try {
    await loadSeeded(encoder);
    const source = await openAdapter(adapterFile('embedding-several'));
    const { vectors, width } = await openEmbedding(source, 75);
    await source.close();
    const ids = tokenizer.learnedIds(LEARNED) ?? [];
    encoder.tokenEmbedding.added = new Map(ids.map((id, i) => [id, vectors.subarray(i * width, (i + 1) * width)]));
    const { tokens, weights } = weightedChunks(tokenizer, prompt);
    const hidden = encoder.run(tokens); // [chunks, 77, C]
    const context = weightContext(hidden, weights); // [1, 77 · chunks, C]
    hidden.dispose();
    const values = await context.data<'float32'>();
    context.dispose();
    return values;
  } finally {
    encoder.dispose();
  }
}

/** How far a case's context is from the reference's, relative to its largest value, on the current backend. */
export async function weightedDifference(one: WeightedCase): Promise<number> {
  return difference(await contextOf(one), weighted.values(one.name), one.output);
}
