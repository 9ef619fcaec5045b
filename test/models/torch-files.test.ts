import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decoder, isCached, OptionError, StableDiffusion, useBackend, WeightsError } from '../../src';
import { allParts } from '../../src/weights/names';
import { repo, type HubFile } from '../hub/server';
import { surroundings } from '../hub/support';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';
import { float32 } from '../support/safetensors';
import { Named, writeLegacy, writeTorch, type Pickled } from '../support/torch';

const { folder: described, ldm } = describedCheckpoints('sd1') as Record<'folder' | 'ldm', Description>;

let work = '';
const at = (...path: string[]) => join(work, ...path);
const inTorch = (path: string) => path.replace('text_encoder/model.', 'text_encoder/pytorch_model.').replace('.safetensors', '.bin'); // prettier-ignore

/** As a training saves it: the state dict beside other things. */
const beside = (state: Map<Pickled, Pickled>): Pickled =>
  new Map<Pickled, Pickled>([
    ['epoch', 3],
    ['state_dict', state],
    ['callbacks', new Map([[new Named('pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint'), null]])],
  ]);

beforeAll(async () => {
  await useBackend('cpu');
  work = mkdtempSync(join(tmpdir(), 'sd-ts-torch-'));
  writeCheckpoint(at('folder'), described);
  writeCheckpoint(at('bin'), described, { as: (tensors) => writeTorch(tensors), at: inTorch });
  writeCheckpoint(at('ldm'), ldm);
  writeCheckpoint(at('ckpt'), ldm, { as: (tensors) => writeTorch(tensors, beside), at: () => 'model.ckpt' });
  writeCheckpoint(at('ckpt'), ldm, { as: (tensors) => writeLegacy(tensors, beside), at: () => 'legacy.ckpt' });
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** The values of every parameter. */
async function valuesOf(model: StableDiffusion): Promise<Map<string, string>> {
  await model.load({ parts: allParts });
  const values = new Map<string, string>();
  for (const part of allParts) {
    for (const [path, param] of model[part].parameters()) values.set(`${part}.${path}`, Buffer.from((await param.data()).buffer).toString('base64')); // prettier-ignore
  }
  model.dispose();
  return values;
}

describe('checkpoints that torch saved', () => {
  it('hold what those of safetensors hold: folders', async () => {
    await expectNoLeak(async () => {
      const expected = await valuesOf(new StableDiffusion({ weights: at('folder') }));
      expect(await valuesOf(new StableDiffusion({ weights: at('bin') }))).toEqual(expected);
    });
  });

  it.each(['model', 'legacy'])('hold what those of safetensors hold: single files (%s)', async (name) => {
    await expectNoLeak(async () => {
      const config = at('folder');
      const expected = await valuesOf(new StableDiffusion({ weights: at('ldm/model.safetensors'), config }));
      const model = new StableDiffusion({ weights: at(`ckpt/${name}.ckpt`), config });
      expect(await valuesOf(model)).toEqual(expected);
    });
  });

  it('hold parts, whatever they are called', async () => {
    renameSync(at('bin/vae/diffusion_pytorch_model.bin'), at('vae.pt'));
    const decoder = new Decoder({ latentChannels: 4, widths: [32, 32, 64], blocksPerLevel: 1, groups: 32, epsilon: 1e-6, scale: 0.18215 }); // prettier-ignore
    await decoder.loadWeights(at('vae.pt'));
    expect(decoder.isLoaded).toBe(true);
    decoder.dispose();
    renameSync(at('vae.pt'), at('bin/vae/diffusion_pytorch_model.bin'));
  });

  it('may be shards', async () => {
    const [path, tensors] = Object.entries(described.weights).find(([one]) => one.startsWith('unet')) as [string, Description['weights'][string]]; // prettier-ignore
    const names = Object.keys(tensors);
    const shardOf = (i: number) => `diffusion_pytorch_model-0000${1 + (i % 2)}-of-00002`;
    const shards = [0, 1].map((shard) => Object.fromEntries(names.filter((_, i) => i % 2 === shard).map((name) => [name, tensors[name]]))); // prettier-ignore
    const weights = Object.fromEntries(shards.map((shard, i) => [`unet/${shardOf(i)}.safetensors`, shard]));
    const { [path]: _, ...others } = described.weights;
    const files = { ...described.files, 'unet/diffusion_pytorch_model.bin.index.json': { weight_map: Object.fromEntries(names.map((name, i) => [name, `${shardOf(i)}.bin`])) } }; // prettier-ignore
    writeCheckpoint(at('shards'), { files, weights: { ...weights, ...others } } as Description, { as: (t) => writeTorch(t), at: inTorch }); // prettier-ignore
    const expected = await valuesOf(new StableDiffusion({ weights: at('folder') }));
    expect(await valuesOf(new StableDiffusion({ weights: at('shards') }))).toEqual(expected);
  });

  it('are fetched from a hub where it has no others', async () => {
    const path = 'unet/diffusion_pytorch_model';
    const file = (name: string, inside: string): HubFile => ({ bytes: new Uint8Array(readFileSync(at(name, inside))), lfs: !inside.endsWith('.json') }); // prettier-ignore
    const paths = [...Object.keys(described.files), ...Object.keys(described.weights)].filter((one) => !one.startsWith(path)); // prettier-ignore
    const files = Object.fromEntries(paths.map((one) => [one, file('folder', one)]));
    await using place = await surroundings({ ...files, [`${path}.bin`]: file('bin', `${path}.bin`) });
    const model = new StableDiffusion({ weights: repo, cacheDir: place.cacheDir });
    await model.load();
    expect(model.diffusionModel.isLoaded && (await isCached(repo, { cacheDir: place.cacheDir }))).toBe(true);
    model.dispose();
  });
});

describe('ema: the moving averages of a training', () => {
  const averageOf = (name: string) => `model_ema.${name.replace('model.', '').replaceAll('.', '')}`;
  const [[file, tensors]] = Object.entries(ldm.weights) as [[string, Description['weights'][string]]];
  const unet = Object.entries(tensors).filter(([name]) => name.startsWith('model.diffusion_model.'));
  const averages = unet.map(([name, [shape]]) => [averageOf(name), [shape, { from: [`ema.${name}`] }]] as const);
  const swapped = unet.map(([name, [shape]]) => [name, [shape, { from: [`ema.${name}`] }]] as const);

  it('are what the UNet gets where they are asked for, and are else left alone', async () => {
    const config = at('folder');
    const both = { ...tensors, ...Object.fromEntries(averages) };
    writeCheckpoint(at('both'), { files: {}, weights: { [file]: both } });
    writeCheckpoint(at('both'), { files: {}, weights: { [file]: both } }, { as: (t) => writeTorch(t, beside), at: () => 'model.ckpt' }); // prettier-ignore
    writeCheckpoint(at('swapped'), { files: {}, weights: { [file]: { ...tensors, ...Object.fromEntries(swapped) } } });
    const plain = await valuesOf(new StableDiffusion({ weights: at('ldm', file), config }));
    const expected = await valuesOf(new StableDiffusion({ weights: at('swapped', file), config }));
    expect(expected).not.toEqual(plain);
    for (const weights of [at('both', file), at('both/model.ckpt')]) {
      expect(await valuesOf(new StableDiffusion({ weights, config, ema: true }))).toEqual(expected);
      expect(await valuesOf(new StableDiffusion({ weights, config, ema: false }))).toEqual(plain);
    }
  });

  it('are refused where there are none', async () => {
    const load = (weights: string) => StableDiffusion.fromPretrained(weights, { ema: true });
    await expect(load(at('ldm', file))).rejects.toThrow(/ema is true, and the file lacks \d+ moving averages \(model_ema\.diffusion_model/); // prettier-ignore
    await expect(load(at('ldm', file))).rejects.toThrow(WeightsError);
    await expect(load(at('folder'))).rejects.toThrow(/ema chooses weights in a single file/);
    expect(() => new StableDiffusion({ weights: { decoder: 'x.h5' }, ema: true })).toThrow(OptionError);
  });
});

describe('adapters that torch saved', () => {
  it('are loaded as those of safetensors are', async () => {
    const model = new StableDiffusion({ weights: at('folder') });
    const width = 32;
    const layer = 'text_encoder.text_model.encoder.layers.0.self_attn.q_proj';
    const lora = {
      [`${layer}.lora_A.weight`]: float32([1, width], Array(width).fill(1) as number[]),
      [`${layer}.lora_B.weight`]: float32([width, 1], Array(width).fill(2) as number[]),
    };
    writeFileSync(at('style.pt'), writeTorch(lora));
    writeFileSync(at('toy.bin'), writeLegacy({ '<toy>': float32([width], Array(width).fill(1) as number[]) }));
    expect(await model.loadLora(at('style.pt'))).toBe('style');
    expect(await model.loadTextualInversion(at('toy.bin'))).toBe('<toy>');
    model.dispose();
  });
});
