import { OptionError } from '../errors';
import { blurMask } from '../image/blur';
import { SdImage } from '../image/image';
import { boxOf, paste } from '../image/mask';
import type { Picture } from '../image/png';
import { cropped, overWhite, withAlpha, type Box, type Mask, type Raster, type Size } from '../image/raster';
import { resizeMask, resizeRaster, type Resize } from '../image/resize';
import type { Run } from './run';

/** What of a picture is drawn, and how the result goes back into it. */
interface Scene {
  /** The part that is drawn, in the size of the run. */
  readonly part: Picture;
  /** How much of each of its pixels is repainted. */
  readonly meant: Mask;
  /** The whole picture with what was drawn in place of the part, as far as it is repainted. */
  readonly finish: (drawn: SdImage) => SdImage;
}

interface Wishes {
  readonly resize: Resize;
  readonly maskBlur: number;
  /** Pixels around the mask that are drawn too; null: the whole picture is, in the size of the run. */
  readonly onlyMasked: number | null;
}

/** From here on a pixel is repainted, as in `maskTensor`. */
const HALF = 128;

/**
 * A picture and its mask, which is first stretched to the picture's size where it has another. Throws `OptionError`
 * when nothing in the mask is as bright as what is repainted.
 */
export function sceneOf(
  where: string,
  picture: Raster,
  mask: Mask,
  { width, height }: Pick<Run, 'width' | 'height'>,
  { resize, maskBlur, onlyMasked }: Wishes,
): Scene {
  const size: Size = [width, height];
  const fitting = resizeMask(mask, [picture.width, picture.height], 'stretch');
  const isWhole = onlyMasked === null;
  const whole = withAlpha(overWhite(isWhole ? resizeRaster(picture, size, resize) : picture));
  const meant = blurMask(isWhole ? resizeMask(fitting, size, resize) : fitting, maskBlur);
  const all: Box = { left: 0, top: 0, width: whole.width, height: whole.height };
  const box = isWhole ? all : (boxOf(meant, { padding: onlyMasked, width, height }) ?? all);
  requireWhite(where, meant);
  const drawn = { width: box.width, height: box.height, data: cropped(whole.data, whole.width, box, 4) };
  const part = overWhite(resizeRaster(drawn, size, 'stretch'));
  const partMask = { ...box, data: cropped(meant.data, meant.width, box, 1) };
  const finish = (image: SdImage) => {
    const fresh = resizeRaster(withAlpha(image), [box.width, box.height], 'stretch');
    return new SdImage({ ...overWhite(paste(whole, fresh, box, meant)), parameters: image.parameters });
  };
  return { part, meant: resizeMask(partMask, size, 'stretch'), finish };
}

function requireWhite(where: string, { data }: Mask): void {
  const brightest = data.reduce((most, value) => Math.max(most, value), 0);
  if (brightest >= HALF) return;
  const needed = `at least ${HALF} of 255 are needed where it is to be repainted`;
  throw new OptionError(
    `${where}: the brightest pixel of the mask has ${brightest}; ${needed}: white is what is drawn anew.`,
  );
}
