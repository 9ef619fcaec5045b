import { SdError, UnsupportedError } from '../errors';

/** Pixels of a picture that are read unless the caller sets another limit: 4096 x 4096. */
export const MOST_PIXELS = 2 ** 24;
/** Millions of rows of one pixel would take seconds. */
const MOST_SIDE = 2 ** 16;

/** More bytes than a file can need: 16 bits in four channels, which need not have become less, and some text. */
export const fileLimit = (maxPixels: number): number => 9 * maxPixels + 2 ** 24;

/** Throws `UnsupportedError` for a picture that is too large, before there is room for it. */
export function checkSize(width: number, height: number, where: string, maxPixels: number): void {
  if (width * height > maxPixels) {
    const advice = 'make it smaller, or allow more with `maxPixels`';
    throw new UnsupportedError(
      `${where}: the image is ${width}x${height}; at most ${maxPixels} pixels are read; ${advice}.`,
    );
  }
  if (Math.max(width, height) > MOST_SIDE) {
    throw new UnsupportedError(`${where}: the image is ${width}x${height}; at most ${MOST_SIDE} are read on a side.`);
  }
}

export function damagedFile(where: string, kind: string, what: string, cause?: unknown): SdError {
  return new SdError('SD_IMAGE', `${where}: the ${kind} is damaged: ${what}.`, { cause });
}
