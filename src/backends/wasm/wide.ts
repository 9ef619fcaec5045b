import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import { toFloats, withValues } from '../half';
import { heldOf } from './held';

/** What is held, as a new float32 tensor; null for tensors of tfjs' own. */
export function widened(value: Tensor): Tensor | null {
  const held = heldOf(value);
  return held === null ? null : tf.tensor(held.floats(), value.shape);
}

/** A parameter in tfjs' heap: halves as a new tensor, which the scope around frees; what is float32 moves there. */
export function inHeap({ value }: Weight): Tensor {
  return heldOf(value)?.dtype === 'float32' ? value : (widened(value) ?? value);
}

/** Rows of a held table, of which no others are widened or copied; null for tables of tfjs' own. */
export function pickedRows(table: Weight, indices: readonly (readonly number[])[]): Tensor3D | null {
  const held = heldOf(table.value);
  if (held === null) return null;
  const { values: all } = held;
  if (all.dtype === 'int8') return null; // tables are none
  const width = table.shape[1] ?? 0;
  const ids = indices.flat();
  const rows = new Float32Array(ids.length * width);
  for (const [i, id] of ids.entries()) {
    const row = withValues(all, all.values.subarray(id * width, (id + 1) * width));
    rows.set(toFloats(row), i * width);
  }
  return tf.tensor3d(rows, [indices.length, ids.length / indices.length, width]);
}
