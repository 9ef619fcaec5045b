import { describe, expect, it } from 'vitest';
import { readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { TextEncoder } from '../../src/models/text-encoder';
import { weightContext } from '../../src/pipeline/weighted';
import { weightedChunks } from '../../src/text/chunks';
import { openEmbedding } from '../../src/weights/textual-inversion';
import { adapterFile, loadSeeded, openAdapter } from '../support/adapter-cases';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference } from '../support/fixtures';
import { understood } from '../support/model-cases';
import { LEARNED, tokenizerOf, weighted, type WeightedCase } from '../support/weighted-cases';

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

/** Against transformers' text encoder and the rules of the web UI in float64, and against compel where both agree. */
describe('contexts of weighted prompts', () => {
  eachBackend(() => {
    for (const one of weighted.cases) {
      it(one.name, { timeout: 60_000 }, async () => {
        const found = await expectNoLeak(() => contextOf(one));
        expect(difference(found, weighted.values(one.name), one.output)).toBeLessThan(2e-5);
      });
    }
  });
});
