import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { withAlpha, type Mask, type Raster } from '../../src/image/raster';
import type { Resize } from '../../src/image/resize';

export interface Stored {
  readonly width: number;
  readonly height: number;
  readonly mode: 'L' | 'RGB' | 'RGBA';
  readonly data: string;
}

interface Fixture {
  readonly sources: Readonly<Record<string, Stored>>;
  readonly resizes: readonly { readonly resize: Resize; readonly from: string; readonly to: Stored }[];
  readonly blurs: readonly { readonly radius: number; readonly from: string; readonly to: Stored }[];
  readonly regions: readonly {
    readonly mask: readonly (readonly [number, number, number, number])[];
    readonly width: number;
    readonly height: number;
    readonly padding: number;
    readonly box: readonly number[];
  }[];
  readonly overlay: Readonly<Record<'base' | 'part' | 'mask' | 'to', Stored>> & { readonly left: number; readonly top: number }; // prettier-ignore
  readonly files: readonly {
    readonly name: string;
    readonly file: string;
    readonly parameters: string | null;
    readonly pixels: Stored;
  }[];
  readonly tensors: Readonly<
    Record<'image' | 'mask' | 'gray', Stored> & Record<'pixels' | 'whole' | 'latent', readonly number[]>
  >;
}

/** What Pillow and diffusers make of small pictures (test/reference/pictures.py). */
export const pictures = JSON.parse(
  readFileSync(new URL('../fixtures/pictures.json', import.meta.url), 'utf8'),
) as Fixture;

export const bytesOf = ({ data }: Stored): Uint8ClampedArray => new Uint8ClampedArray(Buffer.from(data, 'base64'));
export const maskFrom = (stored: Stored): Mask => ({ ...stored, data: bytesOf(stored) });
export const rasterFrom = (stored: Stored): Raster =>
  stored.mode === 'RGBA' ? { ...stored, data: bytesOf(stored) } : withAlpha({ ...stored, data: bytesOf(stored) });

export const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);
};
