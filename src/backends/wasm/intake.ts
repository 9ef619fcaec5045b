import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Dtype, Intake, Numbers } from '../contract';
import { arrayOf, rounded, withValues } from '../half';
import { outputsLast } from '../outputs-last';
import { hold, numbersOf } from './held';
import { ownMemory } from './memory';
import { sizeOf } from './steps';

/** A tensor's values, held as `dtype`. Disposes of `value`. */
export function upload(value: Tensor, dtype: Dtype): Tensor {
  const values = { dtype: 'float32', values: value.dataSync<'float32'>() } as const;
  const held = housed(rounded(values, dtype), value.shape);
  value.dispose();
  return held;
}

/** Numbers are rounded before their axes are turned, so that less is moved. */
export const wasmIntake: Intake = {
  take(numbers, shape, order, dtype) {
    const narrow = rounded(numbers, dtype);
    if (order === null) return housed(narrow === numbers ? withValues(numbers, numbers.values.slice()) : narrow, shape);
    const turnedShape = order.map((axis) => at(shape, axis));
    return housed(turned(narrow, shape), turnedShape);
  },
  join(tensors, axis) {
    const pieces = tensors.map((tensor) => ({ shape: tensor.shape, numbers: numbersOf(tensor) }));
    const [first] = pieces as [(typeof pieces)[number]];
    const length = pieces.reduce((sum, piece) => sum + at(piece.shape, axis), 0);
    const shape = first.shape.with(axis, length);
    const whole = new (arrayOf(first.numbers.dtype))(sizeOf(shape));
    const [rows, row] = [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis))];
    let left = 0;
    for (const { shape: own, numbers } of pieces) {
      const width = sizeOf(own.slice(axis));
      for (let r = 0; r < rows; r++) whole.set(numbers.values.subarray(r * width, (r + 1) * width), r * row + left);
      left += width;
    }
    return housed(withValues(first.numbers, whole), shape);
  },
};

/** Orders of axes put the outputs, which come first, last, and what is seen of the image, which comes last, first. */
function turned(numbers: Numbers, [outputs = 1, inputs = 1, ...places]: readonly number[]): Numbers {
  return withValues(numbers, outputsLast<Float32Array | Uint16Array>(numbers.values, outputs, inputs, sizeOf(places)));
}

/** Smaller ones wait in JavaScript for the first program. */
const LARGE = 2 ** 16;

/** Values in memory of our own, of which this takes ownership. Throws `UnsupportedError` if there is no room. */
function housed(values: Numbers, shape: readonly number[]): Tensor {
  const tensor = hold(values, shape);
  if (values.values.byteLength < LARGE) return tensor;
  try {
    ownMemory().weights.house(tensor);
  } catch (error) {
    tensor.dispose();
    throw error;
  }
  return tensor;
}
