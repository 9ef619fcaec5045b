import type { Param } from '../layers/module';
import type { Stored } from '../formats/source';

const STRIP = 32;

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

/**
 * `[outputs, inputs, places]` → `[places, inputs, outputs]`; in strips of outputs and inputs, so that what is read and
 * what is written both stay in cache.
 */
function outputsLast<T extends Float32Array | Uint16Array>(
  values: T,
  outputs: number,
  inputs: number,
  places: number,
): T {
  const result = new (values.constructor as new (length: number) => T)(values.length);
  const row = inputs * places;
  for (let first = 0; first < outputs; first += STRIP) {
    const last = Math.min(outputs, first + STRIP);
    for (let start = 0; start < inputs; start += STRIP) {
      const end = Math.min(inputs, start + STRIP);
      for (let place = 0; place < places; place++) {
        for (let input = start; input < end; input++) {
          const to = (place * inputs + input) * outputs;
          let from = first * row + input * places + place;
          for (let o = first; o < last; o++, from += row) result[to + o] = values[from] as number;
        }
      }
    }
  }
  return result;
}
