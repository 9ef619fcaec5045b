import { latin1, type ImageType } from './formats';
import type { Size } from './raster';

// What is read of the files that are not PNGs: their size, before they are decoded, and where their text is.

interface Segment {
  readonly kind: string;
  readonly data: Uint8Array;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The segments of a JPEG ahead of its first scan, by their markers in hexadecimal. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xff)
      at++; // fill
    else {
      const length = view.getUint16(at + 2);
      if (length < 2 || at + 2 + length > bytes.length || marker === 0xda) return;
      yield { kind: marker.toString(16), data: bytes.subarray(at + 4, at + 2 + length) };
      at += 2 + length;
    }
  }
}

/** The chunks of a WebP. */
export function* webpChunks(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > bytes.length) return;
    yield { kind: latin1(bytes, at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

/** The boxes of an AVIF. */
function* boxes(bytes: Uint8Array): Generator<Segment> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const stated = view.getUint32(at);
    const head = stated === 1 ? 16 : 8;
    if (at + head > bytes.length) return;
    const size = stated === 0 ? bytes.length - at : stated === 1 ? Number(view.getBigUint64(at + 8)) : stated;
    if (size < head || at + size > bytes.length) return;
    yield { kind: latin1(bytes, at + 4, at + 8), data: bytes.subarray(at + head, at + size) };
    at += size;
  }
}

/** The size in the file's headers; undefined if there is none. */
export function sizeOf(type: ImageType, bytes: Uint8Array): Size | undefined {
  const sizes = type === 'image/jpeg' ? jpegSizes(bytes) : type === 'image/webp' ? webpSizes(bytes) : avifSizes(bytes);
  let largest: Size | undefined;
  for (const size of sizes) if (largest === undefined || size[0] * size[1] > largest[0] * largest[1]) largest = size;
  return largest;
}

/** Of the frame headers: the markers from C0 to CF, except those of tables (C4, CC) and extensions (C8). */
function* jpegSizes(bytes: Uint8Array): Generator<Size> {
  for (const { kind, data } of segments(bytes)) {
    if (/^c[0-35-79abd-f]$/.test(kind) && data.length >= 5)
      yield [viewOf(data).getUint16(3), viewOf(data).getUint16(1)];
  }
}

/** Of the first chunk: the canvas (VP8X), or the picture's own header. */
function* webpSizes(bytes: Uint8Array): Generator<Size> {
  for (const { kind, data } of webpChunks(bytes)) {
    if (data.length < 10) return;
    const view = viewOf(data);
    if (kind === 'VP8X') yield [1 + (view.getUint32(4, true) & 0xffffff), 1 + (view.getUint32(6, true) >>> 8)];
    else if (kind === 'VP8L') {
      const bits = view.getUint32(1, true);
      yield [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
    } else if (kind === 'VP8 ') yield [view.getUint16(6, true) & 0x3fff, view.getUint16(8, true) & 0x3fff];
    return;
  }
}

/** Of every `ispe` property: those of the picture, its tiles and its alpha. */
function* avifSizes(bytes: Uint8Array): Generator<Size> {
  for (const meta of of(bytes, 'meta')) {
    for (const properties of of(meta.subarray(4), 'iprp')) {
      for (const container of of(properties, 'ipco')) {
        for (const data of of(container, 'ispe')) {
          if (data.length >= 12) yield [viewOf(data).getUint32(4), viewOf(data).getUint32(8)];
        }
      }
    }
  }
}

function* of(bytes: Uint8Array, wanted: string): Generator<Uint8Array> {
  for (const { kind, data } of boxes(bytes)) if (kind === wanted) yield data;
}

const EXIF = 'Exif\0\0';

/** The EXIF data of a JPEG or a WebP: a TIFF. */
export function exifOf(type: ImageType, bytes: Uint8Array): Uint8Array | undefined {
  if (type === 'image/jpeg') {
    for (const { kind, data } of segments(bytes))
      if (kind === 'e1' && latin1(data, 0, 6) === EXIF) return data.subarray(6);
  } else if (type === 'image/webp') {
    for (const { kind, data } of webpChunks(bytes))
      if (kind === 'EXIF') return latin1(data, 0, 6) === EXIF ? data.subarray(6) : data;
  }
  return undefined;
}

/** A JPEG or a WebP with EXIF data, of which it has none; the same where there is no room for them. */
export function withExif(type: ImageType, bytes: Uint8Array<ArrayBuffer>, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  if (type === 'image/jpeg') return jpegWithExif(bytes, exif);
  return type === 'image/webp' ? webpWithExif(bytes, exif) : bytes;
}

/** In an `APP1` segment, after the `APP0` of JFIF where there is one. */
function jpegWithExif(bytes: Uint8Array<ArrayBuffer>, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = 2 + EXIF.length + exif.length;
  if (length > 0xffff) return bytes;
  const at = bytes[3] === 0xe0 ? 4 + viewOf(bytes).getUint16(4) : 2;
  const head = Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, ...characters(EXIF));
  return joined(bytes.subarray(0, at), head, exif, bytes.subarray(at));
}

/** In a chunk at the end, which the chunk at the beginning, the canvas, has to tell of. */
function webpWithExif(bytes: Uint8Array<ArrayBuffer>, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const [first] = webpChunks(bytes);
  const size = sizeOf('image/webp', bytes);
  if (first === undefined || size === undefined) return bytes;
  const canvas = new Uint8Array(10);
  const view = viewOf(canvas);
  view.setUint32(6, (size[1] - 1) << 8, true);
  view.setUint16(4, (size[0] - 1) & 0xffff, true);
  canvas[6] = (size[0] - 1) >> 16;
  const hasAlpha = first.kind === 'VP8L' && ((first.data[4] as number) & 0x10) !== 0;
  canvas[0] = 0x08 | (first.kind === 'VP8X' ? (first.data[0] as number) : hasAlpha ? 0x10 : 0);
  const rest = bytes.subarray(first.kind === 'VP8X' ? 12 + 18 : 12);
  const body = joined(characters('WEBP'), chunk('VP8X', canvas), rest, chunk('EXIF', exif));
  return chunk('RIFF', body);
}

function chunk(kind: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new Uint8Array(4);
  viewOf(length).setUint32(0, data.length, true);
  return joined(characters(kind), length, data, new Uint8Array(data.length % 2));
}

const characters = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
