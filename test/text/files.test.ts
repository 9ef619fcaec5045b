import { describe, expect, it } from 'vitest';
import { WeightsError } from '../../src/errors';
import { byteSymbols } from '../../src/text/bpe';
import { SimpleTokenizer } from '../../src/text/tokenizer';

const merges = ['a b', 'b c</w>', 'ab c</w>', 'a a', 'aa a', 'a a</w>'];
const size = 512 + merges.length + 2;
const texts = ['abc', 'bc', 'ab', 'aaaa', 'aaa aa a', 'aabc', 'xyz', 'é', ''];

/** vocab.json as diffusers writes it for the construction, before `change`. */
function vocabulary(change: (vocab: Record<string, unknown>) => void = () => undefined): Record<string, unknown> {
  const symbols = [...byteSymbols().values()];
  const made = merges.map((merge) => merge.replace(' ', ''));
  const tokens = [...symbols, ...symbols.map((s) => `${s}</w>`), ...made, '<|startoftext|>', '<|endoftext|>'];
  const vocab: Record<string, unknown> = Object.fromEntries(tokens.map((token, id) => [token, id]));
  change(vocab);
  return vocab;
}
const text = `#version: 0.2\n${merges.join('\n')}\n`;
const open = (vocab: unknown, list = text) => SimpleTokenizer.fromFiles({ vocab, merges: list });

describe('fromFiles', () => {
  it('encodes as from the merges alone', () => {
    const plain = new SimpleTokenizer({ merges });
    for (const list of [text, text.replaceAll('\n', '\r\n'), merges.join('\n')]) {
      const tokenizer = open(vocabulary(), list);
      expect([tokenizer.vocabularySize, tokenizer.endOfText]).toEqual([size, size - 1]);
      for (const row of texts) expect(tokenizer.encode(row), row).toEqual(plain.encode(row));
    }
  });

  it('uses the ids of the folder where they are others', () => {
    const swapped = vocabulary((vocab) => Object.assign(vocab, { 'abc</w>': 0, '!': vocab['abc</w>'] }));
    expect(open(swapped).encode('abc')).toEqual([size - 2, 0, size - 1]);
    expect(open(swapped).decode([0])).toBe('abc ');
  });

  it.each<[fault: string, vocab: unknown, merges: string]>([
    ['vocab.json holds no object', null, text],
    ['vocab.json holds no object', ['a'], text],
    ['vocab.json holds no object', '{}', text],
    ['merges.txt is no text', vocabulary(), 7 as unknown as string],
    ['vocab.json lacks "!"', {}, ''],
    ['vocab.json lacks "<|endoftext|>"', vocabulary((v) => delete v['<|endoftext|>']), text],
    ['vocab.json gives "a" the id "64", not one of 0 to 519', vocabulary((v) => (v['a'] = '64')), text],
    ['vocab.json gives "a" the id 520, not one of 0 to 519', vocabulary((v) => (v['a'] = 520)), text],
    ['vocab.json gives "a" the id -1, not one of', vocabulary((v) => (v['a'] = -1)), text],
    ['vocab.json gives "a" the id 1.5, not one of', vocabulary((v) => (v['a'] = 1.5)), text],
    ['vocab.json gives "a" the id null, not one of', vocabulary((v) => (v['a'] = null)), text],
    ['vocab.json gives "b" and "a" the same id 64', vocabulary((v) => (v['b'] = 64)), text],
    ['merges.txt line 8 ("abc") is not two pieces', vocabulary(), `${text}abc`],
    ['merges.txt line 8 ("a  b") is not two pieces', vocabulary(), `${text}a  b`],
    ['merges.txt line 1 ("") is not two pieces', vocabulary(), `\n${text}`],
    ['merges.txt line 8 needs "xy", which vocab.json lacks', vocabulary(), `${text}x y`],
    ['; and 251 more; both files', vocabulary(), `#version\n${'x y\n'.repeat(256)}`],
  ])('refuses: %s', (fault, vocab, list) => {
    expect(() => open(vocab, list)).toThrow(WeightsError);
    expect(() => open(vocab, list)).toThrow(fault);
  });

  it('keeps its messages short, whatever a file holds', () => {
    const vocab = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => ['x'.repeat(10_000) + String(i), 'y'.repeat(10_000)]),
    );
    expect(() => open(vocab)).toThrow(/^.{1,1000}$/u);
  });
});
