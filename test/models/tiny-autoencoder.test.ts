import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StableDiffusion, useBackend, UnsupportedError, WeightsError } from '../../src';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';
import { float32, writeSafetensors } from '../support/safetensors';
import { seeded } from '../support/seeded';

/** A folder with an AutoencoderTiny as vae, as SDXS has one: that it draws diffusers' pictures, formats.test.ts says. */
const { sdxs } = describedCheckpoints('distilled') as Record<'sdxs', Description>;
const folder = mkdtempSync(join(tmpdir(), 'sd-ts-tiny-vae-'));
const weights = join(folder, 'sdxs');
beforeAll(async () => {
  await useBackend('wasm');
  writeCheckpoint(weights, sdxs);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const quick = { numSteps: 2, seed: 3 } as const;

it('is what the folder says of it', async () => {
  const model = await StableDiffusion.fromPretrained(weights);
  const both = { latentChannels: 4, width: 16, scale: 1 };
  expect(model.decoder.config).toEqual({ ...both, blocks: [3, 3, 1] });
  expect(model.imageEncoder.config).toEqual({ ...both, blocks: [1, 3, 3] });
  expect(model.imageEncoder.summary()).toContain('levels.1.conv.weight');
  expect(model.withDefaults()).toMatchObject({ width: 32, numSteps: 1, unconditionalGuidanceScale: 1 });
  model.dispose();
});

it('encodes pictures, decodes in tiles, and works where memory is low', async () => {
  await expectNoLeak(async () => {
    const model = new StableDiffusion({ weights });
    const [image] = await model.textToImage('a cat', quick);
    if (image === undefined) throw new Error('no picture');
    const [again] = await model.imageToImage(image, 'a dog', { ...quick, numSteps: 4, strength: 0.5 });
    expect(again).toMatchObject({ width: 32, height: 32 });
    expect(again?.data).not.toEqual(image.data);
    const low = new StableDiffusion({ weights, lowMemory: true });
    const [same] = await low.imageToImage(image, 'a dog', { ...quick, numSteps: 4, strength: 0.5 });
    expect(same?.data).toEqual(again?.data);
    const tiled = new StableDiffusion({ weights, vaeTiling: 16 });
    const [coarse] = await tiled.textToImage('a cat', quick);
    expect(coarse).toMatchObject({ width: 32, height: 32 });
    for (const one of [model, low, tiled]) one.dispose();
  });
});

it('needs less memory than the one that it was distilled from', async () => {
  const tiny = new StableDiffusion({ weights });
  const whole = new StableDiffusion({ weights: join(folder, 'whole') });
  writeCheckpoint(join(folder, 'whole'), describedCheckpoints('distilled')['bkTiny'] as Description);
  const parts = ['decoder', 'imageEncoder'] as const;
  const [few, many] = [await tiny.estimate({ parts }), await whole.estimate({ parts })];
  expect(few.weights.decoder).toBeLessThan(many.weights.decoder ?? 0);
  expect(few.working).toBeLessThanOrEqual(many.working);
});

it('is saved as a folder, and refused as a single file', async () => {
  await expectNoLeak(async () => {
    const model = await StableDiffusion.fromPretrained(weights);
    const [expected] = await model.textToImage('a cat', quick);
    const path = join(folder, 'copy');
    await model.saveWeights(path);
    const again = await StableDiffusion.fromPretrained(path);
    expect(again.preset.autoencoder).toEqual(model.preset.autoencoder);
    const [found] = await again.textToImage('a cat', quick);
    expect(found?.data).toEqual(expected?.data);
    const single = join(folder, 'copy.safetensors');
    const refused = model.saveWeights(single);
    await expect(refused).rejects.toThrow(UnsupportedError);
    await expect(refused).rejects.toThrow(/the autoencoder is a tiny one.*a diffusers folder is needed/);
    expect(existsSync(single)).toBe(false);
    again.dispose();
    model.dispose();
  });
});

it("has its halves from files of their own, with diffusers' names or TAESD's", async () => {
  const named = Object.entries(sdxs.weights['vae/diffusion_pytorch_model.safetensors'] ?? {});
  const fileOf = (name: string, rename: (name: string) => string | null) => {
    const kept = named.flatMap(([key, [shape]]) => {
      const own = rename(key);
      return own === null ? [] : [[own, float32(shape, Array.from(seeded(key, shape)))] as const];
    });
    writeFileSync(join(folder, name), writeSafetensors(Object.fromEntries(kept)));
    return join(folder, name);
  };
  const renamed = (half: string, first: number) => (name: string) => {
    const [, index, rest] = new RegExp(`^${half}\\.layers\\.(\\d+)(.*)$`).exec(name) ?? [];
    return index === undefined ? null : `${Number(index) + first}${rest}`;
  };
  await expectNoLeak(async () => {
    const model = await StableDiffusion.fromPretrained(weights);
    const valuesOf = (part: 'decoder' | 'imageEncoder') =>
      tf.tidy(() => {
        const x = tf.linspace(-1, 1, 8 * 8 * (part === 'decoder' ? 4 : 3));
        return model[part].run(tf.reshape<tf.Rank.R4>(x, [1, 8, 8, -1])).dataSync();
      });
    for (const [part, half, first] of [
      ['decoder', 'decoder', 1],
      ['imageEncoder', 'encoder', 0],
    ] as const) {
      const expected = valuesOf(part);
      for (const file of [
        fileOf(`${half}.safetensors`, (name) => name),
        fileOf(`taesd_${half}.safetensors`, renamed(half, first)),
      ]) {
        model[part].dispose();
        await model[part].loadWeights(file);
        expect(valuesOf(part)).toEqual(expected);
      }
      await model[part].saveWeights(join(folder, `${half}-saved.safetensors`));
      await model[part].loadWeights(join(folder, `${half}-saved.safetensors`));
      expect(valuesOf(part)).toEqual(expected);
    }
    model.dispose();
  });
});

it.each<[object, RegExp]>([
  [{ encoder_block_out_channels: [16, 16, 32] }, /decoder_block_out_channels.*one width for all levels/],
  [{ num_decoder_blocks: [3, 1] }, /num_decoder_blocks/],
  [{ act_fn: 'mish', upsample_fn: 'bilinear' }, /act_fn is "mish".*\n.*upsample_fn is "bilinear"/],
  [{ num_encoder_blocks: [1, 3, 1000] }, /num_encoder_blocks/],
])('is refused where its config asks for another: %o', async (change, reason) => {
  const config = { ...(sdxs.files['vae/config.json'] as object), ...change };
  const path = join(folder, 'odd');
  writeCheckpoint(path, { ...sdxs, files: { ...sdxs.files, 'vae/config.json': config } });
  const opened = StableDiffusion.fromPretrained(path);
  await expect(opened).rejects.toThrow(WeightsError);
  await expect(opened).rejects.toThrow(reason);
});
