import { readJson, readTokenizer } from '../../src/checkpoints/diffusers/files';
import { openLora } from '../../src/weights/lora';
import { openSafetensors } from '../../src/formats/safetensors';
import { openShards } from '../../src/formats/shards';
import { folderOf } from './folder';
import { pick, sizeUpTo, utf8, type Case, type Kind, type Random } from './fuzzing';
import { float32, openBytes, writeSafetensors } from './safetensors';

/** Texts of JSON or nearly so, by their size, that take for ever or all memory when they are read with good faith. */
export const bombs: Readonly<Record<string, (size: number) => string>> = {
  quotes: (size) => `{"a":"${'\\"'.repeat(size / 2)}`,
  backslashes: (size) => `{"a":"${'\\'.repeat(size)}`,
  openings: (size) => '['.repeat(size),
  levels: (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  objects: (size) => `${'{"a":'.repeat(size / 6)}1${'}'.repeat(size / 6)}`,
  lists: (size) => `[${'[],'.repeat(size / 3)}[]]`,
  empties: (size) => `[${'{},'.repeat(size / 3)}{}]`,
  numbers: (size) => `[${'0,'.repeat(size / 2)}0]`,
  keys: (size) => `{${Array.from({ length: size / 12 }, (_, i) => `"k${i}":${i}`).join()}}`,
  shapes: (size) => `[${Array.from({ length: size / 14 }, (_, i) => `{"k${i}":1}`).join()}]`,
  twice: (size) => `{${'"a":1,'.repeat(size / 6)}"a":1}`,
  digits: (size) => `{"a":${'9'.repeat(size)}}`,
  nans: (size) => `[${'NaN,'.repeat(size / 4)}-Infinity]`,
  text: (size) => `{"${'x'.repeat(size / 2)}":"${'\u00ff'.repeat(size / 4)}"}`,
  wide: (size) => `{"a":"${'☺'.repeat(size / 3)}"}`,
  escapes: (size) => `{"a":"${'\\u0041'.repeat(size / 6)}"}`,
  spaces: (size) => `${' '.repeat(size)}{}`,
  mark: (size) => `\uFEFF{"a":"${'x'.repeat(size)}"}`,
  protos: (size) => `{"__proto__":{${'"__proto__":{'.repeat(Math.min(size, 50))}${'}'.repeat(Math.min(size, 50))}}}`,
};

/** Mostly such that what is quadratic takes seconds, and at times as large as files may be. */
function bomb(random: Random): Uint8Array<ArrayBuffer> {
  const size = pick([100, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22, 2 ** 24], random) * (0.5 + random() / 2);
  return utf8.encode(pick(Object.values(bombs), random)(Math.floor(size)));
}

/** A file of any of the library's readers of JSON. */
export const jsonFiles: Kind = (random) => {
  const bytes = bomb(random);
  const rest = { 'tokenizer/vocab.json': utf8.encode('{}'), 'tokenizer/merges.txt': utf8.encode('a b\n') };
  const reads = [
    () => readJson(folderOf({ 'unet/config.json': bytes }), 'unet/config.json'),
    () => openShards(folderOf({ 'unet/i.json': bytes }), 'unet/i.json'),
    () => readTokenizer(folderOf({ ...rest, 'tokenizer/vocab.json': bytes })),
    () => readTokenizer(folderOf({ ...rest, 'tokenizer/merges.txt': bytes })),
    () => readTokenizer(folderOf({ 'tokenizer/tokenizer.json': bytes })),
    () => readTokenizer(folderOf({ ...rest, 'tokenizer/special_tokens_map.json': bytes })),
    () => readTokenizer(folderOf({ ...rest, 'tokenizer/tokenizer_config.json': bytes })),
  ];
  return { size: bytes.length, run: pick(reads, random) };
};

/** Bytes behind a header's length, which may be wrong. */
function headed(header: Uint8Array, stated = header.length, data = 0): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(8 + header.length + data);
  new DataView(file.buffer).setBigUint64(0, BigInt(stated), true);
  file.set(header, 8);
  return file;
}

/** Headers of safetensors files: bombs, very many tensors, long names and texts. */
export const headers: Kind = (random) => {
  const makes: (() => Uint8Array<ArrayBuffer>)[] = [
    () => headed(bomb(random)),
    () => headed(utf8.encode('{}'), pick([0, 1, 3, 2 ** 24, 2 ** 31, 2 ** 52], random)),
    () => {
      const [count, name] = [sizeUpTo(50_000, random), 'n'.repeat(sizeUpTo(40, random))];
      const shape = new Array(sizeUpTo(12, random)).fill(0).join();
      const entries = Array.from({ length: count }, (_, i) => `"${name}${i}":{"dtype":"F32","shape":[${shape}],"data_offsets":[0,0]}`); // prettier-ignore
      return headed(utf8.encode(`{${entries.join()}}`));
    },
    () => {
      const texts = Array.from({ length: sizeUpTo(20_000, random) }, (_, i) => [
        `k${i}`,
        'v'.repeat(sizeUpTo(50, random)),
      ]);
      return headed(utf8.encode(JSON.stringify({ __metadata__: Object.fromEntries(texts) as object })));
    },
    () => {
      const name = pick(['x', '☺', '"', '\\'], random).repeat(sizeUpTo(2 ** 20, random));
      return writeSafetensors({ [name]: float32([1], [0]) });
    },
    () => {
      const layer = { 'unet.a.lora_A.weight': float32([1], [0]), 'unet.a.lora_B.weight': float32([1], [0]) };
      const text = new TextDecoder().decode(bomb(random));
      return writeSafetensors(layer, (header) => ({ __metadata__: { lora_adapter_metadata: text }, ...header }));
    },
  ];
  const bytes = pick(makes, random)();
  return opened(bytes);
};

function opened(bytes: Uint8Array<ArrayBuffer>): Case {
  return {
    size: bytes.length,
    async run() {
      openLora(await openSafetensors(openBytes(bytes)));
    },
  };
}
