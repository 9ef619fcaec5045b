import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { StableDiffusion, type Progress, type SdImage } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';
import { countBuffers } from '../support/gpu-buffers';

/** lavapipe compiles some thirty kernels the first time, which takes half a minute on a processor that is free. */
const timeout = 600_000;
const device = (): GPUDevice => (tf.backend() as unknown as { device: GPUDevice }).device;

eachBackend(() => {
  const tiny = () => new StableDiffusion({ weights: 'tiny', imgWidth: 64, imgHeight: 64 });
  const draw = async (model: StableDiffusion, options = {}): Promise<SdImage> => {
    const [image] = await model.textToImage('a star', { seed: 7, numSteps: 1, ...options });
    return image as SdImage;
  };

  it('makes no more buffers for more pictures, with two models on one device', { timeout }, async () => {
    await expectNoLeak(async () => {
      const count = countBuffers(device());
      const [one, other] = [tiny(), tiny()];
      const first = await draw(one);
      expect((await draw(other)).data).toEqual(first.data);
      const [a, b] = await Promise.all([draw(one), draw(other)]);
      expect([a.data, b.data]).toEqual([first.data, first.data]);
      const before = count().count; // tfjs keeps those that both needed at once
      for (const model of [one, other, one, other]) await draw(model);
      expect(count().count, 'buffers').toBeLessThanOrEqual(before);
      one.dispose();
      other.dispose();
    });
  });

  it('draws on after an abort while a step is computed', { timeout }, async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const expected = await draw(model, { numSteps: 2 });
      const reason = new Error('enough');
      const aborter = new AbortController();
      const onProgress = ({ kind }: Progress) => {
        if (kind === 'step') aborter.abort(reason); // its work is submitted, and not done yet
      };
      const { signal } = aborter;
      await expect(draw(model, { numSteps: 2, signal, onProgress })).rejects.toBe(reason);
      expect((await draw(model, { numSteps: 2 })).data).toEqual(expected.data);
      model.dispose();
    });
  });

  it('compiles again for another device after a loss, and draws the same picture', { timeout }, async () => {
    const model = tiny();
    const expected = await draw(model);
    const before = device();
    before.destroy();
    await before.lost;
    const kinds = new Set<Progress['kind']>();
    const again = await draw(model, { onProgress: ({ kind }: Progress) => kinds.add(kind) });
    expect(device()).not.toBe(before);
    expect([...kinds]).toEqual(expect.arrayContaining(['warning', 'load', 'compile', 'step']));
    expect(again.data).toEqual(expected.data);
    model.dispose();
  });
}, ['webgpu']);
