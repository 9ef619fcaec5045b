import type { Epilogue } from './epilogue';
import { outputBytes } from './gemm';
import type { Gemm, Rows } from './gemm-shape';
import { bytesOf, dispatch, type Dispatch, type Features, type Kernel } from './kernel';
import { matrixText } from './matrix-text';
import { DEPTH, halvesOfX, PADDING, QUADS, THREADS, type MatrixCut } from './matrix-tiles';
import type { MatrixUnits } from './matrix-units';
import { padded, partialBytes, sumOfSlices } from './split-k';
import { entry, gelu, joined, reads, widthOf, writes } from './wgsl';

/**
 * The product of rows and a weight by matrix units: factors as f16, sums in float32. It is cut as `gemm` is, in larger
 * tiles and steps; each of a workgroup's four subgroups has a quarter of the tile, in matrices of 16 × 16. `Rows` are
 * asked about rows of the tile here, not of a thread, and for rows of `tile_x`.
 */
export function matrixGemm(
  spec: Gemm,
  x: Rows,
  end: Epilogue,
  cut: MatrixCut,
  units: MatrixUnits,
  features: Features,
): Kernel {
  const first = product(spec, x, end, cut, units, features);
  if (cut.slices === 1) return { dispatches: [first], scratch: {} };
  const scratch = { partials: partialBytes(spec.rows, spec.columns, cut.slices) };
  return { dispatches: [first, sumOfSlices(spec, end, cut.slices, features)], scratch };
}

function product(
  spec: Gemm,
  x: Rows,
  end: Epilogue,
  { tile, slices }: MatrixCut,
  units: MatrixUnits,
  features: Features,
): Dispatch {
  const { rows, columns, inputs, weight, y, geglu, rowsPerSample } = spec;
  const isPartial = slices > 1;
  const w = reads('weight', weight.storage, widthOf(columns, weight), features);
  const out = isPartial
    ? writes('partials', 'float32', 4, features)
    : writes('y', y.storage, widthOf(columns, y), features);
  const finish = isPartial ? null : end;
  const gateBias = geglu !== null && spec.hasBias ? reads('bias', 'float32', widthOf(columns, weight), features) : null;
  const steps = Math.ceil(inputs / DEPTH) * x.taps;
  const columnTiles = Math.ceil(columns / (geglu === null ? tile : tile / 2));
  const values = (geglu === null ? 1 : 2) * rows * columns * inputs * x.taps;
  const key = [spec.name, units.name, tile, isPartial ? 'partial' : '', x.key, w.key];
  return dispatch({
    key: [...key, geglu ?? '', gateBias?.key ?? '', finish?.key ?? '', out.key],
    features,
    directives: units.directives,
    uniforms: {
      ...{ rows, columns, inputs, rowTiles: x.tiles, columnTiles, rowsPerSample, steps },
      stepsPerSlice: Math.ceil(steps / slices),
      ...{ vectorsX: x.vectors, vectorsW: (DEPTH * tile) / 4 },
      ...{ weightStride: weight.stride, weightOffset: weight.offset },
      ...{ yStride: isPartial ? padded(columns) : y.stride, yOffset: isPartial ? 0 : y.offset },
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
      `var<workgroup> tile_x: array<f16, ${halvesOfX(x.vectors / QUADS)}>; // [rows][inputs + 8]
var<workgroup> tile_w: array<f16, ${DEPTH * (tile + PADDING)}>; // [inputs][columns + 8]
var<workgroup> block: array<f32, ${4 * 256}>; // a matrix of sums of each subgroup`,
      units.code,
      x.code,
      w.code,
      gateBias?.code ?? '',
      geglu === null ? '' : gelu(geglu),
      finish?.code ?? [],
      out.code,
      entry(THREADS, matrixText(spec, x, tile, { isPartial, units, features })),
    ),
    workgroups: x.tiles * columnTiles * slices,
    flops: 2 * values,
    bytes: x.bytes + bytesOf(weight.storage, values / rows) + outputBytes(spec, end, slices),
  });
}
