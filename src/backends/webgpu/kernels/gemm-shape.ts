import type { GeluKind } from '../../contract';
import type { Operand, Uniform, View } from './kernel';

/** How a product is cut, and where its rows come from. */

/** Inputs a step, a multiple of 4. */
export const DEPTH = 16;
/** Vectors of four inputs a step. */
export const QUADS = DEPTH / 4;

/** The part of a result that a workgroup makes, and what of it a thread has. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly threadRows: number;
  /** Four columns each, as far apart as threads have others. */
  readonly threadQuads: number;
  /** Pieces into which the sum over the inputs is cut, each by workgroups of its own. */
  readonly slices: number;
}

/** Where rows come from. Texts may use `thread`, `rowTile`, `tap`, `start` and the uniforms. */
export interface Source {
  readonly key: string;
  readonly operands: readonly Operand[];
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly code: readonly string[];
  /** Tiles of rows. */
  readonly tiles: number;
  /** How many taps the weight has, and that number in WGSL. */
  readonly taps: number;
  readonly tapsText: string;
  /** Bytes of x if each is moved once. */
  readonly bytes: number;
}

/** The same, and how a workgroup holds them. */
export interface Rows extends Source {
  /** Vectors that `tileX` has. */
  readonly vectors: number;
  /** Said once, before the steps. */
  readonly prepare: string;
  /** Fills `tileX` with `Vector(…)` values for a step. */
  readonly fill: string;
  /** Where in `tileX` the inputs of the thread's row i, a number in WGSL, start; `first` is the thread's row 0. */
  readonly place: (i: string) => string;
  /** Row i of the thread in the whole result; `u.rows` or more if there is none. */
  readonly row: (i: string) => string;
}

/** What the threads of a workgroup fill. */
export interface Held {
  readonly rows: number;
  /** Vectors of a row. */
  readonly quads: number;
  readonly threads: number;
}

export interface Gemm {
  readonly name: string;
  /** The result's. */
  readonly rows: number;
  readonly columns: number;
  /** Of each tap. */
  readonly inputs: number;
  readonly rowsPerSample: number;
  readonly weight: View;
  /** The weight is `[columns, inputs]`; only with one tap. */
  readonly isTransposed: boolean;
  readonly y: View;
  /** The weight has twice the columns: values, then gates, whose GELU they are multiplied by. `bias` has these too. */
  readonly geglu: GeluKind | null;
  readonly hasBias: boolean;
}

/** With gates a thread has four values and four gates of each row, of half the rows if it else had four values. */
export function shapeOf(
  tile: Tile,
  hasGates: boolean,
): { threads: number; columns: number; quads: number; threadRows: number } {
  const quads = hasGates ? 2 : tile.threadQuads;
  const threadRows = (tile.threadRows * tile.threadQuads) / quads;
  const threads = (tile.rows / threadRows) * (tile.columns / 4 / quads);
  return { threads, columns: hasGates ? tile.columns / 2 : tile.columns, quads, threadRows };
}
