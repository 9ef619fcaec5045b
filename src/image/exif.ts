import { latin1 } from './formats';

const [EXIF_IFD, USER_COMMENT] = [0x8769, 0x9286];
const ENTRY = 12; // bytes: tag, type, count, value or where it is
const LONGEST = 2 ** 20; // bytes; a longer comment is ignored
const UNICODE = 'UNICODE\0';

/**
 * EXIF data (a TIFF) with a user comment in UTF-16, as AUTOMATIC1111's web UI writes it beside pictures that are no
 * PNGs.
 */
export function writeComment(text: string): Uint8Array {
  const first = 8; // of the first directory; each has one entry, and no next one
  const second = first + 2 + ENTRY + 4;
  const comment = second + 2 + ENTRY + 4;
  const bytes = new Uint8Array(comment + UNICODE.length + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x4d4d002a); // big endian
  view.setUint32(4, first);
  const directory = (at: number, tag: number, type: number, count: number, value: number): void => {
    view.setUint16(at, 1);
    view.setUint16(at + 2, tag);
    view.setUint16(at + 4, type);
    view.setUint32(at + 6, count);
    view.setUint32(at + 10, value);
  };
  directory(first, EXIF_IFD, 4, 1, second);
  directory(second, USER_COMMENT, 7, bytes.length - comment, comment);
  for (let i = 0; i < UNICODE.length; i++) bytes[comment + i] = UNICODE.charCodeAt(i);
  for (let i = 0; i < text.length; i++) view.setUint16(comment + UNICODE.length + 2 * i, text.charCodeAt(i));
  return bytes;
}

/** The user comment in untrusted EXIF data; undefined if it cannot be read. */
export function readComment(bytes: Uint8Array): string | undefined {
  const order = latin1(bytes, 0, 2);
  if ((order !== 'II' && order !== 'MM') || bytes.length < 8) return undefined;
  const isLittle = order === 'II';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = entryOf(view, view.getUint32(4, isLittle), EXIF_IFD, isLittle);
  const entry = first && entryOf(view, view.getUint32(first + 8, isLittle), USER_COMMENT, isLittle);
  if (entry === undefined) return undefined;
  const [length, start] = [view.getUint32(entry + 4, isLittle), view.getUint32(entry + 8, isLittle)];
  if (length < 8 || length > LONGEST || start + length > bytes.length) return undefined;
  const text = bytes.subarray(start + 8, start + length);
  const encoding = latin1(bytes, start, start + 8);
  if (encoding === UNICODE) return new TextDecoder(isLittleEndian(text) ? 'utf-16le' : 'utf-16be').decode(text);
  return /^(ASCII)?\0+$/.test(encoding) ? new TextDecoder().decode(text).replace(/\0+$/, '') : undefined;
}

/** Where an entry of a directory is. */
function entryOf(view: DataView, directory: number, tag: number, isLittle: boolean): number | undefined {
  if (directory + 2 > view.byteLength) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let at = directory + 2, i = 0; i < count && at + ENTRY <= view.byteLength; i++, at += ENTRY) {
    if (view.getUint16(at, isLittle) === tag) return at;
  }
  return undefined;
}

/** The order of bytes in UTF-16, which programs choose by themselves: the high ones of most letters are 0. */
function isLittleEndian(text: Uint8Array): boolean {
  const zeros = [0, 0];
  for (let i = 0; i < text.length; i++) if (text[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  return (zeros[1] ?? 0) > (zeros[0] ?? 0);
}
