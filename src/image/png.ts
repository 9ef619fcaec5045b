import { decode, encode, type DecodedPng } from 'fast-png';
import { SdError, UnsupportedError } from '../errors';
import { readChunks, readText, SIGNATURE, writeText, type Chunk } from './chunks';

/** 8-bit RGB pixels, row by row from the top left, and the text that travels with them. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** `width * height * 3` values. */
  readonly data: Uint8ClampedArray;
  readonly parameters?: string | undefined;
}

const KEYWORD = 'parameters';
const MAX_PIXELS = 2 ** 26; // 8192 x 8192
const AFTER_HEADER = SIGNATURE.length + 25; // IHDR is the first chunk and has 13 bytes of data
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }; // by colour type
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** An 8-bit RGB PNG. The text stands ahead of the pixels, so that readers which stop there (Pillow's `open`) find it. */
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

/**
 * Reads a PNG of any kind into 8-bit RGB: gray becomes three equal channels, a palette its colours, 16 bits are rounded
 * to 8, and what is transparent is laid over white. Colour profiles and gamma are not applied. `where` begins an error's
 * message. The file is not trusted: every length is checked, and pixels are unpacked only once it is known how many.
 */
export async function decodePng(bytes: Uint8Array, where: string): Promise<Picture> {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) throw notPng(bytes, where);
  const chunks = readChunks(bytes, where);
  const header = readHeader(chunks[0], where);
  await checkPixels(chunks, header.rawSize, where);
  try {
    const png = decode(onlyPixels(chunks, header.indexed), { checkCrc: true });
    return { ...toRgb(png), parameters: firstText(chunks) };
  } catch (error) {
    throw damaged(where, error instanceof Error ? error.message : String(error), error);
  }
}

interface Header {
  /** Whether the pixels are indices into a palette. */
  readonly indexed: boolean;
  /** Bytes that the pixels unpack to, with the filter byte of each row. */
  readonly rawSize: number;
}

function readHeader(header: Chunk | undefined, where: string): Header {
  if (header?.type !== 'IHDR' || header.data.length !== 13) throw damaged(where, 'it does not begin with its header');
  const view = new DataView(header.data.buffer, header.data.byteOffset, 13);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const depth = view.getUint8(8);
  const type = view.getUint8(9);
  const interlaced = view.getUint8(12) !== 0;
  if (width === 0 || height === 0) throw damaged(where, `its size is ${width}x${height}`);
  if (width * height > MAX_PIXELS) {
    throw new UnsupportedError(`${where}: the image is ${width}x${height}; at most ${MAX_PIXELS} pixels are read.`);
  }
  const channels = CHANNELS[type];
  if (channels === undefined || DEPTHS[type]?.includes(depth) !== true) {
    throw damaged(where, `there is no PNG of colour type ${type} with ${depth} bits`);
  }
  if (interlaced && depth < 8) {
    throw new UnsupportedError(
      `${where}: an interlaced PNG of ${depth} bits a pixel; these are not read; save it without interlacing.`,
    );
  }
  const bits = channels * depth;
  const rows = (w: number, h: number): number => (w > 0 && h > 0 ? h * (1 + Math.ceil((w * bits) / 8)) : 0);
  const passes = interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const sizes = passes.map(([x, y, dx, dy]) => rows(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)));
  return { indexed: type === 3, rawSize: sizes.reduce((sum, size) => sum + size) };
}

/** The seven passes of an interlaced PNG: first column, first row, column step, row step. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Unpacks the pixels piece by piece, keeping none: a few bytes of a hostile file can unpack to gigabytes. */
async function checkPixels(chunks: readonly Chunk[], size: number, where: string): Promise<void> {
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => new Uint8Array(data));
  const reader = new Blob(packed).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let found = 0;
  try {
    for (let next = await reader.read(); !next.done && found <= size; next = await reader.read()) {
      found += next.value.length;
    }
  } catch (error) {
    throw damaged(where, 'its pixels cannot be unpacked', error);
  }
  if (found > size) await reader.cancel();
  if (found !== size) {
    const what = found > size ? 'more than' : `${found} bytes of`;
    throw damaged(where, `its pixels unpack to ${what} the ${size} bytes that its size needs`);
  }
}

/** The same PNG without what its pixels do not need: a second header or a packed colour profile could be a trap too. */
function onlyPixels(chunks: readonly Chunk[], indexed: boolean): Uint8Array {
  const palette = chunks.find(({ type }) => type === 'PLTE');
  const clear = chunks.find(({ type }) => type === 'tRNS');
  if (indexed && palette === undefined) throw new Error('it has no palette');
  if (indexed && palette !== undefined && palette.data.length > 768)
    throw new Error('its palette has over 256 colours');
  if (clear !== undefined && clear.data.length > 256) throw new Error('its transparency is too long');
  const pixels = chunks.filter(({ type }) => type === 'IDAT' || type === 'IEND');
  const kept = [chunks[0], indexed ? palette : undefined, clear, ...pixels].filter((chunk) => chunk !== undefined);
  const bytes = new Uint8Array(kept.reduce((sum, { whole }) => sum + whole.length, SIGNATURE.length));
  bytes.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const { whole } of kept) {
    bytes.set(whole, at);
    at += whole.length;
  }
  return bytes;
}

function firstText(chunks: readonly Chunk[]): string | undefined {
  for (const chunk of chunks) {
    const text = readText(chunk, KEYWORD);
    if (text !== undefined) return text;
  }
  return undefined;
}

function toRgb(png: DecodedPng): Picture {
  const { width, height, channels, depth, palette } = png;
  const white = 2 ** depth - 1;
  const sample = sampler(png);
  const clear = png.transparency; // the one colour that stands for "nothing here"
  if (clear !== undefined && clear.length !== channels) throw new Error('its transparent colour has another kind');
  const gray = channels < 3;
  const data = new Uint8ClampedArray(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (palette !== undefined) {
      const colour = palette[sample(pixel, 0)];
      if (colour === undefined) throw new Error(`pixel ${pixel} has colour ${sample(pixel, 0)} of ${palette.length}`);
      const alpha = (colour[3] ?? 255) / 255;
      for (let c = 0; c < 3; c++) data[pixel * 3 + c] = Math.round(255 + ((colour[c] ?? 0) - 255) * alpha);
      continue;
    }
    let alpha = channels % 2 === 0 ? sample(pixel, channels - 1) / white : 1;
    if (clear !== undefined && clear.every((value, c) => value === sample(pixel, c))) alpha = 0;
    for (let c = 0; c < 3; c++) {
      const value = sample(pixel, gray ? 0 : c) / white;
      data[pixel * 3 + c] = Math.round(255 * (1 + (value - 1) * alpha));
    }
  }
  return { width, height, data };
}

/** Reads one channel of one pixel; values under 8 bits lie packed in bytes, each row from a byte of its own. */
function sampler({ width, channels, depth, data }: DecodedPng): (pixel: number, channel: number) => number {
  if (depth >= 8) return (pixel, channel) => data[pixel * channels + channel] ?? 0;
  const rowBytes = Math.ceil((width * depth) / 8);
  return (pixel) => {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * rowBytes + (bit >> 3)] ?? 0;
    return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
}

function notPng(bytes: Uint8Array, where: string): Error {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const kinds: Readonly<Record<string, boolean>> = {
    'a JPEG': start.startsWith('\xff\xd8\xff'),
    'a WebP': start.startsWith('RIFF') && start.endsWith('WEBP'),
    'a GIF': start.startsWith('GIF8'),
    'an AVIF or HEIC': start.slice(4, 8) === 'ftyp',
    empty: bytes.length === 0,
  };
  const kind = Object.entries(kinds).find(([, matches]) => matches)?.[0] ?? 'something else';
  return new UnsupportedError(`${where}: the file is ${kind}; only PNG images are read; convert it to PNG.`);
}

function damaged(where: string, what: string, cause?: unknown): SdError {
  return new SdError('SD_IMAGE', `${where}: the PNG is damaged: ${what}.`, { cause });
}
