import { float8ToHalf } from './float8';
import type { Stored } from './source';

/** Bytes of a value of each type of safetensors. All types are known, as unneeded tensors may be of any. */
export const widths: Readonly<Record<string, number>> = {
  ...{ F64: 8, F32: 4, F16: 2, BF16: 2, F8_E4M3: 1, F8_E5M2: 1, F8_E8M0: 1, F6_E2M3: 3 / 4, F6_E3M2: 3 / 4, F4: 1 / 2 },
  ...{ C64: 8, C128: 16, I64: 8, U64: 8, I32: 4, U32: 4, I16: 2, U16: 2, I8: 1, U8: 1, BOOL: 1 },
};

/** Values from their bytes, which must begin their buffer; null for types in which no parameter is stored. */
export function decoded(dtype: string, { buffer, byteLength }: Uint8Array<ArrayBuffer>): Stored | null {
  const count = byteLength / (widths[dtype] as number);
  if (dtype === 'F32') return { dtype: 'float32', values: new Float32Array(buffer, 0, count) };
  if (dtype === 'F16') return { dtype: 'float16', values: new Uint16Array(buffer, 0, count) };
  if (dtype === 'BF16') return { dtype: 'bfloat16', values: new Uint16Array(buffer, 0, count) };
  if (dtype === 'F8_E4M3' || dtype === 'F8_E5M2')
    return { dtype: 'float16', values: float8ToHalf(dtype, new Uint8Array(buffer, 0, count)) };
  if (dtype === 'F64') return { dtype: 'float32', values: Float32Array.from(new Float64Array(buffer, 0, count)) };
  // A float64, such as the alpha of a LoRA that diffusers has converted.
  if (dtype === 'I64' && count === 1)
    return { dtype: 'float32', values: Float32Array.from(new BigInt64Array(buffer, 0, 1), Number) };
  return null;
}
