import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import type { Kernels } from '../op-table';

/** Tables above this size may not be bound as one buffer: the smallest limit in use is 128 MiB. */
const BINDABLE_BYTES = 2 ** 26;

/**
 * Rows of a table that is too large to bind (CLIP's has 152 MB) are picked on the host. tfjs keeps a tensor's values
 * there until a program first uses them on the device, so such a table is never uploaded.
 */
function embedding(table: Weight, indices: readonly (readonly number[])[]): Tensor3D | null {
  const [count, width] = table.shape as [number, number];
  if (4 * count * width <= BINDABLE_BYTES) return null;
  const values = table.value.dataSync<'float32'>();
  const ids = indices.flat();
  const rows = new Float32Array(ids.length * width);
  for (const [i, id] of ids.entries()) rows.set(values.subarray(id * width, (id + 1) * width), i * width);
  return tf.tensor3d(rows, [indices.length, ids.length / indices.length, width]);
}

export const hostKernels: Kernels = { embedding };
