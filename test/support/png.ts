import { deflateSync } from 'node:zlib';
import { SIGNATURE, writeChunk } from '../../src/image/chunks';

export interface Kind {
  readonly depth: number;
  readonly type: number;
  readonly interlace: number;
}

/** All that PNG has. */
export const kinds: readonly Kind[] = (
  [
    [0, [1, 2, 4, 8, 16]],
    [2, [8, 16]],
    [3, [1, 2, 4, 8]],
    [4, [8, 16]],
    [6, [8, 16]],
  ] as const
).flatMap(([type, depths]) => depths.flatMap((depth) => [0, 1].map((interlace) => ({ depth, type, interlace }))));

export interface Samples {
  readonly width: number;
  readonly height: number;
  /** Pixel by pixel, channel by channel. */
  readonly samples: readonly number[];
  readonly palette: readonly number[];
}

const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const; // prettier-ignore

/** A PNG of any kind, each row with a filter at random, in some chunks. */
export function encodeAny(
  { depth, type, interlace }: Kind,
  { width, height, samples, palette }: Samples,
  random: () => number,
): Uint8Array {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type] ?? 0;
  const step = Math.max(1, (channels * depth) / 8);
  const rows: number[] = [];
  for (const [left, top, dx, dy] of interlace === 1 ? passes : ([[0, 0, 1, 1]] as const)) {
    let before: number[] = [];
    for (let y = top; y < height && left < width; y += dy) {
      const bits: string[] = [];
      for (let x = left; x < width; x += dx) {
        for (let c = 0; c < channels; c++) {
          bits.push((samples[(y * width + x) * channels + c] ?? 0).toString(2).padStart(depth, '0'));
        }
      }
      const line = bits.join('').match(/.{1,8}/g) ?? [];
      const row = line.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
      const filter = Math.floor(random() * 5);
      rows.push(filter, ...row.map((byte, i) => (byte - predicted(filter, row[i - step], before[i], before[i - step])) & 0xff)); // prettier-ignore
      before = row;
    }
  }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([depth, type, 0, 0, interlace], 8);
  const packed = deflateSync(Uint8Array.from(rows));
  const cut = Math.floor(random() * packed.length);
  return Buffer.concat([
    SIGNATURE,
    writeChunk('IHDR', header),
    ...(type === 3 ? [writeChunk('PLTE', Uint8Array.from(palette))] : []),
    ...[packed.subarray(0, cut), packed.subarray(cut)].map((part) => writeChunk('IDAT', part)),
    writeChunk('IEND', new Uint8Array()),
  ]);
}

function predicted(filter: number, left = 0, above = 0, corner = 0): number {
  const near = [left, above, corner].toSorted((a, b) => Math.abs(left + above - corner - a) - Math.abs(left + above - corner - b)); // prettier-ignore
  return [0, left, above, (left + above) >> 1, near[0] ?? 0][filter] ?? 0; // sorting keeps the order of what is as near
}
