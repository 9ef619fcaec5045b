import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { StableDiffusion, UnsupportedError, useBackend } from '../../src';
import { Linear } from '../../src/layers/linear';
import { planMemory, requireMemory } from '../../src/pipeline/memory';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { Decoder } from '../../src/models/autoencoder';
import { TextEncoder } from '../../src/models/text-encoder';
import { stableDiffusion1 } from '../../src/models/presets';
import { mostBytes } from '../../src/backends/wasm/memory';
import { expectNoLeak } from '../support/engines';

const GIB = 2 ** 30;
const full = [
  { part: 'textEncoder', model: new TextEncoder(stableDiffusion1.textEncoders[0]) },
  { part: 'diffusionModel', model: new DiffusionModel(stableDiffusion1.diffusionModel) },
  { part: 'decoder', model: new Decoder(stableDiffusion1.autoencoder) },
] as const;

describe('estimates', () => {
  it('keep SD 1.4 within the heap of wasm by keeping what is too large away from it', async () => {
    await useBackend('wasm');
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ jitCompile: false }); // 512×512
      const estimate = await model.estimate();
      expect(estimate.limit).toBe(4 * GIB);
      expect(estimate.total).toBeLessThan(4 * GIB);
      expect(Object.keys(estimate.away)).toEqual(['diffusionModel']);
      expect(estimate.away.diffusionModel).toBe(4 * 859_520_964);
      const half = await new StableDiffusion({ jitCompile: false, precision: 'mixed_float16' }).estimate();
      expect(half.away).toEqual({});
      expect(half.total).toBeLessThan(3.9e9);
      expect(half.weights.diffusionModel).toBeLessThan(2.002 * 859_520_964); // its vectors are float32
      const tiny = new StableDiffusion({ weights: 'tiny' });
      expect((await tiny.estimate()).away).toEqual({});
    });
  });

  it('count what other models hold of the memory of wasm', async () => {
    await useBackend('wasm');
    const most = mostBytes();
    await expectNoLeak(async () => {
      const [first, second] = [1, 2].map(() => new StableDiffusion({ weights: 'tiny', precision: 'mixed_float16' })) as [StableDiffusion, StableDiffusion]; // prettier-ignore
      await first.load();
      const { weights, limit } = await first.estimate();
      const held = Object.values(weights).reduce((sum, bytes) => sum + bytes, 0);
      expect(limit).toBeGreaterThan(most - 0.2 * held); // what is its own already is as good as free
      expect((await second.estimate()).limit).toBeLessThan(most - 0.5 * held);
      first.dispose();
      expect((await second.estimate()).limit).toBe(most);
    });
  });

  it('refuse what cannot fit, with the figures', async () => {
    await useBackend('wasm');
    const model = new StableDiffusion({ imgWidth: 2048, imgHeight: 2048, jitCompile: false });
    const run = model.textToImage('a cat', { numSteps: 1 });
    await expect(run).rejects.toThrow(UnsupportedError);
    await expect(run).rejects.toThrow(/GiB are needed on wasm .*diffusionModel .*it has 4\.00 GiB: draw smaller/);
  });

  it('count one network at a time when memory is low', () => {
    const memory = { limit: 4 * GIB, isHard: true };
    const unlimited = { ...memory, isHard: false };
    const [all, low] = [false, true].map((oneAtATime) => planMemory('tensorflow', unlimited, full, GIB, oneAtATime));
    expect(all?.total).toBe(GIB + 4 * (123_060_480 + 859_520_964 + 49_490_199));
    expect(low?.total).toBe(GIB + 4 * 859_520_964);
    expect(() => {
      requireMemory('run', { ...(all as NonNullable<typeof all>), limit: GIB, isHard: true });
    }).toThrow(UnsupportedError);
    requireMemory('run', { ...(all as NonNullable<typeof all>), limit: null });
  });

  it('are no less than what the embedded model then takes', async () => {
    await useBackend('tensorflow');
    const model = new StableDiffusion({ weights: 'tiny' });
    const { total } = await model.estimate();
    let most = 0;
    for await (const step of model.generate('a star', { numSteps: 2, seed: 1 })) most = Math.max(most, tf.memory().numBytes + step.step * 0); // prettier-ignore
    expect(most).toBeGreaterThan(0);
    expect(total).toBeGreaterThan(most);
    model.dispose();
  });
});

describe('low memory', () => {
  it('holds one network at a time and draws the same, previews included', async () => {
    await useBackend('tensorflow');
    await expectNoLeak(async () => {
      const options = { numSteps: 2, seed: 3 };
      const [usual, low] = [new StableDiffusion({ weights: 'tiny' }), new StableDiffusion({ weights: 'tiny', lowMemory: true })]; // prettier-ignore
      const [expected] = await usual.textToImage('a star', options);
      const steps = low.generate('a star', options);
      const first = await steps.next();
      expect(low.textEncoder.isLoaded).toBe(false);
      expect(low.diffusionModel.isLoaded).toBe(true);
      expect(low.decoder.isLoaded).toBe(false);
      if (first.done === true) throw new Error('no step');
      await first.value.preview();
      let next = await steps.next();
      while (next.done !== true) next = await steps.next();
      expect(low.diffusionModel.isLoaded).toBe(false);
      expect(next.value[0]?.data).toEqual(expected?.data);
      const [again] = await low.textToImage('a star', options);
      expect(again?.data).toEqual(expected?.data);
      usual.dispose();
      low.dispose();
    });
  });
});

describe('weights away from the backend', () => {
  it('give the same results and leave nothing on it', async () => {
    await useBackend('wasm');
    await expectNoLeak(() => {
      const values = Float32Array.from({ length: 12 }, (_, i) => i / 7);
      const [here, away] = [new Linear(4, 3, { bias: false }), new Linear(4, 3, { bias: false })];
      here.weight.value = tf.tensor2d(values, [4, 3]);
      away.weight.keepAway(() => tf.tensor2d(values, [4, 3]));
      expect(away.weight.isLoaded).toBe(true);
      const before = tf.memory().numTensors;
      const x = tf.ones([2, 4]);
      const [a, b] = [here, away].map((layer) => tf.tidy(() => layer.forward(x)));
      expect(b?.dataSync()).toEqual(a?.dataSync());
      tf.dispose([x, a, b]);
      expect(tf.memory().numTensors).toBe(before);
      here.dispose();
      away.dispose();
      expect(away.weight.isLoaded).toBe(false);
      return Promise.resolve();
    });
  });
});
