import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { OptionError, SdImage, UnsupportedError } from '../../src';
import { SIGNATURE, writeChunk } from '../../src/image/chunks';
import { decodePng } from '../../src/image/decode';
import { numbers } from '../support/fuzzing';
import { overWhite } from '../../src/image/raster';
import { encodeAny, kinds, type Kind } from '../support/png';
import { PILLOW } from './pillow';

/** The picture that a reader must see, by the words of PNG's specification, pixel by pixel. */
function expected({ depth, type }: Kind, samples: readonly number[], palette: readonly number[]): number[] {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type] ?? 0;
  const white = 2 ** depth - 1;
  const over = (value: number, alpha: number) => Math.round(255 * (1 + (value - 1) * alpha));
  return Array.from({ length: samples.length / channels }, (_, i) => {
    const pixel = samples.slice(i * channels, (i + 1) * channels);
    if (type === 3) return palette.slice(3 * (pixel[0] ?? 0), 3 * (pixel[0] ?? 0) + 3);
    const alpha = channels % 2 === 0 ? (pixel.at(-1) ?? 0) / white : 1;
    const colours = channels < 3 ? [pixel[0], pixel[0], pixel[0]] : pixel.slice(0, 3);
    return colours.map((value = 0) => over(value / white, alpha));
  }).flat();
}

/** The same with alpha, and colours as they are stored. */
function withAlphas(kind: Kind, samples: readonly number[], palette: readonly number[]): number[] {
  const [channels, white] = [{ 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind.type] ?? 0, 2 ** kind.depth - 1];
  const opaque =
    channels % 2 === 0 ? samples.map((value, i) => (i % channels === channels - 1 ? white : value)) : samples;
  const rgb = expected(kind, opaque, palette);
  return Array.from({ length: samples.length / channels }, (_, i) => {
    const alpha = channels % 2 === 0 ? (samples[(i + 1) * channels - 1] ?? 0) / white : 1;
    return [...rgb.slice(3 * i, 3 * i + 3), Math.round(255 * alpha)];
  }).flat();
}

describe('SdImage.decode', () => {
  it.each(kinds)('reads every size of colour type $type with $depth bits, interlaced $interlace', async (kind) => {
    const random = numbers(kind.depth * 100 + kind.type * 10 + kind.interlace);
    for (let round = 0; round < 30; round++) {
      const [width, height] = [1 + Math.floor(random() * 18), 1 + Math.floor(random() * 18)];
      const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[kind.type] ?? 0;
      const samples = Array.from({ length: width * height * channels }, () => Math.floor(random() * 2 ** kind.depth));
      const palette = Array.from({ length: 3 * 2 ** Math.min(8, kind.depth) }, () => Math.floor(random() * 256));
      const bytes = encodeAny(kind, { width, height, samples, palette }, random);
      const image = await SdImage.decode(bytes);
      expect([...image.data], `${width}x${height}`).toEqual(expected(kind, samples, palette));
      const { data } = await decodePng(bytes, 'here', 2 ** 10, 4);
      expect([...data], `${width}x${height}`).toEqual(withAlphas(kind, samples, palette));
    }
  });

  it('keeps what is transparent in palettes and colours', async () => {
    const kinds: readonly (readonly [string, readonly number[]])[] = PILLOW.filter(([kind]) => /transparent|alpha|RGBA/.test(kind)).map(([, png, rgb]) => [png, rgb]); // prettier-ignore
    expect(kinds.length).toBe(5);
    for (const [png, rgb] of kinds) {
      const { width, height, data } = await decodePng(Buffer.from(png, 'base64'), 'here', 2 ** 10, 4);
      expect(new Set(data.filter((_, i) => i % 4 === 3)).size).toBeGreaterThan(1);
      expect([...overWhite({ width, height, data }).data]).toEqual(rgb);
    }
  });

  const gray = (width: number, height: number, rows: Uint8Array): Uint8Array => {
    const header = new Uint8Array(13);
    new DataView(header.buffer).setUint32(0, width);
    new DataView(header.buffer).setUint32(4, height);
    header.set([16, 6], 8);
    return Buffer.concat([SIGNATURE, writeChunk('IHDR', header), writeChunk('IDAT', deflateSync(rows)), writeChunk('IEND', new Uint8Array())]); // prettier-ignore
  };

  it('reads as many pixels as the caller allows, 16 megapixels unless told [png-pixels]', async () => {
    const small = gray(3, 2, new Uint8Array(2 * (1 + 3 * 8)));
    expect((await SdImage.decode(small, { maxPixels: 6 })).width).toBe(3);
    const refused = SdImage.decode(small, { maxPixels: 5 });
    await expect(refused).rejects.toThrow(UnsupportedError);
    await expect(refused).rejects.toThrow(/the image is 3x2; at most 5 pixels are read; make it smaller, or allow more with `maxPixels`/); // prettier-ignore
    await expect(SdImage.decode(gray(4097, 4096, new Uint8Array()))).rejects.toThrow(/at most 16777216 pixels/);
    await expect(SdImage.decode(gray(65_537, 1, new Uint8Array()))).rejects.toThrow(/at most 65536 are read on a side/);
    for (const maxPixels of [0, -1, 1.5, NaN, Infinity, '9' as unknown as number])
      await expect(SdImage.decode(small, { maxPixels })).rejects.toThrow(OptionError);
  });

  it('lets the event loop go on and takes memory for the picture alone [png-bomb]', async () => {
    const side = 2048;
    const bytes = gray(side, side, new Uint8Array(side * (1 + side * 8)));
    expect(bytes.length).toBeLessThan(40_000);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const before = process.memoryUsage.rss();
    const image = await SdImage.decode(bytes);
    clearInterval(timer);
    expect(image.data.length).toBe(3 * side * side);
    expect(turns).toBeGreaterThan(20); // it was one turn
    expect(process.memoryUsage.rss() - before).toBeLessThan(90_000_000); // 12 of them are the picture; it was 200
  });

  it('refuses chunks without end, and checks each as it comes [png-chunks]', async () => {
    const good = gray(1, 1, new Uint8Array(9));
    const [head, tail] = [good.subarray(0, 33), good.subarray(33)];
    const many = (count: number, type: string) => new Array<Uint8Array>(count).fill(writeChunk(type, new Uint8Array()));
    const decoded = (count: number, type: string) => SdImage.decode(Buffer.concat([head, ...many(count, type), tail]));
    expect((await decoded(100_000, 'IDAT')).width).toBe(1);
    expect((await decoded(100_000, 'tEXt')).width).toBe(1);
    await expect(decoded(140_000, 'IDAT')).rejects.toThrow(/more than 131072 chunks/);
    const wrong = Uint8Array.from(good);
    wrong[29] = 1; // of the header's checksum
    await expect(SdImage.decode(wrong)).rejects.toThrow(/checksum of its IHDR is wrong/);
    const pixels = Uint8Array.from(good);
    pixels[pixels.length - 13] = (pixels.at(-13) ?? 0) ^ 1;
    await expect(SdImage.decode(pixels)).rejects.toThrow(/checksum of its IDAT is wrong/);
  });
});
