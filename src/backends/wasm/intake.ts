import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Dtype, Intake, Numbers } from '../contract';
import { arrayOf, rounded, toFloats, withValues } from '../half';
import { outputsLast } from '../outputs-last';
import { quantized } from '../int8';
import { hold, numbersOf, type HeldNumbers } from './held';
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
    if (order !== null) return housed(turned(narrow, shape), shapeIn(order, shape));
    return housed(narrow === numbers ? withValues(numbers, numbers.values.slice()) : narrow, shape);
  },
  quantize(numbers, shape, order) {
    const [ours, values] = order === null ? [shape, numbers] : [shapeIn(order, shape), turned(numbers, shape)];
    return housed(quantized(toFloats(values), at(ours, -1)), ours);
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
    const scales = joined(pieces.map(({ numbers }) => scalesOf(numbers)));
    const kind = first.numbers.dtype === 'int8' ? { ...first.numbers, scales } : first.numbers;
    return housed(withValues(kind, whole), shape);
  },
};

/** The scales of what is quantised; else none. */
const scalesOf = (numbers: HeldNumbers): Float32Array =>
  numbers.dtype === 'int8' ? numbers.scales : new Float32Array();

function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let left = 0;
  for (const piece of pieces) {
    whole.set(piece, left);
    left += piece.length;
  }
  return whole;
}

const shapeIn = (order: readonly number[], shape: readonly number[]) => order.map((axis) => at(shape, axis));

/** Orders of axes put the outputs, which come first, last, and what is seen of the image, which comes last, first. */
function turned(numbers: Numbers, [outputs = 1, inputs = 1, ...places]: readonly number[]): Numbers {
  return withValues(numbers, outputsLast<Numbers['values']>(numbers.values, outputs, inputs, sizeOf(places)));
}

/** Smaller ones wait in JavaScript for the first program. */
const LARGE = 2 ** 16;

/** Values in memory of our own, of which this takes ownership. Throws `UnsupportedError` if there is no room. */
function housed(values: HeldNumbers, shape: readonly number[]): Tensor {
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
