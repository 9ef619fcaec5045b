/** IEEE 754 half-precision numbers as their bits, widened to float32 exactly (subnormals, infinities and NaN too). */
export function halfToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const floats = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) floats[i] = widen(bits[i] as number);
  return floats;
}

/** bfloat16 numbers as their bits: the upper half of a float32. */
export function bfloatToFloat(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const words = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) words[i] = (bits[i] as number) << 16;
  return new Float32Array(words.buffer);
}

function widen(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
