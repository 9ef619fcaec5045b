import type { Picture } from './png';

/** 8-bit pixels with transparency, row by row from the top left. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** `width * height * 4` values: R, G, B and alpha, by which the colours are not multiplied. */
  readonly data: Uint8ClampedArray;
}

/** How much each pixel of a picture is meant: from 0, not at all, to 255, wholly. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  /** `width * height` values. */
  readonly data: Uint8ClampedArray;
}

export type Sides = readonly [width: number, height: number];

/** A part of a picture, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** RGB as RGBA. */
export function withAlpha({ width, height, data }: Picture): Raster {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from] as number;
    rgba[to + 1] = data[from + 1] as number;
    rgba[to + 2] = data[from + 2] as number;
  }
  return { width, height, data: rgba };
}

/** What is seen of RGBA over white: RGB. */
export function overWhite({ width, height, data }: Raster): Picture {
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = data[from + 3] as number;
    for (let c = 0; c < 3; c++) rgb[to + c] = 255 + (((data[from + c] as number) - 255) * alpha) / 255;
  }
  return { width, height, data: rgb };
}

/** The values of a part, which lies inside; `channels` of a pixel. */
export function cropped(data: Uint8ClampedArray, width: number, box: Box, channels: number): Uint8ClampedArray {
  const row = box.width * channels;
  const part = new Uint8ClampedArray(box.height * row);
  for (let y = 0; y < box.height; y++) {
    const start = ((box.top + y) * width + box.left) * channels;
    part.set(data.subarray(start, start + row), y * row);
  }
  return part;
}
