import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError, OptionError, StableDiffusion, TinyDecoder, useBackend, WeightsError } from '../../src';
import { repo } from '../hub/server';
import { surroundings } from '../hub/support';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture, type Case } from '../support/fixtures';
import { float32, writeSafetensors } from '../support/safetensors';
import { seeded, seededInput, type InputSpec } from '../support/seeded';

/** A tiny autoencoder of test/reference/tiny_decoder.py: its config and the shapes of its tensors, the encoder's too. */
interface TinyCase extends Case {
  readonly config: Readonly<Record<string, unknown>>;
  readonly latents: InputSpec;
  readonly names: Readonly<Record<string, readonly number[]>>;
}

const fixture = openFixture<TinyCase>('tiny-decoder');
const { cases } = fixture;
const small = cases.find(({ name }) => name === 'small') as TinyCase;
const published = cases.find(({ name }) => name === 'as published') as TinyCase;
const work = mkdtempSync(join(tmpdir(), 'sd-ts-tiny-decoder-'));
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

type Names = Readonly<Record<string, readonly number[]>>;

/** A file of these tensors, under the names that `rename` gives; null leaves one out. */
function fileOf(names: Names, rename: (name: string) => string | null = (name) => name): Uint8Array {
  const entries = Object.entries(names).map(([name, shape]) => [rename(name), float32(shape, Array.from(seeded(name, shape)))] as const); // prettier-ignore
  return writeSafetensors(Object.fromEntries(entries.filter(([name]) => name !== null)) as never);
}

/** Writes a case as diffusers saves it, and returns the folder. */
function writeFolder(name: string, { config, names }: Pick<TinyCase, 'config' | 'names'>, change: object = {}): string {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ _class_name: 'AutoencoderTiny', ...config, ...change }));
  writeFileSync(join(folder, 'diffusion_pytorch_model.safetensors'), fileOf(names));
  return folder;
}

function writeFile(name: string, bytes: Uint8Array): string {
  const path = join(work, name);
  writeFileSync(path, bytes);
  return path;
}

/** What diffusers' decoder in the case makes of its latents, as far off as found. */
async function differenceOf(decoder: TinyDecoder, { name, latents, output }: TinyCase): Promise<number> {
  const x = tf.tensor<tf.Rank.R4>(seededInput('latents', latents), [...latents.shape] as never);
  const pixels = decoder.run(x);
  const found = await pixels.data<'float32'>();
  tf.dispose([x, pixels]);
  return difference(found, fixture.values(name), output);
}

describe('TinyDecoder', () => {
  it('is one file of a repository on a hub, by name', async () => {
    await using place = await surroundings({ 'sub/taesd.safetensors': { bytes: fileOf(published.names), lfs: true } });
    await useBackend('wasm');
    await expectNoLeak(async () => {
      const location = `${repo}/sub/taesd.safetensors`;
      const decoder = await TinyDecoder.fromPretrained(location, { cacheDir: place.cacheDir });
      expect(decoder.name).toBe(location);
      expect(await differenceOf(decoder, published)).toBeLessThan(1e-5);
      decoder.dispose();
    });
  });

  eachBackend(() => {
    it.each(cases)('makes the pixels of diffusers: $name', async (one) => {
      await expectNoLeak(async () => {
        const decoder = await TinyDecoder.fromPretrained(writeFolder(one.name, one));
        expect([decoder.isLoaded, decoder.jitCompile]).toEqual([true, true]);
        await decoder.prepare([one.latents.shape]);
        expect(await differenceOf(decoder, one)).toBeLessThan(1e-5);
        decoder.jitCompile = false;
        expect(await differenceOf(decoder, one)).toBeLessThan(1e-5);
        decoder.dispose();
      });
    });
  });
});

describe('the files of a tiny decoder', () => {
  beforeAll(async () => {
    await useBackend('wasm');
  });

  it('say what it is built of', async () => {
    const decoder = await TinyDecoder.fromPretrained(writeFolder('published', published));
    expect(decoder.config).toEqual({ latentChannels: 4, width: 64, blocks: [3, 3, 3, 1], scale: 1 });
    expect(decoder.parameterCount).toBe(1_222_531);
    expect(decoder.summary()).toContain('levels.3.conv.bias');
    decoder.dispose();
  });

  it('may be one file: of diffusers, of the decoder alone, or as TAESD itself has it', async () => {
    const scale = 0.5; // which no file but a config tells
    const own = (name: string) => name.replace(/^encoder\..*/, '').replace(/^decoder\.layers\.(\d+)/, (_, i) => String(Number(i) + 1)); // prettier-ignore
    const files = [
      writeFile('whole.safetensors', fileOf(small.names)),
      writeFile(
        'alone.safetensors',
        fileOf(small.names, (name) => (name.startsWith('decoder') ? name : null)),
      ),
      writeFile(
        'taesd_decoder.safetensors',
        fileOf(small.names, (name) => own(name) || null),
      ),
    ];
    await expectNoLeak(async () => {
      for (const file of files) {
        const loaded = await TinyDecoder.fromPretrained(file);
        expect(loaded.config).toEqual({ latentChannels: 4, width: 8, blocks: [2, 1, 1], scale: 1 });
        const decoder = new TinyDecoder({ ...loaded.config, scale });
        await decoder.loadWeights(file);
        expect(await differenceOf(decoder, small)).toBeLessThan(1e-5);
        decoder.dispose();
        loaded.dispose();
      }
    });
  });

  it('are written with the names of diffusers', async () => {
    const decoder = await TinyDecoder.fromPretrained(writeFolder('small', small));
    const path = join(work, 'saved.safetensors');
    await decoder.saveWeights(path);
    decoder.dispose();
    const again = await TinyDecoder.fromPretrained(path);
    const saved = new TinyDecoder({ ...again.config, scale: 0.5 });
    await saved.loadWeights(path);
    expect(await differenceOf(saved, small)).toBeLessThan(1e-5);
    again.dispose();
    saved.dispose();
  });

  it('are refused, with the reason, when they are none or not whole', async () => {
    const without = (name: string) => Object.fromEntries(Object.entries(small.names).filter(([key]) => key !== name));
    const odd = { ...small.names, 'decoder.layers.3.conv.2.weight': [8, 4, 3, 3] };
    const folder = (name: string, change: object) => writeFolder(name, small, change);
    const refused: [string | URL, RegExp][] = [
      [join(work, 'nowhere'), /there is no config\.json; a folder of diffusers' AutoencoderTiny/],
      [join(work, 'nowhere.safetensors'), /there is no such file/],
      ['taesd_decoder.pth', /there is no such file/],
      [folder('kl', { _class_name: 'AutoencoderKL' }), /_class_name is "AutoencoderKL"; supported: "AutoencoderTiny"/],
      [folder('mish', { act_fn: 'mish', upsample_fn: 'bilinear' }), /act_fn is "mish".*\n.*upsample_fn is "bilinear"/],
      [writeFile('lora.safetensors', fileOf({ 'lora.A': [2, 2] })), /holds no tiny decoder \(it begins with 'lora\.A'/],
      [writeFile('gap.safetensors', fileOf(without('decoder.layers.2.conv.0.bias'))), /missing decoder\.layers\.2\.conv\.0\.bias/], // prettier-ignore
      [writeFile('odd.safetensors', fileOf(odd)), /decoder\.layers\.3\.conv\.2\.weight is \[8, 4, 3, 3\], needed \[8, 8, 3, 3\]/], // prettier-ignore
      [writeFile('cut.safetensors', fileOf(small.names).subarray(0, 3000)), /safetensors/],
      [writeFile('empty.safetensors', writeSafetensors({})), /holds no tiny decoder/],
    ];
    await expectNoLeak(async () => {
      for (const [location, reason] of refused) {
        const error = await TinyDecoder.fromPretrained(location).catch((e: unknown) => e);
        expect(error, String(location)).toBeInstanceOf(WeightsError);
        expect((error as Error).message).toMatch(reason);
      }
      const offline = { localFilesOnly: true, cacheDir: join(work, 'cache') };
      await expect(TinyDecoder.fromPretrained('some/taesd', offline)).rejects.toThrow(HubError);
    });
  });

  it('take other structures than that of the file for faults', async () => {
    const decoder = new TinyDecoder({ latentChannels: 4, width: 8, blocks: [1, 1], scale: 1 });
    await expect(decoder.loadWeights(writeFolder('three', small))).rejects.toThrow(WeightsError);
    expect(decoder.isLoaded).toBe(false);
  });
});

describe('drawing with a tiny decoder', () => {
  const model = new StableDiffusion({ weights: 'tiny' });
  const quick = { numSteps: 2, seed: 3 };
  let tiny: TinyDecoder;
  beforeAll(async () => {
    await useBackend('wasm');
    tiny = await TinyDecoder.fromPretrained(writeFolder('published', published));
  });
  beforeEach(() => {
    model.dispose();
  });
  afterAll(() => {
    model.dispose();
    tiny.dispose();
  });

  it('needs no decoder of the checkpoint, for previews neither', async () => {
    await expectNoLeak(async () => {
      const steps = model.generate('a star', { ...quick, decoder: tiny });
      const first = await steps.next();
      if (first.done === true) throw new Error('no step');
      const [preview] = await first.value.preview();
      expect(preview).toMatchObject({ width: 128, height: 128 });
      await steps.next();
      const end = await steps.next();
      expect(end).toMatchObject({ done: true, value: [{ width: 128, height: 128 }] });
      expect([model.diffusionModel.isLoaded, model.decoder.isLoaded]).toEqual([true, false]);
      const [whole] = await model.textToImage('a star', quick);
      expect(model.decoder.isLoaded).toBe(true);
      if (end.done !== true) throw new Error('no end');
      expect(end.value[0]?.data).not.toEqual(whole?.data);
      expect(end.value[0]?.parameters).toContain(', Decoder: published, ');
      model.dispose();
    });
  });

  it('can do the previews alone', async () => {
    const seen: string[] = [];
    const options = { ...quick, scheduler: 'euler' } as const; // whose last estimate is the result
    const steps = model.generate('a star', { ...options, previewDecoder: tiny });
    let next = await steps.next();
    for (; next.done !== true; next = await steps.next()) seen.push(String((await next.value.preview())[0]?.data));
    const [whole] = await model.textToImage('a star', options);
    const [coarse] = await model.textToImage('a star', { ...options, decoder: tiny });
    expect(next.value[0]?.data).toEqual(whole?.data);
    expect(seen.at(-1) === String(coarse?.data)).toBe(true);
  });

  it('works where memory is low', async () => {
    await expectNoLeak(async () => {
      const low = new StableDiffusion({ weights: 'tiny', lowMemory: true });
      const [image] = await low.textToImage('a star', { ...quick, decoder: tiny });
      const [usual] = await model.textToImage('a star', { ...quick, decoder: tiny });
      expect(image?.data).toEqual(usual?.data);
      low.dispose();
      model.dispose();
    });
    expect(tiny.isLoaded).toBe(true);
  });

  it('refuses what is no decoder, and one of another family', async () => {
    const none = { decoder: './taesd', previewDecoder: {} } as never;
    const error = await model.textToImage('a star', none).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(OptionError);
    expect((error as Error).message).toMatch(/decoder is "\.\/taesd".*previewDecoder is \{\}/);
    await model.load();
    await expectNoLeak(async () => {
      const half = await TinyDecoder.fromPretrained(writeFolder('small', small));
      const drawn = model.textToImage('a star', { ...quick, decoder: half });
      await expect(drawn).rejects.toThrow(/made \[1, 64, 64, 3\] of latents \[1, 16, 16, 4\]; \[1, 128, 128, 3\] is needed/); // prettier-ignore
      half.dispose();
    });
  });
});
