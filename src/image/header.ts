import type { Chunk } from './chunks';
import { checkSize, damagedFile } from './limits';
import type { SdError } from '../errors';

/** What the first chunk of a PNG says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  /** Samples of a pixel; one where they are indices into a palette. */
  readonly channels: number;
  readonly indexed: boolean;
  readonly interlaced: boolean;
  /** Bytes from a sample to that of the pixel before, at least 1: what filters look back. */
  readonly pixelBytes: number;
}

/** The pixels that are stored together: all of them, or one of the seven passes of an interlaced picture. */
export interface Pass {
  readonly left: number;
  readonly top: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
}

/** The passes of an interlaced picture: first column, first row, column step, row step. */
export const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }; // by colour type
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Reads the first chunk, which must be `IHDR`; a picture of more than `maxPixels` is refused. */
export function readHeader({ type: name, data }: Chunk, where: string, maxPixels: number): PngHeader {
  if (name !== 'IHDR' || data.length !== 13) throw damaged(where, 'it does not begin with its header');
  const view = new DataView(data.buffer, data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = 0, compression, filter, interlacing] = data.subarray(8);
  if (width === 0 || height === 0) throw damaged(where, `its size is ${width}x${height}`);
  checkSize(width, height, where, maxPixels);
  const channels = CHANNELS[type];
  if (channels === undefined || DEPTHS[type]?.includes(depth) !== true) {
    throw damaged(where, `there is no PNG of colour type ${type} with ${depth} bits`);
  }
  if (compression !== 0 || filter !== 0 || interlacing === undefined || interlacing > 1) {
    const found = `compression ${compression ?? ''}, filter ${filter ?? ''}, interlacing ${interlacing ?? ''}`;
    throw damaged(where, `there is no PNG with ${found}`);
  }
  const pixelBytes = Math.max(1, (channels * depth) / 8);
  return { width, height, depth, channels, indexed: type === 3, interlaced: interlacing === 1, pixelBytes };
}

/** The bytes of a row, without the one that names its filter. */
export const rowBytes = ({ channels, depth }: PngHeader, { columns }: Pass): number =>
  Math.ceil((columns * channels * depth) / 8);

export const damaged = (where: string, what: string, cause?: unknown): SdError =>
  damagedFile(where, 'PNG', what, cause);
