import { bytesOfEpilogue, type Epilogue } from './epilogue';
import { bytesOf, dispatch, type Dispatch, type Features, type View } from './kernel';
import { entry, joined, reads, widthOf, writes } from './wgsl';

interface Sum {
  readonly rows: number;
  readonly columns: number;
  readonly rowsPerSample: number;
  readonly y: View;
}

/** Rows of partial sums start at multiples of four. */
export const padded = (columns: number): number => 4 * Math.ceil(columns / 4);

export function partialBytes(rows: number, columns: number, slices: number): number {
  return 4 * slices * rows * padded(columns);
}

/** Adds the slices of a product in their order, so that results do not depend on which came first, and finishes it. */
export function sumOfSlices(spec: Sum, end: Epilogue, slices: number, features: Features): Dispatch {
  const { rows, columns, rowsPerSample, y } = spec;
  const partials = reads('partials', 'float32', 4, features);
  const out = writes('y', y.storage, widthOf(columns, y), features);
  const quads = padded(columns) / 4;
  const body = `  let quad = workgroup * 64u + thread;
  let row = quad / u.quads;
  let column = quad % u.quads * 4u;
  if (row >= u.rows) { return; }
  var sum = vec4f(0.0);
  for (var slice = 0u; slice < u.slices; slice++) {
    sum += load4_partials(((slice * u.rows + row) * u.quads + quad % u.quads) * 4u, 4u);
  }
  let count = u.columns - column;
  store4_y(u.yOffset + row * u.yStride + column, finish4(sum, row, row / u.rowsPerSample, column, count), count);`;
  return dispatch({
    key: ['sum of slices', end.key, out.key],
    features,
    uniforms: { rows, columns, quads, slices, rowsPerSample, yStride: y.stride, yOffset: y.offset, ...end.uniforms },
    operands: [partials.operand, ...end.operands, out.operand],
    code: joined(partials.code, end.code, out.code, entry(64, body)),
    workgroups: Math.ceil((rows * quads) / 64),
    flops: 0,
    bytes:
      partialBytes(rows, columns, slices) +
      bytesOf(y.storage, rows * columns) +
      bytesOfEpilogue(end, rows, columns, rowsPerSample),
  });
}
