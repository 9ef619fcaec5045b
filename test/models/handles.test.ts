import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DiffusionModel, StableDiffusion, stableDiffusion1, useBackend, WeightsError } from '../../src';
import { files } from '../../src/files.node';
import { during, type Folder, type OpenFile } from '../../src/files';
import { openPartIn } from '../../src/checkpoints/diffusers/folder';
import { required, whyMissing } from '../support/engines';
import { float32, openBytes, writeSafetensors } from '../support/safetensors';

let folder = '';
beforeAll(async () => {
  await useBackend('wasm');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-handles-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('files that are open', () => {
  /** A folder that counts what is open. */
  function counting(contents: Readonly<Record<string, Uint8Array>>): Folder & { opened: number } {
    const counted = {
      location: 'counted',
      opened: 0,
      list: () => Promise.resolve(Object.keys(contents)),
      open(path: string): Promise<OpenFile | null> {
        const bytes = contents[path];
        if (bytes === undefined) return Promise.resolve(null);
        counted.opened += 1;
        const close = () => {
          counted.opened -= 1;
          return Promise.resolve();
        };
        return Promise.resolve({ ...openBytes(bytes), close });
      },
    };
    return counted;
  }

  it('are closed when a shard, or a whole file, is damaged [shard-handle]', async () => {
    const good = writeSafetensors({ a: float32([1], [1]) });
    const index = { weight_map: { a: '1.safetensors', b: '2.safetensors' } };
    const unet = new DiffusionModel(stableDiffusion1.diffusionModel);
    const stem = 'unet/diffusion_pytorch_model';
    const sharded = {
      [`${stem}.safetensors.index.json`]: new TextEncoder().encode(JSON.stringify(index)),
      'unet/1.safetensors': good,
    };
    const damaged = [good.slice(0, 5), good.slice(0, 30), good.slice(0, -1), new Uint8Array(100).fill(255)];
    for (const bytes of damaged) {
      for (const contents of [
        { ...sharded, 'unet/2.safetensors': bytes },
        { [`${stem}.safetensors`]: bytes },
        sharded,
      ]) {
        const place = counting(contents);
        await expect(openPartIn(during(place, {}), unet)).rejects.toThrow(WeightsError);
        expect(place.opened).toBe(0);
      }
    }
  });
});

describe('saving', () => {
  it('to one path at once gives one whole file, and leaves nothing else [save-same-path]', async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    await model.load({ parts: ['decoder'] });
    const place = mkdtempSync(join(folder, 'saves-'));
    const path = join(place, 'decoder.safetensors');
    const other = new StableDiffusion({ weights: 'tiny' });
    await other.load({ parts: ['decoder'] });
    await Promise.all([model, other, model].map((one) => one.decoder.saveWeights(path)));
    expect(readdirSync(place)).toEqual(['decoder.safetensors']);
    await other.decoder.loadWeights(path);
    model.dispose();
    other.dispose();
  });

  it('is not in the way of what a process of the same number has left behind [save-leftover]', async () => {
    const path = join(mkdtempSync(join(folder, 'left-')), 'x.bin');
    writeFileSync(`${path}.${process.pid}.partial`, 'left behind');
    for (const text of ['one', 'two']) {
      const file = await files.create(path);
      await file.write(new TextEncoder().encode(text));
      await file.finish();
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
  });
});

describe('without a folder that can be written', () => {
  it('networks are compiled all the same [read-only-temp]', async (context) => {
    const missing = await whyMissing('tensorflow');
    if (missing !== null && !required) context.skip(missing);
    await useBackend('tensorflow');
    const [usual, readOnly] = [new StableDiffusion({ weights: 'tiny' }), new StableDiffusion({ weights: 'tiny' })];
    const run = { numSteps: 2, seed: 3 };
    const [expected] = await usual.textToImage('a star', run);
    const locked = mkdtempSync(join(folder, 'locked-'));
    chmodSync(locked, 0o500);
    for (const place of [locked, join(folder, 'nowhere')]) {
      vi.stubEnv('TMPDIR', place);
      const [image] = await readOnly.textToImage('a star', run);
      expect(image?.data).toEqual(expected?.data);
      readOnly.dispose();
    }
    vi.unstubAllEnvs();
    usual.dispose();
  });
});
