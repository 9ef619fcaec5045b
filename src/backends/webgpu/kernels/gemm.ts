import { bytesOfEpilogue, type Epilogue } from './epilogue';
import { bytesOf, dispatch, type Dispatch, type Features, type Kernel } from './kernel';
import { DEPTH, QUADS, shapeOf, type Gemm, type Rows, type Tile } from './gemm-shape';
import { gemmText, weightVectors } from './gemm-text';
import { padded, partialBytes, sumOfSlices } from './split-k';
import { entry, gelu, joined, reads, widthOf, writes } from './wgsl';

/**
 * The product of rows and a weight in tiles: what matmul and the convolutions have in common. A workgroup makes one tile
 * of the result. It goes along the inputs in steps of `DEPTH`; in each it puts a piece of the rows (`tileX`) and of the
 * weight (`tileW`) into workgroup memory, and each thread adds the products for its rows × four columns. A weight may
 * have several taps (places of a filter), each `[inputs, columns]`.
 */
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
  const isTwoLevel = features.isTwoLevel && usesHalves; // a step's sum has 16 products, and no more than x and the weight allow
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
      isTwoLevel ? 'two-level' : '',
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
      entry(shape.threads, gemmText(spec, x, tile, { isPartial, isTwoLevel, features })),
    ),
    workgroups: x.tiles * columnTiles * tile.slices,
    flops: 2 * values,
    bytes: x.bytes + bytesOf(weight.storage, values / rows) + outputBytes(spec, end, tile.slices),
  });
}

/** Bytes that a product writes, and those that its epilogue reads. */
export function outputBytes({ rows, columns, rowsPerSample, y }: Gemm, end: Epilogue, slices: number): number {
  if (slices > 1) return partialBytes(rows, columns, slices);
  return bytesOf(y.storage, rows * columns) + bytesOfEpilogue(end, rows, columns, rowsPerSample);
}
