import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  OptionError,
  SdError,
  StableDiffusion,
  UnsupportedError,
  useBackend,
  type ImageInput,
  type ImageToImageOptions,
  type Progress,
  type SdImage,
} from '../../src';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';
import { pictureOf, disc } from '../support/from-a-picture';
import { pixelDifference } from '../support/picture-cases';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 4, seed: 3, strength: 0.5 };
const model = new StableDiffusion({ weights: 'tiny' });
let folder = '';

beforeAll(async () => {
  await useBackend('wasm');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-image-'));
});
afterAll(() => {
  model.dispose();
  rmSync(folder, { recursive: true });
});

const drawn = async (image: ImageInput, options: ImageToImageOptions = {}, of = model): Promise<SdImage> =>
  (await of.imageToImage(image, prompt, { ...quick, ...options }))[0] as SdImage;

function fail(progress: Progress, kind: Progress['kind']): void {
  if (progress.kind === kind) throw new Error(`failed at ${kind}`);
}

/** How far a picture is from another: the mean difference of a value, of 255. */
const distance = (a: SdImage, b: SdImage): number =>
  a.data.reduce((sum, value, i) => sum + Math.abs(value - (b.data[i] ?? 0)), 0) / a.data.length;

describe('imageToImage', () => {
  it('takes a picture in any form, and of any size', async () => {
    const expected = await expectNoLeak(async () => {
      await model.load({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] });
      const first = await drawn(disc);
      model.dispose();
      return first;
    });
    const path = join(folder, 'star.png');
    const bytes = disc.toPNG();
    writeFileSync(path, bytes);
    const forms = [disc.toImageData(), bytes, new Blob([new Uint8Array(bytes)]), path, pathToFileURL(path)];
    for (const form of forms) expect(pixelDifference(await drawn(form), expected)).toBe(0);
    const wide = pictureOf(200, 100, (x) => x);
    const other = await expectNoLeak(() => drawn(wide, { width: 192, height: 64, resize: 'contain', batchSize: 2 }));
    expect([other.width, other.height]).toEqual([192, 64]);
    const [cut, whole] = [await drawn(wide), await drawn(wide, { resize: 'stretch' })];
    expect(distance(cut, whole)).toBeGreaterThan(5);
  });

  it('sees what is transparent as white', async () => {
    const data = new Uint8ClampedArray(128 * 128 * 4); // transparent black
    const white = pictureOf(128, 128, () => 255);
    expect(
      pixelDifference(await drawn({ width: 128, height: 128, data, colorSpace: 'srgb' }), await drawn(white)),
    ).toBe(0);
  });

  it('keeps the more of the picture, and takes the fewer steps, the smaller the strength', async () => {
    const at = async (strength: number) => {
      const seen: Progress[] = [];
      const image = await drawn(disc, { strength, numSteps: 10, onProgress: (p) => seen.push(p) });
      return { image, kinds: seen.map(({ kind }) => kind).filter((kind) => kind !== 'compile') };
    };
    const [little, much] = [await at(0.1), await at(1)];
    expect(little.kinds).toEqual(['encode', 'encode', 'step', 'decode', 'decode']);
    expect(much.kinds.filter((kind) => kind === 'step')).toHaveLength(10);
    expect(distance(little.image, disc)).toBeLessThan(distance(much.image, disc) / 2);
    expect(little.image.parameters).toMatch(/Seed: 3, .*Denoising strength: 0.1, Size: 128x128/);
    await expect(drawn(disc, { strength: 0.09, numSteps: 10 })).rejects.toThrow(
      new OptionError(
        'imageToImage: a strength of 0.09 leaves none of 10 steps; at least one is needed: give a larger strength, or more steps.',
      ),
    );
    await expect(drawn(disc, { strength: 1.5 })).rejects.toThrow(/strength is 1.5; a number from 0 to 1 is needed/);
  });

  it('ends wherever it is, and frees all', async () => {
    await expectNoLeak(async () => {
      const own = new StableDiffusion({ weights: 'tiny' });
      await own.load({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] });
      await expectNoLeak(async () => {
        for (const kind of ['encode', 'step', 'decode'] as const) {
          const abort = new AbortController();
          const onProgress = (p: Progress) => {
            if (p.kind === kind) abort.abort(new Error(`enough of ${kind}`));
          };
          const ended = drawn(disc, { signal: abort.signal, onProgress }, own);
          await expect(ended).rejects.toThrow(`enough of ${kind}`);
          const thrown = drawn(
            disc,
            {
              onProgress: (p) => {
                fail(p, kind);
              },
            },
            own,
          );
          await expect(thrown).rejects.toThrow(`failed at ${kind}`);
        }
      });
      const onProgress = (p: Progress) => {
        if (p.kind === 'encode') own.dispose();
      };
      await expect(drawn(disc, { onProgress }, own)).rejects.toMatchObject({ code: 'SD_DISPOSED' });
    });
  });

  it('counts the image encoder in its memory, and holds one network at a time where memory is low', async () => {
    model.dispose();
    await expectNoLeak(async () => {
      const low = new StableDiffusion({ weights: 'tiny', lowMemory: true });
      expect(pixelDifference(await drawn(disc, {}, low), await drawn(disc))).toBe(0);
      expect([low.textEncoder, low.diffusionModel, low.imageEncoder].map(({ isLoaded }) => isLoaded)).toEqual([
        false,
        false,
        false,
      ]);
      low.dispose();
      model.dispose();
    });
    const [text, all] = [
      await model.estimate(),
      await model.estimate({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] }),
    ];
    expect(text.weights.imageEncoder).toBeUndefined();
    expect(all.total - text.total).toBe(all.weights.imageEncoder);
  });

  it('says what is wrong with a picture or a checkpoint', async () => {
    await expectNoLeak(async () => {
      await expect(drawn(join(folder, 'none.png'))).rejects.toThrow(OptionError);
      await expect(drawn(new Uint8Array(40))).rejects.toThrow(UnsupportedError);
      await expect(drawn(disc.toPNG().subarray(0, 200))).rejects.toBeInstanceOf(SdError);
      writeCheckpoint(join(folder, 'nine'), describedCheckpoints('inpainting')['folder'] as Description);
      const nine = new StableDiffusion({ weights: join(folder, 'nine') });
      await expect(drawn(disc, { width: 32, height: 32 }, nine)).rejects.toThrow(
        /^imageToImage: the UNet of .* takes 9 channels.* use inpaint/,
      );
      nine.dispose();
    });
  });
});
