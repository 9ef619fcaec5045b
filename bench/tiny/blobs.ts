import type { SdImage } from '../../src/image/image';
import type { Rgb } from './scenes';

/** Whole pixels, `right` and `bottom` not included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels that belong together. */
export interface Blob {
  readonly box: Box;
  readonly area: number;
}

/** Distance in RGB, of 255, from which a pixel is no background. */
const DISTANCE = 28;
/** Parts with at most twice as many pixels of background between them are one. */
const REACH = 2;
/** A smaller share of the largest part's area is a detail of it or a stain. */
const SHARE = 0.22;

/** The median colour of the pixels within 3 of the edge. */
export function borderColour({ width, height, data }: SdImage): Rgb {
  const channels: [number[], number[], number[]] = [[], [], []];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.min(x, y, width - 1 - x, height - 1 - y) >= 3) continue;
      for (const [c, values] of channels.entries()) values.push(data[(y * width + x) * 3 + c] ?? 0);
    }
  }
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return [median(channels[0]), median(channels[1]), median(channels[2])];
}

/** 1 where a pixel is no background. */
export function foreground({ width, height, data }: SdImage, [r, g, b]: Rgb): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const far = Math.hypot((data[i * 3] ?? 0) - r, (data[i * 3 + 1] ?? 0) - g, (data[i * 3 + 2] ?? 0) - b);
    return far > DISTANCE ? 1 : 0;
  });
}

/** The objects in a mask: connected parts, but for those that are small beside the largest. */
export function blobs(mask: Uint8Array, width: number): Blob[] {
  const height = mask.length / width;
  const wide = grown(mask, width, height);
  const seen = new Uint8Array(mask.length);
  const found: Blob[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (wide[start] !== 1 || seen[start] === 1) continue;
    const pixels = flood(wide, seen, start, width, height).filter((i) => mask[i] === 1);
    if (pixels.length > 0) found.push({ box: boxOf(pixels, width), area: pixels.length });
  }
  const largest = Math.max(0, ...found.map(({ area }) => area));
  return found.filter(({ area }) => area >= SHARE * largest);
}

/** The box around the pixels of a mask for which `inside` holds, details and stains left out; null without any. */
export function boxWhere(mask: Uint8Array, width: number, inside: (x: number, y: number) => boolean): Box | null {
  const part = mask.map((on, i) => (on === 1 && inside(i % width, Math.floor(i / width)) ? 1 : 0));
  const boxes = blobs(part, width).map(({ box }) => box);
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function grown(mask: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (mask[y * width + x] !== 1) continue;
      for (let v = Math.max(0, y - REACH); v <= Math.min(height - 1, y + REACH); v++) {
        out.fill(1, v * width + Math.max(0, x - REACH), v * width + Math.min(width - 1, x + REACH) + 1);
      }
    }
  }
  return out;
}

function flood(mask: Uint8Array, seen: Uint8Array, start: number, width: number, height: number): number[] {
  const found = [start];
  seen[start] = 1;
  for (const at of found) {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (const [u, v] of [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ] as const) {
      const next = v * width + u;
      if (u < 0 || u >= width || v < 0 || v >= height || mask[next] !== 1 || seen[next] === 1) continue;
      seen[next] = 1;
      found.push(next);
    }
  }
  return found;
}

function boxOf(pixels: readonly number[], width: number): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
  for (const at of pixels) {
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
  }
  return { left, top, right, bottom };
}
