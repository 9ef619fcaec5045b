import type { Kind } from '../checks';
import { OptionError } from '../errors';
import type { Decoded } from './decode';
import type { CanvasPixels, SdImage } from './image';
import { MOST_PIXELS } from './limits';
import { withAlpha, type Raster } from './raster';
import { bytesOf, decodeBytes, decodeFile, isFileBytes, type FileBytes } from './read';

/**
 * A picture that is given: pixels (`SdImage`, or `ImageData`, which may be transparent), a file by its path (Node) or
 * URL, or the bytes of one. Files are PNGs and, in pages and in Node with sharp, JPEGs, WebPs and AVIFs.
 */
export type ImageInput = SdImage | CanvasPixels | string | URL | FileBytes;

type Pixels = Pick<Decoded, 'width' | 'height' | 'data'>;

const isFile = (value: unknown): value is string | URL =>
  (typeof value === 'string' && value.trim() !== '') || value instanceof URL;

function isPixels(value: unknown): value is Pixels {
  if (typeof value !== 'object' || value === null || !('data' in value)) return false;
  const { width, height, data } = value as Record<keyof Pixels, unknown>;
  if (!(data instanceof Uint8ClampedArray) || !isSide(width) || !isSide(height)) return false;
  return data.length === width * height * 3 || data.length === width * height * 4;
}

const isSide = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 1;

/** What may be given as a picture. */
export const anImage: Kind = {
  needed: 'an SdImage, ImageData, a path or URL, or the bytes of a file (Blob, Uint8Array, ArrayBuffer) is needed',
  holds: (value) => isFile(value) || isFileBytes(value) || isPixels(value),
};

/**
 * The pixels of a picture that is given, transparency kept, and the text that came with it. What the pixels of an
 * `SdImage` or of `ImageData` are is not copied unless it has to be: they are not to be written to. `where` begins an
 * error's message.
 *
 * @throws OptionError when it is no picture, or there is no such file; UnsupportedError for a format that cannot be
 * read here, or a picture of more than `maxPixels` (default 2^24); SdError (`SD_IMAGE`) when it is damaged, (`SD_FILE`)
 * when the file cannot be read.
 */
export async function readImage(
  input: ImageInput,
  where: string,
  { maxPixels = MOST_PIXELS, signal = null }: { maxPixels?: number; signal?: AbortSignal | null } = {},
): Promise<Raster & { readonly parameters?: string | undefined }> {
  if (isFile(input)) return decodeFile(input, where, maxPixels, 4, signal);
  if (isFileBytes(input)) return decodeBytes(await bytesOf(input, where, maxPixels), where, maxPixels, 4);
  if (!isPixels(input)) throw new OptionError(`${where}: this is no picture; ${anImage.needed}.`);
  const { width, height, data } = input;
  return data.length === width * height * 4
    ? { width, height, data }
    : { ...withAlpha(input), parameters: parametersOf(input) };
}

const parametersOf = (input: Decoded): string | undefined => input.parameters;
