import { codecs } from '#codecs';
import { files } from '#files';
import { OptionError, SdError, UnsupportedError } from '../errors';
import { readWhole } from '../files';
import type { CodedType } from './codecs';
import { exifOf, sizeOf } from './containers';
import { decodePng, type Decoded } from './decode';
import { readComment } from './exif';
import { formats, kindOfOther, typeOfBytes } from './formats';
import { checkSize, damagedFile, fileLimit } from './limits';
import type { Channels } from './pixels';
import { overWhite } from './raster';

/**
 * The pixels of a file by what it begins as, whatever its name is: PNG by hand, the others by what the platform has for
 * them, once the size that they say is known to be allowed. `where` begins an error's message.
 */
export async function decodeBytes(
  bytes: Uint8Array,
  where: string,
  maxPixels: number,
  channels: Channels,
): Promise<Decoded> {
  const type = typeOfBytes(bytes);
  if (type === undefined) {
    const advice = 'PNG, JPEG, WebP and AVIF are read; convert it to one of them';
    throw new UnsupportedError(`${where}: the file is ${kindOfOther(bytes)}; ${advice}.`);
  }
  return type === 'image/png'
    ? decodePng(bytes, where, maxPixels, channels)
    : decodeCoded(bytes, type, where, maxPixels, channels);
}

async function decodeCoded(
  bytes: Uint8Array,
  type: CodedType,
  where: string,
  maxPixels: number,
  channels: Channels,
): Promise<Decoded> {
  const [width, height] = sizeOf(type, bytes) ?? [0, 0];
  if (width === 0 || height === 0) throw damagedFile(where, formats[type].name, 'it does not say its size');
  checkSize(width, height, where, maxPixels);
  const exif = exifOf(type, bytes);
  const parameters = exif && readComment(exif);
  const raster = await codecs.decode(new Uint8Array(bytes), type, where, maxPixels);
  return { ...(channels === 4 ? raster : overWhite(raster)), parameters };
}

/** A file that is in memory. */
export type FileBytes = Uint8Array | ArrayBuffer | Blob;

export const isFileBytes = (value: unknown): value is FileBytes =>
  value instanceof Uint8Array || value instanceof ArrayBuffer || value instanceof Blob;

/** Its bytes. Throws `UnsupportedError` for more than a picture can need. */
export async function bytesOf(input: FileBytes, where: string, maxPixels: number): Promise<Uint8Array> {
  const size = input instanceof Blob ? input.size : input.byteLength;
  const most = fileLimit(maxPixels);
  if (size > most)
    throw new UnsupportedError(
      `${where}: the file has ${size} bytes; at most ${most} are read; make it smaller, or allow more with \`maxPixels\`.`,
    );
  if (input instanceof Uint8Array) return input;
  return new Uint8Array(input instanceof Blob ? await input.arrayBuffer() : input);
}

/**
 * The pixels of the file at a path (Node), `http:`, `https:`, `blob:` or `data:` URL. Throws `OptionError` when there
 * is none.
 */
export async function decodeFile(
  place: string | URL,
  where: string,
  maxPixels: number,
  channels: Channels,
  signal: AbortSignal | null = null,
): Promise<Decoded> {
  const most = fileLimit(maxPixels);
  const url = files.urlOf(place) ?? (/^blob:/i.test(String(place)) ? String(place) : null);
  if (url !== null) return decodeBytes(await fetched(url, where, most, signal), url, maxPixels, channels);
  const file = await files.open(place);
  if (file === null) throw new OptionError(`${where}: '${String(place)}': there is no such file.`);
  return decodeBytes(await readWhole(file, most), file.location, maxPixels, channels);
}

/** What a URL has, of which no more than `most` bytes are taken. */
async function fetched(url: string, where: string, most: number, signal: AbortSignal | null): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    const response = await fetch(url, { signal });
    if (response.status === 404) throw new OptionError(`${where}: '${url}': there is no such file.`);
    if (!response.ok) throw new SdError('SD_FILE', `${url}: the server answered ${response.status}.`);
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      pieces.push(next.value);
      size += next.value.length;
      if (size <= most) continue;
      await reader?.cancel();
      throw new SdError('SD_FILE', `${url}: has more than ${most} bytes; at most so many are read.`);
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SdError) throw error;
    throw new SdError('SD_FILE', `${url}: cannot be fetched (${String(error)}).`, { cause: error });
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
