import type { Size } from './elementwise';
import { bytesOf, dispatch, type Features, type Kernel, type View } from './kernel';
import { momentsText, reduction } from './moments';
import { entry, raw, reads, widthOf } from './wgsl';

/**
 * Statistics of the rows of x, in float32, → `statistics`, a pair (mean, 1/√(variance + epsilon)) for each (Ba et al.,
 * 2016). A workgroup has a row.
 */
export function layerNormStatistics({ rows, columns }: Size, epsilon: number, x: View, features: Features): Kernel {
  const { code, all } = reduction(features);
  const input = reads('x', x.storage, widthOf(columns, x), features);
  const one = dispatch({
    key: ['layer norm', input.key],
    features,
    uniforms: { columns, stride: x.stride, offset: x.offset, epsilon: { float: epsilon } },
    operands: [input.operand, raw('statistics', 'vec2f', 'write')],
    code: [
      input.code,
      momentsText('f32'),
      code,
      `
fn of_four(x: vec4f, count: u32) -> Moments {
  let held = select(vec4f(), vec4f(1), vec4u(0, 1, 2, 3) < vec4u(count));
  let n = dot(held, held);
  let mean = dot(x, held) / n;
  let d = (x - mean) * held;
  return Moments(n, mean, dot(d, d));
}`,
      entry(
        64,
        `  var own = Moments();
  for (var column = 4 * thread; column < u.columns; column += 256) {
    let count = u.columns - column;
    own = joined(own, of_four(load4_x(u.offset + workgroup * u.stride + column, count), count));
  }
  let all = ${all};
  if (thread == 0) { statistics[workgroup] = vec2f(all.mean, inverseSqrt(all.squares / all.count + u.epsilon)); }`,
        features.subgroups,
      ),
    ].join('\n'),
    workgroups: rows,
    flops: 0,
    bytes: bytesOf(x.storage, rows * columns) + 8 * rows,
  });
  return { dispatches: [one], scratch: {} };
}
