import { expect, it } from 'vitest';
import {
  dispatch,
  folded,
  PLAIN,
  type Features,
  type Kernel,
  type Storage,
} from '../../../src/backends/webgpu/kernels/kernel';
import { entry, gelu, reads, widthOf, writes, type Width } from '../../../src/backends/webgpu/kernels/wgsl';
import { eachGpu } from '../../support/each-gpu';
import { farthest, halves } from '../../support/gpu';
import { seeded } from '../../support/seeded';

/** `y = GELU(x)`, four of `count` values a thread. */
function geluKernel(count: number, storage: Storage, width: Width, features: Features): Kernel {
  const [x, y] = [reads('x', storage, width, features), writes('y', storage, width, features)];
  const body = `  let e = (workgroup * 32u + thread) * 4u;
  if (e < u.count) { store4_y(e, gelu4(load4_x(e, u.count - e)), u.count - e); }`;
  const one = dispatch({
    key: ['test gelu', x.key, y.key],
    features,
    uniforms: { count },
    operands: [x.operand, y.operand],
    code: [x.code, y.code, gelu('erf'), entry(32, body)].join('\n'),
    workgroups: Math.ceil(count / 128),
    flops: 0,
    bytes: 0,
  });
  return { dispatches: [one], scratch: {} };
}

it('folds workgroups at 65,535', () => {
  expect(folded(65535)).toEqual([65535, 1, 1]);
  expect(folded(65536)).toEqual([32768, 2, 1]);
  expect(folded(200001)).toEqual([50001, 4, 1]);
});

it('moves as many values at once as rows allow', () => {
  expect(widthOf(320, { stride: 960, offset: 640 })).toBe(4);
  expect(widthOf(320, { stride: 322, offset: 0 })).toBe(2);
  expect(widthOf(320, { stride: 324, offset: 1 })).toBe(1);
  expect(() => writes('y', 'half', 1, PLAIN)).toThrow(/odd number of columns/);
});

eachGpu((gpu) => {
  it('reads and writes every storage, past 65,535 workgroups too', async () => {
    const x = seeded('input.x', [4 * 1000 + 2]).map((value) => 3 * value);
    const erf = (v: number) => Math.sign(v) * (1 - tail(Math.abs(v)));
    const expected = x.map((v) => 0.5 * v * (1 + erf(v / Math.SQRT2)));
    for (const f16 of new Set([false, gpu.features.f16])) {
      for (const [storage, width] of [
        ['float32', 1],
        ['float32', 2],
        ['half', 2],
      ] as const) {
        const kernel = geluKernel(x.length, storage, width, { ...PLAIN, f16 });
        const y = await gpu.run(kernel, { x: { storage, values: x } }, ['y', { storage, length: x.length }]);
        expect(farthest(y, expected), `${storage} ${width} ${f16}`).toBeLessThan(storage === 'half' ? 1e-3 : 1e-6);
      }
    }
    const many = new Float32Array(128 * 70_000).fill(1);
    const kernel = geluKernel(many.length, 'half', 4, PLAIN);
    const y = await gpu.run(kernel, { x: halves(many) }, ['y', { storage: 'half', length: many.length }]);
    expect(y.findIndex((value) => Math.abs(value - 0.8413) > 1e-3)).toBe(-1);
  });

  it('counts stores that a half cannot hold', async () => {
    const values = Float32Array.of(1, 65504, -60000, 0, Infinity, NaN);
    const kernel = geluKernel(6, 'half', 2, { ...PLAIN, countsOverflows: true });
    const y = { storage: 'half', values: new Float32Array(6) } as const;
    const counted = await gpu.run(kernel, { x: { storage: 'half', values }, y }, [
      'overflows',
      { storage: 'float32', length: 1 },
    ]);
    expect(new Uint32Array(counted.buffer)[0]).toBe(3);
  });
});

/** 1 − erf(x) for x ≥ 0, by its series. */
function tail(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return x > 4 ? 0 : 1 - (2 / Math.sqrt(Math.PI)) * sum;
}
