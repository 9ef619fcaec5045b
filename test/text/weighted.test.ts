import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { paddedChunks, weightedChunks } from '../../src/text/chunks';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { parseWeighted } from '../../src/text/weighted';
import { prompts, tokenizerOf } from '../support/weighted-cases';

describe('weighted prompts', () => {
  it.each(prompts)('are read and cut as by the rules of the web UI: $name', ({ merges, prompt, tokens, weights }) => {
    const chunks = weightedChunks(tokenizerOf(merges), prompt);
    expect(chunks.tokens).toEqual(tokens);
    for (const [i, row] of weights.entries()) {
      for (const [j, weight] of row.entries()) expect(chunks.weights[i]?.[j]).toBeCloseTo(weight, 12);
    }
  });

  it('are texts with weights', () => {
    expect(parseWeighted('a (big:1.5) [cat]')).toEqual([
      [{ text: 'a ', weight: 1 }, { text: 'big', weight: 1.5 }, { text: ' ', weight: 1 }, { text: 'cat', weight: 1 / 1.1 }],
    ]); // prettier-ignore
    expect(parseWeighted('a\\(b\\) c')).toEqual([[{ text: 'a(b) c', weight: 1 }]]);
    expect(parseWeighted('(a BREAK b:2)')).toEqual([[{ text: 'a', weight: 2 }], [{ text: 'b', weight: 2 }]]);
  });

  it('are filled up with empty prompts, and with the padding of the tokenizer', () => {
    const tokenizer = new SimpleTokenizer({ merges: [], padding: '!' });
    const { startOfText, endOfText, padding } = tokenizer;
    const chunks = weightedChunks(tokenizer, '(a:2)', 5);
    const a = tokenizer.encode('a')[1];
    expect(chunks).toEqual({ tokens: [[startOfText, a, endOfText, padding, padding]], weights: [[1, 2, 1, 1, 1]] });
    const padded = paddedChunks(tokenizer, chunks, 2, 5);
    expect(padded.tokens[1]).toEqual([startOfText, endOfText, padding, padding, padding]);
    expect(padded.weights[1]).toEqual([1, 1, 1, 1, 1]);
    expect(paddedChunks(tokenizer, chunks, 1, 5)).toEqual(chunks);
  });

  it('have learned tokens of more vectors than a chunk has room for', () => {
    const tokenizer = new SimpleTokenizer({ merges: [] });
    const ids = tokenizer.addLearnedToken('<many>', 7);
    const { tokens } = weightedChunks(tokenizer, 'a <many>', 5);
    expect(tokens.flatMap((row) => row.filter((id) => ids.includes(id)))).toEqual(ids);
    expect(tokens.every((row) => row.length === 5)).toBe(true);
  });

  it('are read in time with their length, brackets in brackets too', () => {
    const tokenizer = new SimpleTokenizer({ merges: [] });
    for (const piece of ['(', '[', ')', '(a', '[(a', '((a:1.1', ':', ': ', '\\', '\\(', 'BREAK ', ',']) {
      const prompt = piece.repeat(Math.floor(60_000 / piece.length));
      const { tokens, weights } = weightedChunks(tokenizer, prompt);
      expect(weights.map((row) => row.length)).toEqual(tokens.map(() => 77));
    }
    expect(() => weightedChunks(tokenizer, 'a'.repeat(70_000))).toThrow(OptionError);
  });
});
