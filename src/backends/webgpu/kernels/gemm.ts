import type { Epilogue } from './epilogue';
import { gemmKernel } from './gemm-dispatch';
import { DEPTH, QUADS, shapeOf, type Gemm, type Rows, type Tile } from './gemm-shape';
import { gemmText, weightVectors } from './gemm-text';
import type { Features, Kernel } from './kernel';

/**
 * The product of rows and a weight in tiles: what matmul and the convolutions have in common. A workgroup makes one tile
 * of the result. It goes along the inputs in steps of `DEPTH`; in each it puts a piece of the rows (`tileX`) and of the
 * weight (`tileW`) into workgroup memory, and each thread adds the products for its rows × four columns. A weight may
 * have several taps (places of a filter), each `[inputs, columns]`.
 */
export function gemm(spec: Gemm, x: Rows, end: Epilogue, tile: Tile, features: Features): Kernel {
  const usesHalves = features.f16 && spec.weight.storage === 'half';
  const isTwoLevel = features.isTwoLevel && usesHalves; // a step's sum has 16 products, and no more than x and the weight allow
  const { threads, columns, threadRows } = shapeOf(tile, spec.geglu !== null);
  const way = {
    key: [tile.rows, tile.columns, isTwoLevel ? 'two-level' : ''],
    uniforms: { quads: QUADS, vectorsW: QUADS * tile.columns, threadRows },
    code: `alias Vector = vec4<${usesHalves ? 'f16' : 'f32'}>;
var<workgroup> tileX: array<Vector, ${x.vectors}>;
var<workgroup> tileW: array<Vector, ${weightVectors(tile, spec)}>;`,
    ...{ threads, columns, depth: DEPTH, slices: tile.slices },
    main: (isPartial: boolean) => gemmText(spec, x, tile, { isPartial, isTwoLevel, features }),
  };
  return gemmKernel(spec, x, end, way, features);
}
