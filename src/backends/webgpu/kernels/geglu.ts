import type { GeluKind } from '../../contract';
import type { Size } from './elementwise';
import type { Features, Kernel, View } from './kernel';
import { placeIn, pointwise } from './pointwise';
import { gelu } from './wgsl';

/** `y = x[:, :C]·gelu(x[:, C:])`, y of `size` `[rows, C]`. */
export function geglu(kind: GeluKind, { rows, columns }: Size, x: View, y: View, features: Features): Kernel {
  const sources = { x: { view: x, size: 2 * rows * columns } };
  const value = `x * gelu4(load4_x(${placeIn('x')} + u.columns, count))`;
  return pointwise({ name: `geglu ${kind}`, rows, columns, sources, y, value, code: gelu(kind) }, features);
}
