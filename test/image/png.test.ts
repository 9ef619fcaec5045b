import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SdError } from '../../src/errors';
import { crc32, readChunks, readText, SIGNATURE, writeChunk, writeText } from '../../src/image/chunks';
import { SdImage } from '../../src/image/image';
import { PILLOW } from './pillow';

interface Raw {
  width: number;
  height: number;
  depth: number;
  type: number;
  interlace?: number;
  /** The rows with their filter bytes. */
  rows: number[];
  /** Chunks between the header and the pixels. */
  before?: Uint8Array[];
}

function png({ width, height, depth, type, interlace = 0, rows, before = [] }: Raw): Uint8Array {
  const header = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, depth, type, 0, 0, interlace]);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  const pixels = writeChunk('IDAT', deflateSync(Uint8Array.from(rows)));
  return join(SIGNATURE, writeChunk('IHDR', header), ...before, pixels, writeChunk('IEND', new Uint8Array()));
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const pixels = async (raw: Raw): Promise<number[]> => [...(await SdImage.decode(png(raw))).data];

async function refusal(bytes: Uint8Array): Promise<SdError> {
  const error: unknown = await SdImage.decode(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SdError);
  return error as SdError;
}

describe('decoding', () => {
  test.each(PILLOW)('Pillow: %s', async (_, file, rgb) => {
    const image = await SdImage.decode(Buffer.from(file, 'base64'));
    expect([image.width, image.height]).toEqual([5, 3]);
    expect([...image.data]).toEqual(rgb);
  });

  test('every row filter', async () => {
    // 1-pixel-wide RGB, so that "left" is zero and each filter can be undone in the head.
    const rows = [
      [0, 10, 20, 30],
      [1, 1, 2, 3],
      [2, 1, 1, 1],
      [3, 9, 9, 9],
      [4, 5, 5, 5],
    ].flat();
    expect(await pixels({ width: 1, height: 5, depth: 8, type: 2, rows })).toEqual(
      [
        [10, 20, 30],
        [1, 2, 3],
        [2, 3, 4],
        [10, 10, 11],
        [15, 15, 16],
      ].flat(),
    );
  });

  test('16 bits are rounded to 8', async () => {
    const rows = [0, 0x00, 0x80, 0x00, 0x81, 0xff, 0xff];
    expect(await pixels({ width: 1, height: 1, depth: 16, type: 2, rows })).toEqual([0, 1, 255]);
    expect(await pixels({ width: 1, height: 1, depth: 16, type: 4, rows: [0, 0, 0, 0x80, 0] })).toEqual([
      127, 127, 127,
    ]);
  });

  test('4-bit gray, rows padded to whole bytes', async () => {
    const image = await pixels({ width: 3, height: 2, depth: 4, type: 0, rows: [0, 0x0f, 0x80, 0, 0x12, 0x30] });
    expect(image.filter((_, i) => i % 3 === 0)).toEqual([0, 255, 136, 17, 34, 51]);
  });

  test('interlaced', async () => {
    // 2x2 RGB: pass 1 has (0, 0), pass 6 has (1, 0), pass 7 the second row.
    const rows = [
      [0, 1, 1, 1],
      [0, 2, 2, 2],
      [0, 3, 3, 3, 4, 4, 4],
    ].flat();
    expect(await pixels({ width: 2, height: 2, depth: 8, type: 2, interlace: 1, rows })).toEqual(
      [1, 2, 3, 4].flatMap((v) => [v, v, v]),
    );
  });

  test('a suggested palette in an RGB image is not its palette', async () => {
    const before = [writeChunk('PLTE', Uint8Array.of(9, 9, 9))];
    expect(await pixels({ width: 1, height: 1, depth: 8, type: 2, rows: [0, 1, 2, 3], before })).toEqual([1, 2, 3]);
  });
});

describe('untrusted input', () => {
  const gray: Raw = { width: 2, height: 2, depth: 8, type: 0, rows: [0, 1, 2, 0, 3, 4] };
  const good = png(gray);

  test('cut off anywhere', async () => {
    for (let length = 8; length < good.length; length++) {
      expect((await refusal(good.subarray(0, length))).code).toBe('SD_IMAGE');
    }
  });

  test('any byte of the pixels changed', async () => {
    for (let at = 33; at < good.length - 12; at++) {
      const bad = Uint8Array.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x21;
      expect((await refusal(bad)).message).toMatch(/damaged|cut off/);
    }
  });

  test.each<[string, Partial<Raw>, RegExp]>([
    ['no width', { width: 0 }, /size is 0x2/],
    [
      'too many pixels',
      { width: 100_000, height: 100_000 },
      /100000x100000; at most 16777216 pixels are read; make it smaller, or allow more with `maxPixels`/,
    ],
    ['an impossible kind', { type: 2, depth: 4 }, /no PNG of colour type 2 with 4 bits/],
    ['an unknown kind', { type: 5 }, /no PNG of colour type 5/],
    ['too few rows', { height: 3 }, /unpack to 6 bytes of the 9 bytes/],
    ['too many rows', { height: 1 }, /unpack to more than the 3 bytes/],
    ['an unknown filter', { rows: [7, 1, 2, 0, 3, 4] }, /filter/],
    [
      'an unknown interlacing',
      { interlace: 2, rows: [0, 1, 0, 2, 0, 3, 4] },
      /no PNG with compression 0, filter 0, interlacing 2/,
    ],
    ['no palette', { type: 3 }, /no palette/],
    ['a short palette', { type: 3, before: [writeChunk('PLTE', new Uint8Array(9))] }, /colour 3 of 3/],
    ['a long palette', { type: 3, before: [writeChunk('PLTE', new Uint8Array(771))] }, /over 256/],
    ['odd transparency', { before: [writeChunk('tRNS', new Uint8Array(4))] }, /another kind/],
  ])('%s', async (_, change, message) => {
    expect((await refusal(png({ ...gray, ...change }))).message).toMatch(message);
  });

  test('a file that unpacks to far more than its size needs is not unpacked', async () => {
    const bomb = png({ ...gray, rows: [] });
    const idat = writeChunk('IDAT', deflateSync(new Uint8Array(50_000_000)));
    const bytes = join(bomb.subarray(0, 33), idat, bomb.subarray(-12));
    const before = process.memoryUsage.rss();
    expect((await refusal(bytes)).message).toMatch(/unpack to more than the 6 bytes/);
    expect(process.memoryUsage.rss() - before).toBeLessThan(40_000_000);
  });

  test('no header, or two', async () => {
    expect((await refusal(join(SIGNATURE, good.subarray(33)))).message).toMatch(/header/);
    const again = join(good.subarray(0, 33), good.subarray(8));
    expect([...(await SdImage.decode(again)).data.filter((_, i) => i % 3 === 0)]).toEqual([1, 2, 3, 4]);
  });
});

describe('the text chunk', () => {
  const chunkOf = (text: string) => {
    const bytes = join(SIGNATURE, writeText('parameters', text), writeChunk('IEND', new Uint8Array()));
    const [chunk] = readChunks(bytes, '');
    if (chunk === undefined) throw new Error('no chunk');
    return chunk;
  };

  test.each([
    ['tEXt', ''],
    ['tEXt', 'a red heart\nNegative prompt: blur\nSteps: 25'],
    ['tEXt', 'café ÿ'],
    ['iTXt', '🦊 狐'],
    ['iTXt', 'tab\there'],
    ['iTXt', '\u0085'],
  ])('%s: %j', (type, text) => {
    expect(chunkOf(text).type).toBe(type);
    expect(readText(chunkOf(text), 'parameters')).toBe(text);
    expect(readText(chunkOf(text), 'parameter')).toBeUndefined();
  });

  test('what no chunk can hold becomes U+FFFD', () => {
    expect(readText(chunkOf('a\0b\ud800c'), 'parameters')).toBe('a\ufffdb\ufffdc');
  });

  test("Pillow's iTXt, with a language and a translated keyword", async () => {
    const file =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAMWlUWHRwYXJhbWV0ZXJzAAAAZGUAUGFyYW1ldGVyAGVpbiBGw7xjaHNsZWluIPCf' +
      'poog54uQtbnGCAAAAAxJREFUeJxjYGBgAAAABAAB9hc4VQAAAABJRU5ErkJggg==';
    expect((await SdImage.decode(Buffer.from(file, 'base64'))).parameters).toBe('ein Füchslein 🦊 狐');
  });

  test('stands ahead of the pixels', () => {
    const image = new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3), parameters: '狐' });
    expect(Array.from(readChunks(image.toPNG(), ''), ({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND']);
  });

  test('crc32', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});
