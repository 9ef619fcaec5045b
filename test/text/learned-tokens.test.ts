import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { SimpleTokenizer } from '../../src/text/tokenizer';

const merges = ['c a', 'ca t</w>', 'd o', 'do g</w>']; // 512 symbols, these, and two special tokens: 518

/** What diffusers and transformers do with such tokens is in test/models/adapters.test.ts. */
describe('learned tokens', () => {
  it('stand for all their vectors in any case, where transformers 5 would lose those of tokens with capitals', () => {
    const tokenizer = new SimpleTokenizer({ merges });
    expect(tokenizer.addLearnedToken('<Toy>', 3)).toEqual([518, 519, 520]);
    expect(tokenizer.vocabularySize).toBe(521);
    for (const text of ['<Toy>', '<toy>', '  <TOY> '])
      expect(tokenizer.encode(text)).toEqual([516, 518, 519, 520, 517]);
    expect(tokenizer.encode('<toy>_2<toy>_1 <toy>_3').slice(1, 6)).toEqual([520, 519, 518, 519, 520]);
    expect(tokenizer.encode('cat<toy>dog')).toEqual([516, 513, 518, 519, 520, 515, 517]);
  });

  it('are literal, and the longest of those that begin alike is found', () => {
    const tokenizer = new SimpleTokenizer({ merges });
    const plain = tokenizer.encode('aab style-x');
    const [short] = tokenizer.addLearnedToken('a.b');
    const [long] = tokenizer.addLearnedToken('a.b+c$');
    tokenizer.addLearnedToken('[x]{2}(');
    expect(tokenizer.encode('aab style-x')).toEqual(plain);
    expect(tokenizer.encode('a.b')).toEqual([516, short, 517]);
    expect(tokenizer.encode('a.b+c$')).toEqual([516, long, 517]);
    expect(tokenizer.encode('[x]{2}(')).toEqual([516, 520, 517]);
  });

  it('live beside tokens that were added as in KerasCV', () => {
    const tokenizer = new SimpleTokenizer({ merges });
    tokenizer.addTokens('<one>');
    const learned = tokenizer.addLearnedToken('<two>', 2);
    expect(tokenizer.addTokens(['<three>', '<two>'])).toBe(1);
    expect(tokenizer.encode('<one><two><three>')).toEqual([516, 518, ...learned, 521, 517]);
    tokenizer.removeLearnedToken('<two>');
    expect(tokenizer.learnedIds('<two>')).toBeNull();
    expect(tokenizer.encode('<one> <three>')).toEqual([516, 518, 521, 517]);
    expect(tokenizer.vocabularySize).toBe(522);
    expect(() => tokenizer.decode([519])).toThrow(/519 is no token/);
    expect(tokenizer.addLearnedToken('<two>')).toEqual([522]);
  });

  it('are decoded to their names, each a word', () => {
    const tokenizer = new SimpleTokenizer({ merges });
    tokenizer.addLearnedToken('<Toy>', 2);
    expect(tokenizer.decode(tokenizer.encode('cat <toy> dog').slice(1, -1))).toBe('cat <Toy> <Toy>_1 dog ');
    expect(() => tokenizer.encodeBatch(['<toy> cat'], 4)).toThrow(/has 5 tokens.*beyond the limit lies "cat"/);
  });

  it('must be new, and something', () => {
    const tokenizer = new SimpleTokenizer({ merges });
    tokenizer.addLearnedToken('<toy>', 2);
    tokenizer.addTokens('<own>');
    for (const taken of ['<toy>', '<TOY>', '<Toy>_1', 'ca', '<own>', '<|endoftext|>']) {
      expect(() => tokenizer.addLearnedToken(taken), taken).toThrow(/is a token already; name another/);
    }
    for (const wrong of ['', ' \t']) expect(() => tokenizer.addLearnedToken(wrong)).toThrow(OptionError);
    for (const count of [0, -1, 1.5, NaN]) expect(() => tokenizer.addLearnedToken('<x>', count)).toThrow(/vectors is/);
    expect(tokenizer.vocabularySize).toBe(521);
  });
});
