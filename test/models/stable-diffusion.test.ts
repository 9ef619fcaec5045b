import * as tf from '@tensorflow/tfjs-core';
import { version } from '../../package.json';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  OptionError,
  randomSource,
  samplerNames,
  SdError,
  StableDiffusion,
  StableDiffusionV2,
  stableDiffusion1,
  TextEncoder,
  HubError,
  useBackend,
  WeightsError,
  type Progress,
} from '../../src';
import { tinyOnWasm } from '../support/tiny-on-wasm';
import { eachBackend, expectNoLeak } from '../support/engines';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 2, seed: 3 };

describe('drawing', () => {
  eachBackend(() => {
    it('draws from the embedded model and leaves nothing but the weights', async () => {
      const model = await StableDiffusion.fromPretrained('tiny');
      const [image] = await expectNoLeak(() => model.textToImage(prompt, quick));
      expect(image).toMatchObject({ width: 128, height: 128, channels: 3 });
      expect(new Set(image?.data).size).toBeGreaterThan(50);
      expect(image?.parameters).toBe(
        `${prompt}\nSteps: 2, Sampler: ddim, CFG scale: 3, Seed: 3, RNG: tensorflow, Size: 128x128, Model: tiny, ` +
          `Precision: float32, Backend: ${tf.getBackend()}, Version: sd-ts ${version}`,
      );
      model.dispose();
    });
  });
});

describe('StableDiffusion', () => {
  const model = tinyOnWasm();

  it('draws the same picture for the same seed, and another for another', async () => {
    const [a] = await model.textToImage(prompt, quick);
    const [b] = await model.textToImage(prompt, quick);
    const [c] = await model.textToImage(prompt, { ...quick, seed: 0 });
    expect(b?.data).toEqual(a?.data);
    expect(c?.data).not.toEqual(a?.data);
  });

  it('begins a batch with the picture of its seed, as KerasCV does', async () => {
    const [alone] = await model.textToImage(prompt, quick);
    const [first, second] = await expectNoLeak(() => model.textToImage(prompt, { ...quick, batchSize: 2 }));
    for (const [i, value] of first?.data.entries() ?? [])
      expect(Math.abs(value - (alone?.data[i] ?? NaN))).toBeLessThan(2);
    expect(second?.data).not.toEqual(first?.data);
  });

  it('is encodeText followed by generateImage', async () => {
    const [direct] = await model.textToImage(prompt, quick);
    await expectNoLeak(async () => {
      const context = await model.encodeText(prompt);
      expect(context.shape).toEqual([1, 77, model.preset.textEncoders[0].width]);
      const [viaContext] = await model.generateImage(context, quick);
      expect(viaContext?.data).toEqual(direct?.data);
      const noise = tf.tensor3d(randomSource('tensorflow', 3).normal([1, 16, 16, 4]), [16, 16, 4]);
      const [viaNoise] = await model.generateImage(context, { numSteps: 2, diffusionNoise: noise });
      expect(viaNoise?.data).toEqual(direct?.data);
      expect(viaNoise?.parameters).not.toContain('Seed');
      tf.dispose([context, noise]);
    });
  });

  it('takes no negative prompt for the empty one, and is moved by another', async () => {
    const [none] = await model.textToImage(prompt, quick);
    const [empty] = await model.textToImage(prompt, { ...quick, negativePrompt: '' });
    const [blue] = await model.textToImage(prompt, { ...quick, negativePrompt: 'blue' });
    expect(empty?.data).toEqual(none?.data);
    expect(blue?.data).not.toEqual(none?.data);
    expect(blue?.parameters).toContain('\nNegative prompt: blue\n');
  });

  it('draws with each sampler and each source of random numbers', async () => {
    const pictures = new Set<string>();
    for (const scheduler of samplerNames) {
      const [image] = await expectNoLeak(() => model.textToImage(prompt, { numSteps: 3, seed: 3, scheduler }));
      pictures.add(String(image?.data));
    }
    for (const rng of ['torch', 'jax'] as const) pictures.add(String((await model.textToImage(prompt, { ...quick, rng }))[0]?.data)); // prettier-ignore
    expect(pictures.size).toBe(samplerNames.length + 2);
  });

  it('draws sizes that are not square, and refuses those that the strides cannot make', async () => {
    const wide = new StableDiffusion({ weights: 'tiny', imgWidth: 96, imgHeight: 64 });
    const [image] = await wide.textToImage(prompt, quick);
    expect(image).toMatchObject({ width: 96, height: 64 });
    wide.dispose();
    const odd = new StableDiffusion({ weights: 'tiny', imgWidth: 100 });
    await expect(odd.textToImage(prompt)).rejects.toThrow(
      /imgWidth is 100; a multiple of 16 is needed, the nearest is 96/,
    );
    expect(() => new StableDiffusion({ imgWidth: 500, imgHeight: 0 })).toThrow(/imgHeight is 0/);
    expect(() => new StableDiffusion({ imgWidth: 500 })).toThrow(/imgWidth is 500; a multiple of 64 .* nearest is 512/);
  });

  it('names every bad option in one error', async () => {
    const bad = { numSteps: 0, batchSize: 1.5, seed: -1, rng: 'numpy', scheduler: 'magic', numSteeps: 3 } as never;
    await expectNoLeak(async () => {
      const error = await model.textToImage(prompt, bad).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(OptionError);
      for (const part of [
        'numSteps is 0',
        'batchSize is 1.5',
        'seed is -1',
        'rng is "numpy"',
        'scheduler is "magic"',
        '"numSteeps" is no option',
      ]) {
        // prettier-ignore
        expect((error as OptionError).message).toContain(part);
      }
    });
    expect(() => new StableDiffusion({ width: 3, scheduler: 'x' } as never)).toThrow(
      /"width" is no option.*scheduler is "x"/,
    );
  });

  it('refuses noise together with a seed, and contexts and noise of wrong shapes', async () => {
    await expectNoLeak(async () => {
      const context = await model.encodeText(prompt);
      const noise = tf.zeros([16, 16, 4]);
      const wrong = tf.zeros([8, 16, 4]);
      const both = model.generateImage(context, { seed: 1, diffusionNoise: noise });
      await expect(both).rejects.toThrow(/seed is 1; with diffusionNoise/);
      await expect(model.generateImage(context, { diffusionNoise: wrong })).rejects.toThrow(
        /\[8, 16, 4\]; \[16, 16, 4\]/,
      );
      await expect(model.generateImage(noise, quick)).rejects.toThrow(/encodedText is \[16, 16, 4\]/);
      tf.dispose([context, noise, wrong]);
    });
  });

  it('refuses a prompt that is too long before any work', async () => {
    const long = 'apple '.repeat(80);
    await expect(model.textToImage(long)).rejects.toThrow(/82 tokens/);
    await expect(model.encodeText(long)).rejects.toThrow(OptionError);
  });
});

describe('progress and cancelling', () => {
  const model = tinyOnWasm();

  it('reports the licence once, bytes, steps and decoding, in order', async () => {
    const fresh = new StableDiffusion({ weights: 'tiny' });
    const seen: Progress[] = [];
    const onProgress = (p: Progress) => p.kind !== 'compile' && seen.push(p);
    await fresh.textToImage(prompt, { ...quick, onProgress });
    const kinds = seen.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1]);
    expect(kinds).toEqual(['licence', 'load', 'step', 'decode']);
    const loads = seen.filter((p) => p.kind === 'load');
    expect(loads.at(-1)).toMatchObject({ done: loads[0]?.total, total: loads[0]?.total });
    expect(seen.filter((p) => p.kind === 'step').map(({ done, total }) => [done, total])).toEqual([[1, 2], [2, 2]]); // prettier-ignore
    seen.length = 0;
    await fresh.textToImage(prompt, { ...quick, onProgress });
    expect(seen.map(({ kind }) => kind)).toEqual(['step', 'step', 'decode', 'decode']);
    fresh.dispose();
  });

  it('yields every step, with a preview while it lasts, and returns the images', async () => {
    await expectNoLeak(async () => {
      const steps = model.generate(prompt, { ...quick, numSteps: 3 });
      const first = await steps.next();
      if (first.done === true) throw new Error('no step');
      expect(first.value).toMatchObject({ step: 1, total: 3, timestep: 667 });
      const [preview] = await first.value.preview();
      expect(preview).toMatchObject({ width: 128, height: 128 });
      expect((await steps.next()).value).toMatchObject({ step: 2, timestep: 334 });
      await steps.next();
      const end = await steps.next();
      await expect(first.value.preview()).rejects.toThrow(/run has gone on/);
      const [direct] = await model.textToImage(prompt, { ...quick, numSteps: 3 });
      expect(end).toMatchObject({ done: true, value: [{ data: direct?.data }] });
    });
  });

  it('frees everything when the loop is left', async () => {
    await expectNoLeak(async () => {
      for await (const { step } of model.generate(prompt, { numSteps: 5 })) if (step === 2) break;
    });
  });

  it('ends with the reason of an abort, before and between steps', async () => {
    await expectNoLeak(async () => {
      const aborted = AbortSignal.abort(new Error('no more'));
      await expect(model.textToImage(prompt, { signal: aborted })).rejects.toThrow('no more');
      const abort = new AbortController();
      const steps: number[] = [];
      const onProgress = (p: Progress) => {
        if (p.kind === 'step') steps.push(p.done);
        if (p.kind === 'step' && p.done === 2) abort.abort(new Error('enough'));
      };
      const run = model.textToImage(prompt, { numSteps: 20, signal: abort.signal, onProgress });
      await expect(run).rejects.toThrow('enough');
      expect(steps).toEqual([1, 2]);
    });
  });

  it('lets timers run between steps, so that one can abort', async () => {
    const abort = new AbortController();
    setTimeout(() => {
      abort.abort(new Error('time is up'));
    }, 50);
    await expect(model.textToImage(prompt, { numSteps: 500, signal: abort.signal })).rejects.toThrow('time is up');
  });

  it('frees everything when the progress callback throws', async () => {
    await expectNoLeak(async () => {
      const onProgress = (p: Progress) => {
        if (p.kind === 'step' || p.kind === 'decode') throw new Error('callback');
      };
      await expect(model.textToImage(prompt, { ...quick, onProgress })).rejects.toThrow('callback');
    });
  });

  it('throws, and frees everything, when the weights make no numbers', async () => {
    const broken = await StableDiffusion.fromPretrained('tiny');
    const { bias } = broken.decoder.inputConv;
    bias.value = tf.fill([...bias.shape], NaN);
    await expectNoLeak(async () => {
      await expect(broken.textToImage(prompt, quick)).rejects.toThrow(SdError);
    });
    broken.dispose();
  });
});

describe('the parts', () => {
  beforeAll(async () => {
    await useBackend('wasm');
  });

  it('have the structure and sizes of KerasCV without any weights', async () => {
    await expectNoLeak(() => {
      const one = new StableDiffusion();
      expect(one.textEncoder.parameterCount).toBe(123_060_480);
      expect(one.diffusionModel.parameterCount).toBe(859_520_964);
      expect(one.decoder.parameterCount).toBe(49_490_199);
      // KerasCV counts 34,163,664: its last convolution has 8 channels of which 4 are kept, as here.
      expect(one.imageEncoder.parameterCount).toBe(34_163_664);
      expect([one.imgWidth, one.imgHeight]).toEqual([512, 512]);
      const two = new StableDiffusionV2();
      expect(two.textEncoder.config).toMatchObject({ layers: 23, width: 1024 });
      expect(two.diffusionModel.summary()).toContain('DiffusionModel: 865,910,724 parameters');
    });
  });

  it("have CLIP's tokenizer once that has been loaded", async () => {
    for (const model of [new StableDiffusion(), new StableDiffusion({ weights: { decoder: 'nowhere.h5' } })]) {
      expect(() => model.tokenizer).toThrow(
        /StableDiffusion: the tokenizer of '.*' has not been read yet; await load\(\)/,
      );
      await model.load({ parts: [] });
      expect(model.tokenizer.encode('a photo of a cat')).toEqual([49406, 320, 1125, 539, 320, 2368, 49407]);
    }
  });

  it('are known after the configs have been read, built once, and replaceable', async () => {
    const before = tf.memory().numTensors;
    const model = new StableDiffusion({ weights: 'tiny' });
    expect(() => model.diffusionModel).toThrow(/'tiny' have not been read yet; await load\(\)/);
    await model.load({ parts: ['textEncoder'] });
    expect(model.textEncoder.isLoaded).toBe(true);
    expect(model.diffusionModel.isLoaded).toBe(false);
    expect(model.diffusionModel).toBe(model.diffusionModel);
    const replacement = new TextEncoder(model.preset.textEncoders[0]);
    const old = model.textEncoder;
    model.textEncoder = replacement;
    expect(old.isLoaded).toBe(false);
    expect(tf.memory().numTensors).toBe(before);
    await Promise.all([model.load(), model.load()]);
    expect(model.textEncoder).toBe(replacement);
    expect(replacement.isLoaded).toBe(true);
    model[Symbol.dispose]();
    expect(tf.memory().numTensors).toBe(before);
    const [image] = await model.textToImage('a star', quick);
    expect(image?.width).toBe(128);
    model.dispose();
  });

  it('say what is missing where there are no weights', async () => {
    const offline = { localFilesOnly: true, cacheDir: '/nowhere' };
    await expect(new StableDiffusion(offline).textToImage('a cat')).rejects.toThrow(HubError);
    await expect(StableDiffusion.fromPretrained('./nowhere')).rejects.toThrow(WeightsError);
    await expect(StableDiffusion.fromPretrained('some/checkpoint', offline)).rejects.toThrow(HubError);
    const { textEncoder } = new StableDiffusion();
    await expect(textEncoder.loadWeights('nowhere.safetensors')).rejects.toThrow(
      /nowhere.safetensors: there is no such/,
    );
    expect(stableDiffusion1.textEncoders[0].layers).toBe(12);
  });
});
