import { files } from '#files';
import {
  anObject,
  bytes as someBytes,
  checkArgument,
  checkOptions,
  count,
  Faults,
  place,
  text,
  type Kind,
  type Table,
} from '../checks';
import { OptionError } from '../errors';
import { readWhole, writeAll } from '../files';
import { decodePng, MOST_PIXELS } from './decode';
import { encodePng, type Picture } from './png';

/** `ImageData` where the program knows the types of a page, else what has its fields. */
export type CanvasPixels = typeof globalThis extends { ImageData: { prototype: infer Pixels } }
  ? Pixels
  : {
      readonly width: number;
      readonly height: number;
      readonly data: Uint8ClampedArray;
      readonly colorSpace: 'srgb';
    };

/** A finished picture: 8-bit RGB, row by row from the top left. */
export class SdImage {
  readonly width: number;
  readonly height: number;
  readonly channels = 3;
  /** `width * height * 3` values: R, G, B of the first pixel, then of the one to its right. */
  readonly data: Uint8ClampedArray;
  /**
   * Prompt and settings, as stable-diffusion.cpp and AUTOMATIC1111 write them. Stored in the PNG's `parameters` text
   * chunk and read back from it; absent when nothing is known.
   */
  parameters?: string;

  /**
   * Wraps pixels without copying them.
   *
   * @throws OptionError when a side is not a whole number of at least 1, or the data has another length than
   * `width * height * 3`.
   */
  constructor(picture: Picture) {
    checkArgument('SdImage', 'the picture', picture, anObject);
    const { width, height, data, parameters } = picture;
    const faults = new Faults();
    for (const [name, side] of Object.entries({ width, height })) faults.argument(name, side, count);
    faults.argument('data', data, pixels);
    if (parameters !== undefined) faults.argument('parameters', parameters, text);
    faults.throwAny('SdImage');
    if (data.length !== width * height * 3) {
      const needed = `${width}x${height} RGB pixels need ${width * height * 3}`;
      throw new OptionError(`SdImage: data has ${data.length} values; ${needed}.`);
    }
    this.width = width;
    this.height = height;
    this.data = data;
    if (parameters !== undefined) this.parameters = parameters;
  }

  /** The bytes of a PNG file, with `parameters` in a text chunk: Latin-1 (`tEXt`) where that suffices, else UTF-8 (`iTXt`). */
  toPNG(): Uint8Array {
    return encodePng(this);
  }

  /**
   * RGBA pixels for a canvas: `context.putImageData(image.toImageData(), 0, 0)`. Where the platform has no `ImageData`
   * class (Node), a plain object with the same four fields.
   */
  toImageData(): CanvasPixels {
    const { width, height, data } = this;
    const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let from = 0, to = 0; from < data.length; from += 3, to += 4) rgba.set(data.subarray(from, from + 3), to);
    if ('ImageData' in globalThis) return new ImageData(rgba, width, height);
    return { data: rgba, width, height, colorSpace: 'srgb' };
  }

  /**
   * Writes a PNG file (Node): whole, or, when that fails, not at all. A file that is there already is replaced.
   *
   * @throws OptionError when the path does not end in `.png`; SdError when the file cannot be written.
   */
  async save(path: string): Promise<void> {
    checkArgument('SdImage.save', 'the path', path, text);
    if (!/\.png$/i.test(path)) {
      throw new OptionError(`SdImage.save: the path is '${path}'; only PNG is written; give a name that ends in .png.`);
    }
    await writeAll(files, path, this.toPNG());
  }

  /**
   * Reads a PNG: gray, palette or RGB, with or without transparency, 8 or 16 bits and less. 16 bits are rounded to 8 and
   * what is transparent is laid over white; colour profiles and gamma are not applied. At most `maxPixels` pixels (default
   * 2^24, 4096 x 4096): a few bytes of a file that is not trusted can ask for gigabytes.
   *
   * @throws UnsupportedError when the bytes are no PNG, or one that is too large; SdError (`SD_IMAGE`) when it is damaged;
   * OptionError when `maxPixels` is no whole number from 1 to 2^28.
   */
  static async decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<SdImage> {
    checkArgument('SdImage.decode', 'the argument', bytes, someBytes);
    const maxPixels = mostPixels('SdImage.decode', options);
    return new SdImage(await decodePng(bytes, 'SdImage.decode', maxPixels));
  }

  /** `decode` of a file: a path (Node) or a URL. Throws an OptionError when there is no such file. */
  static async fromFile(path: string | URL, options: DecodeOptions = {}): Promise<SdImage> {
    checkArgument('SdImage.fromFile', 'the path', path, place);
    const maxPixels = mostPixels('SdImage.fromFile', options);
    const file = await files.open(path);
    if (file === null) throw new OptionError(`SdImage.fromFile: '${String(path)}': there is no such file.`);
    return new SdImage(await decodePng(await readWhole(file, fileLimit(maxPixels)), String(path), maxPixels));
  }
}

/** What of a picture that is not trusted may be read. */
export interface DecodeOptions {
  /** The most pixels that it may have; default 2^24, at most 2^28. */
  readonly maxPixels?: number;
}

const decodeOptions: Table<keyof DecodeOptions> = {
  maxPixels: {
    needed: 'a whole number from 1 to 2^28 is needed',
    holds: (value) => count.holds(value) && (value as number) <= 2 ** 28,
  },
};

function mostPixels(where: string, options: DecodeOptions): number {
  checkOptions(where, options, decodeOptions);
  return options.maxPixels ?? MOST_PIXELS;
}

/** More bytes than the file of a PNG can need: 16 bits in four channels, which need not have become less, and some text. */
const fileLimit = (maxPixels: number): number => 9 * maxPixels + 2 ** 24;

const pixels: Kind = { needed: 'a Uint8ClampedArray is needed', holds: (value) => value instanceof Uint8ClampedArray };
const listOfImages: Kind = {
  needed: 'a list of images is needed',
  holds: (value) => Array.isArray(value) && value.every((image) => image instanceof SdImage),
};

/**
 * One image with all of them side by side from left to right, aligned at the top; white below those that are lower than
 * the highest. It carries `parameters` when all of them carry the same, except for their places in a batch.
 *
 * @throws OptionError when there are none.
 */
export function plotImages(images: readonly SdImage[]): SdImage {
  checkArgument('plotImages', 'the argument', images, listOfImages);
  const first = images[0];
  if (first === undefined) throw new OptionError('plotImages: there are no images; at least one is needed.');
  const width = images.reduce((sum, image) => sum + image.width, 0);
  const height = Math.max(...images.map((image) => image.height));
  const data = new Uint8ClampedArray(width * height * 3).fill(255);
  let left = 0;
  for (const image of images) {
    for (let y = 0; y < image.height; y++) {
      const row = image.data.subarray(y * image.width * 3, (y + 1) * image.width * 3);
      data.set(row, (y * width + left) * 3);
    }
    left += image.width;
  }
  const texts = images.map(({ parameters }) => parameters?.replace(/, Batch pos: \d+(?=, |$)/, ''));
  const shared = texts.every((text) => text === texts[0]) ? texts[0] : undefined;
  return new SdImage({ width, height, data, parameters: shared });
}
