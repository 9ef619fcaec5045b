import type { Sharp, SharpConstructor } from 'sharp';
import { SdError, UnsupportedError, whyNotLoaded } from '../errors';
import type { Codecs, CodedType } from './codecs';
import { formats } from './formats';
import { damagedFile } from './limits';

/** Pictures in Node, by sharp where it is installed. */
export const codecs: Codecs = {
  async decode(bytes, type, where, maxPixels) {
    const { name } = formats[type];
    const sharp = await loadSharp(`${where}: the file is ${type === 'image/avif' ? 'an' : 'a'} ${name}`);
    try {
      const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' });
      const { data, info } = await image
        .rotate()
        .toColourspace('srgb')
        .ensureAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      return {
        width: info.width,
        height: info.height,
        data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
      };
    } catch (error) {
      throw damagedFile(where, name, reasonOf(error), error);
    }
  },

  async encode({ width, height, data }, type, quality, where) {
    const { name } = formats[type];
    const sharp = await loadSharp(`${where}: the picture is to become ${name}`);
    try {
      const image = sharp(data, { raw: { width, height, channels: 3 } });
      return Uint8Array.from(await encoders[type](image, Math.max(1, Math.round(100 * quality))).toBuffer());
    } catch (error) {
      throw new SdError('SD_IMAGE', `${where}: ${name} cannot be written: ${reasonOf(error)}.`, { cause: error });
    }
  },
};

const encoders: Readonly<Record<CodedType, (image: Sharp, quality: number) => Sharp>> = {
  'image/jpeg': (image, quality) => image.jpeg({ quality }),
  'image/webp': (image, quality) => image.webp({ quality }),
  'image/avif': (image, quality) => image.avif({ quality }),
};

async function loadSharp(found: string): Promise<SharpConstructor> {
  try {
    return (await import('sharp')).default;
  } catch (error) {
    const advice = 'npm install sharp, or use PNG';
    throw new UnsupportedError(`${found}; sharp ${whyNotLoaded('sharp', error)}; ${advice}.`, { cause: error });
  }
}

/** The last line of what libvips says is the first thing that went wrong. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().replace(/\s*\n\s*/g, '; ');
}
