import type { GeluKind } from '../../contract';
import { bytesOfEpilogue, type Epilogue } from './epilogue';
import {
  bytesOf,
  dispatch,
  type Dispatch,
  type Features,
  type Kernel,
  type Operand,
  type Uniform,
  type View,
} from './kernel';
import { DEPTH, gemmText, QUADS, shapeOf, weightVectors } from './gemm-text';
import { padded, partialBytes, sumOfSlices } from './split-k';
import { entry, gelu, joined, reads, widthOf, writes } from './wgsl';

/**
 * The product of rows and a weight in tiles: what matmul and the convolutions have in common. A workgroup makes one tile
 * of the result. It goes along the inputs in steps of `DEPTH`; in each it puts a piece of the rows (`tileX`) and of the
 * weight (`tileW`) into workgroup memory, and each thread adds the products for its rows × four columns. A weight may
 * have several taps (places of a filter), each `[inputs, columns]`.
 */

/** The part of a result that a workgroup makes, and how many rows of it a thread has. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly threadRows: number;
  /** Pieces into which the sum over the inputs is cut, each by workgroups of its own. */
  readonly slices: number;
  /** With f16: sums of `DEPTH` products are f16, and only these are added in float32. Results must be far below 65,504. */
  readonly isTwoLevel: boolean;
}

/** Where the rows come from. Texts may use `thread`, `rowTile`, `tap`, `start` and the uniforms. */
export interface Rows {
  readonly key: string;
  readonly operands: readonly Operand[];
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly code: readonly string[];
  /** Tiles of rows. */
  readonly tiles: number;
  /** How many taps the weight has, and that number in WGSL. */
  readonly taps: number;
  readonly tapsText: string;
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
  /** Bytes of x if each is moved once. */
  readonly bytes: number;
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

export function gemm(spec: Gemm, x: Rows, end: Epilogue, tile: Tile, features: Features): Kernel {
  const first = product(spec, x, end, tile, features);
  if (tile.slices === 1) return { dispatches: [first], scratch: {} };
  const scratch = { partials: partialBytes(spec.rows, spec.columns, tile.slices) };
  return { dispatches: [first, sumOfSlices(spec, end, tile.slices, features)], scratch };
}

function product(spec: Gemm, x: Rows, end: Epilogue, tile: Tile, features: Features): Dispatch {
  const { rows, columns, inputs, weight, y, geglu } = spec;
  const isPartial = tile.slices > 1;
  const usesHalves = features.f16 && weight.storage === 'half';
  const width = spec.isTransposed ? widthOf(inputs, weight) : widthOf(columns, weight);
  const w = reads('weight', weight.storage, width, features);
  const out = isPartial
    ? writes('partials', 'float32', 4, features)
    : writes('y', y.storage, widthOf(columns, y), features);
  const finish = isPartial ? null : end;
  const gateBias = geglu !== null && spec.hasBias ? reads('bias', 'float32', widthOf(columns, weight), features) : null;
  const steps = Math.ceil(inputs / DEPTH) * x.taps;
  const shape = shapeOf(tile, geglu !== null);
  const columnTiles = Math.ceil(columns / shape.columns);
  const values = (geglu === null ? 1 : 2) * rows * columns * inputs * x.taps;
  return dispatch({
    key: [
      spec.name,
      tile.rows,
      tile.columns,
      tile.isTwoLevel ? 'two-level' : '',
      isPartial ? 'partial' : '',
      x.key,
      w.key,
      spec.isTransposed ? 'transposed' : '',
      geglu ?? '',
      gateBias?.key ?? '',
      finish?.key ?? '',
      out.key,
    ],
    features,
    uniforms: {
      rows,
      columns,
      inputs,
      rowTiles: x.tiles,
      columnTiles,
      rowsPerSample: spec.rowsPerSample,
      steps,
      stepsPerSlice: Math.ceil(steps / tile.slices),
      quads: QUADS,
      vectorsX: x.vectors,
      vectorsW: QUADS * tile.columns,
      threadRows: shape.threadRows,
      weightStride: weight.stride,
      weightOffset: weight.offset,
      yStride: isPartial ? padded(columns) : y.stride,
      yOffset: isPartial ? 0 : y.offset,
      ...x.uniforms,
      ...finish?.uniforms,
    },
    operands: [
      ...x.operands,
      w.operand,
      ...(gateBias ? [gateBias.operand] : []),
      ...(finish?.operands ?? []),
      out.operand,
    ],
    code: joined(
      `alias Vector = vec4<${usesHalves ? 'f16' : 'f32'}>;`,
      `var<workgroup> tileX: array<Vector, ${x.vectors}>;`,
      `var<workgroup> tileW: array<Vector, ${weightVectors(tile, spec)}>;`,
      x.code,
      w.code,
      gateBias?.code ?? '',
      geglu === null ? '' : gelu(geglu),
      finish?.code ?? [],
      out.code,
      entry(shape.threads, gemmText(spec, x, tile, { isPartial, features })),
    ),
    workgroups: x.tiles * columnTiles * tile.slices,
    flops: 2 * values,
    bytes: x.bytes + bytesOf(weight.storage, values / rows) + outputBytes(spec, end, tile.slices),
  });
}

function outputBytes({ rows, columns, rowsPerSample, y }: Gemm, end: Epilogue, slices: number): number {
  if (slices > 1) return partialBytes(rows, columns, slices);
  return bytesOf(y.storage, rows * columns) + bytesOfEpilogue(end, rows, columns, rowsPerSample);
}
