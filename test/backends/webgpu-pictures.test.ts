import { beforeAll, expect, it } from 'vitest';
import { StableDiffusion, useBackend, type PolicyName, type SdImage } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';
import { expectDecodedInFloat32 } from '../support/overflow';
import { pixelDifference, psnr } from '../support/picture-cases';

/** lavapipe compiles some thirty kernels the first time, which takes half a minute on a processor that is free. */
const timeout = 600_000;

/** The embedded model on our WebGPU engine beside cpu, which takes a minute for a picture of its own size. */
eachBackend(() => {
  const draw = async (precision: PolicyName, jitCompile: boolean): Promise<SdImage> => {
    using model = new StableDiffusion({ weights: 'tiny', precision, jitCompile, imgWidth: 64, imgHeight: 64 });
    const [image] = await model.textToImage('a red heart on a blue background', { seed: 7, numSteps: 2 });
    return image as SdImage;
  };
  let expected: SdImage;
  beforeAll(async () => {
    await useBackend('cpu');
    expected = await draw('float32', false);
    await useBackend('webgpu');
  });

  it.each([
    ['float32', false],
    ['float32', true],
  ] as const)(
    'draws in %s, jitCompile %s, what cpu draws, within 1 of 255',
    { timeout },
    async (precision, jitCompile) => {
      const image = await expectNoLeak(() => draw(precision, jitCompile));
      expect(pixelDifference(image, expected)).toBeLessThanOrEqual(1);
    },
  );

  it.each([false, true])(
    'draws in halves, jitCompile %s, what cpu draws, at 35 dB or more',
    { timeout },
    async (jitCompile) => {
      const image = await expectNoLeak(() => draw('mixed_float16', jitCompile));
      expect(psnr(image, expected)).toBeGreaterThan(35);
    },
  );

  it('decodes in float32 what overflows halves, and says so once', { timeout }, () =>
    expectNoLeak(expectDecodedInFloat32),
  );
}, ['webgpu']);
