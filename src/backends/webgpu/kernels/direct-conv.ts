import type { Conv2d } from './conv-shape';
import { epilogue } from './epilogue';
import { bytesOf, dispatch, type Features, type Kernel } from './kernel';
import { normInLoad } from './norm-in-load';
import { entry, reads, joined, widthOf, writes } from './wgsl';

const THREADS = 64;

/**
 * Any convolution, without workgroup memory: a thread makes four channels of a pixel. Operands: `x`, those of the norm,
 * `weight`, `bias`, those of `then`, and `y`.
 */
export function directConv(spec: Conv2d, features: Features): Kernel {
  const { batch, inputs, outputs, rows, columns, filter, stride, isDoubled, x, weight, y } = spec;
  const input = reads('x', x.storage, widthOf(inputs, x), features);
  const filters = reads('weight', weight.storage, widthOf(outputs, weight), features);
  const output = writes('y', y.storage, widthOf(outputs, y), features);
  const norm = normInLoad(spec.norm, inputs, 'u.inputs', features);
  const end = epilogue(spec.then, spec.hasBias, outputs, features);
  const [pixels, quads] = [batch * rows * columns, Math.ceil(outputs / 4)];
  const taps = filter[0] * filter[1];
  const one = dispatch({
    key: ['direct conv', isDoubled ? 'doubled' : '', input.key, norm.key, filters.key, end.key, output.key],
    features,
    uniforms: {
      ...{ height: spec.height, width: spec.width, inputs, rows, columns, outputs, quads, pixels, stride },
      ...{ filterHeight: filter[0], filterWidth: filter[1], top: spec.top, left: spec.left },
      ...{ xStride: x.stride, xOffset: x.offset, weightStride: weight.stride, weightOffset: weight.offset },
      ...{ yStride: y.stride, yOffset: y.offset, ...norm.uniforms, ...end.uniforms },
    },
    operands: [input.operand, ...norm.operands, filters.operand, ...end.operands, output.operand],
    code: joined(input.code, norm.code, filters.code, end.code, output.code, entry(THREADS, body(isDoubled ? 2 : 1))),
    workgroups: Math.ceil((pixels * quads) / THREADS),
    flops: 2 * pixels * outputs * inputs * taps,
    bytes:
      bytesOf(x.storage, batch * spec.height * spec.width * inputs) +
      bytesOf(weight.storage, taps * inputs * outputs) +
      bytesOf(y.storage, pixels * outputs),
  });
  return { dispatches: [one], scratch: {} };
}

const body = (scale: 1 | 2): string => `  let i = workgroup * ${THREADS}u + thread;
  let pixel = i / u.quads;
  if (pixel >= u.pixels) { return; }
  let column = i % u.quads * 4u;
  let count = u.outputs - column;
  let sample = pixel / (u.rows * u.columns);
  let first_y = pixel / u.columns % u.rows * u.stride;
  let first_x = pixel % u.columns * u.stride;
  var sum = vec4f(0.0);
  for (var tap = 0u; tap < u.filterHeight * u.filterWidth; tap++) {
    let source_y = first_y + tap / u.filterWidth - u.top; // wraps around above the first row
    let source_x = first_x + tap % u.filterWidth - u.left;
    if (source_y >= ${scale}u * u.height || source_x >= ${scale}u * u.width) { continue; }
    let row = (sample * u.height + source_y / ${scale}u) * u.width + source_x / ${scale}u;
    for (var input = 0u; input < u.inputs; input += 4u) {
      let there = min(u.inputs - input, 4u);
      let v = norm4(load4_x(u.xOffset + row * u.xStride + input, u.inputs - input), row, sample, input, there);
      for (var k = 0u; k < there; k++) {
        sum += v[k] * load4_weight(u.weightOffset + (tap * u.inputs + input + k) * u.weightStride + column, count);
      }
    }
  }
  store4_y(u.yOffset + pixel * u.yStride + column, finish4(sum, pixel, sample, column, count), count);`;
