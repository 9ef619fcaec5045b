import type { Module } from '../../src/layers/module';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { presetOfConfigs } from '../../src/checkpoints/diffusers/config';
import { TextEncoder as Encoder } from '../../src/models/text-encoder';
import { SimpleTokenizer } from '../../src/text/tokenizer';
import { checkLora, openLora, placeLora } from '../../src/weights/lora';
import type { LoraModels, LoraPart } from '../../src/weights/lora/names';
import { diffusersName } from '../../src/weights/names';
import { openSafetensors } from '../../src/formats/safetensors';
import { openEmbedding } from '../../src/weights/textual-inversion';
import { configs } from './fuzz';
import { pick, sizeUpTo, spoiled, type Kind, type Random } from './fuzzing';
import { float32, openBytes, writeSafetensors, type Stored } from './safetensors';

let models: LoraModels | undefined;
let layers: readonly (readonly [name: string, inputs: number, outputs: number])[] = [];

function modelsOf(): LoraModels {
  if (models !== undefined) return models;
  const preset = presetOfConfigs('memory', configs);
  models = {
    textEncoder: new Encoder(preset.textEncoders[0]),
    diffusionModel: new DiffusionModel(preset.diffusionModel),
  };
  const named = (part: LoraPart, front: string, module: Module) =>
    Array.from(module.parameters(), ([path, { shape }]) => {
      const [outputs = 1, inputs = 1] = shape.toReversed();
      return [front + diffusersName(part, path).replace(/\.\w+$/, ''), inputs, outputs] as const;
    });
  layers = [...named('textEncoder', 'text_encoder.', models.textEncoder), ...named('diffusionModel', 'unet.', models.diffusionModel)]; // prettier-ignore
  return models;
}

const suffixes = [
  '.lora_A.weight',
  '.lora_B.weight',
  '.lora_down.weight',
  '.lora_up.weight',
  '.alpha',
  '.lora_mid.weight',
  '.hada_w1_a',
  '.hada_w2_b',
  '.lokr_w1',
  '.lokr_w2_a',
  '.diff',
  '.diff_b',
  '.dora_scale',
  '',
];
const values = [0, 1, NaN, Infinity, 3e38];

/** The tensors of a layer, of kinds and shapes that fit it or nearly do. */
function layerOf(name: string, inputs: number, outputs: number, random: Random): Record<string, Stored> {
  const rank = sizeUpTo(8, random);
  const near = (n: number) => (random() < 0.1 ? sizeUpTo(40, random) : n);
  const made = (shapes: Record<string, number[]>) =>
    Object.fromEntries(Object.entries(shapes).map(([role, shape]) => [`${name}.${role}`, factor(shape, random)]));
  const half = pick([1, 2, 4], random);
  const kinds = [
    { 'lora_A.weight': [rank, near(inputs)], 'lora_B.weight': [near(outputs), rank] },
    {
      hada_w1_a: [outputs, rank],
      hada_w1_b: [near(rank), inputs],
      hada_w2_a: [outputs, rank],
      hada_w2_b: [rank, inputs],
    },
    { lokr_w1: [half, half], lokr_w2: [near(outputs / half), inputs / half].map(Math.floor) },
    {
      lokr_w1_a: [half, rank],
      lokr_w1_b: [near(rank), half],
      lokr_w2: [outputs / half, inputs / half].map(Math.floor),
    },
    { diff: [near(outputs), inputs], diff_b: [near(outputs)] },
  ];
  const magnitudes = random() < 0.2 ? { dora_scale: [near(outputs), 1] } : {};
  return made({ ...pick<Record<string, number[]>>(kinds, random), ...magnitudes });
}

function factor(shape: readonly number[], random: Random): Stored {
  const count = shape.reduce((product, n) => product * n, 1);
  return float32(shape, new Array<number>(count).fill(random() < 0.9 ? 1 : pick(values, random)));
}

/** LoRAs: layers of the model and others, by names of all forms, with shapes, values and settings that fit or not. */
export const lora: Kind = (random) => {
  const places = modelsOf();
  const tensors: Record<string, Stored> = {};
  const many = random() < 0.1 ? sizeUpTo(20_000, random) : sizeUpTo(20, random);
  for (let i = 0; i < many; i++) {
    const [name, inputs, outputs] = pick(layers, random);
    const layer = random() < 0.8 ? name : `${name}${i}`;
    if (many < 100 && random() < 0.8) Object.assign(tensors, layerOf(layer, inputs, outputs, random));
    else tensors[layer + pick(suffixes, random)] = factor([], random);
  }
  const pattern = Object.fromEntries(Array.from({ length: sizeUpTo(30_000, random) }, (_, i) => [`a.b.${i}`, i + 1]));
  const settings = { 'unet.lora_alpha': 4, 'unet.alpha_pattern': random() < 0.1 ? pattern : { to_k: 2 } };
  const bytes = writeSafetensors(tensors, (header) => {
    const text = JSON.stringify(random() < 0.5 ? spoiled(settings, random) : settings);
    const whole = random() < 0.5 ? { __metadata__: { lora_adapter_metadata: text }, ...header } : header;
    return random() < 0.3 ? spoiled(whole, random) : whole;
  });
  const run = async () => {
    const opened = openLora(await openSafetensors(openBytes(bytes)));
    await checkLora(opened, placeLora(opened, places));
  };
  return { size: bytes.length, run };
};

const tokens = [
  '<cat>',
  'cat',
  ' ',
  '',
  'emb_params',
  'clip_l',
  '<|endoftext|>',
  '(',
  '[a-',
  '\\',
  '\ud800',
  'İ',
  '__proto__',
  '😀',
];

/** Textual inversions, whose tokens may be long, odd or patterns, and prompts with them. */
export const embedding: Kind = (random) => {
  const token =
    random() < 0.3 ? pick(['x', '(', '\\', '☺', 'İ'], random).repeat(sizeUpTo(2 ** 20, random)) : pick(tokens, random);
  const shape = pick([[4], [2, 4], [75, 4], [76, 4], [0], [0, 4], [1, 1, 4], []], random);
  const tensor = factor(shape, random);
  const all = random() < 0.8 ? { [token]: tensor } : { [token]: tensor, other: tensor };
  const bytes = writeSafetensors(all, (header) => (random() < 0.2 ? spoiled(header, random) : header));
  const run = async () => {
    const { token: named, count } = await openEmbedding(await openSafetensors(openBytes(bytes)), 75);
    const tokenizer = await SimpleTokenizer.clip();
    const name = named ?? '<own>';
    tokenizer.addLearnedToken(name, count);
    tokenizer.encode(`a ${name.slice(0, 1000)} ${name.toUpperCase()}_1 (here)`);
  };
  return { size: bytes.length, run };
};
