import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, SdError, SdImage, UnsupportedError } from '../../src';
import { sizeOf } from '../../src/image/containers';
import { readComment, writeComment } from '../../src/image/exif';
import { typeOfBytes, type ImageType } from '../../src/image/formats';
import { readImage } from '../../src/image/input';
import { overWhite } from '../../src/image/raster';
import { bytesOf, furthest, pictures } from './pictures';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

const files = pictures.files.map(({ file, ...rest }) => ({
  ...rest,
  bytes: new Uint8Array(Buffer.from(file, 'base64')),
}));
const named = (name: string): Uint8Array<ArrayBuffer> => files.find((file) => file.name === name)?.bytes ?? new Uint8Array(); // prettier-ignore

describe("Pillow's files", () => {
  it.each(files)('$name', async ({ name, bytes, parameters, pixels }) => {
    const found = await readImage(bytes, 'here');
    expect([found.width, found.height]).toEqual([pixels.width, pixels.height]);
    const near = /without loss/.test(name) ? 0 : /AVIF|WebP/.test(name) ? 4 : 2;
    expect(furthest(found.data, bytesOf(pixels))).toBeLessThanOrEqual(near);
    expect(found.parameters ?? null).toBe(parameters);
    const image = await SdImage.decode(bytes);
    expect(image.data).toEqual(overWhite(found).data);
    expect(image.parameters ?? null).toBe(parameters);
  });
});

describe('what is given as a picture', () => {
  const image = new SdImage({ width: 2, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 4, 5, 6), parameters: 'a fox' });
  const rgba = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255);

  it('may be pixels', async () => {
    expect(await readImage(image, 'here')).toEqual({ width: 2, height: 1, data: rgba, parameters: 'a fox' });
    const pixels = { width: 1, height: 2, data: rgba.slice(), colorSpace: 'srgb' as const };
    expect((await readImage(pixels, 'here')).data).toBe(pixels.data);
    expect((await readImage(image.toImageData(), 'here')).data).toEqual(rgba);
  });

  it('may be a file, by path or URL, or its bytes, whatever it is called', async () => {
    const path = join(folder, 'a.jpg');
    await writeFile(path, image.toPNG());
    const bytes = new Uint8Array(image.toPNG());
    const url = `data:image/gif;base64,${Buffer.from(bytes).toString('base64')}`;
    const given = [path, pathToFileURL(path), url, bytes, bytes.buffer, new Blob([bytes]), URL.createObjectURL(new Blob([bytes]))]; // prettier-ignore
    for (const one of given) expect(await readImage(one, 'here')).toEqual({ width: 2, height: 1, data: rgba, parameters: 'a fox' }); // prettier-ignore
    expect((await SdImage.decode(new Blob([bytes]))).data).toEqual(image.data);
    expect((await SdImage.decode(bytes.buffer)).data).toEqual(image.data);
  });

  it('may be on a server, which is asked for no more than is read', async () => {
    const server = createServer(({ url }, answer) => {
      if (url === '/x') answer.end(image.toPNG());
      else if (url === '/endless')
        answer.on('drain', () => answer.write(new Uint8Array(2 ** 20))).write(new Uint8Array(2 ** 20)); // prettier-ignore
      else answer.writeHead(url === '/none' ? 404 : 500).end();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    const at = (path: string) => `${origin}/${path}`;
    try {
      expect((await readImage(at('x'), 'here')).data).toEqual(rgba);
      expect((await SdImage.fromFile(new URL(at('x')))).data).toEqual(image.data);
      await expect(readImage(at('none'), 'here')).rejects.toThrow(/^here: 'http.*none': there is no such file/);
      await expect(readImage(at('fault'), 'here')).rejects.toThrow(/fault: the server answered 500/);
      await expect(readImage(at('endless'), 'here', { maxPixels: 1 })).rejects.toThrow(/has more than 16777225 bytes/);
      const signal = AbortSignal.abort(new Error('aborted'));
      await expect(readImage(at('x'), 'here', { signal })).rejects.toThrow('aborted');
    } finally {
      server.closeAllConnections();
      server.close();
    }
    await expect(readImage(at('x'), 'here')).rejects.toThrow(/cannot be fetched/);
  });

  it('is else refused', async () => {
    const wrong = [null, 7, '', [], {}, { width: 1, height: 1, data: new Uint8ClampedArray(5) }, { width: 0, height: 1, data: new Uint8ClampedArray() }]; // prettier-ignore
    for (const one of wrong) await expect(readImage(one as never, 'here')).rejects.toThrow(OptionError);
    await expect(readImage(join(folder, 'none.jpg'), 'here')).rejects.toThrow(
      /^here: '.*none.jpg': there is no such file/,
    );
  });
});

describe('files that are not trusted', () => {
  const other: readonly (readonly [string, readonly number[]])[] = [
    ['empty', []],
    ['a GIF', [...Buffer.from('GIF89a')]],
    ['a BMP', [...Buffer.from('BM______')]],
    ['a TIFF', [0x49, 0x49, 0x2a, 0]],
    ['an SVG', [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]],
    ['a HEIC', [0, 0, 0, 24, ...Buffer.from('ftypheic\0\0\0\0mif1heic')]],
    ['something else', [...Buffer.from('hello')]],
  ];
  it.each(other)('%s', async (found, bytes) => {
    const refused = SdImage.decode(Uint8Array.from(bytes));
    await expect(refused).rejects.toThrow(UnsupportedError);
    await expect(refused).rejects.toThrow(
      `SdImage.decode: the file is ${found}; PNG, JPEG, WebP and AVIF are read; convert`,
    );
  });

  it.each(['JPEG', 'WebP', 'WebP without loss', 'WebP with alpha and a comment', 'AVIF', 'AVIF with alpha'])(
    '%s: say their size, which is looked at before they are decoded',
    async (name) => {
      const bytes = named(name);
      expect(sizeOf(typeOfBytes(bytes) ?? 'image/png', bytes)).toEqual([20, 14]);
      expect((await SdImage.decode(bytes, { maxPixels: 280 })).width).toBe(20);
      await expect(SdImage.decode(bytes, { maxPixels: 279 })).rejects.toThrow(/the image is 20x14; at most 279 pixels/);
    },
  );

  it('cut off, they are damaged', async () => {
    for (const name of ['JPEG', 'WebP', 'AVIF']) {
      const bytes = named(name);
      for (const length of [16, 40, Math.floor(bytes.length / 2), bytes.length - 10]) {
        const refused = SdImage.decode(bytes.subarray(0, length));
        await expect(refused, `${name}: ${length}`).rejects.toThrow(SdError);
        await expect(refused).rejects.toThrow(/^SdImage\.decode: the (JPEG|WebP|AVIF) is damaged: /);
      }
    }
  });

  it('with any byte changed, they are read or refused', async () => {
    for (const name of ['JPEG with a comment in UTF-16', 'WebP with alpha and a comment', 'AVIF with alpha']) {
      const bytes = named(name);
      for (let at = 0; at < bytes.length; at++) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
        await SdImage.decode(changed).catch((error: unknown) => {
          expect(error, `${name}, byte ${at}`).toBeInstanceOf(SdError);
        });
      }
    }
  });
});

describe('SdImage.encode and save', () => {
  const image = new SdImage({ ...overWhite({ width: 20, height: 14, data: bytesOf(pictures.files[0]?.pixels ?? pictures.overlay.to) }), parameters: 'a fox, 狐 🦊' }); // prettier-ignore
  const types: readonly (readonly [ImageType, string, number])[] = [
    ['image/png', 'png', 0],
    ['image/jpeg', 'jpg', 12],
    ['image/webp', 'webp', 12],
    ['image/avif', 'avif', 12],
  ];

  it.each(types)('%s', async (type, ending, near) => {
    const bytes = await image.encode({ type });
    expect(typeOfBytes(bytes)).toBe(type);
    const blob = await image.toBlob({ type });
    expect(blob.type).toBe(type);
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
    const path = join(folder, `x.${ending.toUpperCase()}`);
    await image.save(path);
    expect(new Uint8Array(await readFile(path))).toEqual(bytes);
    const back = await SdImage.fromFile(path);
    expect(furthest(back.data, image.data)).toBeLessThanOrEqual(near);
    expect(back.parameters).toBe(type === 'image/avif' ? undefined : image.parameters);
    if (type === 'image/png') return;
    const { format, width, exif } = await sharp(bytes).metadata();
    expect([format, width]).toEqual([type === 'image/avif' ? 'heif' : type.slice(6), 20]);
    expect(exif === undefined).toBe(type === 'image/avif');
    const sizes = await Promise.all([0, 0.5, 1].map(async (quality) => (await image.encode({ type, quality })).length));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });

  it('writes .jpeg too, by quality', async () => {
    await image.save(join(folder, 'y.jpeg'), { quality: 0.3 });
    expect(new Uint8Array(await readFile(join(folder, 'y.jpeg')))).toEqual(await image.encode({ type: 'image/jpeg', quality: 0.3 })); // prettier-ignore
  });

  it('leaves out a text for which a JPEG has no room', async () => {
    const long = new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3), parameters: 'x'.repeat(40_000) });
    expect((await SdImage.decode(await long.encode({ type: 'image/jpeg' }))).parameters).toBeUndefined();
    expect((await SdImage.decode(await long.encode({ type: 'image/webp' }))).parameters).toBe(long.parameters);
  });

  it('refuses other names and settings, and leaves no file', async () => {
    const before = await readdir(folder);
    await expect(image.save(join(folder, 'x.gif'))).rejects.toThrow(
      /a name that ends in \.png, \.jpg, \.webp or \.avif is needed/,
    );
    await expect(image.save(join(folder, 'z.jpg'), { quality: 90 })).rejects.toThrow(OptionError);
    await expect(image.save(join(folder, 'z.png'), { quality: 0.5 })).rejects.toThrow(
      /quality is 0.5; a PNG keeps every pixel/,
    );
    await expect(image.encode({ type: 'image/gif' as never })).rejects.toThrow(/one of image\/png, image\/jpeg/);
    await expect(image.toBlob({ kind: 1 } as never)).rejects.toThrow(/"kind" is no option; known: type, quality/);
    const wide = new SdImage({ width: 16_384, height: 1, data: new Uint8ClampedArray(3 * 16_384) });
    await expect(wide.encode({ type: 'image/webp' })).rejects.toThrow(/^SdImage.encode: WebP cannot be written: /);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe("EXIF's user comment", () => {
  it.each(['', 'a fox', '狐 🦊\nSteps: 3'])('and back: %j', (text) => {
    expect(readComment(writeComment(text))).toBe(text);
  });

  it('is not looked for outside of the data', () => {
    const good = writeComment('a fox');
    for (let length = 0; length < good.length; length++) expect(readComment(good.subarray(0, length))).toBeUndefined();
    for (let at = 0; at < good.length; at++) {
      for (const byte of [0, 1, 0x7f, 0xff]) readComment(good.with(at, byte));
    }
  });
});
