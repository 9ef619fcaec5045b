import { fillByTaps, taps } from './conv-by-taps';
import type { Conv2d } from './conv-shape';
import { blocks, fillBlock, pixelsOf } from './conv-with-halo';
import { epilogue } from './epilogue';
import type { Gemm, Rows } from './gemm-shape';
import type { Features, Kernel } from './kernel';
import { fillPlain, plainRows, type Matmul } from './matmul';
import { matrixGemm } from './matrix-gemm';
import { matrixBlock, PADDING, DEPTH, QUADS, THREADS, type MatrixConvCut, type MatrixCut } from './matrix-tiles';
import { subgroupMatrix, type MatrixUnits } from './matrix-units';

/** What `matmul` and `conv2d` make, by matrix units. For x and weights in halves, weights not transposed. */

const unitsOf = ({ matrix }: Features): MatrixUnits => matrix?.units ?? subgroupMatrix;

export function matrixMatmul(
  spec: Matmul,
  given: Features,
  { tile, slices }: MatrixCut,
  units: MatrixUnits = unitsOf(given),
): Kernel {
  const features = withHalves(given);
  const geglu = spec.geglu ?? null;
  const product: Gemm = { ...spec, name: 'matrix matmul', geglu, isTransposed: false };
  const end = epilogue(spec.then, spec.hasBias && geglu === null, spec.columns, features);
  const rows: Rows = {
    ...plainRows(spec, tile, features),
    ...fillPlain({ rows: tile, quads: QUADS, threads: THREADS }, features, stored),
    ...asTheyLie(tile),
  };
  return matrixGemm(product, rows, end, { tile, slices }, units, features);
}

export function matrixConv(
  spec: Conv2d,
  given: Features,
  { tile, slices, hasHalo }: MatrixConvCut,
  units: MatrixUnits = unitsOf(given),
): Kernel {
  const features = withHalves(given);
  const rowsPerSample = spec.rows * spec.columns;
  const product: Gemm = {
    name: hasHalo ? 'matrix conv with halo' : 'matrix conv by taps',
    ...{ rows: spec.batch * rowsPerSample, columns: spec.outputs, inputs: spec.inputs, rowsPerSample },
    ...{ weight: spec.weight, isTransposed: false, y: spec.y, geglu: null, hasBias: spec.hasBias },
  };
  const end = epilogue(spec.then, spec.hasBias, spec.outputs, features);
  const held = { rows: tile, quads: QUADS, threads: THREADS };
  const block = matrixBlock(tile);
  const rows: Rows = hasHalo
    ? {
        ...blocks(spec, block, features),
        ...fillBlock(block, held, features, stored),
        vectors: pixelsOf(block) * QUADS,
        // A matrix begins with the first pixel of a row of the block.
        place: (row) => `((${row} / ${block.width}u + tap / 3u) * ${block.width + 2}u + tap % 3u)`,
        row: (row) => `rowOf(rowTile, ${row})`,
      }
    : { ...taps(spec, tile, features), ...fillByTaps(held, features, stored), ...asTheyLie(tile) };
  return matrixGemm(product, rows, end, { tile, slices }, units, features);
}

/** Whatever the trial of arithmetics has found, units need `shader-f16`. */
const withHalves = (features: Features): Features => ({ ...features, f16: true });

const asTheyLie = (tile: number): Pick<Rows, 'vectors' | 'place' | 'row'> => ({
  vectors: tile * QUADS,
  place: (row) => row,
  row: (row) => `rowTile * ${tile}u + ${row}`,
});

/** Vector f of the tile, whose rows are longer. */
const stored = (value: string): string => `      let v = vec4<f16>(${value});
      let at = f / ${QUADS}u * ${DEPTH + PADDING}u + f % ${QUADS}u * 4u;
      for (var n = 0u; n < 4u; n++) { tile_x[at + n] = v[n]; }`;
