import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  estimateDownload,
  HubError,
  isCached,
  StableDiffusion,
  useBackend,
  WeightsError,
  type Progress,
} from '../../src';
import { repo, type HubFile } from '../hub/server';
import { surroundings } from '../hub/support';
import { describedCheckpoints, writeCheckpoint } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';

let folder = '';
beforeAll(async () => {
  await useBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-hub-model-'));
  for (const [name, forms] of Object.entries({ sd1: ['folder', 'ldm'], variants: ['shardedFp16', 'fp16'] })) {
    for (const form of forms) writeCheckpoint(join(folder, name, form), describedCheckpoints(name)[form] as never);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The files of a checkpoint, as a hub has them. */
function filesOf(name: string, more: Record<string, HubFile> = {}): Record<string, HubFile> {
  const paths = (readdirSync(join(folder, name), { recursive: true }) as string[]).filter((path) => path.includes('.'));
  const file = (path: string): HubFile => {
    return { bytes: new Uint8Array(readFileSync(join(folder, name, path))), lfs: path.endsWith('.safetensors') };
  };
  return { ...Object.fromEntries(paths.map((path) => [path, file(path)])), ...more };
}

const other: HubFile = { bytes: new Uint8Array(100_000), lfs: true };
const run = { numSteps: 1, seed: 4 };

describe('a checkpoint on a hub', () => {
  it('draws what the folder draws, and fetches nothing that is not needed, nor anything twice', async () => {
    const files = filesOf('sd1/folder', { 'v1-5.ckpt': other, 'unet/diffusion_pytorch_model.bin': other });
    await using place = await surroundings(files);
    const options = { cacheDir: place.cacheDir };
    await expectNoLeak(async () => {
      const local = new StableDiffusion({ weights: join(folder, 'sd1/folder') });
      const [expected] = await local.textToImage('a cat', run);
      local.dispose();
      expect(await isCached(repo, options)).toBe(false);
      const { bytes } = await estimateDownload(repo, options);
      const reports: Progress[] = [];
      const model = new StableDiffusion({ ...options, weights: repo, onProgress: (p) => reports.push(p) });
      const [image] = await model.textToImage('a cat', run);
      expect(image?.data).toEqual(expected?.data);
      model.dispose();

      const weights = Object.entries(files).filter(([path, { lfs }]) => lfs && path.endsWith('.safetensors'));
      const weightBytes = weights.reduce((sum, [, file]) => sum + file.bytes.length, 0);
      const last = reports.findLast(({ kind }) => kind === 'download');
      expect(last?.kind === 'download' && last.done === last.total && last.total >= weightBytes).toBe(true);
      expect(bytes).toBeGreaterThanOrEqual(weightBytes);
      expect(bytes).toBeLessThan(weightBytes + 100_000); // neither the .ckpt nor the .bin
      expect(await isCached(repo, options)).toBe(true);

      const asked = place.hub.asked.length;
      const again = new StableDiffusion({ ...options, weights: repo, localFilesOnly: true });
      expect((await again.textToImage('a cat', run))[0]?.data).toEqual(expected?.data);
      expect(place.hub.asked.length).toBe(asked);
      again.dispose();
    });
  });

  it('is read from shards of a variant, and from a single file', async () => {
    await using sharded = await surroundings(filesOf('variants/shardedFp16'));
    const model = new StableDiffusion({ weights: repo, cacheDir: sharded.cacheDir });
    expect(await model.textToImage('a cat', run)).toHaveLength(1);
    model.dispose();

    await using single = await surroundings(filesOf('sd1/ldm'));
    const config = join(folder, 'sd1/folder');
    const whole = new StableDiffusion({ weights: `${repo}/model.safetensors`, config, cacheDir: single.cacheDir });
    expect(await whole.textToImage('a cat', run)).toHaveLength(1);
    whole.dispose();
  });

  it('is fetched in a variant where there is one, and without it elsewhere, as by diffusers [hub-variant-mixed]', async () => {
    const { 'text_encoder/model.fp16.safetensors': encoder, ...files } = filesOf('variants/fp16');
    const unneeded = { 'unet/diffusion_pytorch_model.safetensors': other }; // the whole UNet, beside its halves
    await using place = await surroundings({
      ...files,
      ...unneeded,
      'text_encoder/model.safetensors': encoder as HubFile,
    });
    const warnings: string[] = [];
    const onProgress = (p: Progress) => {
      if (p.kind === 'warning') warnings.push(p.message);
    };
    const model = new StableDiffusion({ weights: repo, variant: 'fp16', cacheDir: place.cacheDir, onProgress });
    expect(await model.textToImage('a cat', run)).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(/the textEncoder has no variant 'fp16', as other parts have/)]);
    expect(place.hub.asked.filter(({ path }) => /unet\/diffusion_pytorch_model\.safetensors$/.test(path))).toEqual([]);
    model.dispose();
  });

  it('is refused when its weights are no weights or there are none of the variant', async () => {
    const { 'unet/diffusion_pytorch_model.safetensors': unet, ...files } = filesOf('sd1/folder');
    await using place = await surroundings({ ...files, 'unet/diffusion_pytorch_model.bin': other });
    const options = { weights: repo, cacheDir: place.cacheDir };
    await expect(new StableDiffusion(options).load()).rejects.toThrow(/diffusion_pytorch_model\.bin: has a header/);
    const variant = new StableDiffusion({ ...options, variant: 'fp32' }).load();
    await expect(variant).rejects.toThrow(WeightsError);
  });

  it('is what is used when no weights are named, by the files that KerasCV fetches', async () => {
    await using place = await surroundings({ 'kcv_encoder.h5': other });
    const model = new StableDiffusion({ cacheDir: place.cacheDir });
    await expect(model.load()).rejects.toThrow(HubError); // this hub has another repository
    expect(place.hub.asked.some(({ path }) => path.includes('fchollet/stable-diffusion'))).toBe(true);
  });
});
