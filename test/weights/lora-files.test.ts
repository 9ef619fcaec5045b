import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/backends';
import { UnsupportedError, WeightsError } from '../../src/errors';
import { DiffusionModel, type DiffusionModelConfig } from '../../src/models/diffusion-model';
import { stableDiffusion1, stableDiffusion2 } from '../../src/models/presets';
import { TextEncoder } from '../../src/models/text-encoder';
import { checkLora, mergeLora, openLora, placeLora, readBundled, type Lora } from '../../src/weights/lora';
import { ADAPTER_CONFIG } from '../../src/weights/lora/adapter-config';
import { loraPlaces } from '../../src/weights/lora/names';
import { diffusersName, ldmName } from '../../src/weights/names';
import { openSafetensors } from '../../src/formats/safetensors';
import { expectNoLeak } from '../support/engines';
import { float32, openBytes, writeSafetensors, type Stored } from '../support/safetensors';
import { seeded } from '../support/seeded';

const unet: DiffusionModelConfig = {
  inChannels: 4,
  outChannels: 4,
  widths: [8, 16],
  heads: [2, 2],
  attention: [false, true],
  blocksPerLevel: 1,
  transformerDepth: 1,
  contextWidth: 6,
  projection: 'conv',
  groups: 4,
  epsilon: 1e-5,
  transformerEpsilon: 1e-6,
  geglu: 'erf',
};
const sizes = { vocabularySize: 5, maxLength: 4, width: 6, layers: 1, heads: 2, hiddenWidth: 12 };
const models = {
  textEncoder: new TextEncoder({ ...sizes, activation: 'quick' }),
  diffusionModel: new DiffusionModel(unet),
};

const attention = 'down_blocks.1.attentions.0.transformer_blocks.0.attn2';
const key = `unet.${attention}.to_k`;
type Tensors = Record<string, Stored>;

function values(name: string, shape: readonly number[]): Stored {
  return float32(shape, Array.from(seeded(name, shape)));
}

/** The two factors of a layer of rank 2 from 6 to 16 channels. */
function layer(name = key, down = '.lora_A.weight', up = '.lora_B.weight'): Tensors {
  return { [name + down]: values('down', [2, 6]), [name + up]: values('up', [16, 2]) };
}

function without(tensors: Tensors, name: string): Tensors {
  return Object.fromEntries(Object.entries(tensors).filter(([other]) => other !== name));
}

async function open(tensors: Tensors, metadata?: Record<string, unknown>): ReturnType<typeof openSafetensors> {
  const adapter = metadata && { lora_adapter_metadata: JSON.stringify(metadata) };
  const edit = (header: Record<string, unknown>) => (adapter ? { __metadata__: adapter, ...header } : header);
  return openSafetensors(openBytes(writeSafetensors(tensors, edit)));
}

/** All that `loadLora` does before it changes anything. */
async function read(tensors: Tensors, metadata?: Record<string, unknown>): Promise<void> {
  const lora = openLora(await open(tensors, metadata));
  await checkLora(lora, placeLora(lora, models));
}

/** What a LoRA of one layer adds to a weight of zeros, in our order of axes. */
async function added(tensors: Tensors, scale: number, metadata?: Record<string, unknown>): Promise<Float32Array> {
  return mergedInto(openLora(await open(tensors, metadata)), scale);
}

async function mergedInto(lora: Lora, scale: number): Promise<Float32Array> {
  const [target] = placeLora(lora, models);
  if (target === undefined) throw new Error('no target');
  target.param.value = tf.zeros([...target.param.shape]);
  await mergeLora(lora, [target], scale);
  const found = await target.param.value.data<'float32'>();
  target.param.dispose();
  return found;
}

/** `scale · up · down` in float64, up `[out, r]`, down `[r, in, places]` → `[places, in, out]`. */
function product(rank: number, [inputs, outputs, places]: readonly [number, number, number], scale: number): number[] {
  const [down, up] = [seeded('down', [rank, inputs * places]), seeded('up', [outputs, rank])];
  const at = (place: number, i: number, o: number) => {
    let sum = 0;
    for (let r = 0; r < rank; r++) sum += (up[o * rank + r] ?? 0) * (down[(r * inputs + i) * places + place] ?? 0);
    return scale * sum;
  };
  return Array.from({ length: places * inputs * outputs }, (_, n) => {
    const [o, rest] = [n % outputs, Math.floor(n / outputs)];
    return at(Math.floor(rest / inputs), rest % inputs, o);
  });
}

function expectClose(found: Float32Array, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  const largest = Math.max(...wanted.map(Math.abs));
  for (const [i, value] of wanted.entries())
    expect(Math.abs((found[i] as number) - value)).toBeLessThan(1e-6 * largest);
}

beforeAll(async () => {
  await useBackend('cpu');
});

describe('the change of a layer', () => {
  it('is scale · alpha / rank · up · down', async () => {
    await expectNoLeak(async () => {
      expectClose(await added(layer(), 0.5), product(2, [6, 16, 1], 0.5));
      const kohya = layer(`lora_unet_${attention.replaceAll('.', '_')}_to_k`, '.lora_down.weight', '.lora_up.weight');
      const alpha = { [`lora_unet_${attention.replaceAll('.', '_')}_to_k.alpha`]: float32([], [3]) };
      expectClose(await added({ ...kohya, ...alpha }, 0.5), product(2, [6, 16, 1], 0.75));
    });
  });

  it('takes an alpha that is stored as a whole number, as by the converter of diffusers', async () => {
    const three: Stored = { dtype: 'I64', shape: [], bytes: new Uint8Array(BigInt64Array.of(3n).buffer) };
    expectClose(await added({ ...layer(), [`${key}.alpha`]: three }, 1), product(2, [6, 16, 1], 1.5));
  });

  it('is made each time, when the weight is kept away from the backend', async () => {
    await expectNoLeak(async () => {
      const lora = openLora(await open(layer()));
      const [target] = placeLora(lora, models);
      const param = target?.param;
      if (target === undefined || param === undefined) throw new Error('no target');
      param.keepAway(() => tf.ones([...param.shape]));
      await mergeLora(lora, [target], 0.5);
      await mergeLora(lora, [target], 1.5);
      expect(param.isAway).toBe(true);
      const change = async () => (await param.data()).map((x) => x - 1);
      expectClose(await change(), product(2, [6, 16, 1], 2));
      expectClose(await change(), product(2, [6, 16, 1], 2));
      param.dispose();
    });
  });

  it('is of convolutions too, with places before channels', async () => {
    const conv = (name: string, down: number[], up: number[]) => ({
      [`${name}.lora_down.weight`]: values('down', down),
      [`${name}.lora_up.weight`]: values('up', up),
    });
    const three = conv('lora_unet_down_blocks_0_resnets_0_conv1', [3, 8, 3, 3], [8, 3, 1, 1]);
    expectClose(await added(three, 2), product(3, [8, 8, 9], 2));
    const one = conv('lora_unet_down_blocks_1_attentions_0_proj_in', [3, 16, 1, 1], [16, 3, 1, 1]);
    expectClose(await added(one, 2), product(3, [16, 16, 1], 2));
  });

  it("takes alphas from diffusers' metadata: of the network, of layers by name, by the root of the rank", async () => {
    const scaled = (metadata: Record<string, unknown>) => added(layer(), 1, metadata);
    expectClose(await scaled({ 'unet.lora_alpha': 5, 'text_encoder.lora_alpha': 9 }), product(2, [6, 16, 1], 2.5));
    expectClose(
      await scaled({ 'unet.lora_alpha': 5, 'unet.use_rslora': true }),
      product(2, [6, 16, 1], 5 / Math.SQRT2),
    );
    const pattern = (name: string) => scaled({ 'unet.lora_alpha': 5, 'unet.alpha_pattern': { [name]: 1 } });
    for (const name of ['to_k', 'attn2.to_k', `${attention}.to_k`, `^${attention}.to_k`]) {
      expectClose(await pattern(name), product(2, [6, 16, 1], 0.5));
    }
    for (const name of ['o_k', 'to_q', '^to_k', '^attn2.to_k']) {
      expectClose(await pattern(name), product(2, [6, 16, 1], 2.5));
    }
    const own = { ...layer(), [`${key}.alpha`]: float32([1], [4]) };
    expectClose(await added(own, 1, { 'unet.lora_alpha': 5 }), product(2, [6, 16, 1], 2));
  });
});

describe('the names of layers', () => {
  it.each([
    ['SD 1.4', stableDiffusion1],
    ['SD 2.1', stableDiffusion2],
  ] as const)('are those of one weight each in %s', (_, preset) => {
    // prettier-ignore
    const full = { textEncoder: new TextEncoder(preset.textEncoders[0]), diffusionModel: new DiffusionModel(preset.diffusionModel) }; // prettier-ignore
    const places = loraPlaces(full);
    const layerOf = (name: string) => name.replace(/\.weight$/, '');
    let count = 0;
    for (const [path, { kind }] of full.diffusionModel.parameters()) {
      if (kind === 'vector') continue;
      const name = layerOf(diffusersName('diffusionModel', path));
      const original = layerOf(ldmName('diffusionModel', path, full.diffusionModel.structure));
      const names = [name, `unet.${name}`, ...[name, original].map((n) => `lora_unet_${n.replaceAll('.', '_')}`)];
      for (const one of names) expect(places(one)?.weight?.path, one).toBe(path);
      count++;
    }
    expect(count).toBe(282);
    for (const [path, { kind }] of full.textEncoder.parameters()) {
      if (kind !== 'matrix') continue;
      const name = layerOf(diffusersName('textEncoder', path));
      for (const one of [`text_encoder.${name}`, `lora_te_${name.replaceAll('.', '_')}`]) {
        expect(places(one)?.weight?.path, one).toBe(path);
      }
    }
  });
});

describe('spellings of trainers', () => {
  const [dotted, down, up] = [`${attention}.to_k`, '.lora_down.weight', '.lora_up.weight'];
  const original = 'input_blocks.3.1.transformer_blocks.0.attn2.to_k';
  it.each([
    ["LyCORIS' wrapper around a UNet", `lycoris_${dotted.replaceAll('.', '_')}`, 'lora-lycoris'],
    ["OneTrainer's with points", `lora_unet.${dotted}`, 'lora-onetrainer'],
    ["ComfyUI's, with LDM's names", `diffusion_model.${original}`, 'lora-comfyui'],
  ])('%s, are read: %s [%s]', async (_, name) => {
    const lora = openLora(await open(layer(name, down, up)));
    expect(placeLora(lora, models)[0]?.path).toBe('down.1.transformers.0.blocks.0.crossAttention.key.weight');
  });

  it('of text encoders with points are read [lora-text-spellings]', async () => {
    const text = 'encoder.layers.0.self_attn.q_proj';
    for (const front of ['lora_te.text_model.', 'lora_te1.text_model.', 'text_encoder.', 'clip_l.text_model.']) {
      const square = { ...layer(front + text), [`${front}${text}.lora_B.weight`]: values('up', [6, 2]) };
      expect(placeLora(openLora(await open(square)), models)[0]?.path).toBe('layers.0.attention.query.weight');
    }
  });
});

describe("PEFT's own files", () => {
  const name = `base_model.model.${attention}.to_k`;
  const own = layer(name, '.lora_A.default.weight', '.lora_B.default.weight');
  const beside = (config: object) => async (): Promise<Float32Array> => {
    const source = await open(own);
    const lora = openLora({ ...source, metadata: { [ADAPTER_CONFIG]: JSON.stringify(config) } });
    return mergedInto(lora, 1);
  };

  it('take alpha from adapter_config.json, with its patterns', async () => {
    expectClose(await beside({ r: 2, lora_alpha: 5 })(), product(2, [6, 16, 1], 2.5));
    expectClose(await beside({ lora_alpha: 5, use_rslora: true })(), product(2, [6, 16, 1], 5 / Math.SQRT2));
    expectClose(await beside({ lora_alpha: 5, alpha_pattern: { to_k: 1 } })(), product(2, [6, 16, 1], 0.5));
  });

  it('are read without it, and a warning says that alpha is taken to be the rank', async () => {
    const lora = openLora(await open(own));
    expect(lora.warnings).toEqual([
      'memory: PEFT keeps alpha in adapter_config.json, which is not beside it; alpha is taken to be the rank.',
    ]);
    expectClose(await mergedInto(lora, 1), product(2, [6, 16, 1], 1));
  });

  it('are refused with settings that are damaged, or not supported', async () => {
    await expect(beside({ lora_alpha: 'x' })()).rejects.toThrow(/its adapter_config\.json has lora_alpha "x"/);
    await expect(beside({ r: 0, lora_alpha: 1, lora_bias: true })()).rejects.toThrow(UnsupportedError);
  });

  it('are found by text encoders too', async () => {
    const text = 'base_model.model.text_model.encoder.layers.0.self_attn.q_proj';
    const square = { ...layer(text), [`${text}.lora_B.weight`]: values('up', [6, 2]) };
    expect(placeLora(openLora(await open(square)), models)[0]?.path).toBe('layers.0.attention.query.weight');
  });

  it('of two adapters in one are refused', async () => {
    const two = { ...own, ...layer(name, '.lora_A.other.weight', '.lora_B.other.weight') };
    await expect(read(two)).rejects.toThrow(/lora_A\.other\.weight and \S+lora_A\.default\.weight are the same/);
  });
});

describe('textual inversions in the file of a LoRA', () => {
  const bundled = (name: string, shape: readonly number[]) => ({
    ...layer(),
    [`bundle_emb.${name}`]: values('e', shape),
  });

  it('are read by their names, in every form', async () => {
    for (const form of ['string_to_param.*', 'clip_l', 'emb_params']) {
      const lora = openLora(await open(bundled(`<my.token>.${form}`, [2, 6])));
      expect(lora.warnings).toEqual([]);
      const found = await readBundled(lora.source, lora.embeddings, 2);
      expect(found.get('<my.token>')).toMatchObject({ token: '<my.token>', count: 2, width: 6 });
    }
  });

  it('are refused where they are of another shape, or for SDXL', async () => {
    const read = async (tensors: Tensors) => {
      const { source, embeddings } = openLora(await open(tensors));
      return readBundled(source, embeddings, 2);
    };
    await expect(read(bundled('x.clip_l', [3, 6]))).rejects.toThrow(/has 3 vectors, and a prompt room for 2/);
    await expect(read(bundled('x.clip_l', [1, 1, 6]))).rejects.toThrow(/is \[1, 1, 6\]/);
    await expect(read(bundled('x.clip_g', [2, 6]))).rejects.toThrow(/two text encoders of SDXL/);
  });
});

describe('a file that is no LoRA for the model', () => {
  const alpha = (shape: number[], list: number[]) => ({ ...layer(), [`${key}.alpha`]: float32(shape, list) });
  const nan = (list: number[]) => ({ ...layer(), [`${key}.lora_B.weight`]: float32([16, 2], [...list, ...new Array<number>(32 - list.length).fill(1)]) }); // prettier-ignore

  it.each<[string, Tensors, RegExp]>([
    ['is empty', {}, /1 differences\):\n {2}it has no layers$/],
    ['lacks up', without(layer(), `${key}.lora_B.weight`), /attn2\.to_k lacks up$/],
    ['lacks down', without(layer(), `${key}.lora_A.weight`), /attn2\.to_k lacks down$/],
    ['has nothing but alphas', { [`${key}.alpha`]: float32([], [1]) }, /to_k lacks down\n {2}\S+to_k lacks up$/],
    ['has nothing but unknown tensors', { 'x.weight': float32([1], [0]) }, /1 differences\):\n {2}it has no layers, but x\.weight$/], // prettier-ignore
    ['has layers of another model', layer('lora_te_text_model_encoder_layers_11_mlp_fc1'), /the model has no layer lora_te_text_model/], // prettier-ignore
    [
      'changes a norm by factors',
      layer('unet.conv_norm_out'),
      /conv_norm_out is a norm, whose weight a LoRA cannot change/,
    ],
    [
      'changes an embedding',
      layer('text_encoder.text_model.embeddings.token_embedding'),
      /the model has no layer text_encoder\.text_model\.embeddings/,
    ],
    ['names a layer twice', { ...layer(), ...layer(key.slice(5)) }, /change the same layer/],
    ['names a factor twice', { ...layer(), ...layer(key, '.lora_down.weight', '.lora_up.weight') }, /lora_down\.weight and \S+lora_A\.weight are the same/], // prettier-ignore
    ['has inputs too few', { ...layer(), [`${key}.lora_A.weight`]: values('down', [2, 5]) }, /lora_A\.weight is \[2, 5\], needed \[2, 6\]/], // prettier-ignore
    ['has outputs too many', { ...layer(), [`${key}.lora_B.weight`]: values('up', [17, 2]) }, /lora_B\.weight is \[17, 2\], needed \[16, 2\]/], // prettier-ignore
    ['has two ranks', { ...layer(), [`${key}.lora_B.weight`]: values('up', [16, 3]) }, /lora_A\.weight is \[2, 6\], needed \[3, 6\]/], // prettier-ignore
    ['has rank 0', { [`${key}.lora_A.weight`]: float32([0, 6], []), [`${key}.lora_B.weight`]: float32([16, 0], []) }, /is of rank 0/], // prettier-ignore
    ['has a filter for a matrix', { ...layer(), [`${key}.lora_A.weight`]: values('down', [2, 6, 3, 3]) }, /\[2, 6, 3, 3\], needed \[2, 6\]/], // prettier-ignore
    ['has vectors', { ...layer(), [`${key}.lora_A.weight`]: values('down', [12]) }, /is \[12\], needed \[2, 6\]/],
    ['has two alphas', alpha([2], [1, 2]), /\.alpha has 2 values, needed one/],
    ['has no alpha in its tensor', alpha([0], []), /\.alpha has 0 values/],
    ['has a NaN', nan([NaN]), /to_k holds values that are infinite, no numbers or too large/],
    ['has a NaN behind a larger number', nan([9, NaN, 1]), /holds values that are infinite/],
    ['has an infinity', nan([-Infinity]), /holds values that are infinite/],
    ['has an alpha that is no number', alpha([], [NaN]), /holds values that are infinite/],
    ['would overflow', nan([3e38]), /or too large/],
  ])('%s', async (_, tensors, message) => {
    await expectNoLeak(async () => {
      const refused = read(tensors);
      await expect(refused).rejects.toThrow(WeightsError);
      await expect(refused).rejects.toThrow(message);
    });
  });

  const kron = (w1: readonly number[], w2: readonly number[]) => ({
    [`${key}.lokr_w1`]: values('w1', w1),
    [`${key}.lokr_w2`]: values('w2', w2),
  });
  const hadamard = (w1a: readonly number[], w2b: readonly number[]) => ({
    [`${key}.hada_w1_a`]: values('w1a', w1a),
    [`${key}.hada_w1_b`]: values('w1b', [2, 6]),
    [`${key}.hada_w2_a`]: values('w2a', [16, 2]),
    [`${key}.hada_w2_b`]: values('w2b', w2b),
  });
  const conv = 'unet.down_blocks.0.resnets.0.conv1';

  it.each<[string, Tensors, RegExp]>([
    ['whose first does not divide the layer', kron([5, 2], [3, 3]), /to_k\.lokr_w1 is of a factor \[5, 2\], which does not divide the layer/], // prettier-ignore
    [
      'whose first is empty',
      { ...kron([4, 2], [4, 3]), [`${key}.lokr_w1`]: float32([0, 2], []) },
      /lokr_w1 is of a factor \[0, 2\]/,
    ],
    ['whose first is larger than the layer', kron([32, 6], [1, 1]), /of a factor \[32, 6\]/],
    ['whose second does not fit', kron([4, 2], [4, 4]), /lokr_w2 is \[4, 4\], needed \[4, 3\]/],
    ['that lacks its second', without(kron([4, 2], [4, 3]), `${key}.lokr_w2`), /to_k lacks lokr_w2$/],
    ['that lacks half of its first', { ...without(kron([4, 2], [4, 3]), `${key}.lokr_w1`), [`${key}.lokr_w1_a`]: values('a', [4, 2]) }, /to_k lacks lokr_w1_b$/], // prettier-ignore
    ['that has its first twice', { ...kron([4, 2], [4, 3]), [`${key}.lokr_w1_a`]: values('a', [4, 2]) }, /has both lokr_w1 and lokr_w1_a/], // prettier-ignore
    ['of two ranks', hadamard([16, 3], [2, 6]), /hada_w1_b is \[2, 6\], needed \[3, 6\]/],
    ['of too few inputs', hadamard([16, 2], [2, 5]), /hada_w2_b is \[2, 5\], needed \[2, 6\]/],
    ['that lacks its second', without(hadamard([16, 2], [2, 6]), `${key}.hada_w2_b`), /to_k lacks hada_w2_b/],
    ['with a middle for a matrix', { ...hadamard([16, 2], [2, 6]), [`${key}.hada_t1`]: values('t', [2, 2, 3, 3]) }, /hada_w1_a is \[16, 2\], needed \[16, 16\]/], // prettier-ignore
    ['of another shape', { [`${key}.diff`]: values('d', [6, 16]) }, /to_k\.diff is \[6, 16\], needed \[16, 6\]/],
    ['of a bias that is not there', { ...layer(), [`${key}.diff_b`]: values('d', [16]) }, /to_k has no bias, which \S+diff_b changes/], // prettier-ignore
    [
      'of a bias of another length',
      { [`${conv}.diff_b`]: values('d', [9]) },
      /conv1\.diff_b is \[9\], needed \[8, 1\]/,
    ],
    ['of two kinds', { ...layer(), [`${key}.diff`]: values('d', [16, 6]) }, /to_k is LoRA and difference at once/],
    ['with magnitudes of another layer', { ...layer(), [`${key}.dora_scale`]: values('m', [9, 1]) }, /dora_scale is \[9, 1\], needed \[16, 1\]/], // prettier-ignore
    ['with magnitudes of inputs by PEFT', { ...layer(), [`${key}.lora_magnitude_vector`]: values('m', [6]) }, /is \[6\], needed \[16, 1\]/], // prettier-ignore
    ['with magnitudes that are no numbers', { ...layer(), [`${key}.dora_scale`]: float32([16, 1], new Array<number>(16).fill(NaN)) }, /values that are infinite/], // prettier-ignore
    ['whose product would overflow', { ...kron([4, 2], [4, 3]), [`${key}.lokr_w1`]: float32([4, 2], new Array<number>(8).fill(3e38)) }, /or too large/], // prettier-ignore
    ['with magnitudes alone', { [`${key}.dora_scale`]: values('m', [16, 1]) }, /to_k lacks down\n {2}\S+to_k lacks up/],
  ])('has a change %s', async (_, tensors, message) => {
    await expectNoLeak(async () => {
      await expect(read(tensors)).rejects.toThrow(message);
    });
  });

  it('has tensors besides that nobody needs, which are left alone [lora-unknown-tensor]', async () => {
    const besides = { 'text_model.embeddings.position_ids': float32([1], [0]), 'x.weight': float32([1], [0]) };
    const lora = openLora(await open({ ...layer(), ...besides }));
    expect(placeLora(lora, models).map(({ name }) => name)).toEqual([key]);
    expect(lora.warnings).toEqual(["memory: 1 tensors are none of a LoRA's and are left alone: x.weight."]);
  });

  it('lists many faults and counts the rest', async () => {
    const many = Object.assign({}, ...Array.from({ length: 50 }, (_, i) => layer(`unet.x${i}`))) as Tensors;
    await expect(read(many)).rejects.toThrow(/50 differences\):(\n {2}.*){10}\n {2}and 40 more$/);
  });

  it.each([
    ['OFT', 'oft_blocks'],
    ['a LoRA with biases', 'lora_B.bias'],
    ['a LoRA of an embedding', 'lora_embedding_A'],
    ['IA3', 'on_input'],
    ['GLoRA', 'a1.weight'],
  ])('is %s, by its %s', async (kind, suffix) => {
    const refused = read({ ...layer(), [`${key}.${suffix}`]: float32([1], [1]) });
    await expect(refused).rejects.toThrow(UnsupportedError);
    await expect(refused).rejects.toThrow(`holds ${kind}; LoRA, LoHa, LoKr, DoRA and differences`);
  });

  it.each<[Record<string, unknown> | unknown[], RegExp]>([
    [[1], /its lora_adapter_metadata holds no object/],
    [{ 'unet.lora_alpha': 'x' }, /has unet\.lora_alpha "x"/],
    [{ 'unet.alpha_pattern': [] }, /has unet\.alpha_pattern \[\]/],
    [{ 'unet.alpha_pattern': { to_k: null } }, /has null for "to_k" in its unet\.alpha_pattern/],
    [{ 'unet.alpha_pattern': { '(a+)+$': 1 } }, /by the pattern "\(a\+\)\+\$"; only whole names/],
    [{ 'text_encoder.modules_to_save': ['x'] }, /text_encoder\.modules_to_save is \["x"\] in its settings/],
    [{ 'unet.lora_bias': true }, /unet\.lora_bias is true/],
  ])('says %j of itself', async (metadata, message) => {
    await expect(read(layer(), metadata as Record<string, unknown>)).rejects.toThrow(message);
  });

  it('says what is no JSON of itself', async () => {
    const edit = (header: Record<string, unknown>) => ({ __metadata__: { lora_adapter_metadata: '{' }, ...header });
    const source = await openSafetensors(openBytes(writeSafetensors(layer(), edit)));
    expect(() => openLora(source)).toThrow(/its lora_adapter_metadata is no JSON/);
  });
});
