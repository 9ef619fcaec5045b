import { describe, expect, it } from 'vitest';
import { MOST_JSON, parseJson } from '../src/json';
import { WeightsError } from '../src/errors';
import { readJson, readTokenizer } from '../src/checkpoints/diffusers/files';
import { openLora } from '../src/weights/lora';
import { openSafetensors } from '../src/formats/safetensors';
import { openShards } from '../src/formats/shards';
import { folderOf } from './support/folder';
import { float32, openBytes, writeSafetensors } from './support/safetensors';

const utf8 = new TextEncoder();

/** A safetensors file with this header and no tensors. */
function headed(header: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = typeof header === 'string' ? utf8.encode(header) : header;
  const file = new Uint8Array(8 + bytes.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(bytes.length), true);
  file.set(bytes, 8);
  return file;
}

const opened = (bytes: Uint8Array<ArrayBuffer>) => openSafetensors(openBytes(bytes));

describe('parseJson', () => {
  it('equals JSON.parse for what JSON is', () => {
    const texts = [
      '1',
      '"a"',
      'null',
      '[]',
      '{}',
      ' [1, {"a": [true, "}]", "\\"", "\\\\"], "b:,": {}}] ',
      '{"__proto__": {"a": 1}}',
      '"\\u0049NaN"',
    ];
    for (const text of texts) expect(parseJson(text), text).toEqual(JSON.parse(text));
    expect(parseJson(utf8.encode('\uFEFF{"é": "☺"}'))).toEqual({ é: '☺' }); // as editors on Windows leave configs
  });

  it('reads Python’s numbers that are none as null, except in texts', () => {
    const text = '{"a": -Infinity, "b": [NaN, Infinity, -1], "NaN": "Infinity, -NaN", "c": "\\"NaN"}';
    expect(parseJson(text)).toEqual({ a: -Infinity, b: ['NaN', Infinity, -1], NaN: 'Infinity, -NaN', c: '"NaN' });
    expect(() => parseJson('{"a": Inf}')).toThrow(SyntaxError);
  });

  it('refuses a key that stands twice in an object, and takes it in two [json-duplicate-keys]', () => {
    expect(() => parseJson('{"a": 1, "b": {"c": 1, "\\u0063": 2}}')).toThrow(/the same key twice/);
    expect(parseJson('[{"a": 1}, {"a": 2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('refuses levels, values and bytes beyond its limits before it builds anything [json-limits]', () => {
    expect(parseJson('['.repeat(64) + ']'.repeat(64))).toBeInstanceOf(Array);
    expect(() => parseJson('['.repeat(65) + ']'.repeat(65))).toThrow(/64 levels/);
    expect(() => parseJson('{"a":'.repeat(100_000))).toThrow(/64 levels/);
    expect(() => parseJson(`[${'0,'.repeat(300_000)}0]`)).toThrow(/262144 values/);
    expect(() => parseJson(new Uint8Array(MOST_JSON + 1))).toThrow(/at most 16777216/);
  });

  it('names what is no JSON and no UTF-8 in a few words', () => {
    for (const text of ['', '{', '"abc', '[1,]', `{"a": ${'x'.repeat(5000)}}`, '"\\']) {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    }
    expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(/UTF-8/);
  });
});

/** Four seconds in any of them once, and 22 with 160 KB: each quote was taken for a beginning. */
const unterminated = utf8.encode(`{"a":"${'\\"'.repeat(80_000)}`);
const deep = utf8.encode(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
const twice = utf8.encode('{"model_type": "clip_text_model", "model_type": "t5"}');

describe.each([
  ['unterminated text of escaped quotes', unterminated, 'quotes'],
  ['100,000 levels', deep, 'levels'],
  ['a key twice', twice, 'twice'],
])('%s', (_, bytes, tag) => {
  const vocab = utf8.encode('{}');
  const merges = utf8.encode('#version: 0.2\n');
  it(`is refused in every JSON file of a folder [json-files-${tag}]`, async () => {
    const folder = folderOf({
      'unet/config.json': bytes,
      'a/special_tokens_map.json': bytes,
      'unet/index.json': bytes,
    });
    const tokenizers = [
      { 'tokenizer/vocab.json': bytes, 'tokenizer/merges.txt': merges },
      { 'tokenizer/tokenizer.json': bytes },
      { 'tokenizer/special_tokens_map.json': bytes, 'tokenizer/vocab.json': vocab, 'tokenizer/merges.txt': merges },
      { 'tokenizer/tokenizer_config.json': bytes, 'tokenizer/vocab.json': vocab, 'tokenizer/merges.txt': merges },
    ];
    const reads = [
      readJson(folder, 'unet/config.json'),
      openShards(folder, 'unet/index.json'),
      ...tokenizers.map((files) => readTokenizer(folderOf(files))),
    ];
    const start = process.cpuUsage();
    for (const read of reads) await expect(read).rejects.toThrow(WeightsError);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(3); // was over 100 in all
  });

  it(`is refused as the header of a safetensors file, and in a LoRA’s metadata [json-header-${tag}]`, async () => {
    await expect(opened(headed(bytes))).rejects.toThrow(WeightsError);
    const text = new TextDecoder().decode(bytes);
    const lora = { 'unet.conv_in.lora_A.weight': float32([1], [0]), 'unet.conv_in.lora_B.weight': float32([1], [0]) };
    const source = await opened(writeSafetensors(lora, (header) => ({ __metadata__: { lora_adapter_metadata: text }, ...header }))); // prettier-ignore
    expect(() => openLora(source)).toThrow(WeightsError);
  });
});

describe('the header of a safetensors file', () => {
  it('begins with { and so with no byte order mark [safetensors-bom]', async () => {
    const header = '{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}';
    expect((await opened(headed(header))).names).toEqual(['a']);
    expect((await opened(headed(`${header}   `))).names).toEqual(['a']); // padding, as writers add it
    for (const wrong of [`\uFEFF${header}`, ` ${header}`]) {
      await expect(opened(headed(wrong))).rejects.toThrow(/does not begin with \{/);
    }
  });

  it('names no tensor twice [safetensors-duplicate-names]', async () => {
    const entry = '{"dtype":"F32","shape":[0],"data_offsets":[0,0]}';
    await expect(opened(headed(`{"a":${entry},"a":${entry}}`))).rejects.toThrow(/the same key twice/);
  });

  it('is refused by its length and its number of tensors [million-tensors]', async () => {
    const entries = Array.from(
      { length: 50_000 },
      (_, i) => `"t${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`,
    );
    await expect(opened(headed(`{${entries.join(',')}}`))).rejects.toThrow(/262144 values/);
    const large = { ...openBytes(headed('{}')), size: 2 ** 30 };
    const prefix = new Uint8Array(8);
    new DataView(prefix.buffer).setBigUint64(0, 65_000_000n, true);
    const read = (start: number, end: number) => Promise.resolve(prefix.slice(start, end));
    await expect(openSafetensors({ ...large, read })).rejects.toThrow(/header of 65000000 bytes.*at most 16777216/);
  });

  it('gives short messages, however long its names and values are [long-names]', async () => {
    const long = 'x'.repeat(100_000);
    const entry = { dtype: 'F32', shape: [0], data_offsets: [0, 0] };
    for (const header of [{ [long]: entry }, { a: { ...entry, dtype: long } }, { a: { ...entry, shape: long } }]) {
      const error: unknown = await opened(headed(JSON.stringify(header))).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WeightsError);
      expect((error as Error).message.length).toBeLessThan(300);
    }
  });
});
