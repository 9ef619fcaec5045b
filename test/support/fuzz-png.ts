import { deflateSync } from 'node:zlib';
import { SIGNATURE, writeChunk } from '../../src/image/chunks';
import { SdImage } from '../../src/image/image';
import { pick, sizeUpTo, type Case, type Kind, type Random } from './fuzzing';
import { encodeAny, kinds } from './png';

const end = writeChunk('IEND', new Uint8Array());

export function header(width: number, height: number, depth: number, type: number, interlace: number): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([depth, type, 0, 0, interlace], 8);
  return writeChunk('IHDR', data);
}

function small(random: Random): Uint8Array {
  const kind = pick(kinds, random);
  const [width, height] = [sizeUpTo(40, random), sizeUpTo(40, random)];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind.type] ?? 0;
  const samples = Array.from({ length: width * height * channels }, () => Math.floor(random() * 2 ** kind.depth));
  const palette = Array.from({ length: 3 * sizeUpTo(300, random) }, () => Math.floor(random() * 256));
  return Uint8Array.from(encodeAny(kind, { width, height, samples, palette }, random));
}

/** Small pictures of every kind with bytes, chunks or checksums that are wrong. */
export const png: Kind = (random) => {
  let bytes = small(random);
  const kind = random();
  if (kind < 0.2) bytes = bytes.slice(0, Math.floor(random() * bytes.length));
  else if (kind < 0.6) {
    for (let n = sizeUpTo(4, random); n > 0; n--) {
      const at = Math.floor(random() * bytes.length);
      bytes[at] = Math.floor(random() * 256);
    }
  } else if (kind < 0.8) {
    const type = pick(
      ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'tEXt', 'iTXt', 'zTXt', 'iCCP', 'acTL', '\0\0\0\0'],
      random,
    );
    const data = Uint8Array.from({ length: sizeUpTo(2000, random) }, () => Math.floor(random() * 256));
    bytes = Buffer.concat([bytes.subarray(0, 33), writeChunk(type, data), bytes.subarray(33)]);
  }
  return caseOf(bytes);
};

/** Files that unpack to far more than they have, or to less than they say; chunks without end. */
export const pngBombs: Kind = (random) => {
  const kind = pick(kinds, random);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind.type] ?? 0;
  const pixels = random() < 0.1 ? pick([2 ** 24, 2 ** 24, 2 ** 25], random) : sizeUpTo(2 ** 21, random);
  const width = random() < 0.5 ? Math.floor(Math.sqrt(pixels)) : Math.min(2 ** 16 + 1, Math.ceil(pixels ** random()));
  const height = Math.floor(pixels / width);
  const needed = height * (1 + Math.ceil((width * channels * kind.depth) / 8));
  const row = kind.interlace === 0 && random() < 0.7 ? 1 + Math.ceil((width * channels * kind.depth) / 8) : 0;
  const raw = new Uint8Array(
    Math.min(2 ** 28, Math.floor(needed * pick([1, 1, 1, 0.5, 2], random)) + 2 ** 16 * kind.interlace),
  );
  const filter = random() < 0.5 ? 4 : -1;
  for (let at = 0; row > 0 && at < raw.length; at += row) raw[at] = filter < 0 ? Math.floor(random() * 5) : filter;
  const packed = deflateSync(raw, { level: 1 });
  const flood = writeChunk(pick(['IDAT', 'tEXt', 'abcd'], random), new Uint8Array());
  const extra = random() < 0.2 ? new Array<Uint8Array>(sizeUpTo(200_000, random)).fill(flood) : [];
  const palette = kind.type === 3 ? [writeChunk('PLTE', new Uint8Array(768))] : [];
  const first = header(width, height, kind.depth, kind.type, kind.interlace);
  return caseOf(Buffer.concat([SIGNATURE, first, ...palette, ...extra, writeChunk('IDAT', packed), end]), 3 * pixels);
};

function caseOf(bytes: Uint8Array, gives = 0): Case {
  return { size: bytes.length, gives, run: () => SdImage.decode(bytes) };
}
