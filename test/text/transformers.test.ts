import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokenizer } from '../../src/models/folder-files';
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
