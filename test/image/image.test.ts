import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OptionError, SdError } from '../../src/errors';
import { plotImages, SdImage } from '../../src/image/image';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-image-'));
});
afterAll(() => rm(folder, { recursive: true }));

function noisy(width: number, height: number, parameters?: string): SdImage {
  const data = Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => (i * 7919) % 251);
  return new SdImage({ width, height, data, parameters });
}

test('holds pixels without copying them', () => {
  const data = new Uint8ClampedArray(6);
  const image = new SdImage({ width: 2, height: 1, data });
  expect(image.data).toBe(data);
  expect(image.channels).toBe(3);
  expect('parameters' in image && image.parameters).toBeFalsy();
});

test.each([
  [0, 1, 0, 'SdImage: width is 0; a whole number of at least 1 is needed.'],
  [1.5, -2, 0, /width is 1\.5; .* height is -2; /],
  [2, 2, 16, 'SdImage: data has 16 values; 2x2 RGB pixels need 12.'],
])('refuses %dx%d with %d values', (width, height, length, message) => {
  const make = () => new SdImage({ width, height, data: new Uint8ClampedArray(length) });
  expect(make).toThrow(OptionError);
  expect(make).toThrow(message);
});

test.each([undefined, 'a heart', 'ein Füchslein 🦊 狐\nSteps: 25, Seed: 0'])('PNG and back: %s', async (parameters) => {
  const image = noisy(67, 35, parameters);
  expect(await SdImage.decode(image.toPNG())).toEqual(image);
});

test('decodes a view into a larger buffer', async () => {
  const png = noisy(4, 4).toPNG();
  const buffer = new Uint8Array(png.length + 10);
  buffer.set(png, 5);
  expect(await SdImage.decode(buffer.subarray(5, -5))).toEqual(noisy(4, 4));
});

test('save and fromFile, by path and URL', async () => {
  const path = join(folder, 'picture.PNG');
  await writeFile(path, 'replaced');
  await noisy(8, 8, 'x').save(path);
  expect(await SdImage.fromFile(path)).toEqual(noisy(8, 8, 'x'));
  expect(await SdImage.fromFile(pathToFileURL(path))).toEqual(noisy(8, 8, 'x'));
  expect(new Uint8Array(await readFile(path))).toEqual(noisy(8, 8, 'x').toPNG());
  expect(await readdir(folder)).toEqual(['picture.PNG']);
});

test('save refuses other formats and missing folders', async () => {
  await expect(noisy(1, 1).save('a.gif')).rejects.toThrow(
    "SdImage.save: the path is 'a.gif'; a name that ends in .png, .jpg, .webp or .avif is needed.",
  );
  await expect(noisy(1, 1).save(join(folder, 'none', 'a.png'))).rejects.toBeInstanceOf(SdError);
});

test('fromFile names the file', async () => {
  const missing = join(folder, 'missing.png');
  await expect(SdImage.fromFile(missing)).rejects.toThrow(`SdImage.fromFile: '${missing}': there is no such file.`);
  const text = join(folder, 'text.png');
  await writeFile(text, 'hello');
  await expect(SdImage.fromFile(text)).rejects.toThrow(
    `${text}: the file is something else; PNG, JPEG, WebP and AVIF are read`,
  );
  await rm(text);
});

test('toImageData without and with the class', () => {
  const image = new SdImage({ width: 2, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6) });
  const rgba = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255);
  expect(image.toImageData()).toEqual({ data: rgba, width: 2, height: 1, colorSpace: 'srgb' });
  class Fake {
    constructor(
      readonly data: Uint8ClampedArray,
      readonly width: number,
      readonly height: number,
    ) {}
  }
  vi.stubGlobal('ImageData', Fake);
  expect(image.toImageData()).toEqual(new Fake(rgba, 2, 1));
  expect(image.toImageData()).toBeInstanceOf(Fake);
  vi.unstubAllGlobals();
});

test('plotImages', () => {
  const red = new SdImage({ width: 1, height: 1, data: Uint8ClampedArray.of(255, 0, 0), parameters: 'p' });
  const tall = new SdImage({ width: 1, height: 2, data: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6), parameters: 'p' });
  const both = plotImages([red, tall]);
  expect([both.width, both.height, both.parameters]).toEqual([2, 2, 'p']);
  expect([...both.data]).toEqual([255, 0, 0, 1, 2, 3, 255, 255, 255, 4, 5, 6]);
  expect(plotImages([red, noisy(1, 1)]).parameters).toBeUndefined();
  expect(plotImages([tall])).toEqual(tall);
  expect(() => plotImages([])).toThrow(OptionError);
});
