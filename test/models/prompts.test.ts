import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, StableDiffusion, useBackend, type GenerateOptions, type SdImage } from '../../src';
import { expectNoLeak } from '../support/engines';

const steps = { numSteps: 2, seed: 7 } as const;
const furthest = (a: SdImage | undefined, b: SdImage | undefined): number =>
  Array.from(a?.data ?? [NaN]).reduce((most, value, i) => Math.max(most, Math.abs(value - (b?.data[i] ?? NaN))), 0);

describe('prompts', () => {
  let model: StableDiffusion;
  beforeAll(async () => {
    await useBackend('wasm');
    model = await StableDiffusion.fromPretrained('tiny');
  });
  afterAll(() => {
    model.dispose();
  });
  const draw = (prompt: string | readonly string[], options: GenerateOptions = {}) =>
    expectNoLeak(() => model.textToImage(prompt, { ...steps, ...options }));

  it('in a list are drawn as alone, each with its seed and its negative prompt, and say so', async () => {
    const [prompts, negativePrompt, seed] = [
      ['a red heart', 'a star'],
      ['blue', 'green'],
      [3, 4, 5, 6],
    ];
    const images = await draw(prompts, { negativePrompt, seed, batchSize: 2 });
    expect(images).toHaveLength(4);
    for (const [i, image] of images.entries()) {
      const half = Math.floor(i / 2);
      const [alone] = await draw(prompts[half] ?? '', {
        negativePrompt: negativePrompt[half] ?? '',
        seed: seed[i] ?? 0,
      });
      expect(furthest(image, alone)).toBeLessThanOrEqual(1);
      expect(image.parameters).toBe(alone?.parameters);
      expect(image.parameters).toMatch(new RegExp(`^${prompts[half]}\nNegative prompt: ${negativePrompt[half]}\n.*Seed: ${seed[i]},`)); // prettier-ignore
    }
  });

  it('in a list with one seed share its batch', async () => {
    const both = await draw(['a red heart', 'a star'], { batchSize: 2 });
    const same = await draw('a star', { batchSize: 4 });
    expect(furthest(both[3], same[3])).toBeLessThanOrEqual(1);
    expect(both[1]?.parameters).toMatch(/^a red heart\n.*Batch size: 4, Batch pos: 1/);
  });

  it('are refused in lists that do not fit', async () => {
    const refused = (prompt: string | readonly string[], options: GenerateOptions) =>
      expect(model.textToImage(prompt, { ...steps, ...options })).rejects;
    await refused([], {}).toThrow(OptionError);
    await refused(['a', 'b'], { negativePrompt: ['c'] }).toThrow(
      /negativePrompt is \["c"\]; .*one for each prompt, 2 here/,
    );
    await refused(['a', 'b'], { seed: [1], batchSize: 2 }).toThrow(/seed is \[1\]; one for each picture, 4 here/);
    await refused('a', { seed: [1.5] }).toThrow(OptionError);
    await refused('a', { clipSkip: 99 }).toThrow(/clipSkip is 99; a whole number from 0 to \d+ is needed/);
  });

  it('that are weighted with 1 are plain ones, of any length beside a short negative prompt', async () => {
    const [plain, weighted] = [await draw('a star'), await draw('(a star:1)', { promptSyntax: 'weighted' })];
    expect(weighted[0]?.data).toEqual(plain[0]?.data);
    expect(weighted[0]?.parameters).toContain('Prompt syntax: weighted');
    const long = 'a star on a blue background, '.repeat(20);
    await expect(draw(long)).rejects.toThrow(/the limit is 77/);
    const [image] = await draw(long, { promptSyntax: 'weighted', negativePrompt: '(red:1.2)' });
    expect(new Set(image?.data).size).toBeGreaterThan(10);
    await draw('a star', { promptSyntax: 'weighted', negativePrompt: long });
  });

  it('are contexts of the same pictures', async () => {
    const options = { promptSyntax: 'weighted', clipSkip: 1 } as const;
    for (const prompt of ['a (star:1.4) BREAK on blue', 'a heart']) {
      const context = await model.encodeText(prompt, options);
      const [image] = await model.generateImage(context, { ...steps, ...options, negativePrompt: 'red' });
      context.dispose();
      expect(image?.data).toEqual((await draw(prompt, { ...options, negativePrompt: 'red' }))[0]?.data);
    }
    const several = await model.encodeText(['a', 'b BREAK c'], options);
    expect(several.shape.slice(0, 2)).toEqual([2, 154]);
    several.dispose();
  });

  it('may leave out the last layers of the text encoder, as clip_skip of diffusers', () => {
    const { textEncoder, tokenizer } = model;
    tf.tidy(() => {
      const tokens = tokenizer.encodeBatch(['a star']);
      const [vectors, places] = [textEncoder.tokenEmbedding.forward(tokens), textEncoder.positionEmbedding.forward([tokens[0]?.map((_, i) => i) ?? []])]; // prettier-ignore
      const layers = textEncoder.layers.slice(0, -1);
      const last = layers.reduce<tf.Tensor>((x, layer) => layer.forward(x), tf.add(vectors, places));
      const expected = textEncoder.norm.forward(last).dataSync();
      expect(textEncoder.runSkipping(1, tokens).dataSync()).toEqual(expected);
    });
  });
});
