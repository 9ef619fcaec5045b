import { floatToHalf } from '../backends/half';

/** Every value of float8 (Micikevicius et al., 2022) is one of float16: E5M2 is its upper byte, E4M3 has a table. */
export function float8ToHalf(dtype: 'F8_E4M3' | 'F8_E5M2', bytes: Uint8Array): Uint16Array<ArrayBuffer> {
  if (dtype === 'F8_E5M2') return Uint16Array.from(bytes, (byte) => byte << 8);
  const table = (halves ??= floatToHalf(Float32Array.from({ length: 256 }, (_, byte) => widen(byte))));
  return Uint16Array.from(bytes, (byte) => table[byte] as number);
}

let halves: Uint16Array | undefined;

/** E4M3 as PyTorch has it (`float8_e4m3fn`): no infinities, and NaN only where all bits except the sign are ones. */
function widen(byte: number): number {
  const sign = byte & 0x80 ? -1 : 1;
  const [exponent, fraction] = [(byte >> 3) & 15, byte & 7];
  if ((byte & 0x7f) === 0x7f) return NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -9 : (1 + fraction / 8) * 2 ** (exponent - 7));
}
