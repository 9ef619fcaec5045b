import { outputsLast } from '../backends/outputs-last';
import type { Param } from '../layers/module';
import type { Stored } from '../formats/source';

type ParamShape = Pick<Param, 'kind' | 'shape'>;

export function count(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Our shape in PyTorch's order of axes: `[out, in]`, `[out, in, height, width]`. */
export function torchShape({ kind, shape }: ParamShape): readonly number[] {
  if (kind === 'matrix') return shape.toReversed();
  return kind === 'conv' ? [shape[3], shape[2], shape[0], shape[1]].map(Number) : shape;
}

/** For each of our axes the index of PyTorch's; null if they are the same. */
export function ourOrder({ kind }: Pick<Param, 'kind'>): readonly number[] | null {
  if (kind === 'matrix') return [1, 0];
  return kind === 'conv' ? [2, 3, 1, 0] : null;
}

/** Values from PyTorch's order of axes to ours; vectors and tables are the same in both. */
export function inOurOrder({ kind, shape }: ParamShape, stored: Stored): Stored {
  if (kind === 'vector' || kind === 'embedding') return stored;
  const [outputs = 1, inputs = 1, ...places] = shape.toReversed();
  const count = places.reduce((a, b) => a * b, 1);
  if (stored.dtype === 'float32') return { ...stored, values: outputsLast(stored.values, outputs, inputs, count) };
  return { ...stored, values: outputsLast(stored.values, outputs, inputs, count) };
}

/** Our values in PyTorch's order of axes. */
export function inTorchOrder({ kind, shape }: ParamShape, values: Float32Array): Float32Array {
  if (kind === 'vector' || kind === 'embedding') return values;
  const [outputs = 1, inputs = 1, ...places] = shape.toReversed();
  const count = places.reduce((a, b) => a * b, 1);
  // `[places, inputs, outputs]` → `[outputs, inputs, places]` is the same transposition, with the first and last
  // exchanged.
  return outputsLast(values, count, inputs, outputs);
}
