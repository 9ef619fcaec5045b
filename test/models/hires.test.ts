import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { draw, samplers, NoiseSchedule, OptionError, StableDiffusion, type Progress, type SdImage } from '../../src';
import { drain } from '../../src/pipeline/pacing';
import { tinyOnWasm } from '../support/tiny-on-wasm';
import { expectNoLeak } from '../support/engines';
import { pixelDifference } from '../support/picture-cases';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 4, seed: 3 };
const model = tinyOnWasm();

describe('hiresFix', () => {
  it('is a second pass, image-to-image from the enlarged latents of the first', async () => {
    const seen: Progress[] = [];
    const hiresFix = { scale: 1.5, steps: 6, strength: 0.5 };
    const [image] = await expectNoLeak(() =>
      model.textToImage(prompt, { ...quick, hiresFix, onProgress: (p) => seen.push(p) }),
    );
    for (let at = seen.length - 1; at >= 0; at--) if (seen[at]?.kind === 'compile') seen.splice(at, 1);
    expect([image?.width, image?.height]).toEqual([192, 192]);
    expect(seen.map(({ kind }) => kind)).toEqual([...Array<string>(7).fill('step'), 'decode', 'decode']);
    expect(seen[6]).toEqual({ kind: 'step', done: 7, total: 7 });
    expect(image?.parameters).toMatch(
      /Seed: 3, .*Denoising strength: 0.5, Hires upscale: 1.5, Hires steps: 6, Hires upscaler: Latent, Size: 128x128, /,
    );

    // The same by hand, on the public parts.
    const [negative, positive] = [await model.encodeText(''), await model.encodeText(prompt)];
    const context = tf.concat([negative, positive]);
    let small: tf.Tensor4D | undefined;
    const keeping = {
      run: (x: tf.Tensor4D) => ((small = tf.keep(tf.clone(x))), tf.zeros<tf.Rank.R4>([1, 128, 128, 3])),
    };
    const { preset, diffusionModel } = model;
    await drain(draw({ preset, diffusionModel, decoder: keeping }, model.withDefaults(quick), { context }));
    const large = tf.image.resizeBilinear(small as tf.Tensor4D, [24, 24], false, true);
    const levels = samplers.ddim.levels(new NoiseSchedule(preset.schedule), 6).slice(3);
    const start = (noise: tf.Tensor4D, { sigma }: { sigma: number }) =>
      tf.add<tf.Tensor4D>(large, tf.mul(noise, sigma));
    const run = model.withDefaults({ ...quick, width: 192, height: 192, scheduler: 'ddim' });
    const [byHand] = await drain(draw(model, run, { context }, { levels, start }));
    expect(pixelDifference(byHand as SdImage, image as SdImage)).toBeLessThanOrEqual(1);
    tf.dispose([negative, positive, context, small, large]);
  });

  it('draws step by step, with previews of both sizes, and ends in either pass', async () => {
    await expectNoLeak(async () => {
      const sizes: (number | undefined)[] = [];
      for await (const { step, total, preview } of model.generate(prompt, { ...quick, hiresFix: { scale: 2 } })) {
        expect(total).toBe(6); // 4, and 0.7 of 4
        sizes.push((await preview())[0]?.width);
        if (step === 5) break;
      }
      expect(sizes).toEqual([128, 128, 128, 128, 256]);
      for (const nth of [2, 5]) {
        const abort = new AbortController();
        const onProgress = (p: Progress) => {
          if (p.kind === 'step' && p.done === nth) abort.abort(new Error('enough'));
        };
        const ended = model.textToImage(prompt, { ...quick, hiresFix: { scale: 2 }, signal: abort.signal, onProgress });
        await expect(ended).rejects.toThrow('enough');
      }
    });
  });

  it('has guidance in the pass that asks for it, and goes with low memory', async () => {
    const options = { ...quick, hiresFix: { scale: 1.5, strength: 0.5 }, guidanceEnd: 0.25 };
    const [image] = await expectNoLeak(() => model.textToImage(prompt, options));
    await expectNoLeak(async () => {
      const low = new StableDiffusion({ weights: 'tiny', lowMemory: true });
      const [same] = await low.textToImage(prompt, options);
      expect(pixelDifference(same as SdImage, image as SdImage)).toBe(0);
      low.dispose();
    });
  });

  it('says what is wrong with it', async () => {
    const refused = (hiresFix: object, more = {}) =>
      model.textToImage(prompt, { ...quick, hiresFix: hiresFix as never, ...more });
    await expectNoLeak(async () => {
      await expect(refused({ scale: 1.3 })).rejects.toThrow(
        /^textToImage: hiresFix.scale is 1.3; it makes 166.4x166.4 pixels, of which a multiple of \d+ is needed, the nearest is \d+\.$/,
      );
      await expect(refused({})).rejects.toThrow(/hiresFix.scale is undefined; a number over 1, up to 8, is needed/);
      await expect(refused({ scale: 2, steps: 0, strength: 3 })).rejects.toThrow(
        /hiresFix.steps is 0; .*hiresFix.strength is 3; /,
      );
      await expect(refused({ scale: 2, strength: 0.1 })).rejects.toThrow(OptionError);
    });
  });
});
