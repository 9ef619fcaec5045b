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
