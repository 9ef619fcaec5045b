import { describe, expect, it } from 'vitest';
import { blurMask } from '../../src/image/blur';
import { boxOf, maskOf, paste } from '../../src/image/mask';
import { overWhite } from '../../src/image/raster';
import { resizeMask, resizeRaster } from '../../src/image/resize';
import { bytesOf, furthest, maskFrom, pictures, rasterFrom, type Stored } from './pictures';

const source = (name: string): Stored => pictures.sources[name] as Stored;

describe('resizing', () => {
  const cases = pictures.resizes.map((one) => ({ ...one, size: `${one.to.width}x${one.to.height}` }));

  it.each(cases.filter(({ resize }) => resize !== 'contain'))(
    'is that of Pillow and diffusers: $from, $resize to $size',
    ({ resize, from, to }) => {
      const [stored, size] = [source(from), [to.width, to.height] as const];
      const found = stored.mode === 'L' ? resizeMask(maskFrom(stored), size, resize) : resizeRaster(rasterFrom(stored), size, resize); // prettier-ignore
      const values = stored.mode === 'RGB' ? overWhite(found).data : found.data;
      expect(furthest(values, bytesOf(to))).toBe(0);
    },
  );

  it.each(cases.filter(({ resize }) => resize === 'contain'))(
    'adds transparent white: $from to $size',
    ({ from, to }) => {
      const found = resizeRaster(rasterFrom(source(from)), [to.width, to.height], 'contain');
      const theirs = rasterFrom(to); // with edges that are drawn out
      let added = 0;
      for (let at = 0; at < found.data.length; at += 4) {
        const pixel = [...found.data.subarray(at, at + 4)];
        if (pixel[3] === 0) expect(pixel, `${added++}`).toEqual([255, 255, 255, 0]);
        else expect(pixel).toEqual([...theirs.data.subarray(at, at + 4)]);
      }
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThan((to.width * to.height * 9) / 10);
    },
  );

  it('copies where the size stays', () => {
    const raster = rasterFrom(source('RGBA'));
    for (const resize of ['cover', 'contain', 'stretch'] as const) {
      const found = resizeRaster(raster, [raster.width, raster.height], resize);
      expect(found.data).not.toBe(raster.data);
      expect(found.data).toEqual(raster.data);
    }
  });

  it('keeps a side of at least one pixel', () => {
    const line = { width: 1000, height: 1, data: new Uint8ClampedArray(4000).fill(255) };
    expect(resizeRaster(line, [2, 2], 'contain').data.filter((_, i) => i % 4 === 3)).toEqual(Uint8ClampedArray.of(0, 0, 255, 255)); // prettier-ignore
    expect(new Set(resizeRaster(line, [3, 5], 'cover').data)).toEqual(new Set([255]));
  });

  it('makes no more of a narrow picture than what is seen of it', () => {
    const line = { width: 65_536, height: 1, data: new Uint8ClampedArray(4 * 65_536).fill(255) };
    expect(new Set(resizeRaster(line, [512, 512], 'cover').data)).toEqual(new Set([255])); // it would be 65 GB
    const column = { ...line, width: 1, height: 65_536 };
    expect(new Set(resizeRaster(column, [512, 512], 'cover').data)).toEqual(new Set([255]));
  });

  it('adds to a mask what it is told', () => {
    const mask = { width: 2, height: 2, data: new Uint8ClampedArray(4).fill(9) };
    expect([...resizeMask(mask, [4, 2], 'contain', 255).data]).toEqual([255, 9, 9, 255, 255, 9, 9, 255]);
    expect([...resizeMask(mask, [2, 4], 'contain').data]).toEqual([0, 0, 9, 9, 9, 9, 0, 0]);
  });
});

describe('masks', () => {
  it('are the luminance of a picture, as Pillow has it', () => {
    const { mask, gray } = pictures.tensors;
    expect([...maskOf(rasterFrom(mask)).data]).toEqual([...bytesOf(gray)]);
  });

  it('mean nothing where the picture is transparent, or just that', () => {
    const raster = { width: 3, height: 1, data: Uint8ClampedArray.of(255, 255, 255, 255, 255, 255, 255, 0, 255, 255, 255, 51) }; // prettier-ignore
    expect([...maskOf(raster).data]).toEqual([255, 0, 51]);
    expect([...maskOf(raster, 'alpha').data]).toEqual([0, 255, 204]);
  });

  it.each(pictures.blurs)("are blurred as by Pillow's GaussianBlur: $from, $radius", ({ radius, from, to }) => {
    const mask = maskFrom(source(from));
    const blurred = blurMask(mask, radius);
    expect(blurred.data).not.toBe(mask.data);
    expect(furthest(blurred.data, bytesOf(to))).toBe(0);
  });

  it('have the box that diffusers finds', () => {
    expect(pictures.regions.length).toBeGreaterThan(40);
    for (const { mask, width, height, padding, box } of pictures.regions) {
      const data = new Uint8ClampedArray(60 * 40);
      for (const [left, top, right, bottom] of mask)
        for (let y = top; y < bottom; y++) data.fill(1, y * 60 + left, y * 60 + right);
      const found = boxOf({ width: 60, height: 40, data }, { padding, width, height });
      const { left, top, ...size } = found ?? { left: NaN, top: NaN, width: NaN, height: NaN };
      expect([left, top, left + size.width, top + size.height], JSON.stringify(mask)).toEqual(box);
    }
  });

  it('have a box of their own proportions, or none', () => {
    const data = new Uint8ClampedArray(12);
    expect(boxOf({ width: 4, height: 3, data })).toBeNull();
    data[6] = 1;
    expect(boxOf({ width: 4, height: 3, data })).toEqual({ left: 2, top: 1, width: 1, height: 1 });
  });
});

describe('pasting', () => {
  const { left, top, ...stored } = pictures.overlay;
  const [base, part, mask] = [rasterFrom(stored.base), rasterFrom(stored.part), maskFrom(stored.mask)];
  const box = { left, top, width: part.width, height: part.height };

  it('is what diffusers does, and leaves the rest bit for bit', () => {
    const found = overWhite(paste(base, part, box, mask)).data;
    expect(furthest(found, bytesOf(stored.to))).toBeLessThanOrEqual(2); // theirs is rounded three times
    const before = overWhite(base).data;
    for (const [i, share] of mask.data.entries()) {
      const [here, there] = [found, before].map((data) => [...data.subarray(3 * i, 3 * i + 3)]);
      if (share === 0) expect(here).toEqual(there);
    }
    expect(found).not.toEqual(before);
  });

  it('lays the part where the mask is full, and keeps alpha', () => {
    const picture = { ...base, data: base.data.map((value, i) => (i % 4 === 3 ? 40 : value)) };
    const full = { ...mask, data: new Uint8ClampedArray(mask.data.length).fill(255) };
    const found = paste(picture, part, box, full);
    for (let y = 0; y < found.height; y++) {
      for (let x = 0; x < found.width; x++) {
        const isInside = x >= left && x < left + box.width && y >= top && y < top + box.height;
        const [raster, place] = isInside ? [part, (y - top) * box.width + x - left] : [picture, y * found.width + x];
        const at = 4 * (y * found.width + x);
        expect([...found.data.subarray(at, at + 4)]).toEqual([...raster.data.subarray(4 * place, 4 * place + 3), 40]);
      }
    }
  });
});
