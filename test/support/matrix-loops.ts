import type { MatrixUnits } from '../../src/backends/webgpu/kernels/matrix-units';

/**
 * Matrix units in loops: the first thread of each 32 does it all. A factor is where it lies (place, stride), sums are
 * named by their index, so that Mesa has little to compile; nor does it see that
 * loops have 16 turns, and write them out.
 */
export const matrixLoops: MatrixUnits = {
  name: 'loops',
  directives: ['enable f16;'],
  code: `
var<private> sums: array<f32, 4096>;
var<private> works: bool;
var<private> turns: u32;

fn multiply(x: vec2u, w: vec2u, index: u32) -> u32 {
  if (works) {
    for (var i = 0u; i < turns * turns; i++) {
      var sum = sums[index * 256 + i];
      for (var k = 0u; k < turns; k++) {
        sum += f32(tile_x[x.x + i / 16 * x.y + k]) * f32(tile_w[w.x + k * w.y + i % 16]);
      }
      sums[index * 256 + i] = sum;
    }
  }
  return index;
}

fn store(index: u32, place: u32, stride: u32) {
  if (works) { for (var i = 0u; i < turns * turns; i++) { block[place + i / 16 * stride + i % 16] = sums[index * 256 + i]; } }
}`,
  start: 'works = lane == 0; turns = select(16u, 0u, u.rows == 0u);',
  sum: (name, index) => `var ${name} = ${index}u;`,
  left: (place, stride) => `vec2u(${place}, ${stride})`,
  right: (place, stride) => `vec2u(${place}, ${stride})`,
  multiply: (left, right, sum) => `multiply(${left}, ${right}, ${sum})`,
  store: (sum, place, stride) => `store(${sum}, ${place}, ${stride});`,
};
