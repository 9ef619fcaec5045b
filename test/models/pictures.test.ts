import { describe, expect, it } from 'vitest';
import { randomSource } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture, type Case } from '../support/fixtures';
import { IMAGE_TOLERANCE, LATENT_TOLERANCE, LATENT_TOLERANCE_OF_HALVES } from '../support/parity';
import { decoded, drawCase, pixelDifference, psnr, referencePicture, whyNotPicture, type PictureCase } from '../support/picture-cases'; // prettier-ignore

/** The embedded model against diffusers' pipeline with its scheduler config, ddim from the noise of KerasCV. */
describe('pictures', () => {
  const fixture = openFixture<PictureCase>('picture');

  eachBackend((backend) => {
    for (const picture of fixture.cases) {
      it(picture.name, { timeout: 600_000 }, async (context) => {
        const reason = whyNotPicture(backend, picture);
        if (reason !== null) context.skip(reason);
        const { latents, image } = await expectNoLeak(() => drawCase(picture));
        expect(difference(latents, fixture.values(picture.name), picture.output)).toBeLessThan(LATENT_TOLERANCE);
        if (!decoded.includes(picture.name)) return;
        const reference = await referencePicture(picture.name);
        expect(pixelDifference(image, reference)).toBeLessThanOrEqual(IMAGE_TOLERANCE);
      });
    }
  });

  eachBackend(() => {
    it('ddim, in halves', { timeout: 600_000 }, async () => {
      const picture = fixture.cases.find(({ name }) => name === 'ddim') as PictureCase;
      const { latents, image } = await expectNoLeak(() => drawCase(picture, 'mixed_float16'));
      expect(difference(latents, fixture.values('ddim'), picture.output)).toBeLessThan(LATENT_TOLERANCE_OF_HALVES);
      expect(psnr(image, await referencePicture('ddim'))).toBeGreaterThan(35);
    });
  }, ['webgpu']);

  it('begin with the noise of KerasCV on TensorFlow', () => {
    const noise = openFixture<Case & { seed: number }>('picture-noise');
    const [start] = noise.cases;
    if (start === undefined) throw new Error('no noise');
    const found = randomSource('tensorflow', start.seed).normal([1, 16, 16, 4]);
    expect(difference(found, noise.values('noise'), start.output)).toBeLessThan(1e-6);
  });
});
