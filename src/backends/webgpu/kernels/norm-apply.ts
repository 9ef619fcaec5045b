import type { Size } from './elementwise';
import type { Features, Kernel, View } from './kernel';
import { normInLoad, type NormInLoad } from './norm-in-load';
import { pointwise } from './pointwise';
import { joined } from './wgsl';

/**
 * A norm as a pass of its own, for what cannot apply it in its load: operands as `norm-in-load.ts` has them. A sample
 * has `pixels` rows.
 */
export function applyNorm(norm: NormInLoad, size: Size, pixels: number, x: View, y: View, features: Features): Kernel {
  const { operands, uniforms, code, key } = normInLoad(norm, size.columns, 'u.columns', features);
  const value = 'norm4(x, row, row / u.pixels, column, count)';
  return pointwise(
    {
      name: `norm pass ${key}`,
      ...size,
      sources: { x: { view: x } },
      y,
      value,
      code: joined(code),
      operands,
      uniforms: { pixels, ...uniforms },
    },
    features,
  );
}
