import { codecs } from '#codecs';
import { files } from '#files';
import {
  anObject,
  checkArgument,
  checkCall,
  checkOptions,
  count,
  Faults,
  oneOf,
  place,
  text,
  within,
  type Kind,
  type Table,
} from '../checks';
import { OptionError } from '../errors';
import { writeAll } from '../files';
import { withExif } from './containers';
import { writeComment } from './exif';
import { imageTypes, typeOfName, type ImageType } from './formats';
import { MOST_PIXELS } from './limits';
import { encodePng, type Picture } from './png';
import { bytesOf, decodeBytes, decodeFile, isFileBytes, type FileBytes } from './read';

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

  /**
   * The bytes of a PNG file, with `parameters` in a text chunk: Latin-1 (`tEXt`) where that suffices, else UTF-8
   * (`iTXt`).
   */
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
   * The bytes of a file: a PNG, which keeps every pixel, or a smaller JPEG, WebP or AVIF: in Node by sharp, which has
   * to be installed, in pages by the browser. `parameters` travel in all but an AVIF: in a JPEG and a WebP as EXIF's
   * user comment, as AUTOMATIC1111 writes it (not more than some 32,000 characters in a JPEG).
   *
   * @throws OptionError for another type, or a quality of a PNG; UnsupportedError when sharp is not installed or the
   * browser does not write the type.
   */
  async encode(options: EncodeOptions = {}): Promise<Uint8Array> {
    return this.#encoded('SdImage.encode', options);
  }

  /** `encode` as a `Blob`, whose type is that of the file: for `URL.createObjectURL`, `fetch` or a form. */
  async toBlob(options: EncodeOptions = {}): Promise<Blob> {
    const bytes = await this.#encoded('SdImage.toBlob', options);
    return new Blob([bytes], { type: options.type ?? 'image/png' });
  }

  /**
   * Writes a file (Node) in the format that its name ends with (`.png`, `.jpg` or `.jpeg`, `.webp`, `.avif`), as
   * `encode` does: whole, or, when that fails, not at all. A file that is there already is replaced.
   *
   * @throws OptionError when the path ends otherwise; UnsupportedError when sharp is needed and not installed; SdError
   * when the file cannot be written.
   */
  async save(path: string, options: SaveImageOptions = {}): Promise<void> {
    checkCall('SdImage.save', ['the path', path, text], options, { quality });
    const type = typeOfName(path);
    if (type === undefined) {
      const needed = 'a name that ends in .png, .jpg, .webp or .avif is needed';
      throw new OptionError(`SdImage.save: the path is '${path}'; ${needed}.`);
    }
    await writeAll(files, path, await this.#encoded('SdImage.save', { type, ...options }));
  }

  async #encoded(where: string, options: EncodeOptions): Promise<Uint8Array<ArrayBuffer>> {
    checkOptions(where, options, encodeOptions);
    const { type = 'image/png', quality } = options;
    if (type === 'image/png') {
      if (quality === undefined) return new Uint8Array(this.toPNG());
      throw new OptionError(`${where}: quality is ${quality}; a PNG keeps every pixel and has none; leave it out.`);
    }
    const bytes = await codecs.encode(this, type, quality ?? QUALITY, where);
    return this.parameters === undefined ? bytes : withExif(type, bytes, writeComment(this.parameters));
  }

  /**
   * Reads the bytes of a file, by what they begin as: a PNG (gray, palette or RGB, with or without transparency, of any
   * depth), or, in pages and in Node with sharp installed, a JPEG, a WebP or an AVIF, upright as its EXIF orientation
   * says. 16 bits are rounded to 8 and what is transparent is laid over white. Colour profiles of PNGs are not applied.
   * At most `maxPixels` pixels (default 2^24, 4096 x 4096): a few bytes of a file that is not trusted can ask for
   * gigabytes.
   *
   * @throws UnsupportedError when the file is of another kind, too large, or needs sharp where there is none; SdError
   * (`SD_IMAGE`) when it is damaged; OptionError when `maxPixels` is no whole number from 1 to 2^28.
   */
  static async decode(bytes: FileBytes, options: DecodeOptions = {}): Promise<SdImage> {
    const where = 'SdImage.decode';
    checkCall(where, ['the argument', bytes, someBytes], options, decodeOptions);
    const { maxPixels = MOST_PIXELS } = options;
    return new SdImage(await decodeBytes(await bytesOf(bytes, where, maxPixels), where, maxPixels, 3));
  }

  /** `decode` of a file: a path (Node) or a URL. Throws an OptionError when there is no such file. */
  static async fromFile(path: string | URL, options: DecodeOptions = {}): Promise<SdImage> {
    checkCall('SdImage.fromFile', ['the path', path, place], options, decodeOptions);
    return new SdImage(await decodeFile(path, 'SdImage.fromFile', options.maxPixels ?? MOST_PIXELS, 3));
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

export interface SaveImageOptions {
  /** From 0, the smallest file, to 1; default 0.9. Not of a PNG. */
  readonly quality?: number;
}

export interface EncodeOptions extends SaveImageOptions {
  /** Default `'image/png'`. */
  readonly type?: ImageType;
}

const QUALITY = 0.9;
const quality = within(0, 1);
const encodeOptions: Table<keyof EncodeOptions> = { type: oneOf(imageTypes), quality };

const someBytes: Kind = {
  needed: 'a Uint8Array, an ArrayBuffer or a Blob is needed',
  holds: isFileBytes,
};
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
