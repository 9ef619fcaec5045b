import * as tf from '@tensorflow/tfjs-core';
import { currentEngine } from '../../src/backends';
import type { Dtype } from '../../src/backends/contract';
import type { Module, Param } from '../../src/layers/module';
import { seeded } from './seeded';

/**
 * Gives a module seeded parameters on the current engine, matrices and filters held as `dtype`: sums keep the size of what
 * is summed, and scales are around 1, as in networks.
 */
export function fill(module: Module, dtype: Dtype): void {
  for (const [path, param] of module.parameters()) {
    const held = param.kind === 'vector' ? 'float32' : dtype;
    const values = seeded(`input.${path}`, param.shape);
    const [scale, offset] = [scaleOf(param), path.endsWith('weight') && param.kind === 'vector' ? 1 : 0];
    for (const [i, value] of values.entries()) values[i] = scale * value + offset;
    const value = tf.tensor(values, [...param.shape]);
    param.hold(currentEngine().upload(value, held), held);
  }
}

function scaleOf({ kind, shape, size }: Param): number {
  if (kind === 'vector') return 0.1;
  return kind === 'embedding' ? 1 : 1 / Math.sqrt(size / (shape.at(-1) ?? 1));
}
