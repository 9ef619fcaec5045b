import type { MatrixUnits } from '../../src/backends/webgpu/kernels/matrix-units';

/**
 * Matrix units that touch the first and the last value of each matrix alone: at the indices of the real ones, in texts that any
 * device with f16 compiles, so that Dawn's dump shows which of them it cannot prove to be in range.
 */
export const matrixCorners: MatrixUnits = {
  name: 'corners',
  directives: ['enable f16;'],
  code: '',
  start: '',
  sum: (name) => `var ${name} = 0.0;`,
  left: (place, stride) => `f32(tile_x[${place}] + tile_x[${place} + 15u * ${stride} + 15u])`,
  right: (place, stride) => `f32(tile_w[${place}] + tile_w[${place} + 15u * ${stride} + 15u])`,
  multiply: (left, right, sum) => `${sum} + ${left} * ${right}`,
  end: '',
  store: (sum, place, stride) => `block[${place}] = ${sum}; block[${place} + 15u * ${stride} + 15u] = ${sum};`,
};
