import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { clearCache, Decoder, estimateDownload, isCached, NoiseScheduler, OptionError, plotImages, randomSource, samplers, NoiseSchedule, SdImage, setGlobalPolicy, SimpleTokenizer, StableDiffusion, StableDiffusionV2, stableDiffusion1, TinyDecoder, useBackend } from '../../src'; // prettier-ignore
import type { Table } from '../../src/checks';
import { hubOptions } from '../../src/hub/hub';
import { modelOptions, pretrainedOptions } from '../../src/pipeline/options';
import { imageOptions, runOptions } from '../../src/pipeline/run-options';
import {
  estimateOptions,
  loadPartsOptions,
  loraOptions,
  textualInversionOptions,
} from '../../src/pipeline/part-options';
import { imageToImageOptions, inpaintOptions } from '../../src/pipeline/picture-options';
import { tinyDecoderOptions } from '../../src/checkpoints/taesd';
import { noiseSchedulerOptions, stepOptions } from '../../src/schedulers/noise-scheduler';
import { encodeTextOptions } from '../../src/pipeline/weighted';
import { clipTokenizerOptions, tokenizerOptions } from '../../src/text/rules';
import { prepareOptions } from '../../src/models/model';
import { loadOptions } from '../../src/weights/load';
import { saveOptions } from '../../src/formats/save-safetensors';

/** Values of every type; which of them an option takes, its kind says. */
const values: readonly unknown[] = [
  ['a', 'b'],
  [],
  null,
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  2 ** 60,
  10n,
  '',
  'no such name',
  true,
  {},
  { a: 1 },
  () => 1,
  Symbol('s'),
  new Date(0),
];

/** Anything, as a caller without types would give it. */
const given = (value: unknown): never => value as never;

const model = new StableDiffusion({ weights: 'tiny' });
const decoder = new Decoder(stableDiffusion1.autoencoder);
const nowhere = '/nowhere/x.safetensors';
const scheduler = new NoiseScheduler();
let latents: tf.Tensor4D;

/** Every public call that takes options, and what they may be. */
const calls: readonly (readonly [name: string, table: Table, call: (options: never) => unknown])[] = [
  ['new StableDiffusion', modelOptions, (o) => new StableDiffusion(o)],
  ['new StableDiffusionV2', modelOptions, (o) => new StableDiffusionV2(o)],
  ['fromPretrained', pretrainedOptions, (o) => StableDiffusion.fromPretrained(nowhere, o)],
  ['textToImage', runOptions, (o) => model.textToImage('a star', o)],
  ['generateImage', imageOptions, (o) => model.generateImage(latents, o)],
  ['imageToImage', imageToImageOptions, (o) => model.imageToImage(image, 'a star', o)],
  ['inpaint', inpaintOptions, (o) => model.inpaint(image, image, 'a star', o)],
  ['generate', runOptions, (o) => model.generate('a star', o).next()],
  ['prepare', prepareOptions, (o) => decoder.prepare([[1, 8, 8, 4]], o)],
  ['load', loadPartsOptions, (o) => model.load(o)],
  ['estimate', estimateOptions, (o) => model.estimate(o)],
  ['encodeText', encodeTextOptions, (o) => model.encodeText('a star', o)],
  ['saveWeights', saveOptions, (o) => model.saveWeights('/nowhere/x', o)],
  ['loadLora', loraOptions, (o) => model.loadLora(nowhere, o)],
  ['loadTextualInversion', textualInversionOptions, (o) => model.loadTextualInversion(nowhere, o)],
  ['loadWeights of a part', loadOptions, (o) => decoder.loadWeights(nowhere, o)],
  ['saveWeights of a part', saveOptions, (o) => decoder.saveWeights(nowhere, o)],
  ['TinyDecoder.fromPretrained', tinyDecoderOptions, (o) => TinyDecoder.fromPretrained(nowhere, o)],
  ['isCached', hubOptions, (o) => isCached('a/b', o)],
  ['estimateDownload', hubOptions, (o) => estimateDownload('a/b', o)],
  ['clearCache', hubOptions, (o) => clearCache('a/b', o)],
  ['new SimpleTokenizer', tokenizerOptions, (o) => new SimpleTokenizer(o)],
  ['SimpleTokenizer.clip', clipTokenizerOptions, (o) => SimpleTokenizer.clip(o)],
  ['new NoiseScheduler', noiseSchedulerOptions, (o) => new NoiseScheduler(o)],
  ['NoiseScheduler.step', stepOptions, (o) => scheduler.step(latents, 1, latents, o)],
];

/** Every public call that takes something else, with what it takes in the place that is tried; those with `optional` take undefined. */
const picture = { width: 1, height: 1, data: new Uint8ClampedArray(3) };
const image = new SdImage(picture);
const tokenizer = await SimpleTokenizer.clip();
const isText = (value: unknown) => typeof value === 'string';
const isFilled = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const arePrompts = (value: unknown) =>
  isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
const never = () => false;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 1;
interface Place {
  readonly name: string;
  readonly takes: (value: unknown) => boolean;
  readonly call: (value: never) => unknown;
  readonly isOptional: boolean;
}
const listed: readonly (readonly [string, Place['takes'], Place['call'], 'optional'?])[] = [
  ['textToImage', arePrompts, (v) => model.textToImage(v)],
  ['imageToImage, the image', isFilled, (v) => model.imageToImage(v, 'a star')],
  ['imageToImage, the prompt', arePrompts, (v) => model.imageToImage(image, v)],
  ['inpaint, the mask', isFilled, (v) => model.inpaint(image, v, 'a star')],
  ['generate', arePrompts, (v) => model.generate(v).next()],
  ['encodeText', arePrompts, (v) => model.encodeText(v)],
  ['generateImage', never, (v) => model.generateImage(v)],
  ['fromPretrained', (v) => isFilled(v) || (typeof v === 'object' && v !== null && !Array.isArray(v)), (v) => StableDiffusion.fromPretrained(v)], // prettier-ignore
  ['saveWeights', isFilled, (v) => model.saveWeights(v)],
  ['loadLora', isFilled, (v) => model.loadLora(v)],
  ['setLoraScale', never, (v) => model.setLoraScale(v, 1)],
  ['setLoraScale, the scale', never, (v) => model.setLoraScale('none', v)],
  ['unloadLora', never, (v) => model.unloadLora(v), 'optional'],
  ['loadTextualInversion', isFilled, (v) => model.loadTextualInversion(v)],
  ['unloadTextualInversion', never, (v) => { model.unloadTextualInversion(v); }, 'optional'], // prettier-ignore
  ['tokenizer', never, (v) => { model.tokenizer = v; }], // prettier-ignore
  ['textEncoder', never, (v) => { model.textEncoder = v; }], // prettier-ignore
  ['diffusionModel', never, (v) => { model.diffusionModel = v; }], // prettier-ignore
  ['decoder', never, (v) => { model.decoder = v; }], // prettier-ignore
  ['imageEncoder', never, (v) => { model.imageEncoder = v; }], // prettier-ignore
  ['loadWeights of a part', isFilled, (v) => decoder.loadWeights(v)],
  ['saveWeights of a part', never, (v) => decoder.saveWeights(v)],
  ['TinyDecoder.fromPretrained', isFilled, (v) => TinyDecoder.fromPretrained(v)],
  ['isCached', isFilled, (v) => isCached(v)],
  ['estimateDownload', isFilled, (v) => estimateDownload(v)],
  ['clearCache', isFilled, (v) => clearCache(v), 'optional'],
  ['new SdImage', never, (v) => new SdImage(v)],
  ['SdImage width', (v) => v === 1, (v) => new SdImage({ ...picture, width: v })],
  ['SdImage data', never, (v) => new SdImage({ ...picture, data: v })],
  ['SdImage parameters', isText, (v) => new SdImage({ ...picture, parameters: v }), 'optional'],
  ['SdImage.save', never, (v) => image.save(v)],
  ['SdImage.decode', never, (v) => SdImage.decode(v)],
  ['SdImage.fromFile', never, (v) => SdImage.fromFile(v)],
  ['plotImages', never, (v) => plotImages(v)],
  ['encode', isText, (v) => tokenizer.encode(v)],
  ['encodeBatch', (v) => Array.isArray(v) && v.every(isText), (v) => tokenizer.encodeBatch(v)],
  ['encodeBatch, the length', never, (v) => tokenizer.encodeBatch(['a'], v), 'optional'],
  ['decode', (v) => Array.isArray(v) && v.length === 0, (v) => tokenizer.decode(v)],
  ['addTokens', (v) => isFilled(v) || (Array.isArray(v) && v.every(isText)), (v) => tokenizer.addTokens(v)],
  ['addLearnedToken', isFilled, (v) => tokenizer.addLearnedToken(v)],
  ['addLearnedToken, the vectors', isCount, (v) => tokenizer.addLearnedToken('<some>', v), 'optional'],
  ['learnedIds', isText, (v) => tokenizer.learnedIds(v)],
  ['removeLearnedToken', isText, (v) => { tokenizer.removeLearnedToken(v); }], // prettier-ignore
  ['useBackend', never, (v) => useBackend(v)],
  ['setGlobalPolicy', never, (v) => { setGlobalPolicy(v); }], // prettier-ignore
  ['randomSource', never, (v) => randomSource(v, 1)],
  ['randomSource, the seed', (v) => v === 0, (v) => randomSource('torch', v)],
  ['levels', (v) => isCount(v) && (v as number) <= 1000, (v) => samplers.ddim.levels(new NoiseSchedule(stableDiffusion1.schedule), v)], // prettier-ignore
  ['NoiseScheduler.step, the output', never, (v) => scheduler.step(v, 1, latents)],
  ['NoiseScheduler.step, the timestep', (v) => v === 0, (v) => scheduler.step(latents, v, latents)],
  ['NoiseScheduler.step, the sample', never, (v) => scheduler.step(latents, 1, v)],
  ['NoiseScheduler.addNoise, the samples', never, (v) => scheduler.addNoise(v, latents, [1])],
  ['NoiseScheduler.addNoise, the noise', never, (v) => scheduler.addNoise(latents, v, [1])],
  ['NoiseScheduler.addNoise, the timesteps', (v) => Array.isArray(v) && v.length === 0, (v) => scheduler.addNoise(latents, latents, v)], // prettier-ignore
];

const positions = listed.map(([name, takes, call, optional]): Place => ({ name, takes, call, isOptional: optional !== undefined })); // prettier-ignore

/** What a call throws, or rejects with; undefined where it does neither. */
async function refusal(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

beforeAll(async () => {
  await useBackend('wasm');
  latents = tf.zeros([1, 2, 2, 4]);
});

describe('a wrong type', () => {
  it.each(calls)('is an OptionError that names the option: %s', async (_, table, call) => {
    for (const [option, kind] of Object.entries(table)) {
      const wrong = values.filter((value) => !kind.holds(value));
      expect(wrong.length, option).toBeGreaterThan(3);
      for (const value of wrong) {
        const error = await refusal(() => call(given({ [option]: value })));
        expect(error, `${option}: ${String(value)}`).toBeInstanceOf(OptionError);
        expect((error as Error).message).toContain(`${option} is `);
        expect((error as Error).message.length).toBeLessThan(2000);
      }
    }
  });

  it.each(calls)('is an OptionError where options are none, or name one that is none: %s', async (_, table, call) => {
    for (const value of values) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && !('a' in value)) continue;
      expect(await refusal(() => call(given(value))), String(value)).toBeInstanceOf(OptionError);
    }
    expect(table).not.toHaveProperty('constructor2');
    for (const name of ['constructor2', 'toString', 'hasOwnProperty']) {
      const error = await refusal(() => call(given({ [name]: 1 })));
      expect((error as Error).message).toContain(`"${name}" is no option`);
    }
  });

  it.each(positions)('is an OptionError: $name', async ({ takes, call, isOptional }) => {
    for (const value of [...values, ...(isOptional ? [] : [undefined])]) {
      if (takes(value)) continue;
      expect(await refusal(() => call(given(value))), String(value)).toBeInstanceOf(OptionError);
    }
  });

  it('is an OptionError in every call and for every option [wrong-types]', async () => {
    let tried = 0;
    for (const [name, table, call] of calls) {
      for (const option of Object.keys(table)) {
        for (const value of [['a', 'b'], null, Symbol('s')]) {
          if (table[option]?.holds(value) === true) continue;
          expect(await refusal(() => call(given({ [option]: value }))), `${name}: ${option}`).toBeInstanceOf(
            OptionError,
          );
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
  });

  it('is not undefined, which is an option that is not given', async () => {
    const nothing = (table: Table) =>
      given(Object.fromEntries(Object.keys(table).map((option) => [option, undefined])));
    expect(new StableDiffusion(nothing(modelOptions)).preset).toEqual(new StableDiffusion().preset);
    expect((await SimpleTokenizer.clip(nothing(clipTokenizerOptions))).encode('a')).toEqual(tokenizer.encode('a'));
    expect(await isCached('a/b', nothing({ ...hubOptions, endpoint: hubOptions.endpoint }))).toBe(false);
    await expect(model.load(nothing(loadPartsOptions))).resolves.toBeUndefined();
    const [drawn] = await model.textToImage('a star', { ...(nothing(runOptions) as object), numSteps: 1, seed: 1 });
    const [plain] = await model.textToImage('a star', { numSteps: 1, seed: 1 });
    expect(drawn?.data).toEqual(plain?.data);
    model.dispose();
  });
});
