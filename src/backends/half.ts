import type { Dtype, Numbers, Quantization } from './contract';
import type { Int8Numbers } from './int8';

/** Bytes of a value. */
export const widths: Readonly<Record<Dtype, number>> = { float32: 4, float16: 2, bfloat16: 2 };

let widened: Float32Array | undefined;

/** IEEE 754 half-precision numbers as their bits, widened to float32 exactly (subnormals, infinities and NaN too). */
export function halfToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  // A table of all 65,536: weights that live outside a backend are widened by the hundred million in every step.
  const table = (widened ??= Float32Array.from({ length: 65536 }, (_, half) => widen(half)));
  const floats = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) floats[i] = table[bits[i] as number] as number;
  return floats;
}

/** bfloat16 numbers as their bits: the upper half of a float32. */
export function bfloatToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const words = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) words[i] = (bits[i] as number) << 16;
  return new Float32Array(words.buffer);
}

/**
 * The nearest half-precision numbers as their bits, ties to even; infinite beyond 65504. Exponents come from the bits
 * of the float32, subnormal halves from adding 0.5, whose last place is 2^-24.
 */
export function floatToHalf(floats: Float32Array): Uint16Array<ArrayBuffer> {
  const halves = new Uint16Array(floats.length);
  const words = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  const [sum, sumBits] = sharedWord();
  for (let i = 0; i < halves.length; i++) {
    const word = words[i] as number;
    const sign = (word >>> 16) & 0x8000;
    const magnitude = word & 0x7fffffff;
    if (magnitude > 0x7f800000) halves[i] = sign | 0x7e00;
    else if (magnitude >= 0x477ff000) halves[i] = sign | 0x7c00;
    else if (magnitude < 0x38800000) {
      sum[0] = Math.abs(floats[i] as number) + 0.5;
      halves[i] = sign | ((sumBits[0] as number) - 0x3f000000);
    } else halves[i] = sign | ((magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13);
  }
  return halves;
}

/** The nearest bfloat16 numbers as their bits, ties to even; what is no number stays none. */
export function floatToBfloat(floats: Float32Array): Uint16Array<ArrayBuffer> {
  const bits = new Uint16Array(floats.length);
  const words = new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
  for (let i = 0; i < bits.length; i++) {
    const word = words[i] as number;
    const isNaN = (word & 0x7fffffff) > 0x7f800000;
    bits[i] = isNaN ? (word >>> 16) | 0x40 : (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
  }
  return bits;
}

/** The numbers in another type, rounded to the nearest; the same object where nothing changes. */
export function rounded(numbers: Numbers, dtype: Dtype): Numbers {
  if (numbers.dtype === dtype) return numbers;
  const floats = toFloats(numbers);
  if (dtype === 'float32') return { dtype, values: floats };
  return { dtype, values: dtype === 'float16' ? floatToHalf(floats) : floatToBfloat(floats) };
}

/** The array that holds numbers of a type. */
export function arrayOf(dtype: Dtype | Quantization): typeof Float32Array | typeof Uint16Array | typeof Int8Array {
  if (dtype === 'int8') return Int8Array;
  return dtype === 'float32' ? Float32Array : Uint16Array;
}

/** Other values of the same type, with the same scales if there are any. */
export function withValues(numbers: Numbers, values: Numbers['values']): Numbers;
export function withValues(numbers: Numbers | Int8Numbers, values: HeldValues): Numbers | Int8Numbers;
export function withValues(numbers: Numbers | Int8Numbers, values: HeldValues): Numbers | Int8Numbers {
  const { dtype } = numbers;
  if (dtype === 'int8') return { ...numbers, values: values as Int8Array };
  if (dtype === 'float32') return { dtype, values: values as Float32Array };
  return { dtype, values: values as Uint16Array };
}

type HeldValues = (Numbers | Int8Numbers)['values'];

/** The values widened to float32, exactly. */
export function toFloats({ dtype, values }: Numbers): Float32Array {
  if (dtype === 'float32') return values;
  return dtype === 'float16' ? halfToFloat(values) : bfloatToFloat(values);
}

/** One float32 and its bits. */
function sharedWord(): [Float32Array, Uint32Array] {
  const value = new Float32Array(1);
  return [value, new Uint32Array(value.buffer)];
}

function widen(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
