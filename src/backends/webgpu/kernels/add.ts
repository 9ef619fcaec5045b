import { at } from '../../../at';
import { sum } from './elementwise';
import type { Features, Kernel, Uniform, View } from './kernel';
import { placeIn, pointwise } from './pointwise';

type Shape = readonly number[];

/**
 * `y = a + b`, of which b has a's size or 1 in each axis. Rows of a and y may have gaps; b has none, unless all axes
 * but the last are one row. With shapes `[B, H·W, C]` and `[B, 1, C]` it adds to channels.
 */
export function add(a: View, shape: Shape, b: View, bShape: Shape, y: View, features: Features): Kernel {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, n) => product * n, 1);
  const padded = [...new Array<number>(shape.length - bShape.length).fill(1), ...bShape];
  const size = padded.reduce((product, n) => product * n, 1);
  if (size === rows * columns) return sum({ rows, columns }, a, b, y, features);
  const { name, code, uniforms } = rowOfB(shape.slice(0, -1), padded.slice(0, -1));
  const isColumn = padded.at(-1) === 1 && columns > 1;
  const load = isColumn
    ? 'vec4f(load_b(u.b_offset + row_of_b(row) * u.b_stride))'
    : `load4_b(${placeIn('b', 'row_of_b(row)')}, count)`;
  const sources = { a: { view: a }, b: { view: b, size, load } };
  const call = {
    name: `add ${name}${isColumn ? ' column' : ''}`,
    rows,
    columns,
    sources,
    y,
    value: 'a + b',
    code,
    uniforms,
  };
  return pointwise(call, features);
}

/** In WGSL, the row of b that is added to a row of a. Neighbouring axes that b has or lacks alike are taken as one. */
function rowOfB(shape: Shape, bShape: Shape): { name: string; code: string; uniforms: Record<string, Uniform> } {
  const axes: { size: number; isShared: boolean }[] = [];
  for (const [i, size] of shape.entries()) {
    if (size === 1) continue;
    const isShared = at(bShape, i) === size;
    const before = axes.at(-1);
    if (before?.isShared === isShared) before.size *= size;
    else axes.push({ size, isShared });
  }
  const steps: string[] = [];
  const uniforms: Record<string, Uniform> = {};
  let stride = 1;
  for (const [i, { size, isShared }] of axes.toReversed().entries()) {
    uniforms[`size${i}`] = size;
    uniforms[`step${i}`] = stride;
    if (isShared) steps.push(`place += rest % u.size${i} * u.step${i};`);
    steps.push(`rest /= u.size${i};`);
    if (isShared) stride *= size;
  }
  const code = `fn row_of_b(row: u32) -> u32 { var rest = row; var place = 0u; ${steps.join(' ')} return place; }`;
  return { name: axes.map(({ isShared }) => (isShared ? 'n' : '1')).join(''), code, uniforms };
}
