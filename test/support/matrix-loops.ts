import type { MatrixUnits } from '../../src/backends/webgpu/kernels/matrix-units';

/**
 * Matrix units in loops: the first thread of each 32 does it all. A factor is where it lies (place, stride), sums are
 * named by their index, and the products of a step are noted and made by one loop at its end, so that Mesa has little to
 * compile; nor does it see that loops have 16 turns, and write them out.
 */
export const matrixLoops: MatrixUnits = {
  name: 'loops',
  directives: ['enable f16;'],
  code: `
var<private> sums: array<f32, 4096>;
var<private> factors: array<vec4u, 32>;
var<private> indices: array<u32, 32>;
var<private> noted: u32;
var<private> works: bool;
var<private> turns: u32;

fn note(x: vec2u, w: vec2u, index: u32) -> u32 {
  factors[noted] = vec4u(x, w);
  indices[noted] = index;
  noted++;
  return index;
}

fn multiply_all() {
  for (var n = 0u; n < select(0u, noted, works); n++) {
    let f = factors[n];
    for (var i = 0u; i < turns * turns; i++) {
      var sum = sums[indices[n] * 256 + i];
      for (var k = 0u; k < turns; k++) {
        sum += f32(tile_x[f.x + i / 16 * f.y + k]) * f32(tile_w[f.z + k * f.w + i % 16]);
      }
      sums[indices[n] * 256 + i] = sum;
    }
  }
  noted = 0;
}

fn store(index: u32, place: u32, stride: u32) {
  if (works) { for (var i = 0u; i < turns * turns; i++) { block[place + i / 16 * stride + i % 16] = sums[index * 256 + i]; } }
}`,
  start: 'works = lane == 0; turns = select(16u, 0u, u.rows == 0u);',
  sum: (name, index) => `var ${name} = ${index}u;`,
  left: (place, stride) => `vec2u(${place}, ${stride})`,
  right: (place, stride) => `vec2u(${place}, ${stride})`,
  multiply: (left, right, sum) => `note(${left}, ${right}, ${sum})`,
  end: 'multiply_all();',
  store: (sum, place, stride) => `store(${sum}, ${place}, ${stride});`,
};
