import { describe, expect, it } from 'vitest';
import { byteSymbols, mergePairs } from '../../src/text/bpe';

const rankOf = (...merges: string[]) => {
  const ranks = new Map(merges.map((merge, rank) => [merge, rank]));
  return (left: string, right: string) => ranks.get(`${left} ${right}`);
};

const letters = (word: string) => word.split('');

describe('byteSymbols', () => {
  it('gives each byte a visible character of its own, printable bytes first', () => {
    const symbols = byteSymbols();
    expect(symbols.size).toBe(256);
    expect(new Set(symbols.values()).size).toBe(256);
    expect([...symbols.keys()].slice(0, 2)).toEqual([0x21, 0x22]);
    expect([symbols.get(0x41), symbols.get(0x00), symbols.get(0x20), symbols.get(0xad)]).toEqual(['A', 'Ā', 'Ġ', 'Ń']);
    expect([...symbols.values()].every((symbol) => /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(symbol))).toBe(true);
  });
});

describe('mergePairs', () => {
  it('merges the lowest rank first, wherever it is', () => {
    expect(mergePairs(letters('abc'), rankOf('b c', 'a b'))).toEqual(['a', 'bc']);
    expect(mergePairs(letters('abc'), rankOf('a b', 'b c'))).toEqual(['ab', 'c']);
    expect(mergePairs(letters('abcab'), rankOf('a b', 'ab c', 'abc ab'))).toEqual(['abcab']);
  });

  it('merges every occurrence from left to right, each piece once', () => {
    expect(mergePairs(letters('aaaaa'), rankOf('a a'))).toEqual(['aa', 'aa', 'a']);
    expect(mergePairs(letters('aaaaa'), rankOf('a a', 'aa a'))).toEqual(['aa', 'aaa']);
    expect(mergePairs(letters('xabyabz'), rankOf('a b'))).toEqual(['x', 'ab', 'y', 'ab', 'z']);
  });

  it('leaves what it cannot merge, and its argument', () => {
    const word = ['a', 'b'];
    expect(mergePairs(word, rankOf())).toEqual(['a', 'b']);
    expect(mergePairs(word, rankOf('a b'))).toEqual(['ab']);
    expect(word).toEqual(['a', 'b']);
    expect(mergePairs([], rankOf('a b'))).toEqual([]);
    expect(mergePairs(['a'], rankOf('a a'))).toEqual(['a']);
  });
});
