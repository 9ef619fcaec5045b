import { convByTaps } from './conv-by-taps';
import { convWithHalo } from './conv-with-halo';
import type { Conv2d } from './conv-shape';
import { epilogue } from './epilogue';
import { gemm } from './gemm';
import type { Features, Kernel } from './kernel';
import { convTile, type ConvTile } from './tiles';

/**
 * `y = then(conv(norm(x)) + bias)`, padded with zeros after the norm. Operands: `x`, those of the norm, `weight`, `bias`,
 * those of `then`, and `y`.
 */
export function conv2d(spec: Conv2d, features: Features, tile: ConvTile = convTile(spec, features)): Kernel {
  const rowsPerSample = spec.rows * spec.columns;
  const product = {
    name: tile.hasHalo ? 'conv with halo' : 'conv by taps',
    rows: spec.batch * rowsPerSample,
    columns: spec.outputs,
    inputs: spec.inputs,
    rowsPerSample,
    weight: spec.weight,
    isTransposed: false,
    y: spec.y,
    geglu: null,
    hasBias: spec.hasBias,
  };
  const end = epilogue(spec.then, spec.hasBias, spec.outputs, features);
  const rows = tile.hasHalo ? convWithHalo(spec, tile, features) : convByTaps(spec, tile, features);
  return gemm(product, rows, end, tile, features);
}
