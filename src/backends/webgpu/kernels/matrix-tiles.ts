import type { Conv2d } from './conv-shape';
import type { Features } from './kernel';
import type { Matmul } from './matmul';
import { LANES, type MatrixTile } from './matrix-units';
import { chosen, many, type Block } from './tiles';

/** How matrix units cut a product, and which products they make. */

/** Inputs a step, of which two matrices are made. */
export const DEPTH = 32;
/** Vectors of four inputs a step. */
export const QUADS = DEPTH / 4;
export const THREADS = 4 * LANES;
/** Rows in workgroup memory are longer than needed, so that neighbours lie in different banks. */
export const PADDING = 8;

export interface MatrixCut {
  readonly tile: MatrixTile;
  /** Pieces into which the sum over the inputs is cut. */
  readonly slices: number;
}

/** With `hasHalo`: a block of pixels of a 3×3 convolution of stride 1. */
export interface MatrixConvCut extends MatrixCut {
  readonly hasHalo: boolean;
}

/** The pixels of a tile: a matrix is 16 neighbours in a row, so that one load has them in any tap of a filter. */
export function matrixBlock(tile: MatrixTile): Block {
  return { height: tile / 16, width: 16 };
}

/** Workgroup memory that it needs, in bytes, with the block and its halo or without. */
export function matrixBytes(tile: MatrixTile, hasHalo = false): number {
  const { height, width } = matrixBlock(tile);
  const rows = hasHalo ? (height + 2) * (width + 2) : tile;
  return 2 * (halvesOfX(rows) + DEPTH * (tile + PADDING)) + 4 * 4 * 256;
}

/** Halves that a tile of x has room for: as many rows as threads fill in whole rounds, so that no index is clamped. */
export function halvesOfX(rows: number): number {
  const together = THREADS / QUADS;
  return Math.ceil(rows / together) * together * (DEPTH + PADDING);
}

/** Null where matrix units cannot make a product, or most of a tile or step would be empty. */
export function matrixCut(spec: Matmul, features: Features): MatrixCut | null {
  const { rows, columns, inputs, geglu } = spec;
  if (spec.isTransposed === true) return null;
  const tiles = fitting({ ...spec, columns: geglu === undefined ? columns : 2 * columns }, features);
  const width = ({ tile }: MatrixCut): number => (geglu === undefined ? tile : tile / 2);
  const count = (cut: MatrixCut) => Math.ceil(rows / cut.tile) * Math.ceil(columns / width(cut));
  return cutOf(tiles, count, geglu === undefined ? inputs : 0, features);
}

export function matrixConvCut(spec: Conv2d, features: Features): MatrixConvCut | null {
  const { batch, rows, columns, outputs, inputs, filter, stride } = spec;
  const pixels = batch * rows * columns;
  const tiles = fitting({ ...spec, rows: pixels, columns: outputs }, features);
  const sum = inputs * filter[0] * filter[1];
  const blocks = ({ tile }: MatrixCut): number => {
    const { height, width } = matrixBlock(tile);
    return batch * Math.ceil(rows / height) * Math.ceil(columns / width);
  };
  const across = ({ tile }: MatrixCut): number => Math.ceil(outputs / tile);
  const isPlain = filter[0] === 3 && filter[1] === 3 && stride === 1;
  const filled = tiles.filter((cut) => {
    const hasRoom = matrixBytes(cut.tile, true) <= features.workgroupBytes;
    return isPlain && hasRoom && pixels / (blocks(cut) * cut.tile) > 0.7;
  });
  const inBlocks = cutOf(filled, (cut) => blocks(cut) * across(cut), sum, features);
  if (inBlocks !== null) return { ...inBlocks, hasHalo: true };
  const byTaps = cutOf(tiles, (cut) => Math.ceil(pixels / cut.tile) * across(cut), sum, features);
  return byTaps && { ...byTaps, hasHalo: false };
}

type Shape = Pick<Matmul, 'rows' | 'columns' | 'inputs' | 'x' | 'weight'>;

function fitting({ rows, columns, inputs, x, weight }: Shape, { matrix }: Features): MatrixCut[] {
  const canMultiply = x.storage === 'half' && weight.storage === 'half' && 2 * inputs >= DEPTH;
  if (matrix === null || !canMultiply) return [];
  return matrix.tiles.filter((tile) => 2 * Math.min(rows, columns) >= tile).map((tile) => ({ tile, slices: 1 }));
}

/** The smaller tile, with its sums in slices, where none makes enough workgroups. */
function cutOf(
  tiles: readonly MatrixCut[],
  count: (cut: MatrixCut) => number,
  sum: number,
  features: Features,
): MatrixCut | null {
  const last = tiles.at(-1);
  return last === undefined ? null : chosen(tiles, count, sum, many(features), last);
}
