import * as tf from '@tensorflow/tfjs-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SdImage, StableDiffusion, type SamplerName } from '../../src';
import type { BackendName } from '../../src/backends';
import { maskOf } from '../../src/image/mask';
import { withAlpha } from '../../src/image/raster';
import { resizeMask } from '../../src/image/resize';
import { describedCheckpoints, writeCheckpoint, type Description } from './checkpoint-files';
import { difference, openFixture, type Case } from './fixtures';
import { keepLatents, type Drawn } from './picture-cases';
import { seededInput } from './seeded';

/**
 * Runs of test/reference/from_a_picture.py: image-to-image, and inpainting with UNets of four channels (`mask`) and of
 * nine.
 */
export interface FromPictureCase extends Case {
  readonly of: 'image' | 'mask' | 'nine';
  readonly result: 'latents' | 'picture';
  readonly prompt: string;
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly scale: number;
  readonly strength: number;
  readonly size: readonly [width: number, height: number];
  readonly side: number;
  readonly noise: { readonly shape: readonly number[] };
}

/** A picture whose red, green and blue at a place are what `value` says. */
export function pictureOf(width: number, height: number, value: (x: number, y: number, c: number) => number): SdImage {
  const data = new Uint8ClampedArray(width * height * 3);
  data.forEach((_, i) => (data[i] = value(Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3)));
  return new SdImage({ width, height, data });
}

/** A yellow disc on green, in the size of the embedded model's pictures. */
export const disc = pictureOf(
  128,
  128,
  (x, y, c) => (Math.hypot(x - 64, y - 64) < 40 ? [250, 220, 40] : [30, 120, 40])[c] ?? 0,
);

/** The script's picture: stripes and ramps. */
const striped = (width: number, height: number): SdImage =>
  pictureOf(width, height, (x, y, c) => (x * 7 + y * 5 * (c + 1) + ((x * y) % 13) * 9) % 256);

/** The script's mask: a white corner with a grey edge. */
const corner = (width: number, height: number): SdImage =>
  pictureOf(width, height, (x, y) => {
    const place = x / width + y / height;
    if (place > 1.1) return 255;
    if (place > 1) return 140;
    return place > 0.9 ? 100 : 0;
  });

/** Draws with the small checkpoints of the script. */
export async function withSmallModels<T>(
  work: (draw: (of: FromPictureCase) => Promise<Drawn>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-picture-'));
  const models: Partial<Record<string, StableDiffusion>> = {};
  const modelOf = (name: string) => {
    if (models[name] !== undefined) return models[name];
    writeCheckpoint(join(folder, name), describedCheckpoints(name)['folder'] as Description);
    return (models[name] = new StableDiffusion({ weights: join(folder, name) }));
  };
  try {
    return await work(async (one) => {
      const model = modelOf(one.of === 'nine' ? 'inpainting' : 'sd1');
      await model.load({ parts: [] });
      const noise = tf.tensor(seededInput('latents', one.noise), [...one.noise.shape]);
      const { steps: numSteps, scale: unconditionalGuidanceScale, sampler: scheduler, strength, side } = one;
      const options = { numSteps, unconditionalGuidanceScale, scheduler, strength, width: side, height: side };
      const run = { ...options, resize: 'stretch', diffusionNoise: noise } as const;
      try {
        return await keepLatents(model, () =>
          one.of === 'image'
            ? model.imageToImage(striped(...one.size), one.prompt, run)
            : model.inpaint(striped(...one.size), corner(...one.size), one.prompt, run),
        );
      } finally {
        noise.dispose();
      }
    });
  } finally {
    for (const model of Object.values(models)) model?.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** How much of each pixel of the result was drawn, from 0 to 255: all of it where there is no mask. */
function drawnShare({ of, size, side }: FromPictureCase): Uint8ClampedArray {
  if (of === 'image') return new Uint8ClampedArray(side * side).fill(255);
  return resizeMask(maskOf(withAlpha(corner(...size))), [side, side], 'stretch').data;
}

/** The difference of latents, relative to the largest; of a picture that of any pixel that was wholly drawn, of 255. */
export function fromPictureDifference(one: FromPictureCase, { latents, image }: Drawn): number {
  const kept = fixture.values(one.name);
  if (one.result === 'latents') return difference(latents, kept, one.output);
  const share = drawnShare(one);
  return kept.reduce((worst, value, i) => {
    const at = i * one.output.stride;
    const apart = Math.abs((image.data[at] ?? NaN) - value);
    return share[Math.floor(at / 3)] === 255 ? Math.max(worst, apart) : worst;
  }, 0);
}

const fixture = openFixture<FromPictureCase>('from-a-picture');

/** What the slow backends draw: one run of each kind. */
const quick: readonly string[] = ['image dpm++2m', 'mask euler part', 'nine ddim'];

/** The runs of a backend, each with what is known of its latents and of its picture. */
export function fromPictureRuns(
  backend: BackendName,
): readonly (readonly [latents: FromPictureCase, picture: FromPictureCase])[] {
  const isSlow = backend === 'cpu' || backend === 'webgpu';
  return fixture.cases
    .filter(({ name, result }) => result === 'latents' && (!isSlow || quick.includes(name)))
    .map((latents) => {
      const picture = fixture.cases.find(({ name }) => name === `${latents.name} picture`);
      if (picture === undefined) throw new Error(`${latents.name} has no picture`);
      return [latents, picture];
    });
}

/** The largest difference of any pixel, of 255, on the current backend: figures of `npm run figures -- parity`. */
export function fromPictureParity(backend: BackendName): Promise<Record<FromPictureCase['of'], number>> {
  return withSmallModels(async (draw) => {
    const worst = { image: 0, mask: 0, nine: 0 };
    for (const [latents, picture] of fromPictureRuns(backend)) {
      const apart = fromPictureDifference(picture, await draw(latents));
      worst[latents.of] = Math.max(worst[latents.of], apart);
    }
    return worst;
  });
}
