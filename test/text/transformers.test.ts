import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StableDiffusion } from '../../src';
import { WeightsError } from '../../src/errors';
import type { Folder } from '../../src/files';
import { readTokenizer } from '../../src/checkpoints/diffusers/files';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { openBytes } from '../support/safetensors';

/** Tokenizer folders as published and as transformers saves them, and what it makes of some texts (test/reference/checkpoints.py). */
interface Tokenizers {
  readonly folders: Readonly<Record<string, Tokenizer>>;
}
interface Tokenizer {
  readonly published: Readonly<Record<string, unknown>>;
  readonly saved: Readonly<Record<string, unknown>>;
  readonly cases: readonly { readonly text: string; readonly ids: number[]; readonly padded: number[] }[];
}

describe.each(['4', '5'])('tokenizer folders as in transformers %s', (version) => {
  const url = new URL(`../fixtures/checkpoints/tokenizers-transformers${version}.json`, import.meta.url);
  const { folders } = JSON.parse(readFileSync(url, 'utf8')) as Tokenizers;
  const forms = Object.entries(folders).flatMap(([padding, { cases, ...both }]) =>
    Object.entries(both).map(([form, files]) => [padding, form, files, cases] as const),
  );

  it.each(forms)('padded with %s, %s', async (_padding, _form, files, cases) => {
    const tokenizer = await readTokenizer({
      location: 'memory',
      list: () => Promise.resolve(null),
      open(path) {
        const content = files[path.replace('tokenizer/', '')];
        const text = typeof content === 'string' ? content : JSON.stringify(content);
        return Promise.resolve(content === undefined ? null : openBytes(new TextEncoder().encode(text)));
      },
    });
    for (const { text, ids, padded } of cases) {
      expect(tokenizer.encode(text), text).toEqual(ids);
      expect(tokenizer.encodeBatch([text])[0], text).toEqual(padded);
    }
  });
});

/** Awkward prompts with CLIP's own vocabulary, and with two tokens beside it (test/reference/tokenizer_prompts.py). */
interface Prompts {
  readonly prompts: readonly (readonly [prompt: string, ids: number[]])[];
  readonly added: Readonly<Record<string, number>>;
  readonly addedPrompts: readonly (readonly [prompt: string, ids: number[]])[];
}
const url = new URL('../fixtures/transformers-tokens.json', import.meta.url);
const { prompts, added, addedPrompts } = JSON.parse(readFileSync(url, 'utf8')) as Prompts;
const clip = await SimpleTokenizer.clip();
const { vocab, merges } = clip.toFiles();

const folderOf = (files: Readonly<Record<string, unknown>>): Folder => ({
  location: 'memory',
  list: () => Promise.resolve(null),
  open(path) {
    const content = files[path.replace('tokenizer/', '')];
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    return Promise.resolve(content === undefined ? null : openBytes(new TextEncoder().encode(text)));
  },
});
const bos = { content: '<|startoftext|>', normalized: true, lstrip: false, rstrip: false, single_word: false };
const plain = { 'vocab.json': vocab, 'merges.txt': merges };
const steps = {
  normalizer: { type: 'Sequence', normalizers: [{ type: 'NFC' }, { type: 'Replace' }, { type: 'Lowercase' }] },
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [
      { type: 'Split', pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" } },
      { type: 'ByteLevel' },
    ],
  },
};
const mixed = { content: 'Mixed-Case', normalized: false, special: true };
const toy = { content: '<cat-toy>', normalized: true, special: false };

describe("prompts as transformers' CLIPTokenizer reads them", () => {
  it('give its ids with a diffusers folder, composed or not, with entities or without [transformers-tokens]', async () => {
    expect(prompts).toHaveLength(31);
    const tokenizer = await readTokenizer(folderOf(plain));
    for (const [prompt, ids] of prompts) expect(tokenizer.encode(prompt), prompt).toEqual(ids);
    const single = await SimpleTokenizer.clip({ rules: 'transformers' }); // that of single files
    for (const [prompt, ids] of prompts) expect(single.encode(prompt), prompt).toEqual(ids);
  });

  it("give KerasCV's with KerasCV's presets [kerascv-tokens]", async () => {
    expect(clip.encode('a &amp; b')).toEqual(clip.encode('a & b'));
    expect(clip.encode('a <|ENDOFTEXT|> b')[2]).toBe(clip.endOfText);
    expect(clip.encode('a photo of a cafe\u0301')).not.toEqual(clip.encode('a photo of a caf\u00e9'));
    const model = new StableDiffusion();
    await model.load({ parts: [] });
    expect(model.tokenizer.encode('a &amp; b')).toEqual(clip.encode('a & b'));
  });

  it.each<[form: string, files: Readonly<Record<string, unknown>>]>([
    ['old', { ...plain, 'special_tokens_map.json': { bos_token: bos, additional_special_tokens: ['Mixed-Case'] }, 'added_tokens.json': { '<cat-toy>': 49408 } }], // prettier-ignore
    ['config', { ...plain, 'tokenizer_config.json': { bos_token: bos, added_tokens_decoder: { 49408: toy, 49409: mixed } } }], // prettier-ignore
    ['whole', { 'tokenizer.json': { ...steps, added_tokens: [{ id: 49406, ...bos }, { id: 49408, ...toy }, { id: 49409, ...mixed }], model: { type: 'BPE', vocab, merges: merges.trim().split('\n').slice(1) } } }], // prettier-ignore
  ])('know the tokens that a folder adds [added-tokens-%s]', async (_, files) => {
    const warnings: string[] = [];
    const tokenizer = await readTokenizer(folderOf(files), warnings);
    expect(warnings).toEqual([]);
    expect(tokenizer.vocabularySize).toBe(49410);
    expect(tokenizer.encode('<cat-toy>')).toEqual([49406, added['<cat-toy>'], 49407]);
    for (const [prompt, ids] of addedPrompts) expect(tokenizer.encode(prompt), prompt).toEqual(ids);
  });

  it('are the same once a tokenizer with added tokens was written', async () => {
    const tokenizer = await readTokenizer(folderOf({ ...plain, 'tokenizer_config.json': { added_tokens_decoder: { 49408: toy, 49409: mixed } } })); // prettier-ignore
    expect(tokenizer.toFiles().added).toEqual([
      { content: '<cat-toy>', id: 49408, normalized: true },
      { content: 'Mixed-Case', id: 49409, normalized: false },
    ]);
    expect(clip.toFiles().added).toEqual([]);
  });

  it.each<[fault: string, files: Readonly<Record<string, unknown>>]>([
    ['the added token "<a>" has the id 5; a free one from 49408 on is needed', { 'added_tokens.json': { '<a>': 5 } }],
    ['the added token "<a>" has the id 9000000', { 'added_tokens.json': { '<a>': 9_000_000 } }],
    ['has the id 49408; a free one', { 'added_tokens.json': { '<a>': 49408, '<b>': 49408 } }],
    ['tokenizer/added_tokens.json: <a> is "x"; an id is needed', { 'added_tokens.json': { '<a>': 'x' } }],
    ['eos_token is "</s>"; supported: <|endoftext|>', { 'special_tokens_map.json': { eos_token: '</s>' } }],
    ['tokenizer_class is "BertTokenizer"', { 'tokenizer_config.json': { tokenizer_class: 'BertTokenizer' } }],
    ['do_lower_case is false', { 'tokenizer_config.json': { do_lower_case: false } }],
  ])('are refused: %s', async (fault, files) => {
    const opened = readTokenizer(folderOf({ ...plain, ...files }));
    await expect(opened).rejects.toThrow(WeightsError);
    await expect(opened).rejects.toThrow(fault);
  });

  it('are warned of where a folder asks for another reading', async () => {
    const warnings: string[] = [];
    const model = { type: 'BPE', vocab, merges: merges.trim().split('\n').slice(1) };
    const normalizer = { type: 'Lowercase' };
    const config = { model_max_length: 64, magic: 1 };
    await readTokenizer(
      folderOf({ 'tokenizer.json': { ...steps, normalizer, model }, 'tokenizer_config.json': config }),
      warnings,
    );
    expect(warnings.join('\n')).toMatch(/normalizer is not CLIP's/);
    expect(warnings.join('\n')).toMatch(/model_max_length is 64; prompts are filled up to the text encoder's 77/);
    expect(warnings.join('\n')).toMatch(/"magic": not known to this library/);
  });
});
