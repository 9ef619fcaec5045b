import { readImage, type ImageInput } from '../image/input';
import { overWhite } from '../image/raster';
import { resizeRaster } from '../image/resize';
import { imageTensor } from '../image/tensors';
import { requireLatentsOnly } from './conditioning';
import type { Flow } from './flow';
import { imageToImageData, type ImageToImageOptions } from './picture-options';
import { noised } from './strength';
import { fill, settingsOf } from './option';

/**
 * Image-to-image (Meng et al., 2021, SDEdit): the picture, in the size of the run and what is transparent over white,
 * gets the noise of the level at which `strength` begins, and the steps from there on take it off again under the
 * prompt.
 */
export function imageToImage(image: ImageInput, options: ImageToImageOptions): Flow {
  const own = fill(imageToImageData, options, {});
  return {
    strength: own.strength,
    settings: settingsOf(imageToImageData, own),
    async prepare({ call, run, preset, checkpoint }) {
      requireLatentsOnly(call.where, checkpoint, preset);
      const given = await readImage(image, call.where, { signal: call.signal });
      const picture = overWhite(resizeRaster(given, [run.width, run.height], own.resize));
      return async (encode) => ({ start: noised(await encode(() => imageTensor(picture))) });
    },
  };
}
