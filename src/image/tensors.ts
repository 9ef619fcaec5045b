import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { Picture } from './png';
import type { Mask } from './raster';

/** From here on a value of a mask counts as 1: 0.5 of 255, as diffusers' `binarize` has it. */
const MEANT = 128;

/** RGB as networks take it: `[1, height, width, 3]` from -1 to 1, 2x/255 - 1. The caller disposes of it. */
export function imageTensor({ width, height, data }: Picture): Tensor4D {
  return tensor4d(
    Float32Array.from(data, (value) => 2 * Math.fround(value / 255) - 1),
    [1, height, width, 3],
  );
}

/**
 * A mask as networks take it: `[1, height, width, 1]`, 1 where it is at least half, else 0. The caller disposes of it.
 */
export function maskTensor({ width, height, data }: Mask): Tensor4D {
  return tensor4d(
    Float32Array.from(data, (value) => (value >= MEANT ? 1 : 0)),
    [1, height, width, 1],
  );
}

/**
 * `maskTensor` in the size of latents, `[1, h, w, 1]`: of each square of pixels the one at the top left (nearest
 * interpolation, as diffusers' `prepare_mask_latents` does it). The caller disposes of it.
 *
 * @throws OptionError when the mask's sides are not those of the latents times one whole number.
 */
export function latentMask(mask: Mask, height: number, width: number): Tensor4D {
  const scale = mask.width / width;
  if (!Number.isInteger(scale) || mask.height !== scale * height) {
    const needed = 'a multiple of the size of the latents is needed';
    throw new OptionError(
      `latentMask: the mask is ${mask.width}x${mask.height}, the latents ${width}x${height}; ${needed}.`,
    );
  }
  const data = Uint8ClampedArray.from(
    { length: width * height },
    (_, i) => mask.data[scale * (Math.floor(i / width) * mask.width + (i % width))] as number,
  );
  return maskTensor({ width, height, data });
}
