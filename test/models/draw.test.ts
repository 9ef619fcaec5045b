import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw, samplers, NoiseSchedule, OptionError, StableDiffusion, useBackend, type DrawOptions, type NoiseLevel, type Sampler, type SdImage, type Unet } from '../../src'; // prettier-ignore
import type { During } from '../../src/progress';
import { drain } from '../../src/pipeline/pacing';
import { expectNoLeak } from '../support/engines';
import { pixelDifference } from '../support/picture-cases';

const prompt = 'a red heart on a blue background';
const model = new StableDiffusion({ weights: 'tiny' });
let context: tf.Tensor3D; // of the empty prompt, then of the prompt

beforeAll(async () => {
  await useBackend('wasm');
  await model.load({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] });
  const [negative, positive] = [await model.encodeText(''), await model.encodeText(prompt)];
  context = tf.concat([negative, positive]);
  tf.dispose([negative, positive]);
});
afterAll(() => {
  context.dispose();
  model.dispose();
});

const run = (numSteps = 4, more: object = {}) => model.withDefaults({ seed: 3, numSteps, ...more });
const drawn = async (options: DrawOptions & During, of = run()): Promise<SdImage> =>
  (await drain(draw(model, of, { context }, options)))[0] as SdImage;

describe('draw', () => {
  it('is the flow of textToImage', async () => {
    const [whole] = await model.textToImage(prompt, { seed: 3, numSteps: 4 });
    const image = await expectNoLeak(() => drawn({}));
    expect(String(image.data)).toBe(String(whole?.data));
    const text = await drawn({ describe: (place) => `picture ${place}` });
    expect(text.parameters).toBe('picture 0');
  });

  it('starts from a picture at a later level: image-to-image', async () => {
    const [whole] = await model.textToImage('a yellow star on a green background', { seed: 5, numSteps: 20 });
    if (whole === undefined) throw new Error('nothing was drawn');
    const pixels = tf.tidy(() => tf.sub(tf.mul(tf.tensor4d(Float32Array.from(whole.data), [1, 128, 128, 3]), 2 / 255), 1)); // prettier-ignore
    const clean = model.imageEncoder.run(pixels as tf.Tensor4D);
    const levels = samplers.ddim.levels(new NoiseSchedule(model.preset.schedule), 20);
    const from = async (first: number) => {
      const reports: number[] = [];
      const image = await drawn(
        {
          levels: levels.slice(first),
          start: (noise, { sigma }) => tf.add(clean, tf.mul(noise, sigma)),
          onProgress: (p) => p.kind === 'step' && reports.push(p.total),
        },
        run(20, { seed: 4 }),
      );
      return { image, reports };
    };
    const [late, early] = [await from(18), await from(4)];
    expect(late.reports).toEqual([2, 2]); // the length of a run comes from its levels
    expect(early.reports).toHaveLength(16);
    const distance = (image: SdImage) => image.data.reduce((sum, value, i) => sum + Math.abs(value - (whole.data[i] ?? 0)), 0); // prettier-ignore
    expect(distance(late.image)).toBeLessThan(distance(early.image) / 2);
    tf.dispose([pixels, clean]);
  });

  it('takes a wrapped denoiser, which keeps a part as it was: inpainting', async () => {
    const known = tf.randomNormal<tf.Rank.R4>([1, 16, 16, 4], 0, 1, 'float32', 5);
    const mask = tf.tidy(() => tf.concat([tf.zeros([1, 16, 8, 4]), tf.ones([1, 16, 8, 4])], 2)); // 1: repainted
    let latents: tf.Tensor4D | undefined;
    const decode = model.decoder.run.bind(model.decoder);
    const keeping = { run: (x: tf.Tensor4D) => ((latents = tf.keep(tf.clone(x))), decode(x)) };
    const parts = { preset: model.preset, diffusionModel: model.diffusionModel, decoder: keeping };
    await drain(
      draw(parts, run(4, { scheduler: 'euler' }), { context }, {
        denoise: (denoise) =>
          Object.assign((x: tf.Tensor4D, level: NoiseLevel, step: number) => {
            const denoised = denoise(x, level, step);
            const kept = tf.tidy(() => tf.add<tf.Tensor4D>(tf.mul(denoised, mask), tf.mul(known, tf.sub(1, mask))));
            denoised.dispose();
            return kept;
          }, { schedule: denoise.schedule }),
      }),
    ); // prettier-ignore
    const apart = tf.tidy(() => tf.max(tf.mul(tf.abs(tf.sub(latents as tf.Tensor4D, known)), tf.sub(1, mask))));
    expect((await apart.data())[0]).toBeLessThan(1e-5);
    tf.dispose([known, mask, apart, latents]);
  });

  it('takes a wrapped UNet, and guides by the step what a sampler evaluates off its path', async () => {
    const batches: number[] = [];
    const spied = (unet: Unet): Unet => ({
      timestepWidth: unet.timestepWidth,
      run(x, time, conditioning) {
        batches.push(x.shape[0]);
        return unet.run(x, time, conditioning);
      },
    });
    // Euler's path, evaluated once more halfway between two levels: Heun's kind of sampler, without its use of it.
    const twice: Sampler = {
      ...samplers.euler,
      name: 'twice',
      *sample(denoise, x, levels, noise) {
        const off: typeof denoise = Object.assign(
          (y: tf.Tensor4D, level: NoiseLevel, step: number) => {
            denoise(y, { sigma: level.sigma / 2, timestep: level.timestep / 2 }, step).dispose();
            return denoise(y, level, step);
          },
          { schedule: denoise.schedule },
        );
        return yield* samplers.euler.sample(off, x, levels, noise);
      },
    };
    await expectNoLeak(() => drawn({ unet: spied, sampler: twice }, run(4, { guidanceEnd: 0.5, scheduler: twice })));
    expect(batches).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
  });

  it('yields steps with previews, ends with its signal, and frees all when it is broken off', async () => {
    await expectNoLeak(async () => {
      for await (const { step, preview } of draw(model, run(), { context })) {
        expect((await preview())[0]?.width).toBe(128);
        if (step === 2) break;
      }
      const abort = new AbortController();
      const onProgress = () => {
        abort.abort(new Error('enough'));
      };
      await expect(drawn({ signal: abort.signal, onProgress })).rejects.toThrow('enough');
    });
  });

  it('says what it needs', async () => {
    await expectNoLeak(async () => {
      const one = tf.slice(context, [0, 0, 0], [1, -1, -1]);
      await expect(drain(draw(model, run(), { context: one }))).rejects.toThrow(
        new OptionError('draw: the conditioning has 1 rows; 2 are needed: with guidance two for each picture, without it one.'), // prettier-ignore
      );
      one.dispose();
      await expect(drawn({ levels: [] })).rejects.toThrow(/levels is an empty list; at least the last, of sigma 0/);
      const own = run(4, { scheduler: { ...samplers.euler, name: 'mine' } });
      await expect(drawn({}, own)).rejects.toThrow(/the run's scheduler is 'mine'; give the sampler of your own/);
      expect(() => model.withDefaults({ numSteps: 0.5 })).toThrow(/withDefaults: numSteps is 0.5; a whole number/);
    });
  });
});

describe('a run of its own size', () => {
  it('needs no second model, and says it in the picture', async () => {
    const [[wide], [whole], [same]] = [
      await model.textToImage(prompt, { seed: 3, numSteps: 2, width: 192, height: 64 }),
      await model.textToImage(prompt, { seed: 3, numSteps: 2 }),
      await model.textToImage(prompt, { seed: 3, numSteps: 2, width: 128, height: 128 }),
    ];
    expect([wide?.width, wide?.height, whole?.width, whole?.height]).toEqual([192, 64, 128, 128]);
    expect(wide?.parameters).toContain('Size: 192x64');
    expect(String(same?.data)).toBe(String(whole?.data));
    const other = new StableDiffusion({ weights: 'tiny', imgWidth: 192, imgHeight: 64 });
    const [constructed] = await other.textToImage(prompt, { seed: 3, numSteps: 2 });
    expect(String(wide?.data)).toBe(String(constructed?.data));
    other.dispose();
  });

  it('is refused by its name where the checkpoint cannot draw it', async () => {
    const odd = model.textToImage(prompt, { width: 100, height: 70 });
    await expect(odd).rejects.toThrow(/textToImage: width is 100; a multiple of \d+ is needed, the nearest is \d+. height is 70/); // prettier-ignore
  });
});

describe('a context of several chunks', () => {
  const quick = { seed: 3, numSteps: 2 };

  it('is drawn with a negative prompt as long, and with a negative context of any length', async () => {
    const one = await model.encodeText(prompt);
    const length = one.shape[1];
    const [two, part] = [tf.concat([one, one], 1), tf.slice(one, [0, 0, 0], [1, 9, -1])];
    await expectNoLeak(async () => {
      const [[long], [short], [plain]] = [
        await model.generateImage(two, quick),
        await model.generateImage(part, { ...quick, negativeEncodedText: part }),
        await model.generateImage(one, quick),
      ];
      expect(String(long?.data)).not.toBe(String(plain?.data));
      expect(String(short?.data)).not.toBe(String(plain?.data));
      const [unguided] = await model.generateImage(part, { ...quick, unconditionalGuidanceScale: 1 });
      expect(pixelDifference(unguided as SdImage, short as SdImage)).toBe(0); // the same on both sides is no guidance
      await expect(model.generateImage(part, quick)).rejects.toThrow(
        `generateImage: encodedText has 9 tokens; a multiple of ${length} is needed for a negative prompt as long: give negativeEncodedText too.`,
      );
      await expect(model.generateImage(two, { ...quick, negativeEncodedText: one })).rejects.toThrow(
        `negativeEncodedText is [1, ${length}, ${one.shape[2]}]; the ${2 * length} tokens of encodedText are needed.`,
      );
    });
    tf.dispose([one, two, part]);
  });
});
