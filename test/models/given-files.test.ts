import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { StableDiffusion, type GivenFiles } from '../../src';
import { tinyOnWasm } from '../support/tiny-on-wasm';

const tiny = tinyOnWasm();
const folder = fileURLToPath(new URL('../../checkpoints/tiny/', import.meta.url));
const work = await mkdtemp(join(tmpdir(), 'sd-ts-given-'));
afterAll(() => rm(work, { recursive: true, force: true }));

async function filesUnder(path: string, prefix: string): Promise<Map<string, Blob>> {
  const names = (readdirSync(path, { recursive: true }) as string[]).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(
    await Promise.all(names.map(async (name) => [prefix + name, await openAsBlob(join(path, name))] as const)),
  );
}

const options = { numSteps: 2, seed: 7, unconditionalGuidanceScale: 3, width: 128, height: 128 };

async function drawn(weights: GivenFiles): Promise<readonly [Uint8ClampedArray | undefined, string | undefined]> {
  using model = new StableDiffusion({ weights });
  const [image] = await model.textToImage('a red heart', options);
  return [image?.data, image?.parameters];
}

it('draws with the files of a folder, whatever folders are around it', async () => {
  const [expected] = await tiny.textToImage('a red heart', options);
  const [data, parameters] = await drawn(await filesUnder(folder, 'mine/own-model/'));
  expect(data).toEqual(expected?.data);
  expect(parameters).toContain('Model: own-model');
  expect((await drawn(await filesUnder(folder, '')))[0]).toEqual(expected?.data);
});

it('draws with a single file, which is read piece by piece', async () => {
  const path = join(work, 'single.safetensors');
  await tiny.saveWeights(path);
  const blob = await openAsBlob(path);
  const pieces: number[] = [];
  const slice = blob.slice.bind(blob);
  blob.slice = (start = 0, end = blob.size) => {
    pieces.push(end - start);
    return slice(start, end);
  };
  using model = new StableDiffusion({ weights: new Map([['single.safetensors', blob]]), config: folder });
  const [image] = await model.textToImage('a red heart', options);
  const [expected] = await tiny.textToImage('a red heart', options);
  expect(image?.data).toEqual(expected?.data);
  expect(Math.max(...pieces)).toBeLessThan(blob.size / 2);
});

it('says what is missing', async () => {
  const some = new Map([['notes.txt', new Blob(['x'])]]);
  const load = new StableDiffusion({ weights: some }).load();
  await expect(load).rejects.toThrow(
    'weights: 1 files were given, 0 of them of weights; a folder with model_index.json',
  );
  const files = await filesUnder(folder, '');
  files.delete('unet/config.json');
  await expect(new StableDiffusion({ weights: files }).load()).rejects.toThrow('unet/config.json');
});
