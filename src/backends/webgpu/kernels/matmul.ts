import type { GeluKind } from '../../contract';
import { epilogue, type Step } from './epilogue';
import { gemm } from './gemm';
import { QUADS, shapeOf, type Held, type Rows, type Source, type Tile } from './gemm-shape';
import { shareOut } from './gemm-text';
import { bytesOf, type Features, type Kernel, type View } from './kernel';
import type { NormInLoad } from './norm-in-load';
import { loadX } from './rows';
import { matmulTile } from './tiles';

export interface Matmul {
  readonly rows: number;
  readonly inputs: number;
  /** Of the result. */
  readonly columns: number;
  /** `[rows, inputs]`. */
  readonly x: View;
  /** `[inputs, columns]`; `[columns, inputs]` where `isTransposed`; twice the columns for `geglu`. */
  readonly weight: View;
  readonly isTransposed?: boolean;
  /** `[rows, columns]`. */
  readonly y: View;
  /** Rows of x that are one sample, for norms of groups and for shifts. */
  readonly rowsPerSample: number;
  readonly norm: NormInLoad | null;
  readonly hasBias: boolean;
  /** Values, the weight's first columns, times the GELU of gates, its second; before the other steps. */
  readonly geglu?: GeluKind;
  readonly then: readonly Step[];
}

/**
 * `y = then(norm(x)·weight + bias)`: linear layers, 1×1 convolutions. Operands: `x`, those of the norm, `weight`, `bias`,
 * those of `then`, and `y`.
 */
export function matmul(spec: Matmul, features: Features, tile: Tile = matmulTile(spec, features)): Kernel {
  const geglu = spec.geglu ?? null;
  const product = { ...spec, name: 'matmul', geglu, isTransposed: spec.isTransposed ?? false };
  const end = epilogue(spec.then, spec.hasBias && geglu === null, spec.columns, features);
  return gemm(product, rowsOf(spec, tile, features), end, tile, features);
}

/** Rows as they lie, `rows` in a tile. */
export function plainRows(spec: Matmul, rows: number, features: Features): Source {
  return {
    ...loadX(spec, features),
    tiles: Math.ceil(spec.rows / rows),
    taps: 1,
    tapsText: '1u',
    bytes: bytesOf(spec.x.storage, spec.rows * spec.inputs),
  };
}

/** How `threads` fill a tile of `rows` rows of `quads` vectors, whose statements are `stored(value)`. */
export function fillPlain(
  { rows, quads, threads }: Held,
  features: Features,
  stored: (value: string) => string,
): Pick<Rows, 'prepare' | 'fill'> {
  const value = `loadX(row, row / u.rowsPerSample, start + f % ${quads}u * 4u)`;
  const statements = () => `      let row = min(rowTile * ${rows}u + f / ${quads}u, u.rows - 1u);\n${stored(value)}`;
  return { prepare: '', fill: shareOut({ count: rows * quads, name: 'vectorsX' }, threads, features, statements) };
}

function rowsOf(spec: Matmul, tile: Tile, features: Features): Rows {
  const { threads, threadRows } = shapeOf(tile, spec.geglu !== undefined);
  const apart = tile.rows / threadRows;
  const held = { rows: tile.rows, quads: QUADS, threads };
  return {
    ...plainRows(spec, tile.rows, features),
    ...fillPlain(held, features, (value) => `      tileX[f] = Vector(${value});`),
    vectors: tile.rows * QUADS,
    place: (i) => `(first + ${i} * ${apart}u) * ${QUADS}u`,
    row: (i) => `rowTile * ${tile.rows}u + first + ${i} * ${apart}u`,
  };
}
