import type { Box, Mask, Raster } from './raster';

/** What of a picture is its mask: how bright it is or how transparent. */
export type MaskFrom = 'luminance' | 'alpha';

/**
 * A picture as a mask: what is white is repainted, or, from its `alpha`, what is transparent. Grey counts by its
 * luminance (ITU-R 601-2, as Pillow's `convert('L')`), and what is transparent as black: white strokes on an empty
 * canvas are a mask.
 */
export function maskOf({ width, height, data }: Raster, from: MaskFrom = 'luminance'): Mask {
  const mask = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < mask.length; i++, at += 4) {
    const alpha = data[at + 3] as number;
    mask[i] = from === 'alpha' ? 255 - alpha : (luminance(data, at) * alpha) / 255;
  }
  return { width, height, data: mask };
}

function luminance(data: Uint8ClampedArray, at: number): number {
  const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
  return (19595 * red + 38470 * green + 7471 * blue + 2 ** 15) >> 16; // 0.299, 0.587 and 0.114 of 2^16
}

/**
 * The smallest box around what is not 0, widened by `padding` pixels on every side and then, on one axis, until it has
 * the proportions of `width` to `height`, as far as the picture goes: diffusers' `get_crop_region`. Null where all is
 * 0.
 */
export function boxOf(mask: Mask, { padding = 0, width = 0, height = 0 } = {}): Box | null {
  const found = extent(mask);
  if (found === null) return null;
  let [x, y] = found;
  x = [Math.max(0, x[0] - padding), Math.min(mask.width, x[1] + padding)];
  y = [Math.max(0, y[0] - padding), Math.min(mask.height, y[1] + padding)];
  if (width > 0 && height > 0) {
    const ratio = width / height;
    const [across, down] = [x[1] - x[0], y[1] - y[0]];
    if (across / down > ratio) y = grown(y, Math.trunc(across / ratio - down), mask.height);
    else x = grown(x, Math.trunc(down * ratio - across), mask.width);
  }
  return { left: x[0], top: y[0], width: x[1] - x[0], height: y[1] - y[0] };
}

/** From one pixel up to, not including, another. */
type PixelRange = readonly [start: number, end: number];

/** The columns and the rows in which something is not 0. */
function extent({ width, height, data }: Mask): readonly [PixelRange, PixelRange] | null {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (data[at] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  const columns: PixelRange = [left, right];
  const rows: PixelRange = [top, bottom];
  return right === 0 ? null : [columns, rows];
}

/** A span that is longer by `more`, half of it on either side, moved and then cut to lie between 0 and `size`. */
function grown([start, end]: PixelRange, more: number, size: number): PixelRange {
  const length = end - start + more;
  const first = Math.max(0, Math.min(start - Math.floor(more / 2), size - length));
  return [first, Math.min(size, first + length)];
}

/**
 * Lays a part over a picture where the mask, of the picture's size, says so: wholly where it is 255, and where it is 0
 * the picture stays as it is, bit for bit. `part` has the size of `box`, and what is outside of it stays too. Alpha
 * comes from the picture.
 */
export function paste(picture: Raster, part: Raster, box: Box, mask: Mask): Raster {
  const data = picture.data.slice();
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const place = (box.top + y) * picture.width + box.left + x;
      const share = mask.data[place] as number;
      for (let c = 0; c < 3 && share > 0; c++) {
        const old = data[4 * place + c] as number;
        const fresh = part.data[4 * (y * box.width + x) + c] as number;
        data[4 * place + c] = old + ((fresh - old) * share) / 255; // stored as the nearest whole number
      }
    }
  }
  return { ...picture, data };
}
