import type { Features, Kernel, View } from './kernel';
import { placeIn, pointwise } from './pointwise';

/** The nearest neighbour's value: x `[B, H, W, C]` → y `[B, 2H, 2W, C]`. */
export function upsample2x(
  shape: readonly [number, number, number, number],
  x: View,
  y: View,
  features: Features,
): Kernel {
  const [batch, height, width, columns] = shape;
  const rows = 4 * batch * height * width;
  // 2H is even, so that the rows of all samples can be counted through.
  const code = 'fn source(row: u32) -> u32 { return row / (4 * u.width) * u.width + row % (2 * u.width) / 2; }';
  const sources = {
    x: { view: x, size: (rows * columns) / 4, load: `load4_x(${placeIn('x', 'source(row)')}, count)` },
  };
  return pointwise({ name: 'upsample', rows, columns, sources, y, value: 'x', code, uniforms: { width } }, features);
}
