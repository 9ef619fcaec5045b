import type { Features } from './kernel';
import { DEPTH, type Tile } from './gemm';

const one = { slices: 1, isTwoLevel: false };
/** From the one that reads least to the one that makes most workgroups. */
export const TILES: readonly Tile[] = [
  { rows: 128, columns: 64, threadRows: 8, ...one },
  { rows: 64, columns: 64, threadRows: 4, ...one },
  { rows: 32, columns: 32, threadRows: 4, ...one },
];

/** Workgroups that keep a large GPU busy. */
const MANY = 256;
/** Inputs that a slice has at least. */
const SLICE = 512;

/** A timed trial on the device may say otherwise: kernels take any tile. */
export function matmulTile(
  { rows, columns, inputs, geglu }: { rows: number; columns: number; inputs: number; geglu?: unknown },
  _features: Features,
): Tile {
  const count = ({ rows: r, columns: c }: Tile) =>
    Math.ceil(rows / r) * Math.ceil(columns / (geglu === undefined ? c : c / 2));
  return chosen(count, rows, inputs, geglu === undefined);
}

/** The largest tile that makes many workgroups; where none does, the sum over `inputs` is cut too. */
export function chosen(count: (tile: Tile) => number, rows: number, inputs: number, maySlice: boolean): Tile {
  const fitting = TILES.filter((tile) => tile.rows < 2 * rows);
  const candidates = fitting.length > 0 ? fitting : TILES.slice(-1);
  const tile = candidates.find((one) => count(one) >= MANY) ?? ((candidates.at(-2) ?? candidates.at(-1)) as Tile);
  if (!maySlice || count(tile) >= MANY / 2) return tile;
  const most = Math.max(1, Math.floor(inputs / Math.max(SLICE, DEPTH)));
  return { ...tile, slices: Math.min(most, 16, Math.ceil(MANY / count(tile))) };
}
