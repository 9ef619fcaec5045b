import { afterAll, beforeAll, expect, it } from 'vitest';
import { packed, PLAIN, type Features } from '../../../src/backends/webgpu/kernels/kernel';
import { matrixBytes, matrixMatmul } from '../../../src/backends/webgpu/kernels/matrix-matmul';
import type { Matmul } from '../../../src/backends/webgpu/kernels/matmul';
import { compiled } from '../../support/dawn';
import { eachBackend } from '../../support/engines';
import { farthest, floats, Gpu, halves } from '../../support/gpu';
import { matrixLoops } from '../../support/matrix-loops';
import { seeded } from '../../support/seeded';

const features: Features = { ...PLAIN, f16: true, workgroupBytes: 32768 };

function product(rows: number, inputs: number, columns: number, extra: Partial<Matmul> = {}): Matmul {
  return {
    rows,
    inputs,
    columns,
    x: packed('half', inputs),
    weight: packed('half', columns),
    y: packed('half', columns),
    rowsPerSample: rows,
    norm: null,
    hasBias: true,
    then: [],
    ...extra,
  };
}

it('has texts with matrix units that Dawn accepts', () => {
  expect(matrixBytes(128)).toBeLessThanOrEqual(features.workgroupBytes);
  const residual = packed('half', 320);
  const specs = [
    product(256, 320, 320),
    product(5, 7, 6),
    product(256, 320, 320, { norm: { kind: 'layer' }, then: [{ op: 'add', view: residual }] }),
    product(256, 320, 320, { norm: { kind: 'group', silu: true }, y: packed('float32', 320), then: [{ op: 'silu' }] }),
  ];
  const texts = specs.flatMap((spec) =>
    ([128, 64] as const).flatMap((tile) => matrixMatmul(spec, features, tile).dispatches.map(({ wgsl }) => wgsl)),
  );
  const names = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'];
  const options = ['backend=null', 'enable-dawn-features=allow_unsafe_apis'];
  // The null backend has too little workgroup memory to make pipelines.
  const wrong = texts.map((text) => text.replaceAll('<f32, 16, 16>', '<u32, 16, 16>'));
  const { said } = compiled(options, [{ features: names, texts: [...texts, ...wrong], makesPipelines: false }]);
  expect(said[0]?.slice(0, texts.length)).toEqual(texts.map(() => null));
  for (const complaint of said[0]?.slice(texts.length) ?? []) expect(complaint).not.toBeNull();
});

eachBackend(() => {
  let gpu: Gpu;
  beforeAll(async () => {
    gpu = await Gpu.open();
  });
  afterAll(() => {
    gpu.close();
  });

  it('equals the formula, with the units in loops', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    // Off the tile by one, off the depth, and more than a tile.
    const [rows, inputs, columns] = [65, 40, 72];
    const spec = product(rows, inputs, columns, {
      y: packed('float32', columns),
      then: [{ op: 'add', view: packed('float32', columns) }],
    });
    const [x, weight] = [seeded('input.x', [rows * inputs]), seeded('input.w', [inputs * columns])];
    const [bias, residual] = [seeded('input.b', [columns]), seeded('input.r', [rows * columns])];
    const operands = { x: halves(x), weight: halves(weight), bias: floats(bias), residual: floats(residual) };
    const y = await gpu.run(matrixMatmul(spec, features, 64, matrixLoops), operands, [
      'y',
      { storage: 'float32', length: rows * columns, fill: 77 },
    ]);
    const expected = residual.map((value, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      let sum = value + (bias[column] as number);
      for (let k = 0; k < inputs; k++)
        sum += (x[row * inputs + k] as number) * (weight[k * columns + column] as number);
      return sum;
    });
    expect(farthest(y, expected), `${rows} × ${inputs} × ${columns}`).toBeLessThan(1e-3);
  });
}, ['webgpu']);
