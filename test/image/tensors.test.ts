import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src';
import { imageTensor, latentMask, maskTensor } from '../../src/image/tensors';
import { eachBackend, expectNoLeak } from '../support/engines';
import { bytesOf, maskFrom, pictures } from './pictures';

const { image, pixels, gray, whole, latent } = pictures.tensors;

describe('tensors of pictures', () => {
  eachBackend(() => {
    it("are those of diffusers' VaeImageProcessor", async () => {
      await expectNoLeak(async () => {
        const tensor = imageTensor({ ...image, data: bytesOf(image) });
        expect(tensor.shape).toEqual([1, image.height, image.width, 3]);
        const found = await tensor.data<'float32'>();
        expect(Math.max(...found.map((value, i) => Math.abs(value - (pixels[i] ?? NaN))))).toBeLessThan(1e-6);
        tensor.dispose();
      });
    });

    it('are those of its masks, and of prepare_mask_latents', async () => {
      await expectNoLeak(async () => {
        const mask = maskFrom(gray);
        const [height, width] = [gray.height / 8, gray.width / 8];
        const tensors = [maskTensor(mask), latentMask(mask, height, width)] as const;
        expect(tensors[0].shape).toEqual([1, gray.height, gray.width, 1]);
        expect(tensors[1].shape).toEqual([1, height, width, 1]);
        expect([...(await tensors[0].data())]).toEqual(whole);
        expect([...(await tensors[1].data())]).toEqual(latent);
        for (const tensor of tensors) tensor.dispose();
      });
    });
  });

  it('need a mask that is a multiple of the latents', () => {
    const mask = maskFrom(gray);
    expect(() => latentMask(mask, 3, 3)).toThrow(OptionError);
    expect(() => latentMask(mask, 5, 2)).toThrow('latentMask: the mask is 16x24, the latents 2x5; a multiple of');
  });
});
