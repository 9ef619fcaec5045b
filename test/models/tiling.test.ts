import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, StableDiffusion, useBackend } from '../../src';
import { Decoder } from '../../src/models/autoencoder';
import { readAutoencoder } from '../../src/checkpoints/diffusers/autoencoder-config';
import { stableDiffusion1 } from '../../src/models/presets';
import { decodeTiled, tileSide } from '../../src/pipeline/tiling';
import { workingBytes } from '../../src/pipeline/memory';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture, type Case } from '../support/fixtures';
import { understood } from '../support/model-cases';
import { seededInput, seededSource, type InputSpec } from '../support/seeded';

/** Pictures of test/reference/vae_tiling.py: the side of a tile in pixels, and how far tiles are from the whole in diffusers. */
interface TilingCase extends Case {
  readonly config: object;
  readonly tile: number;
  readonly latents: InputSpec;
  readonly fromWhole: number;
}

const fixture = openFixture<TilingCase>('vae-tiling');
const { cases } = fixture;

describe('tiles', () => {
  eachBackend(() => {
    it.each(cases)('are blended as in diffusers: $name', async ({ name, config, tile, latents, output, fromWhole }) => {
      const autoencoder = understood(config, readAutoencoder);
      const decoder = new Decoder(autoencoder);
      await loadParameters(decoder, diffusersPart('decoder', seededSource(decoder, 'decoder')));
      const factor = 2 ** (autoencoder.widths.length - 1);
      const x = tf.tensor<tf.Rank.R4>(seededInput('latents', latents), [...latents.shape] as never);
      const [tiled, whole] = await expectNoLeak(async () => {
        const pixels = [await decodeTiled(decoder, x, { tile: tile / factor, factor }), decoder.run(x)];
        const found = await Promise.all(pixels.map((one) => one.data<'float32'>()));
        tf.dispose(pixels);
        return found as [Float32Array, Float32Array];
      });
      expect(difference(tiled, fixture.values(name), output)).toBeLessThan(1e-5);
      const most = whole.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
      const apart = tiled.reduce((a, b, i) => Math.max(a, Math.abs(b - (whole[i] ?? NaN))), 0) / most;
      expect(Math.abs(apart - fromWhole)).toBeLessThan(1e-5);
      x.dispose();
      decoder.dispose();
    });
  });
});

describe('vaeTiling', () => {
  const prompt = 'a red heart on a blue background';
  const quick = { numSteps: 1, seed: 3, scheduler: 'euler' } as const; // whose last estimate is the result
  const [whole, tiled] = [false, 64].map((vaeTiling) => new StableDiffusion({ weights: 'tiny', vaeTiling })) as [StableDiffusion, StableDiffusion]; // prettier-ignore
  beforeAll(async () => {
    await useBackend('wasm');
    await whole.load();
    await tiled.load();
  });
  afterAll(() => {
    whole.dispose();
    tiled.dispose();
  });

  it('draws nearly the same, previews too', async () => {
    await expectNoLeak(async () => {
      const [expected] = await whole.textToImage(prompt, { ...quick, batchSize: 2 });
      const [found] = await tiled.textToImage(prompt, { ...quick, batchSize: 2 });
      expect(found).toMatchObject({ width: 128, height: 128 });
      expect(found?.data).not.toEqual(expected?.data);
      const squares = found?.data.reduce((sum, v, i) => sum + (v - (expected?.data[i] ?? NaN)) ** 2, 0) ?? NaN;
      expect(10 * Math.log10((255 ** 2 * (found?.data.length ?? NaN)) / squares)).toBeGreaterThan(20); // dB
      expect(found?.parameters).toContain(', VAE tiles: 64, ');
      for await (const { preview } of tiled.generate(prompt, { ...quick, batchSize: 2 })) expect(String((await preview())[0]?.data) === String(found?.data)).toBe(true); // prettier-ignore
    });
  });

  it('changes nothing where a tile is enough', async () => {
    const usual = new StableDiffusion({ weights: 'tiny', vaeTiling: true });
    const [expected] = await whole.textToImage(prompt, quick);
    const [found] = await usual.textToImage(prompt, quick);
    expect(found?.data).toEqual(expected?.data);
    usual.dispose();
  });

  it('bounds what the decoder holds, and says so', async () => {
    const x = tf.zeros<tf.Rank.R4>([1, 48, 48, 4]);
    const peak = async (decode: () => Promise<tf.Tensor>) => {
      const before = tf.memory().numBytes;
      const { peakBytes } = await tf.profile(async () => {
        (await decode()).dispose();
        return [];
      });
      return peakBytes - before;
    };
    whole.decoder.jitCompile = false; // programs hold what tfjs knows nothing of
    const all = await peak(() => Promise.resolve(whole.decoder.run(x)));
    const tiles = await peak(() => decodeTiled(whole.decoder, x, { tile: 8, factor: 8 }));
    whole.decoder.jitCompile = true;
    expect(tiles).toBeLessThan(all / 4);
    x.dispose();
    const size = { height: 1024, width: 1024 };
    const work = { ...size, batchSize: 1, isGuided: true, isFromPicture: false, decoder: null };
    const [plain, bounded, small] = [null, 512, 256].map((tile) => workingBytes(stableDiffusion1, { ...work, tile })) as [number, number, number]; // prettier-ignore
    expect(bounded).toBeLessThan(plain / 2);
    expect(small).toBeLessThanOrEqual(bounded);
    const large = { weights: 'tiny', imgWidth: 2048, imgHeight: 2048 };
    const [one, other] = [new StableDiffusion(large), new StableDiffusion({ ...large, vaeTiling: true })];
    expect((await other.estimate()).working).toBeLessThan((await one.estimate()).working);
  });

  it('ends between two tiles when aborted, while timers run', async () => {
    await expectNoLeak(async () => {
      const abort = new AbortController();
      const decoded: number[] = [];
      const run = tiled.textToImage(prompt, {
        ...quick,
        signal: abort.signal,
        decoder: {
          run(latents) {
            decoded.push(latents.shape[1]);
            if (decoded.length === 2) setTimeout(() => { abort.abort(new Error('enough')); }, 0); // prettier-ignore
            return whole.decoder.run(latents);
          },
        },
      });
      await expect(run).rejects.toThrow('enough');
      expect(decoded.length).toBeLessThan(9);
    });
  });

  it('is refused where tiles cannot be cut so', async () => {
    expect(() => new StableDiffusion({ vaeTiling: 0 })).toThrow(/vaeTiling is 0; true, false, or the side of a tile/);
    expect(() => new StableDiffusion({ vaeTiling: 'yes' as never })).toThrow(OptionError);
    const odd = new StableDiffusion({ weights: 'tiny', vaeTiling: 100 });
    await expect(odd.textToImage(prompt)).rejects.toThrow(/vaeTiling is 100; a multiple of 32 is needed, the next is 128/); // prettier-ignore
    expect(tileSide('test', true, stableDiffusion1)).toBe(512);
    expect(tileSide('test', undefined, stableDiffusion1)).toBeNull();
  });
});
