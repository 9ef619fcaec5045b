import { encode } from 'fast-png';
import { SIGNATURE, writeText } from './chunks';

/** 8-bit RGB pixels, row by row from the top left, and the text that travels with them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `width * height * 3` values. */
  readonly data: Uint8ClampedArray;
  readonly parameters?: string | undefined;
}

/** What the text that travels with a picture goes by. */
export const KEYWORD = 'parameters';
const AFTER_HEADER = SIGNATURE.length + 25; // IHDR is the first chunk and has 13 bytes of data

/**
 * An 8-bit RGB PNG. The text stands ahead of the pixels, so that readers which stop there (Pillow's `open`) find it.
 */
export function encodePng(picture: Picture): Uint8Array {
  const { width, height, data, parameters } = picture;
  const png = encode({ width, height, data, channels: 3, depth: 8 }, { zlib: { level: 6 } });
  if (parameters === undefined) return png;
  const text = writeText(KEYWORD, parameters);
  const bytes = new Uint8Array(png.length + text.length);
  bytes.set(png.subarray(0, AFTER_HEADER));
  bytes.set(text, AFTER_HEADER);
  bytes.set(png.subarray(AFTER_HEADER), AFTER_HEADER + text.length);
  return bytes;
}
