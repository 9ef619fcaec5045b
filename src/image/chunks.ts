import { SdError } from '../errors';

/** One chunk of a PNG file: views into the file, not copies. */
export interface Chunk {
  /** Four ASCII characters, e.g. `IHDR`. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Length, type, data and checksum, as they stand in the file. */
  readonly whole: Uint8Array;
}

export const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const LONGEST_TEXT = 2 ** 20; // bytes; a longer text is ignored
/** Encoders write some ten kilobytes in each: those of a gigabyte. */
const MOST_CHUNKS = 2 ** 17;
const OVERHEAD = 12; // length, type, checksum

/**
 * Every chunk up to `IEND`, each as it is come to: its length is checked against the bytes that are there, and not its
 * checksum. `where` begins an error's message.
 */
export function* readChunks(bytes: Uint8Array, where: string): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let [at, type] = [SIGNATURE.length, '']; type !== 'IEND'; count++) {
    const left = bytes.length - at;
    const length = left >= OVERHEAD ? view.getUint32(at) : 0;
    if (length + OVERHEAD > left) {
      throw new SdError('SD_IMAGE', `${where}: the PNG ends at byte ${bytes.length}, inside a chunk; it is cut off.`);
    }
    if (count === MOST_CHUNKS) {
      throw new SdError('SD_IMAGE', `${where}: the PNG has more than ${MOST_CHUNKS} chunks; it is damaged.`);
    }
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + OVERHEAD + length;
    yield { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) };
    at = end;
  }
}

/** The bytes of a chunk with its length and checksum. */
export function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + OVERHEAD);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(latin1(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/**
 * A text chunk: `tEXt`, which every reader knows, for printable Latin-1; else `iTXt`, which is UTF-8. Neither can hold
 * a NUL character; U+FFFD stands in for it.
 */
export function writeText(keyword: string, text: string): Uint8Array {
  if (/^[\n\x20-\x7e\xa0-\xff]*$/.test(text)) return writeChunk('tEXt', latin1(`${keyword}\0${text}`));
  const header = latin1(`${keyword}\0\0\0\0\0`); // not compressed, no language, no translated keyword
  const body = new TextEncoder().encode(text.replaceAll('\0', '\ufffd'));
  const data = new Uint8Array(header.length + body.length);
  data.set(header);
  data.set(body, header.length);
  return writeChunk('iTXt', data);
}

/** The text that a `tEXt` or uncompressed `iTXt` chunk holds under `keyword`; undefined for any other chunk. */
export function readText(chunk: Chunk, keyword: string): string | undefined {
  const start = keyword.length + 1;
  if (chunk.data.length > LONGEST_TEXT || decodeLatin1(chunk.data.subarray(0, start)) !== `${keyword}\0`)
    return undefined;
  if (chunk.type === 'tEXt') return decodeLatin1(chunk.data.subarray(start));
  if (chunk.type !== 'iTXt' || chunk.data[start] !== 0) return undefined;
  const language = chunk.data.indexOf(0, start + 2); // past the two compression bytes
  const translated = language < 0 ? -1 : chunk.data.indexOf(0, language + 1);
  return translated < 0 ? undefined : new TextDecoder().decode(chunk.data.subarray(translated + 1));
}

/** What a byte makes of a checksum. */
const CRC_OF_BYTE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

/** The checksum of PNG, gzip and zip (ISO 3309, reflected polynomial 0xedb88320); that of what comes before goes on. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_OF_BYTE[(crc ^ byte) & 0xff] as number);
  return ~crc >>> 0;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

// TextDecoder's "latin1" is windows-1252, which differs from PNG's Latin-1 in 0x80 to 0x9f.
function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
