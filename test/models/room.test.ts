import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setGlobalPolicy, StableDiffusion, TinyDecoder, useBackend, type Progress } from '../../src';
import { requireMemory, workingBytes } from '../../src/pipeline/memory';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { stableDiffusion1 } from '../../src/models/presets';
import { expectNoLeak, required, whyMissing } from '../support/engines';

const GIB = 2 ** 30;
const run = { numSteps: 1, seed: 3 };
const missing = await whyMissing('tensorflow');

/** Makes the system say that it has so much left, and this process so much in all. */
function pretend(available: number, rss: number): void {
  vi.spyOn(process, 'availableMemory').mockReturnValue(available);
  vi.spyOn(process, 'memoryUsage').mockReturnValue({ rss, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 });
}

beforeEach(async (context) => {
  if (missing !== null && !required) context.skip(missing);
  await useBackend('tensorflow');
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('memory that is only guessed', () => {
  it('is what the system has left, and what the pools of this process hold [pool-is-free]', async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    pretend(2 * GIB, 6 * GIB);
    const before = await model.estimate();
    expect(before.limit).toBeGreaterThan(7.9 * GIB);
    expect(before.limit).toBeLessThanOrEqual(8 * GIB);
    await model.load(); // what is ours already is as good as free
    expect((await model.estimate()).limit).toBe(before.limit);
    model.dispose();
  });

  it('warns, and refuses nothing; a limit that is hard refuses [memory-warns]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      pretend(1000, 0);
      const warnings: string[] = [];
      const onProgress = (p: Progress) => {
        if (p.kind === 'warning') warnings.push(p.message);
      };
      for (const times of [1, 2]) {
        const [image] = await model.textToImage('a star', { ...run, onProgress });
        expect(image?.width).toBe(128);
        expect(warnings.length).toBe(times);
      }
      expect(warnings[0]).toMatch(
        /^textToImage: about .* GiB are needed on tensorflow .*; it has 0\.\d\d GiB: draw smaller/,
      );
      model.dispose();
    });
    const estimate = { backend: 'x', weights: {}, away: {}, working: GIB, total: GIB, limit: 1000 };
    const warn = vi.fn();
    requireMemory('run', { ...estimate, isHard: false }, warn);
    expect(warn).toHaveBeenCalledOnce();
    expect(() => {
      requireMemory('run', { ...estimate, isHard: true }, warn);
    }).toThrow(/^run: about 1.00 GiB are needed/);
  });
});

describe('what a run needs', () => {
  const size = { height: 512, width: 512, tile: null };
  const usual = { ...size, batchSize: 1, isGuided: true, isFromPicture: false, decoder: null };

  it('depends on the batch, the guidance and the decoder that it has [memory-of-the-run]', () => {
    const of = (more: object) => workingBytes(stableDiffusion1, { ...usual, ...more });
    const tiny = new TinyDecoder({ latentChannels: 4, width: 64, blocks: [3, 3, 3, 1], scale: 1 });
    expect(of({ batchSize: 4 })).toBeGreaterThan(3 * of({}));
    expect(of({ decoder: tiny })).toBeLessThan(of({}) / 2);
    expect(of({ decoder: tiny, isGuided: false })).toBeLessThan(of({ decoder: tiny }));
    expect(of({ decoder: tiny, height: 2048, width: 2048 })).toBeGreaterThanOrEqual(3 * 4 * 64 * 2048 ** 2);
  });

  it('is not the weights of the decoder where the run brings one of its own [memory-own-decoder]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      const plain = { run: vi.fn((latents: tf.Tensor4D) => tf.zeros<tf.Rank.R4>([latents.shape[0], 128, 128, 3])) };
      await model.textToImage('a star', { ...run, decoder: plain });
      expect(plain.run).toHaveBeenCalledOnce();
      expect(model.decoder.isLoaded).toBe(false);
      model.dispose();
    });
  });

  it('moves weights out of the heap where the batch asks for it, though they were loaded for one [memory-batch]', async () => {
    await useBackend('wasm');
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      await model.load();
      expect(model.diffusionModel.isAway).toBe(false);
      let batchSize = 1;
      let plan = await model.estimate();
      while (plan.away.diffusionModel === undefined) plan = await model.estimate({ batchSize: ++batchSize });
      expect(plan.total).toBeLessThan(plan.limit as number);
      const onProgress = (p: Progress) => {
        if (p.kind === 'load' && p.done === p.total) throw new Error(`away: ${model.diffusionModel.isAway}`); // it need not be drawn
      };
      await expect(model.textToImage('a star', { ...run, batchSize, onProgress })).rejects.toThrow('away: true');
      model.dispose();
    });
  });
});

describe('weights that a part loads by itself', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sd-ts-room-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are held as the policy says [part-policy]', async () => {
    await expectNoLeak(async () => {
      const path = join(folder, 'unet.safetensors');
      const whole = new StableDiffusion({ weights: 'tiny' });
      await whole.load({ parts: ['diffusionModel'] });
      await whole.diffusionModel.saveWeights(path);
      whole.dispose();
      const half = new StableDiffusion({ weights: 'tiny', precision: 'mixed_float16' });
      await half.load({ parts: [] });
      await half.diffusionModel.loadWeights(path);
      expect(half.diffusionModel.inputConv.weight.dtype).toBe('float16');
      const { config } = half.diffusionModel;
      half.dispose();
      setGlobalPolicy('mixed_float16');
      const alone = new DiffusionModel(config);
      setGlobalPolicy('float32');
      await alone.loadWeights(path);
      expect(alone.inputConv.weight.dtype).toBe('float16');
      await alone.loadWeights(path, { dtype: 'float32' });
      expect(alone.inputConv.weight.dtype).toBe('float32');
      alone.policy = { name: 'float16', computeDtype: 'float16', variableDtype: 'float16', quantizationMode: null };
      await expect(alone.loadWeights(path)).rejects.toThrow(
        /float16 variables, which the tensorflow backend does not do/,
      );
      alone.dispose();
    });
  });
});
