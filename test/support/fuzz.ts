import { Linear } from '../../src/layers/linear';
import type { Module } from '../../src/layers/module';
import { builders } from '../../src/models/parts';
import { presetOfConfigs, type Configs } from '../../src/checkpoints/diffusers/config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { presetOfLdm } from '../../src/checkpoints/ldm/preset';
import { readTokenizer } from '../../src/checkpoints/diffusers/files';
import { TextEncoder as Encoder } from '../../src/models/text-encoder';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart, ourPart } from '../../src/weights/part-source';
import { openSafetensors } from '../../src/formats/safetensors';
import { openShards } from '../../src/formats/shards';
import { describedCheckpoints } from './checkpoint-files';
import { folderOf } from './folder';
import { damagedText, pick, sizeUpTo, spoiled, utf8, type Json, type Kind } from './fuzzing';
import { float32, openBytes, writeSafetensors } from './safetensors';

const linear = (): Module => new Linear(3, 4);
const tensors = { weight: float32([3, 4], [...Array(12).keys()]), bias: float32([4], [1, 2, 3, 4]) };
const floats = ['F64', 'F32', 'F16', 'BF16', 'I64', 'U8', 'BOOL', 'F8'];

/** Headers of safetensors files, spoiled anywhere; bits of whole files; values that are no numbers. */
export const safetensors: Kind = (random) => {
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
  const run = async () => {
    const module = linear();
    const source = await openSafetensors(openBytes(bytes));
    await loadParameters(module, ourPart('decoder', source));
    module.dispose();
  };
  return { size: bytes.length, run };
};

const shardFiles = { 'unet/a.safetensors': writeSafetensors({ weight: tensors.weight }), 'unet/b.safetensors': writeSafetensors({ bias: tensors.bias }) }; // prettier-ignore
const index = { metadata: { total_size: 64 }, weight_map: { weight: 'a.safetensors', bias: 'b.safetensors' } };

/** Indices of shards, with files that are not there, lead out of the folder, or hold something else. */
export const shards: Kind = (random) => {
  const bytes = damagedText(random() < 0.1 ? index : spoiled(index, random), random);
  const run = async () => {
    const source = await openShards(folderOf({ ...shardFiles, 'unet/i.json': bytes }), 'unet/i.json');
    const module = linear();
    if (source !== null) await loadParameters(module, ourPart('decoder', source));
    module.dispose();
  };
  return { size: bytes.length, run };
};

const { files } = describedCheckpoints('sd2v')['folder'] as { files: Record<string, Json> };
export const configs: Configs = {
  textEncoder: files['text_encoder/config.json'],
  unet: files['unet/config.json'],
  vae: files['vae/config.json'],
  scheduler: files['scheduler/scheduler_config.json'],
};

/** Configs, each spoiled in a place or two; what is understood must be small enough to be built. */
export const config: Kind = (random) => {
  const key = pick(Object.keys(configs) as (keyof Configs)[], random);
  const once = spoiled(configs[key], random);
  const changed = { ...configs, [key]: random() < 0.3 ? spoiled(once, random) : once };
  const run = () => {
    const preset = presetOfConfigs('memory', changed);
    for (const model of [new Encoder(preset.textEncoders[0]), new DiffusionModel(preset.diffusionModel), builders.decoder(preset)])
      if (!(model.parameterCount > 0)) throw new Error('a network without parameters'); // prettier-ignore
    return Promise.resolve();
  };
  return { size: 0, run };
};

/** Configs of networks whose numbers are each allowed. */
export const largeConfig: Kind = (random) => {
  const levels = sizeUpTo(16, random);
  const attention = Array.from({ length: levels }, () => random() < 0.5);
  const unet = {
    ...(configs.unet as Json),
    block_out_channels: Array.from({ length: levels }, () => 32 * sizeUpTo(64, random)),
    attention_head_dim: pick([1, 8, 32], random),
    down_block_types: attention.map((has) => (has ? 'CrossAttnDownBlock2D' : 'DownBlock2D')),
    up_block_types: attention.map((has) => (has ? 'CrossAttnUpBlock2D' : 'UpBlock2D')).reverse(),
    layers_per_block: sizeUpTo(64, random),
    transformer_layers_per_block: sizeUpTo(64, random),
  };
  const textEncoder = { ...(configs.textEncoder as Json), num_hidden_layers: sizeUpTo(64, random), hidden_size: 1024 };
  const vae = { ...(configs.vae as Json), layers_per_block: sizeUpTo(64, random) };
  const run = async () => {
    const preset = presetOfConfigs('memory', { ...configs, unet, textEncoder, vae });
    const module = new DiffusionModel(preset.diffusionModel);
    const source = await openSafetensors(openBytes(writeSafetensors(tensors))); // which lacks them all
    await loadParameters(module, diffusersPart('diffusionModel', source));
  };
  return { size: 0, run };
};

/** Tokenizers in both forms. */
export const tokenizer: Kind = (random) => {
  const merges = files['tokenizer/merges.txt'] as unknown as string;
  const vocab = files['tokenizer/vocab.json'] as Json;
  const isOld = random() < 0.5;
  const whole = { model: { type: 'BPE', vocab, merges: merges.trimEnd().split('\n').slice(1) } };
  const contents: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = isOld
    ? {
        'tokenizer/vocab.json': damagedText(spoiled(vocab, random), random),
        'tokenizer/merges.txt': random() < 0.5 ? utf8.encode(merges) : utf8.encode(String(spoiled(merges, random))),
      }
    : { 'tokenizer/tokenizer.json': damagedText(spoiled(whole, random), random) };
  const run = async () => {
    const made = await readTokenizer(folderOf(contents));
    made.encode('a cat');
  };
  return { size: Object.values(contents).reduce((sum, { length }) => sum + length, 0), run };
};

/** Names and shapes of single files, of which the structure is found. */
const ldmNames = Object.entries(describedCheckpoints('sd1')['ldm']?.weights['model.safetensors'] ?? {});
export const singleFile: Kind = (random) => {
  const shapes = new Map(ldmNames.map(([name, [shape]]) => [name, shape]));
  for (let i = 0; i < 3; i++) {
    const name = pick([...shapes.keys()], random);
    if (random() < 0.5) shapes.delete(name);
    else shapes.set(name, pick([[], [1], [0, 0], [2 ** 40, 2 ** 40], [2 ** 24, 2 ** 24, 3, 3], [7, 7]], random));
  }
  const run = () => {
    const preset = presetOfLdm({ location: 'memory', names: [...shapes.keys()], metadata: {}, shapeOf: (name) => shapes.get(name) ?? null, read: () => Promise.reject(new Error('read')), close: () => Promise.resolve() }); // prettier-ignore
    for (const model of [new Encoder(preset.textEncoders[0]), new DiffusionModel(preset.diffusionModel)])
      if (!(model.parameterCount > 0)) throw new Error('a network without parameters'); // prettier-ignore
    return Promise.resolve();
  };
  return { size: 0, run };
};
