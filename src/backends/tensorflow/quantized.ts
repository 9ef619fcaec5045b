/** Parameters of 8 bits. */

import { at } from '../../at';
import { T, binary, count, join, reshape, scale, slice, split, transpose, unary } from './basics';
import type { DataType } from './binding';
import type { Builder, Value } from './builder';

/**
 * The largest step. Processors without VNNI add pairs of products of bytes in 16 bits, which hold 2·255·64 and not more:
 * with steps of all 8 bits their sums are wrong.
 */
const MOST = 63;

/** A parameter's steps `[outputs, inputs]`, and, of each output, how much a step is and the sum of its weights. */
export interface Quantized {
  /** Of type `qint8`; inputs are in the order of the parameter's axes except the last. */
  readonly steps: Value;
  /** Float32 `[outputs]`. */
  readonly scales: Value;
  readonly sums: Value;
}

/** Such a parameter goes as a value of bytes with its own shape; the tensor that is held is that of `heldShape`. */
export function isQuantized({ dtype }: Value): boolean {
  return dtype === 'uint8';
}

/** The shape of the tensor that holds a parameter: steps, scales and sums lie one after the other. */
export function heldShape(shape: readonly number[], dtype: DataType): readonly number[] {
  return dtype === 'uint8' ? [count(shape) + OUTPUT_BYTES * at(shape, -1)] : shape;
}

/** Bytes. */
const FLOAT = 4;

/** Those of a scale and of a sum. */
export const OUTPUT_BYTES = 2 * FLOAT;

/** Float32 `[…, outputs]` in whole steps of an output's largest value / 63, ties to even. */
export function quantized(b: Builder, values: Value): Value {
  const { shape } = values;
  const last = shape.length - 1;
  const [outputs, inputs] = [at(shape, last), count(shape) / at(shape, last)];
  const order = [last, ...shape.slice(0, -1).keys()];
  return b.scope(() => {
    const rows = reshape(b, transpose(b, values, order), [outputs, inputs]);
    const largest = reduced(b, 'Max', unary(b, 'Abs', rows));
    const scales = scale(b, b.op('Maximum', [largest, b.float(LEAST)], T(largest), largest.shape, 'float32'), 1 / MOST);
    const steps = unary(b, 'Round', b.op('RealDiv', [rows, scales], T(rows), rows.shape, 'float32'));
    const sums = binary(b, 'Mul', reduced(b, 'Sum', steps), scales);
    const narrow = b.op('Cast', [steps], { SrcT: { type: 'float32' }, DstT: { type: 'int8' } }, steps.shape, 'int8');
    return packed(b, shape, [bits(b, narrow, 'uint8'), bytesOf(b, scales), bytesOf(b, sums)]);
  });
}

/** An output of less counts as zeros. */
const LEAST = 1e-30;

/** Parameters side by side along their last axis. */
export function joinQuantized(b: Builder, pieces: readonly Value[]): Value {
  const parts = pieces.map((piece) => {
    const { steps, scales, sums } = unpacked(b, piece);
    return [bits(b, steps, 'uint8'), bytesOf(b, scales), bytesOf(b, sums)];
  });
  const outputs = pieces.reduce((sum, { shape }) => sum + at(shape, -1), 0);
  const all = [0, 1, 2].flatMap((part) => parts.map((piece) => at(piece, part)));
  return packed(b, at(pieces, 0).shape.with(-1, outputs), all);
}

function packed(b: Builder, shape: readonly number[], parts: readonly Value[]): Value {
  const flat = parts.map((part) => reshape(b, part, [count(part.shape)]));
  return { ...join(b, flat, 0), shape };
}

/** Nothing is copied: these are views of the tensor that holds the parameter. */
export function unpacked(b: Builder, weight: Value): Quantized {
  const outputs = at(weight.shape, -1);
  const size = count(weight.shape);
  const held = { ...weight, shape: heldShape(weight.shape, weight.dtype) };
  const steps = reshape(b, slice(b, held, [0], [size]), [outputs, size / outputs]);
  const both = reshape(b, slice(b, held, [size], [OUTPUT_BYTES * outputs]), [2, outputs, FLOAT]);
  const [scales, sums] = split(b, bits(b, both, 'float32'), 2, 0) as [Value, Value];
  return {
    steps: bits(b, steps, 'qint8'),
    scales: reshape(b, scales, [outputs]),
    sums: reshape(b, sums, [outputs]),
  };
}

/** The numbers of a parameter as float32, in its own order of axes; what is not quantised as it is. */
export function floats(b: Builder, weight: Value): Value {
  if (!isQuantized(weight)) return weight;
  const { shape } = weight;
  return b.scope(() => {
    const { steps, scales } = unpacked(b, weight);
    const [outputs, inputs] = steps.shape as [number, number];
    const whole = bits(b, steps, 'int8');
    const wide = b.op('Cast', [whole], { SrcT: { type: 'int8' }, DstT: { type: 'float32' } }, whole.shape, 'float32');
    const values = reshape(b, binary(b, 'Mul', transpose(b, wide, [1, 0]), scales), [inputs, outputs]);
    return reshape(b, values, shape);
  });
}

/** Over the last axis, which stays. */
function reduced(b: Builder, name: 'Max' | 'Sum', x: Value): Value {
  const attributes = { ...T(x), Tidx: { type: 'int32' }, keep_dims: { bool: true } } as const;
  return b.op(name, [x, b.ints([1])], attributes, x.shape.with(-1, 1), x.dtype);
}

/** The same bits in another type; four bytes of the last axis are a float32. */
export function bits(b: Builder, x: Value, type: DataType): Value {
  const shape = type === 'float32' ? x.shape.slice(0, -1) : x.dtype === 'float32' ? [...x.shape, FLOAT] : x.shape;
  return b.op('Bitcast', [x], { ...T(x), type: { type } }, shape, type);
}

function bytesOf(b: Builder, x: Value): Value {
  return bits(b, x, 'uint8');
}
