import type { Features, Operand, Uniform, View } from './kernel';
import { normInLoad, type NormInLoad } from './norm-in-load';
import { reads, widthOf } from './wgsl';

/** How products read x: operands, uniforms, and `loadX(row, sample, input)`, four normed values, zeros past the last. */
export function loadX(
  { x, inputs, norm }: { readonly x: View; readonly inputs: number; readonly norm: NormInLoad | null },
  features: Features,
): {
  key: string;
  operands: readonly Operand[];
  uniforms: Readonly<Record<string, Uniform>>;
  code: readonly string[];
} {
  const access = reads('x', x.storage, widthOf(inputs, x), features);
  const normed = normInLoad(norm, inputs, 'u.inputs', features);
  return {
    key: `${access.key} ${normed.key}`,
    operands: [access.operand, ...normed.operands],
    uniforms: { xStride: x.stride, xOffset: x.offset, ...normed.uniforms },
    code: [access.code, ...normed.code, LOAD],
  };
}

const LOAD = `
fn loadX(row: u32, sample: u32, input: u32) -> vec4f {
  if (input >= u.inputs) { return vec4f(0.0); }
  let count = u.inputs - input;
  let v = norm4(load4_x(u.xOffset + row * u.xStride + input, count), row, sample, input, count);
  return select(vec4f(0.0), v, vec4u(0u, 1u, 2u, 3u) < vec4u(count));
}`;
