import { UnsupportedError } from '../errors';
import type { Codecs } from './codecs';
import { formats } from './formats';
import { damagedFile } from './limits';
import { withAlpha } from './raster';

/** Pictures in pages and workers, by what the browser reads and writes. */
export const codecs: Codecs = {
  async decode(bytes, type, where) {
    let bitmap;
    try {
      bitmap = await createImageBitmap(new Blob([bytes], { type }), {
        imageOrientation: 'from-image',
        premultiplyAlpha: 'none',
      });
    } catch (error) {
      throw damagedFile(where, formats[type].name, 'the browser cannot read it', error);
    }
    try {
      const { width, height } = bitmap;
      const context = contextOf(width, height, where);
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, data }; // of ImageData itself a spread takes no sizes
    } finally {
      bitmap.close();
    }
  },

  async encode(picture, type, quality, where) {
    const { width, height, data } = withAlpha(picture);
    const context = contextOf(width, height, where);
    context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    const blob = await context.canvas.convertToBlob({ type, quality });
    if (blob.type !== type) {
      const { name } = formats[type];
      throw new UnsupportedError(
        `${where}: the picture is to become ${name}; this browser does not write it; use PNG or JPEG.`,
      );
    }
    return new Uint8Array(await blob.arrayBuffer());
  },
};

function contextOf(width: number, height: number, where: string): OffscreenCanvasRenderingContext2D {
  const canvas = 'OffscreenCanvas' in globalThis ? new OffscreenCanvas(width, height) : null;
  const context = canvas?.getContext('2d', { willReadFrequently: true });
  if (context) return context;
  const needed = `a canvas of ${width}x${height} off the screen is needed`;
  throw new UnsupportedError(`${where}: there is none in this browser; ${needed}; use a current browser, or PNG.`);
}
