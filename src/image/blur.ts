import type { Mask } from './raster';

const PASSES = 3;
/** Weights are fixed-point numbers with this many units to 1. */
const ONE = 2 ** 24;

/**
 * A mask with soft edges: a Gaussian of standard deviation `radius` in pixels, by three passes of a box that has
 * fractional edges (Gwosdek et al. 2011), with values rounded after each, as Pillow's `GaussianBlur` does it. Edge
 * pixels go on outside.
 */
export function blurMask({ width, height, data }: Mask, radius: number): Mask {
  const blurred = data.slice();
  const reach = Math.fround(boxRadius(radius));
  if (reach > 0) {
    for (let y = 0; y < height; y++) blurLine(blurred, y * width, 1, width, reach);
    for (let x = 0; x < width; x++) blurLine(blurred, x, width, height, reach);
  }
  return { width, height, data: blurred };
}

/** The radius of the box that, three times, has the variance of the Gaussian. */
function boxRadius(radius: number): number {
  const variance = (radius * radius) / PASSES;
  const whole = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
  const rest = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance);
  return whole + rest / (6 * (variance - (whole + 1) ** 2));
}

/** Blurs `length` values that stand `step` apart, in place. */
function blurLine(data: Uint8ClampedArray, first: number, step: number, length: number, reach: number): void {
  const whole = Math.trunc(reach);
  const inner = Math.trunc(Math.fround(ONE / Math.fround(2 * reach + 1))); // ties fall as in Pillow's single precision
  const outer = Math.trunc((ONE - (2 * whole + 1) * inner) / 2);
  let line = Uint8Array.from({ length }, (_, i) => data[first + i * step] as number);
  const at = (i: number): number => line[Math.max(0, Math.min(length - 1, i))] as number;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = new Uint8Array(length);
    let sum = 0;
    for (let i = -whole; i <= whole; i++) sum += at(i);
    for (let i = 0; i < length; i++) {
      const edges = at(i - whole - 1) + at(i + whole + 1);
      next[i] = Math.floor((sum * inner + edges * outer + ONE / 2) / ONE);
      sum += at(i + whole + 1) - at(i - whole);
    }
    line = next;
  }
  for (let i = 0; i < length; i++) data[first + i * step] = line[i] as number;
}
