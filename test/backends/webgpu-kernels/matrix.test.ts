import { expect, it } from 'vitest';
import { at } from '../../../src/at';
import type { Conv2d } from '../../../src/backends/webgpu/kernels/conv-shape';
import { packed, PLAIN, type Features, type Kernel } from '../../../src/backends/webgpu/kernels/kernel';
import { matrixConv, matrixMatmul } from '../../../src/backends/webgpu/kernels/matrix-products';
import { matrixBytes } from '../../../src/backends/webgpu/kernels/matrix-tiles';
import { subgroupMatrix, type MatrixTile, type MatrixUnits } from '../../../src/backends/webgpu/kernels/matrix-units';
import type { Matmul } from '../../../src/backends/webgpu/kernels/matmul';
import { compiled } from '../../support/dawn';
import { innerLoops } from '../../support/clamps';
import { convolved, convOperands } from '../../support/dense';
import { eachGpu } from '../../support/each-gpu';
import { farthest } from '../../support/gpu';
import { matrixCorners } from '../../support/matrix-corners';
import { matrixLoops } from '../../support/matrix-loops';

const half = (columns: number) => packed('half', columns);
const linear = { norm: null, hasBias: true, then: [] } as const;
const conv = { ...linear, batch: 2, isDoubled: false, filter: [3, 3], stride: 1, top: 1, left: 1 } as const;
const inSlices = { slices: 2, hasHalo: false };
const inBlocks = { slices: 1, hasHalo: true };

const products: readonly (readonly [name: string, spec: Matmul, slices: number])[] = [
  ['behind a layer norm, with a residual', { ...linear, rows: 70, inputs: 36, columns: 72, x: half(36), weight: half(72), y: half(72), rowsPerSample: 70, norm: { kind: 'layer' }, then: [{ op: 'add', view: half(72) }] }, 1], // prettier-ignore
  ['a gate, its bias and a step after it', { ...linear, rows: 70, inputs: 40, columns: 44, x: half(40), weight: half(88), y: half(44), rowsPerSample: 35, geglu: 'erf', then: [{ op: 'scale', factor: 0.5, offset: 1 }] }, 1], // prettier-ignore
  ['slices, into a wider row', { ...linear, rows: 66, inputs: 100, columns: 68, x: { storage: 'half', stride: 104, offset: 4 }, weight: half(68), y: { storage: 'half', stride: 160, offset: 80 }, rowsPerSample: 33, then: [{ op: 'addChannels', view: half(68), isShared: false }, { op: 'gelu', kind: 'tanh' }] }, 3], // prettier-ignore
];

const convolutions: readonly (readonly [name: string, spec: Conv2d, cut: typeof inBlocks])[] = [
  ['blocks behind a group norm, a residual and a shift', { ...conv, height: 5, width: 17, rows: 5, columns: 17, inputs: 36, outputs: 68, x: half(36), weight: half(68), y: half(68), norm: { kind: 'group', silu: true }, then: [{ op: 'addChannels', view: half(68), isShared: false }, { op: 'add', view: half(68) }] }, inBlocks], // prettier-ignore
  ['stride 2, padded below and to the right, in slices', { ...conv, height: 16, width: 12, rows: 8, columns: 6, stride: 2, top: 0, left: 0, inputs: 36, outputs: 40, x: half(36), weight: half(40), y: half(40) }, inSlices], // prettier-ignore
];

/** All of them in a tile. */
function kernels(tile: MatrixTile, features: Features, units: MatrixUnits): Kernel[] {
  return [
    ...products.map(([, spec, slices]) => matrixMatmul(spec, features, { tile, slices }, units)),
    ...convolutions.map(([, spec, cut]) => matrixConv(spec, features, { tile, ...cut }, units)),
  ];
}

it('has texts with matrix units that Dawn accepts', () => {
  const features: Features = { ...PLAIN, workgroupBytes: 32768 };
  expect(matrixBytes(128, true)).toBeLessThanOrEqual(features.workgroupBytes);
  const all = [features, { ...features, countsOverflows: true }, { ...features, isSoftware: true }];
  const texts = all.flatMap((some) =>
    ([128, 64] as const).flatMap((tile) =>
      kernels(tile, some, subgroupMatrix).flatMap(({ dispatches }) => dispatches.map(({ wgsl }) => wgsl)),
    ),
  );
  const names = ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix'];
  const options = ['backend=null', 'enable-dawn-features=allow_unsafe_apis'];
  // The null backend has too little workgroup memory to make pipelines.
  const byUnits = texts.filter((text) => text.includes('subgroupMatrixMultiplyAccumulate'));
  const wrong = byUnits.map((text) => text.replaceAll('<f32, 16, 16>', '<u32, 16, 16>'));
  const { said } = compiled(options, [{ features: names, texts: [...texts, ...wrong], makesPipelines: false }]);
  expect(said[0]?.slice(0, texts.length)).toEqual(texts.map(() => null));
  for (const complaint of said[0]?.slice(texts.length) ?? []) expect(complaint).not.toBeNull();
});

it('has inner loops whose indices Dawn proves to be in range', (context) => {
  const features: Features = { ...PLAIN, workgroupBytes: 32768 };
  const all = ([128, 64] as const).flatMap((tile) => kernels(tile, features, matrixCorners));
  const texts = all.map(({ dispatches }) => at(dispatches, 0).wgsl);
  const found = innerLoops(texts, ['shader-f16']);
  if (found === null) return context.skip('no Vulkan adapter');
  expect(found.length).toBe(texts.length);
  for (const [i, { loops, clamps }] of found.entries()) {
    expect(loops, 'of matrices, and those that fill the tiles').toBeGreaterThanOrEqual(3);
    expect(clamps, texts[i]).toBe(0);
  }
});

eachGpu((gpu) => {
  // Others, and tiles of 128, are in test/backends/webgpu-matrix-units.test.ts; Mesa takes long to compile each of them.
  it('convolves in matrices, in blocks behind a group norm, with a residual and a shift', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    const [, spec, cut] = at(convolutions, 0);
    const inputs = convOperands(spec);
    const kernel = matrixConv(spec, { ...PLAIN, isSoftware: true }, { tile: 64, ...cut }, matrixLoops);
    const expected = convolved(spec, inputs);
    const y = await gpu.run(kernel, inputs, ['y', { storage: 'half', length: expected.length, fill: 9 }]);
    expect(farthest(y, expected)).toBeLessThan(2e-3);
  });
});
