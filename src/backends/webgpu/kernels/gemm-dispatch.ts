import { bytesOfEpilogue, type Epilogue } from './epilogue';
import type { Gemm, Rows } from './gemm-shape';
import { bytesOf, dispatch, type Dispatch, type Features, type Kernel } from './kernel';
import { padded, partialBytes, sumOfSlices } from './split-k';
import { entry, gelu, joined, reads, widthOf, writes } from './wgsl';

/** What is special to a way to multiply: its tile, and its text. */
export interface Way {
  readonly key: readonly (string | number)[];
  readonly directives?: readonly string[];
  readonly uniforms: Readonly<Record<string, number>>;
  /** Declarations before all others. */
  readonly code: string;
  readonly threads: number;
  /** Columns of the result in a tile. */
  readonly columns: number;
  /** Inputs a step. */
  readonly depth: number;
  /** Pieces into which the sum over the inputs is cut. */
  readonly slices: number;
  /** What `main` does; the results may be partial sums. */
  readonly main: (isPartial: boolean) => string;
}

/** A product in tiles of rows and columns, and the sum of its slices where it has several. */
export function gemmKernel(spec: Gemm, x: Rows, end: Epilogue, way: Way, features: Features): Kernel {
  const { slices } = way;
  const first = tiles(spec, x, end, way, features);
  if (slices === 1) return { dispatches: [first], scratch: {} };
  const scratch = { partials: partialBytes(spec.rows, spec.columns, slices) };
  return { dispatches: [first, sumOfSlices(spec, end, slices, features)], scratch };
}

function tiles(spec: Gemm, x: Rows, end: Epilogue, way: Way, features: Features): Dispatch {
  const { rows, columns, inputs, weight, y, geglu, isTransposed, rowsPerSample } = spec;
  const isPartial = way.slices > 1;
  const w = reads('weight', weight.storage, widthOf(isTransposed ? inputs : columns, weight), features);
  const out = isPartial
    ? writes('partials', 'float32', 4, features)
    : writes('y', y.storage, widthOf(columns, y), features);
  const finish = isPartial ? null : end;
  const gateBias = geglu !== null && spec.hasBias ? reads('bias', 'float32', widthOf(columns, weight), features) : null;
  const steps = Math.ceil(inputs / way.depth) * x.taps;
  const columnTiles = Math.ceil(columns / way.columns);
  const values = (geglu === null ? 1 : 2) * rows * columns * inputs * x.taps;
  const key = [spec.name, ...way.key, isPartial ? 'partial' : '', x.key, w.key, isTransposed ? 'transposed' : ''];
  return dispatch({
    key: [...key, geglu ?? '', gateBias?.key ?? '', finish?.key ?? '', out.key],
    features,
    ...(way.directives && { directives: way.directives }),
    uniforms: {
      ...{ rows, columns, inputs, rowTiles: x.tiles, columnTiles, rowsPerSample, steps },
      ...{ stepsPerSlice: Math.ceil(steps / way.slices), vectorsX: x.vectors },
      ...{ weightStride: weight.stride, weightOffset: weight.offset },
      ...{ yStride: isPartial ? padded(columns) : y.stride, yOffset: isPartial ? 0 : y.offset },
      ...way.uniforms,
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
      way.code,
      x.code,
      w.code,
      gateBias?.code ?? '',
      geglu === null ? '' : gelu(geglu),
      finish?.code ?? [],
      out.code,
      entry(way.threads, way.main(isPartial)),
    ),
    workgroups: x.tiles * columnTiles * way.slices,
    flops: 2 * values,
    bytes: x.bytes + bytesOf(weight.storage, values / rows) + outputBytes(spec, end, way.slices),
  });
}

/** Bytes that a product writes, and those that its epilogue reads. */
function outputBytes({ rows, columns, rowsPerSample, y }: Gemm, end: Epilogue, slices: number): number {
  if (slices > 1) return partialBytes(rows, columns, slices);
  return bytesOf(y.storage, rows * columns) + bytesOfEpilogue(end, rows, columns, rowsPerSample);
}
