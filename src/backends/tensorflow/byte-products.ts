/**
 * Products of activations in bytes with parameters of 8 bits, by oneDNN, which adds bias and skip, and makes a GELU,
 * within them. Convolutions are products of what their filters see: oneDNN's own convolutions of bytes would keep the
 * first filter that they are given.
 */

import { at } from '../../at';
import type { Padding } from '../contract';
import { activations, padded, patches, type Activations } from './activations';
import { binary, cast, count, inStrips, reshape, scale, slice, unary, withShift } from './basics';
import type { Besides, Builder, Epilogue, Value } from './builder';
import { bits, isQuantized, unpacked, type Quantized } from './quantized';
import { isWinograd } from './winograd';

/** From so many inputs and outputs on: fewer are latents and pixels, whose rounding would be seen. */
const CHANNELS = 16;

/** Whether a parameter is multiplied in 8 bits, rather than widened first. */
export function multipliesBytes(b: Builder, weight: Value): boolean {
  const isWide = weight.shape.slice(-2).every((channels) => channels >= CHANNELS);
  return isWide && isQuantized(weight) && b.multipliesBytes;
}

/** The op of the contract; null if it does not multiply in 8 bits. */
export function linearOfBytes(
  b: Builder,
  x: Value,
  weight: Value,
  bias: Value | null,
  { geglu, ...besides }: Besides = {},
): Value | null {
  if (!multipliesBytes(b, weight)) return null;
  const [inputs, outputs] = weight.shape as [number, number];
  const given = activations(b, x);
  const rows = { ...given, bytes: reshape(b, given.bytes, [count(x.shape) / inputs, inputs]) };
  const w = unpacked(b, weight);
  const epilogue = { ...(bias && { bias }), ...besides };
  if (geglu === undefined) return reshape(b, product(b, rows, w, epilogue), x.shape.with(-1, outputs));
  const halves = [0, outputs / 2].map((first) => outputsFrom(b, { ...w, ...epilogue }, first, outputs / 2));
  const [value, gate] = halves.map((half, i) => product(b, rows, half, { ...half, ...(i === 1 && { gelu: geglu }) }));
  return reshape(b, binary(b, 'Mul', value as Value, gate as Value), x.shape.with(-1, outputs / 2));
}

interface WithBias extends Quantized {
  readonly bias?: Value;
}

/** Of each output's steps and numbers those of `size` outputs. */
function outputsFrom(b: Builder, { steps, scales, sums, bias }: WithBias, first: number, size: number): WithBias {
  const some = (x: Value) => slice(b, x, [first], [size]);
  const rows = slice(b, bits(b, steps, 'uint8'), [first, 0], [size, at(steps.shape, 1)]);
  return { steps: bits(b, rows, 'qint8'), scales: some(scales), sums: some(sums), ...(bias && { bias: some(bias) }) };
}

/** The op of the contract; null if it does not multiply in 8 bits, or takes longer so than by Winograd's algorithm. */
export function conv2dOfBytes(
  b: Builder,
  x: Value,
  weight: Value,
  offset: Value | null,
  stride: number,
  padding: Padding,
  { shift, skip }: Besides = {},
): Value | null {
  const { top, bottom, left, right } = padding;
  if (!multipliesBytes(b, weight) || isWinograd(x, weight, { stride, padding: [top, bottom, left, right] }))
    return null;
  const [h, v, inputs, outputs] = weight.shape as [number, number, number, number];
  const given = activations(b, x);
  const image = padded(b, given, padding);
  const [batch, height, width] = image.shape as [number, number, number];
  const [rows, columns] = [height - h, width - v].map((n) => Math.floor(n / stride) + 1) as [number, number];
  const w = unpacked(b, weight);
  const bias = offset && withShift(b, cast(b, offset, 'float32'), shift); // fused only where there is a bias
  const band = (first: number, some: number, besides: Epilogue) => {
    const seen = patches(b, image, { filter: [h, v], stride, first, rows: some, columns });
    const y = product(b, { ...given, bytes: bits(b, seen, 'quint8') }, w, { ...(bias && { bias }), ...besides });
    return reshape(b, y, [batch, some, columns, outputs]);
  };
  const most = Math.max(1, Math.floor(PATCHES / (batch * columns * h * v * inputs)));
  if (most >= rows) return band(0, rows, { ...(skip && { skip }) });
  const bands = Array.from({ length: Math.ceil(rows / most) }, (_, i) => {
    const first = i * most;
    return () => band(first, Math.min(most, rows - first), {});
  });
  const y = inStrips(b, image, { shape: [batch, rows, columns, outputs], dtype: 'float32' }, bands);
  return skip === undefined ? y : binary(b, 'AddV2', y, cast(b, skip, 'float32'));
}

/** Bytes of the patches that are made at a time. */
const PATCHES = 2 ** 25;

/** `x·w` of x `[N, in]`. */
function product(b: Builder, { bytes, range, step, offset }: Activations, w: Quantized, epilogue: Epilogue): Value {
  const { bias, skip, gelu } = epilogue;
  const shape = [at(bytes.shape, 0), at(w.steps.shape, 0)];
  const ofOffset = binary(b, 'Mul', w.sums, binary(b, 'Mul', step, offset)); // what the bytes lack
  const added = bias === undefined ? ofOffset : binary(b, 'AddV2', ofOffset, cast(b, bias, 'float32'));
  const others = skip === undefined ? [] : [reshape(b, cast(b, skip, 'float32'), shape)];
  const largest = scale(b, w.scales, 127); // what oneDNN divides by
  const ends = [b.float(0), range, unary(b, 'Neg', largest), largest];
  const inputs = [bytes, w.steps, added, ...others, ...ends];
  const names = { erf: 'GeluExact', tanh: 'GeluApproximate' } as const;
  const fused = ['BiasAdd', ...(skip === undefined ? [] : ['Add']), ...(gelu === undefined ? [] : [names[gelu]])];
  const attributes = {
    Tdevice_inputs: { types: [] },
    Thost_inputs: { types: inputs.map(({ dtype }) => dtype) },
    Tdevice_outputs: { types: [] },
    Thost_outputs: { types: ['float32'] },
    T1: { type: 'quint8' },
    T2: { type: 'qint8' },
    Tbias: { type: 'float32' },
    U: { type: 'float32' },
    Tout: { type: 'float32' },
    transpose_a: { bool: false },
    transpose_b: { bool: true },
    is_weight_const: { bool: false },
    is_bias_const: { bool: false },
    fused_ops: { strings: [...fused, 'Dequantize'] },
    input_quant_mode: { string: 'SCALED' },
    output_quant_mode: { string: 'SCALED' },
  } as const;
  return b.op('_QuantizedMatMul', inputs, attributes, shape, 'float32');
}
