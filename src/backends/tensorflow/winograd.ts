/** Convolutions of 3×3 by Winograd's F(4×4, 3×3): a quarter of the multiplications (Lavin & Gray, 2015, section 4). */

import { at } from '../../at';
import {
  batchToSpace,
  binary,
  inStrips,
  join,
  largestDivisor,
  reshape,
  rowsOf,
  slice,
  spaceToBatch,
  split,
} from './basics';
import { isAvx2 } from './processor';
import type { Builder, ConvShape, Epilogue, Value } from './builder';

type Matrix = readonly (readonly number[])[];
type Place = readonly [row: number, column: number];

/** Bᵀ, G and Aᵀ for the points 0, ±1, ±2 and infinity (Lavin & Gray, section 4.3). */
const INPUT: Matrix = [
  [4, 0, -5, 0, 1, 0],
  [0, -4, -4, 1, 1, 0],
  [0, 4, -4, -1, 1, 0],
  [0, -2, -1, 2, 1, 0],
  [0, 2, -1, -2, 1, 0],
  [0, 4, 0, -5, 0, 1],
];
const FILTER: Matrix = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
];
const OUTPUT: Matrix = [
  [1, 1, 1, 1, 1, 0],
  [0, 1, -1, 2, -2, 0],
  [0, 1, 1, 4, 4, 0],
  [0, 1, -1, 8, -8, 1],
];

/** Side of a tile of outputs; what a tile sees is two wider. */
const TILE = 4;
const SEEN = 6;

/** Of fewer tiles or channels the transforms take longer than what they save. */
const LEAST = { tiles: 32, channels: 128 };

/** Values of transformed tiles, and of transformed filters, that are in memory at once: 64 MB of each. */
const AT_ONCE = 2 ** 24;

/**
 * Whether a convolution is computed so: large ones, in float32, that keep the picture's size, on processors without
 * AVX-512. There oneDNN's own take 1.4 to 2.5 times as long (bench/winograd.ts).
 */
export function isWinograd(x: Value, weight: Value, { stride, padding }: Omit<ConvShape, 'output'>): boolean {
  const [batch, height, width] = x.shape as [number, number, number];
  const [tall, wide, inputs, outputs] = weight.shape as [number, number, number, number];
  const fits = tall === 3 && wide === 3 && stride === 1 && padding.every((side) => side === 1);
  const tiles = batch * Math.ceil(height / TILE) * Math.ceil(width / TILE);
  const isLarge = tiles >= LEAST.tiles && Math.min(inputs, outputs) >= LEAST.channels;
  return fits && isLarge && x.dtype === 'float32' && isAvx2();
}

/**
 * The 3×3 convolution with a border of one pixel: x `[B, H, W, in]`, weight `[3, 3, in, out]` → `[B, H, W, out]`.
 * Results are about 1e-5 of the largest apart from those of a convolution that multiplies everything.
 */
export function winograd(b: Builder, x: Value, weight: Value, { bias, skip }: Epilogue, atOnce = AT_ONCE): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  const [, , inputs, outputs] = weight.shape as [number, number, number, number];
  const most = Math.max(1, Math.floor(atOnce / (SEEN ** 2 * inputs)));
  const [down, across] = [Math.ceil(height / TILE), Math.ceil(width / TILE)];
  const rows = Math.min(down, Math.max(1, Math.floor(most / (batch * across))));
  const filters = b.after(x, () => split(b, weight, outputs / largestDivisor(outputs, most), 3));
  const strips = Array.from({ length: Math.ceil(down / rows) }, (_, i) => {
    const strip = { top: i * rows, count: Math.min(rows, down - i * rows) };
    return () => rowsOfTiles(b, x, filters, bias, strip);
  });
  const y = inStrips(b, x, { shape: [batch, height, width, outputs], dtype: x.dtype }, strips);
  return skip === undefined ? y : binary(b, 'AddV2', y, skip);
}

interface Strip {
  /** The first row of tiles. */
  readonly top: number;
  /** How many rows of tiles. */
  readonly count: number;
}

/** The strip's rows of the result, of all outputs of all `filters`. */
function rowsOfTiles(
  b: Builder,
  x: Value,
  filters: readonly Value[],
  bias: Value | undefined,
  { top, count }: Strip,
): Value {
  const [batch, height, width, inputs] = x.shape as [number, number, number, number];
  const across = Math.ceil(width / TILE);
  const seen = reshape(b, tilesOf(b, x, { top, count }), [SEEN ** 2, batch * count * across * inputs]);
  const tiles = b.dense(onBothAxes(b, INPUT, TAPS), seen, {});
  const crops = [0, Math.max(0, TILE * (top + count) - height), 0, TILE * across - width] as const;
  let before = tiles;
  const parts = filters.map((filter) => {
    const outputs = at(filter.shape, 3);
    const make = () => {
      const products = productsOf(b, reshape(b, tiles, [SEEN ** 2, batch * count * across, inputs]), filter);
      const pixels = b.dense(onBothAxes(b, OUTPUT, places(SEEN, SEEN)), products, {});
      return batchToSpace(b, reshape(b, pixels, [TILE ** 2 * batch, count, across, outputs]), TILE, crops);
    };
    return (before = b.after(before, () => b.scope(make)));
  });
  const rows = join(b, parts, 3);
  return bias === undefined ? rows : binary(b, 'AddV2', rows, bias);
}

/** Transformed tiles `[36, tiles, in]` times the filter, which `G·g·Gᵀ` transforms: `[36, tiles·out]`. */
function productsOf(b: Builder, tiles: Value, filter: Value): Value {
  const [, , inputs, outputs] = filter.shape as [number, number, number, number];
  const taps = reshape(b, filter, [9, inputs * outputs]);
  const transformed = b.dense(onBothAxes(b, FILTER, places(3, 3)), taps, {});
  const products = b.batchMatMul(tiles, reshape(b, transformed, [SEEN ** 2, inputs, outputs]));
  return reshape(b, products, [SEEN ** 2, at(tiles.shape, 1) * outputs]);
}

/**
 * What a strip's tiles see, each place in a tile apart, in the order of `TAPS`: `[36, B, count, across, C]`. The
 * picture is taken apart once, by the places in squares of 4×4; places 4 and 5 of a tile are 0 and 1 of the next.
 */
function tilesOf(b: Builder, x: Value, { top, count }: Strip): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const across = Math.ceil(width / TILE);
  const [first, end] = [Math.max(0, TILE * top - 1), Math.min(height, TILE * (top + count) + 1)];
  const rows = rowsOf(b, x, first, end - first);
  const above = top === 0 ? 1 : 0;
  const below = TILE * (count + 1) - above - (end - first);
  const squares = spaceToBatch(b, rows, TILE, [above, below, 1, TILE * (across + 1) - 1 - width]);
  const apart = reshape(b, squares, [TILE, TILE, batch, count + 1, across + 1, channels]);
  const views = NEIGHBOURS.map(([down, right]) => {
    const [tall, wide] = sidesOf([down, right]);
    const view = slice(b, apart, [0, 0, 0, down, right, 0], [tall, wide, batch, count, across, channels]);
    return reshape(b, view, [tall * wide, batch, count, across, channels]);
  });
  return join(b, views, 0);
}

/** Squares of 4×4 of which a tile sees something: its own, and those below, to the right, and both. */
const NEIGHBOURS = places(2, 2);

/** How many rows and columns of a neighbour a tile sees. */
function sidesOf(neighbour: Place): Place {
  const [tall, wide] = neighbour.map((step) => (step === 0 ? TILE : SEEN - TILE));
  return [tall as number, wide as number];
}

function places(tall: number, wide: number): Place[] {
  return Array.from({ length: tall * wide }, (_, i) => [Math.floor(i / wide), i % wide]);
}

/** The place in a tile of each of its 36 values, as `tilesOf` orders these. */
const TAPS: readonly Place[] = NEIGHBOURS.flatMap((neighbour) =>
  places(...sidesOf(neighbour)).map(([row, column]): Place => [
    row + TILE * neighbour[0],
    column + TILE * neighbour[1],
  ]),
);

/** `m·t·mᵀ` as one matrix by which the values of a square t, in the order of `taps`, are multiplied. */
function onBothAxes(b: Builder, m: Matrix, taps: readonly Place[]): Value {
  const rows = m.flatMap((down) => m.map((right) => taps.map(([i, j]) => at(down, i) * at(right, j))));
  return b.floats(Float32Array.from(rows.flat()), [rows.length, taps.length]);
}
