import type { GeluKind } from '../../contract';
import { epilogue, type Step } from './epilogue';
import { gemm, QUADS, shapeOf, shareOut, type Rows, type Tile } from './gemm';
import { bytesOf, type Features, type Kernel, type View } from './kernel';
import { normInLoad, type NormInLoad } from './norm-in-load';
import { matmulTile } from './tiles';
import { reads, widthOf } from './wgsl';

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

/** Rows as they lie. */
function rowsOf({ rows, inputs, x, norm, geglu }: Matmul, tile: Tile, features: Features): Rows {
  const access = reads('x', x.storage, widthOf(inputs, x), features);
  const normed = normInLoad(norm, 'u.inputs', features);
  const { threads, threadRows } = shapeOf(tile, geglu !== undefined);
  const pitch = QUADS + 1; // one more, so that neighbouring rows lie in different banks
  return {
    key: `${access.key} ${normed.key}`,
    operands: [access.operand, ...normed.operands],
    uniforms: { xStride: x.stride, xOffset: x.offset },
    code: [access.code, ...normed.code, LOAD],
    tiles: Math.ceil(rows / tile.rows),
    taps: 1,
    tapsText: '1u',
    vectors: tile.rows * pitch,
    prepare: '',
    fill: shareOut(
      tile.rows * QUADS,
      threads,
      `      let row = min(rowTile * ${tile.rows}u + f / ${QUADS}u, u.rows - 1u);
      tileX[f / ${QUADS}u * ${pitch}u + f % ${QUADS}u] = Vector(loadRow(row, start + f % ${QUADS}u * 4u));`,
    ),
    place: (i) => `(first + ${(i * tile.rows) / threadRows}u) * ${pitch}u`,
    row: (i) => `rowTile * ${tile.rows}u + first + ${(i * tile.rows) / threadRows}u`,
    bytes: bytesOf(x.storage, rows * inputs),
  };
}

const LOAD = `
fn loadRow(row: u32, input: u32) -> vec4f {
  if (input >= u.inputs) { return vec4f(0.0); }
  let count = u.inputs - input;
  let v = norm4(load4_x(u.xOffset + row * u.xStride + input, count), row, row / u.rowsPerSample, input, count);
  return select(vec4f(0.0), v, vec4u(0u, 1u, 2u, 3u) < vec4u(count));
}`;
