import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { codePoints, fixture } from './fixture';

const tokenizer = await SimpleTokenizer.clip();

describe('encode equals KerasCV’s SimpleTokenizer', () => {
  it.each(Object.entries(fixture.handmade))('for %s', (_, rows) => {
    for (const { text, ids } of rows) expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(ids);
  });

  it(`for ${fixture.generated.length} generated texts`, () => {
    expect(fixture.generated.length).toBeGreaterThan(2000);
    for (const [text, ids] of fixture.generated) expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(ids);
  });

  it('and OpenAI’s, but for ftfy, the names of its special tokens and the four separators', () => {
    const { withoutSpecialTokensAndSeparators, ofTheseEqualWithoutFtfy } = fixture.openai;
    expect(ofTheseEqualWithoutFtfy).toBe(withoutSpecialTokensAndSeparators);
  });

  it('for the class of every character, as far as both know it', () => {
    const [letters, numerals] = [codePoints(fixture.letters), codePoints(fixture.numerals)];
    const [spaces, stripped] = [codePoints(fixture.spaces), codePoints(fixture.stripped)];
    const classOf = (code: number) => {
      if (spaces.has(code)) return 'space';
      if (stripped.has(code) || code === 0x345) return 'odd';
      return letters.has(code) ? 'letter' : numerals.has(code) ? 'numeral' : 'other';
    };
    const words = {
      space: () => 'q q ! ! ',
      odd: () => '',
      letter: (c: string) => `q${c}q ! ${c} ! `,
      numeral: (c: string) => `q ${c} q ! ${c} ! `,
      other: (c: string) => `q ${c} q !${c}! `,
    };
    const isOneOfMany = /[\p{Co}\p{Script=Han}\p{Script=Hangul}]/u; // of these every sixteenth will do
    const characters = Array.from(codePoints(fixture.assigned), (code) => String.fromCodePoint(code)).filter(
      (character) =>
        !/[\p{Cn}\p{Cs}]/u.test(character) &&
        (!isOneOfMany.test(character) || (character.codePointAt(0) ?? 0) % 16 === 0) &&
        character.toLowerCase() === character &&
        classOf(character.codePointAt(0) ?? 0) !== 'odd',
    );
    for (let from = 0; from < characters.length; from += 64) {
      const some = characters.slice(from, from + 64);
      const found = tokenizer.decode(tokenizer.encode(some.map((c) => `q${c}q !${c}! `).join('')).slice(1, -1));
      expect(found).toBe(some.map((c) => words[classOf(c.codePointAt(0) ?? 0)](c)).join(''));
    }
  });

  it('for lower case, which is the platform’s', () => {
    const lower = new Map(
      Array.from(fixture.lower.matchAll(/(.)(\P{White_Space}+) /gu), ([, from = '', to = '']) => [from, to]),
    );
    expect(lower.size).toBeGreaterThan(1400);
    const others: string[] = [];
    for (const code of codePoints(fixture.assigned)) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      if (character.toLowerCase() !== (lower.get(character) ?? character)) others.push(character);
    }
    expect(others).toEqual([]);
    for (const [text, expected] of fixture.final) expect(text.toLowerCase()).toBe(expected);
  });

  it('and stays quick for a word of 20,000 letters', () => {
    const start = performance.now();
    const word = Array.from({ length: 20_000 }, (_, i) => 'etaoinshrdlu'[(i * i * 7 + i) % 12]).join('');
    expect(tokenizer.decode(tokenizer.encode(word).slice(1, -1))).toBe(`${word} `);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('replaces a lone surrogate, where Python refuses it', () => {
    expect(tokenizer.encode('a\ud800b')).toEqual(tokenizer.encode('a\ufffdb'));
  });
});

describe('the vocabulary', () => {
  it('is CLIP’s', () => {
    expect([tokenizer.vocabularySize, tokenizer.startOfText, tokenizer.endOfText]).toEqual([49408, 49406, 49407]);
    expect(tokenizer.encode('a photo of a cat')).toEqual([49406, 320, 1125, 539, 320, 2368, 49407]);
  });

  it('follows the same construction from other merges', () => {
    const { merges, size, texts } = fixture.small;
    const small = new SimpleTokenizer({ merges });
    expect([small.vocabularySize, small.startOfText, small.endOfText]).toEqual([size, size - 2, size - 1]);
    for (const { text, ids } of texts) expect(small.encode(text), text).toEqual(ids);
    expect(small.decode(small.encode('aabc é').slice(1, -1))).toBe('aabc é ');
  });

  it('is loaded by a call, and never in silence', () => {
    // @ts-expect-error Programs without types may leave the merges out.
    expect(() => new SimpleTokenizer()).toThrow(/merges is undefined; .* `await SimpleTokenizer.clip\(\)` has CLIP's/);
    // @ts-expect-error They may give an empty object too.
    expect(() => new SimpleTokenizer({})).toThrow(
      new OptionError(
        "SimpleTokenizer: merges is undefined; a list of byte-pair merges is needed; `await SimpleTokenizer.clip()` has CLIP's.",
      ),
    );
  });

  it('refuses merges that cannot be', () => {
    expect(() => new SimpleTokenizer({ merges: ['a b', 'abc', 'b cd', 'a  b'] })).toThrow(OptionError);
    expect(() => new SimpleTokenizer({ merges: ['a b', 'abc', 'b cd'] })).toThrow(
      'SimpleTokenizer: merges[1] ("abc") is not two pieces with a space between; ' +
        'merges[2] ("b cd") uses a piece that no earlier merge makes; pass merges as in merges.txt, without its first line',
    );
  });
});

describe('decode', () => {
  it(`equals KerasCV’s for ${fixture.decoded.length} lists of ids`, () => {
    for (const { ids, text } of fixture.decoded) expect(tokenizer.decode(ids), ids.join(' ')).toBe(text);
  });

  it('takes any list and refuses what is no token', () => {
    expect(tokenizer.decode(Int32Array.of(320, 2368))).toBe('a cat ');
    expect(() => tokenizer.decode([320, 49408])).toThrow('decode: 49408 is no token; ids run from 0 to 49407');
    for (const id of [-1, 0.5, NaN]) expect(() => tokenizer.decode([id])).toThrow(OptionError);
  });
});

describe('addTokens equals KerasCV’s', () => {
  it.each(fixture.added)('for $tokens', async ({ tokens, count, again, size, texts }) => {
    const own = await SimpleTokenizer.clip();
    expect([own.addTokens(tokens), own.addTokens(tokens), own.vocabularySize]).toEqual([count, again, size]);
    for (const { text, ids, decoded } of texts) {
      expect(own.encode(text), text).toEqual(ids);
      if (decoded !== null) expect(own.decode(ids), text).toBe(decoded);
    }
  });

  it('for one instance only', async () => {
    const own = await SimpleTokenizer.clip();
    expect(own.addTokens('<only-here>')).toBe(1);
    expect(own.encode('<only-here>')).toEqual([49406, 49408, 49407]);
    expect(own.decode([49408])).toBe('<only-here>');
    expect(tokenizer.vocabularySize).toBe(49408);
    expect((await SimpleTokenizer.clip()).encode('<only-here>')).not.toContain(49408);
  });

  it('refuses an empty token and adds none of the call’s', async () => {
    const own = await SimpleTokenizer.clip();
    expect(() => own.addTokens(['<x>', ''])).toThrow('addTokens: one token is empty');
    expect(own.vocabularySize).toBe(49408);
  });
});

describe('encodeBatch', () => {
  it('fills up with end of text', () => {
    const [empty, cat] = tokenizer.encodeBatch(['', 'a cat']);
    expect(empty).toEqual([49406, ...new Array<number>(76).fill(49407)]);
    expect(cat).toEqual([49406, 320, 2368, ...new Array<number>(74).fill(49407)]);
    expect(tokenizer.encodeBatch(['a'], 3)).toEqual([[49406, 320, 49407]]);
    expect(tokenizer.encodeBatch([])).toEqual([]);
  });

  it('takes 77 tokens and refuses 78, saying which part is too much', () => {
    expect(tokenizer.encodeBatch([`${'cat '.repeat(74)}dog`])[0]).toHaveLength(77);
    expect(() => tokenizer.encodeBatch(['fine', `${'cat '.repeat(74)}Dog, wearing a hat`])).toThrow(
      new OptionError(
        'encodeBatch: prompts[1] has 81 tokens, start and end included; the limit is 77; ' +
          'shorten it by 4: beyond the limit lies ", wearing a hat"',
      ),
    );
    expect(() => tokenizer.encodeBatch(['cat '.repeat(500), 'dog '.repeat(90)])).toThrow(
      /prompts\[0\].*…"; prompts\[1\]/,
    );
  });

  it('refuses a length that holds no text', () => {
    for (const length of [1, 0, 7.5, NaN]) expect(() => tokenizer.encodeBatch(['a'], length)).toThrow(OptionError);
  });
});
