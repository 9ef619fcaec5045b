import { describe, expect, it } from 'vitest';
import { OptionError, WeightsError } from '../../src/errors';
import { mergePairs } from '../../src/text/bpe';
import { LearnedTokens } from '../../src/text/learned-tokens';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { openSafetensors } from '../../src/formats/safetensors';
import { openEmbedding } from '../../src/weights/textual-inversion';
import { float32, openBytes, writeSafetensors } from '../support/safetensors';

const tokenizer = await SimpleTokenizer.clip();
const cat = tokenizer.encode('a cat');

/** Seconds of the processor, which other processes do not change. */
function seconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

describe('a long text', () => {
  it('is read in time with its length where it is white space [white-space]', () => {
    expect(
      seconds(() => {
        for (const space of [' ', '\n', '\u3000', '&nbsp;'])
          expect(tokenizer.encode(`a${space.repeat(60_000 / space.length)}cat`)).toEqual(cat);
      }),
    ).toBeLessThan(5); // 8 s each before
    expect(tokenizer.encode(`${'\x1c '.repeat(30_000)}a cat${'\u2003'.repeat(3000)}`)).toEqual(cat);
  });

  it('is read in time with its length where it is one word [long-word]', () => {
    let state = 1;
    const letter = () =>
      String.fromCharCode(97 + (((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16) % 26));
    const word = Array.from({ length: 60_000 }, letter).join('');
    expect(
      seconds(() => {
        const ids = tokenizer.encode(word);
        expect(tokenizer.decode(ids.slice(1, -1)).trim()).toBe(word);
      }),
    ).toBeLessThan(5);
  });

  it('is refused by its length at once, before anything else [long-prompt]', () => {
    for (const text of [' '.repeat(1_200_000), 'a'.repeat(65_537)]) {
      expect(
        seconds(() => {
          expect(() => tokenizer.encode(text)).toThrow(OptionError);
        }),
      ).toBeLessThan(1);
    }
    expect(() => tokenizer.encodeBatch(['a'.repeat(65_537)])).toThrow(/has 65537 characters; at most 65536 are read/);
  });

  it('is merged as the lowest rank says, from left to right, where ranks fall and pairs overlap', () => {
    const ranks: Record<string, number> = { 'a a': 5, 'aa b': 1, 'aa aa': 7, 'b aa': 1, 'c aab': 5 };
    const merge = (word: string) => mergePairs(Array.from(word), (left, right) => ranks[`${left} ${right}`]);
    expect(merge('aaa')).toEqual(['aa', 'a']);
    expect(merge('aaaaaaa')).toEqual(['aaaa', 'aa', 'a']);
    expect(merge('caabaac')).toEqual(['caab', 'aa', 'c']);
    expect(merge('')).toEqual([]);
  });
});

describe('a token of one’s own', () => {
  it('of a megabyte is refused when it is added and when its file is opened, and prompts go on [long-token]', async () => {
    const token = 'x'.repeat(2 ** 20);
    const own = await SimpleTokenizer.clip();
    expect(() => own.addLearnedToken(token)).toThrow(/a token has 1048576 characters; at most 200/);
    expect(() => own.addTokens(['ok', token])).toThrow(OptionError);
    expect(own.encode('a cat')).toEqual(cat);
    const at = async (length: number) => {
      const source = await openSafetensors(openBytes(writeSafetensors({ ['y'.repeat(length)]: float32([2], [1, 2]) })));
      return openEmbedding(source, 75);
    };
    await expect(at(2 ** 20)).rejects.toThrow(WeightsError);
    await expect(at(201)).rejects.toThrow(/its token has 201 characters/);
    expect((await at(200)).token).toBe('y'.repeat(200));
  });

  it('is found among thousands of them, the longest first, in any case [many-tokens]', () => {
    const learned = new LearnedTokens();
    for (let i = 0; i < 3000; i++) learned.add(`<token-${i}-${'z'.repeat(i % 100)}>`, LearnedTokens.namesOf(`<token-${i}-${'z'.repeat(i % 100)}>`, 3)); // prettier-ignore
    learned.add('<t>', LearnedTokens.namesOf('<t>', 12));
    expect(
      seconds(() => {
        expect(learned.split(`${'a '.repeat(5000)}<TOKEN-7-zzzzZZZ>`).at(-1)).toHaveLength(3);
      }),
    ).toBeLessThan(2);
    expect(learned.split('İ <T>_11<t>x<t>_12')).toEqual(['İ ', ['<t>_11'], learned.get('<t>'), 'x', ['<t>_1'], '2']);
  });
});
