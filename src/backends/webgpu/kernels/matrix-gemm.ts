import type { Epilogue } from './epilogue';
import { gemmKernel } from './gemm-dispatch';
import type { Gemm, Rows } from './gemm-shape';
import type { Features, Kernel } from './kernel';
import { LOOPS, matrixText } from './matrix-text';
import { DEPTH, halvesOfX, PADDING, QUADS, THREADS, type MatrixCut } from './matrix-tiles';
import type { MatrixUnits } from './matrix-units';

/**
 * The product of rows and a weight by matrix units: factors as f16, sums in float32. It is cut as `gemm` is, in larger
 * tiles and steps; each of a workgroup's four subgroups has a quarter of the tile, in matrices of 16 × 16. `Rows` are
 * asked about rows of the tile here, not of a thread, and for rows of `tile_x`.
 */
export function matrixGemm(
  spec: Gemm,
  x: Rows,
  end: Epilogue,
  { tile, slices }: MatrixCut,
  units: MatrixUnits,
  features: Features,
): Kernel {
  const way = {
    key: [units.name, tile],
    directives: units.directives,
    uniforms: { vectorsW: (DEPTH * tile) / 4, ...LOOPS },
    code: `var<workgroup> tile_x: array<f16, ${halvesOfX(x.vectors / QUADS)}>; // [rows][inputs + 8]
var<workgroup> tile_w: array<f16, ${DEPTH * (tile + PADDING)}>; // [inputs][columns + 8]
var<workgroup> block: array<f32, ${4 * 256}>; // a matrix of sums of each subgroup
${units.code}`,
    ...{ threads: THREADS, columns: spec.geglu === null ? tile : tile / 2, depth: DEPTH, slices },
    main: (isPartial: boolean) => matrixText(spec, x, tile, { isPartial, units, features }),
  };
  return gemmKernel(spec, x, end, way, features);
}
