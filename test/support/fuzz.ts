import type { Folder, OpenFile } from '../../src/files';
import { Linear } from '../../src/layers/linear';
import type { Module } from '../../src/layers/module';
import { Decoder } from '../../src/models/autoencoder';
import { presetOfConfigs, type Configs } from '../../src/models/diffusers-config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { presetOfLdm } from '../../src/models/ldm-preset';
import { readTokenizer } from '../../src/models/folder-files';
import { TextEncoder as Encoder } from '../../src/models/text-encoder';
import { loadParameters } from '../../src/weights/load';
import { ourPart } from '../../src/weights/part-source';
import { openSafetensors } from '../../src/weights/safetensors';
import { openShards } from '../../src/weights/shards';
import { describedCheckpoints } from './checkpoint-files';
import { numbers, pick, take } from './fuzzing';
import { float32, openBytes, writeSafetensors } from './safetensors';

type Random = () => number;
type Json = Record<string, unknown>;

/** What stands in a place of a file where something else is needed. */
const odd: readonly unknown[] = [
  null, true, -1, 0, 0.5, 1e9, 2 ** 53, 1e300, -(2 ** 31), '', '../../etc/passwd', '/etc/passwd', 'a\\..\\b', 'C:/x.safetensors', '\u0000',
  [], {}, [[]], [null], [-1, -1], [2 ** 40, 2 ** 40], [0], [1, 2, 3, 4, 5, 6, 7, 8, 9], 'F8_E4M3', 'I64', '__proto__', 'x'.repeat(10_000),
]; // prettier-ignore

/** `value` with one place in it, at random, replaced, removed, doubled or added to. */
function spoiled(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(odd, random);
  if (Array.isArray(value)) {
    const copy: unknown[] = value.slice(0, 4096);
    const at = Math.floor(random() * (copy.length + 1));
    copy.splice(at, random() < 0.5 ? 1 : 0, at < copy.length ? spoiled(copy[at], random) : pick(odd, random));
    return copy;
  }
  const copy: Json = { ...(value as Json) };
  const key = pick(Object.keys(copy), random) as string | undefined;
  if (key === undefined || random() < 0.1) copy[String(pick(odd, random))] = pick(odd, random);
  else if (random() < 0.2) Reflect.deleteProperty(copy, key);
  else copy[key] = spoiled(copy[key], random);
  return copy;
}

const utf8 = new TextEncoder();

/** The bytes of JSON, at times cut off, with a flipped bit, or made a pile of brackets. */
function damagedText(json: unknown, random: Random): Uint8Array<ArrayBuffer> {
  const bytes = utf8.encode(JSON.stringify(json));
  const kind = random();
  if (kind < 0.1) return bytes.slice(0, Math.floor(random() * bytes.length));
  if (kind < 0.2) return utf8.encode('['.repeat(100_000));
  if (kind < 0.3 && bytes.length > 0) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
}

/** A kind of input: makes damaged ones and opens them as the library does. */
type Trial = (random: Random) => () => Promise<void>;

const linear = (): Module => new Linear(3, 4);
const tensors = { weight: float32([3, 4], [...Array(12).keys()]), bias: float32([4], [1, 2, 3, 4]) };
const floats = ['F64', 'F32', 'F16', 'BF16', 'I64', 'U8', 'BOOL', 'F8'];

/** Headers of safetensors files, spoiled anywhere; bits of whole files; values that are no numbers. */
const safetensors: Trial = (random) => {
  let bytes = writeSafetensors(tensors, (header) => {
    const kind = random();
    if (kind < 0.2) return header;
    if (kind < 0.4) return { ...header, weight: { ...(header['weight'] as Json), dtype: pick(floats, random) } };
    return spoiled(header, random);
  });
  const kind = random();
  if (kind < 0.2) bytes = bytes.slice(0, Math.floor(random() * bytes.length));
  else if (kind < 0.3)
    new DataView(bytes.buffer).setBigUint64(0, pick([0n, 1n, 2n ** 31n, 2n ** 53n, 2n ** 64n - 1n], random), true); // prettier-ignore
  else if (kind < 0.6) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  else if (kind < 0.7)
    bytes.set([0, 0, 0xc0, 0x7f], bytes.length - 4); // NaN
  else if (kind < 0.8) bytes = utf8.encode('PK\u0003\u0004'.padEnd(100, '\u0000'));
  return async () => {
    const module = linear();
    const source = await openSafetensors(openBytes(bytes));
    await loadParameters(module, ourPart('decoder', source));
    module.dispose();
  };
};

/** A folder in memory, which fails when a path outside it is asked for. */
function folderOf(contents: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Folder {
  return {
    location: 'memory',
    list: () => Promise.resolve(null),
    open(path): Promise<OpenFile | null> {
      if (!/^[\w-]+(\/[\w.-]+)?$/.test(path) || path.includes('..')) throw new Error(`${path} was opened`);
      const bytes = contents[path];
      return Promise.resolve(bytes === undefined ? null : openBytes(bytes));
    },
  };
}

const shardFiles = { 'unet/a.safetensors': writeSafetensors({ weight: tensors.weight }), 'unet/b.safetensors': writeSafetensors({ bias: tensors.bias }) }; // prettier-ignore
const index = { metadata: { total_size: 64 }, weight_map: { weight: 'a.safetensors', bias: 'b.safetensors' } };

/** Indices of shards, with files that are not there, lead out of the folder, or hold something else. */
const shards: Trial = (random) => {
  const bytes = damagedText(random() < 0.1 ? index : spoiled(index, random), random);
  return async () => {
    const source = await openShards(folderOf({ ...shardFiles, 'unet/i.json': bytes }), 'unet/i.json');
    const module = linear();
    if (source !== null) await loadParameters(module, ourPart('decoder', source));
    module.dispose();
  };
};

const { files } = describedCheckpoints('sd2v')['folder'] as { files: Record<string, Json> };
const configs: Configs = {
  textEncoder: files['text_encoder/config.json'],
  unet: files['unet/config.json'],
  vae: files['vae/config.json'],
  scheduler: files['scheduler/scheduler_config.json'],
};

/** Configs, each spoiled in a place or two; what is understood must be small enough to be built. */
const config: Trial = (random) => {
  const key = pick(Object.keys(configs) as (keyof Configs)[], random);
  const once = spoiled(configs[key], random);
  const changed = { ...configs, [key]: random() < 0.3 ? spoiled(once, random) : once };
  return () => {
    const preset = presetOfConfigs('memory', changed);
    for (const model of [new Encoder(preset.textEncoder), new DiffusionModel(preset.diffusionModel), new Decoder(preset.autoencoder)])
      if (!(model.parameterCount > 0)) throw new Error('a network without parameters'); // prettier-ignore
    return Promise.resolve();
  };
};

/** Tokenizers in both forms. */
const tokenizer: Trial = (random) => {
  const merges = files['tokenizer/merges.txt'] as unknown as string;
  const vocab = files['tokenizer/vocab.json'] as Json;
  const isOld = random() < 0.5;
  const whole = { model: { type: 'BPE', vocab, merges: merges.trimEnd().split('\n').slice(1) } };
  const contents = isOld
    ? {
        'tokenizer/vocab.json': damagedText(spoiled(vocab, random), random),
        'tokenizer/merges.txt': random() < 0.5 ? utf8.encode(merges) : utf8.encode(String(spoiled(merges, random))),
      }
    : { 'tokenizer/tokenizer.json': damagedText(spoiled(whole, random), random) };
  return async () => {
    const made = await readTokenizer(folderOf(contents));
    made.encode('a cat');
  };
};

/** Names and shapes of single files, of which the structure is found. */
const ldmNames = Object.entries(describedCheckpoints('sd1')['ldm']?.weights['model.safetensors'] ?? {});
const singleFile: Trial = (random) => {
  const shapes = new Map(ldmNames.map(([name, [shape]]) => [name, shape]));
  for (let i = 0; i < 3; i++) {
    const name = pick([...shapes.keys()], random);
    if (random() < 0.5) shapes.delete(name);
    else shapes.set(name, pick([[], [1], [0, 0], [2 ** 40, 2 ** 40], [2 ** 24, 2 ** 24, 3, 3], [7, 7]], random));
  }
  return () => {
    const preset = presetOfLdm({ location: 'memory', names: [...shapes.keys()], metadata: {}, shapeOf: (name) => shapes.get(name) ?? null, read: () => Promise.reject(new Error('read')), close: () => Promise.resolve() }); // prettier-ignore
    for (const model of [new Encoder(preset.textEncoder), new DiffusionModel(preset.diffusionModel)])
      if (!(model.parameterCount > 0)) throw new Error('a network without parameters'); // prettier-ignore
    return Promise.resolve();
  };
};

const trials: Readonly<Record<string, Trial>> = { safetensors, shards, config, tokenizer, singleFile };

/**
 * Opens `cases` damaged inputs of every kind but HDF5, which depend on `seed` alone. A case fails when anything but a `WeightsError`
 * is thrown, it takes more than a second of the processor, or the memory grows by over 64 MB; one that was harmless may succeed.
 */
export async function runFuzz(
  cases: number,
  seed: number,
): Promise<{ cases: number; refused: number; failures: string[] }> {
  const random = numbers(seed);
  const failures: string[] = [];
  const kinds = Object.entries(trials);
  let refused = 0;
  for (let i = 0; i < cases; i++) {
    const [kind, trial] = kinds[i % kinds.length] as [string, Trial];
    const run = trial(random);
    const taken = await take(run);
    if (taken.refused) refused++;
    if (taken.fault !== null) failures.push(`case ${i} of seed ${seed} (${kind}): ${taken.fault}`);
  }
  return { cases, refused, failures };
}
