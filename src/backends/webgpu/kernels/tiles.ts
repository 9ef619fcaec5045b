import { at } from '../../../at';
import type { Tile } from './gemm-shape';
import type { Features } from './kernel';

/**
 * Which tile a product is made in: a function of its shape, and of the largest that a trial found worth it on the device
 * (`trial.ts`). Sums are added in the same order in every tile, but slices, of which smaller tiles need fewer, change it.
 */

const one = { slices: 1 };
/** From the one that reads least to the one that makes most workgroups. */
export const TILES: readonly Tile[] = [
  { rows: 128, columns: 64, threadRows: 8, threadQuads: 1, ...one },
  { rows: 64, columns: 64, threadRows: 4, threadQuads: 1, ...one },
  { rows: 32, columns: 32, threadRows: 4, threadQuads: 1, ...one },
];

/** Processors gain by what a thread keeps in registers, and lose by what threads share: loads take most of their time. */
const SOFTWARE: readonly Tile[] = TILES.map((tile) => ({ ...tile, threadRows: 16, threadQuads: 2 }));

const tilesFor = ({ isSoftware, firstTile }: Features): readonly Tile[] =>
  (isSoftware ? SOFTWARE : TILES).slice(firstTile);

/** Workgroups that keep a large GPU busy, or the cores of a processor, for which the tile that reads least is the best. */
export const many = ({ isSoftware }: Pick<Features, 'isSoftware'>): number => (isSoftware ? 8 : 256);
/** Inputs that a slice has at least, and slices that there are at most. */
const [SLICE, SLICES] = [512, 16];

export interface MatmulShape {
  readonly rows: number;
  readonly columns: number;
  readonly inputs: number;
  readonly geglu?: unknown;
}

export function matmulTile({ rows, columns, inputs, geglu }: MatmulShape, features: Features): Tile {
  const hasGates = geglu !== undefined;
  const count = (tile: Tile) =>
    Math.ceil(rows / tile.rows) * Math.ceil(columns / (hasGates ? tile.columns / 2 : tile.columns));
  return chosen(fitting(rows, features), count, hasGates ? 0 : inputs, many(features));
}

export interface ConvShape {
  readonly batch: number;
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  readonly inputs: number;
  readonly filter: readonly [number, number];
  readonly stride: number;
}

/** With `hasHalo`: a block of pixels of a 3×3 convolution of stride 1. */
export interface ConvTile extends Tile {
  readonly hasHalo: boolean;
}

export function convTile(shape: ConvShape, features: Features): ConvTile {
  const { batch, rows, columns, outputs, inputs, filter, stride } = shape;
  const across = (tile: Tile) => Math.ceil(outputs / tile.columns);
  const sum = inputs * filter[0] * filter[1];
  const blocks = (tile: Tile) => {
    const { height, width } = blockOf(tile);
    return batch * Math.ceil(rows / height) * Math.ceil(columns / width);
  };
  const pixels = batch * rows * columns;
  const isPlain = filter[0] === 3 && filter[1] === 3 && stride === 1;
  const filled = isPlain ? tilesFor(features).filter((tile) => pixels / (blocks(tile) * tile.rows) > 0.7) : [];
  const enough = many(features);
  if (filled.length > 0)
    return { ...chosen(filled, (tile) => blocks(tile) * across(tile), sum, enough), hasHalo: true };
  const count = (tile: Tile) => Math.ceil(pixels / tile.rows) * across(tile);
  return { ...chosen(fitting(pixels, features), count, sum, enough), hasHalo: false };
}

export interface Block {
  readonly height: number;
  readonly width: number;
}

/** The pixels of a tile, as square as they can be. */
export function blockOf({ rows }: Pick<Tile, 'rows'>): Block {
  const height = rows < 64 ? 4 : 8;
  return { height, width: rows / height };
}

function fitting(rows: number, features: Features): readonly Tile[] {
  const all = tilesFor(features);
  const tiles = all.filter((tile) => tile.rows < 2 * rows);
  return tiles.length > 0 ? tiles : all.slice(-1);
}

/**
 * The largest tile that makes `enough` workgroups; where none does, `otherwise`, the middle one, and the sum is cut into
 * slices.
 */
export function chosen<T extends { readonly slices: number }>(
  tiles: readonly T[],
  count: (tile: T) => number,
  sum: number,
  enough: number,
  otherwise = at(tiles, tiles.length > 1 ? -2 : -1),
): T {
  const tile = tiles.find((one) => count(one) >= enough) ?? otherwise;
  if (count(tile) >= enough / 2) return tile;
  const most = Math.max(1, Math.min(SLICES, Math.floor(sum / SLICE)));
  return { ...tile, slices: Math.min(most, Math.ceil(enough / count(tile))) };
}
