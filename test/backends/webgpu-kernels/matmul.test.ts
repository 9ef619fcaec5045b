import { expect, it } from 'vitest';
import { packed, PLAIN, type Features, type View } from '../../../src/backends/webgpu/kernels/kernel';
import { matmul, type Matmul } from '../../../src/backends/webgpu/kernels/matmul';
import { TILES } from '../../../src/backends/webgpu/kernels/tiles';
import type { Tile } from '../../../src/backends/webgpu/kernels/gemm-shape';
import { eachGpu } from '../../support/each-gpu';
import { farthest, type Values } from '../../support/gpu';
import { operandsOf, product } from '../../support/dense';

const [LARGE, MIDDLE, SMALL] = TILES as [Tile, Tile, Tile];
const half = (columns: number): View => packed('half', columns);
const float = (columns: number): View => packed('float32', columns);
const plain = { rowsPerSample: 1, norm: null, hasBias: false, then: [] } as const;

/** What a case is about, its kernel and the tile that it is made with; short texts, which lavapipe compiles sooner, except one. */
const cases: readonly (readonly [name: string, spec: Matmul, tile: Tile])[] = [
  ['off the tile by one', { ...plain, rows: 129, inputs: 68, columns: 68, x: half(68), weight: half(68), y: half(68), hasBias: true, then: [{ op: 'gelu', kind: 'tanh' }] }, LARGE], // prettier-ignore
  ['a step short, pairs', { ...plain, rows: 63, inputs: 14, columns: 62, x: half(14), weight: half(62), y: half(62), rowsPerSample: 21, norm: { kind: 'group', silu: true }, then: [{ op: 'silu' }, { op: 'scale', factor: 0.5, offset: 1 }] }, MIDDLE], // prettier-ignore
  ['a gate behind a layer norm', { ...plain, rows: 40, inputs: 36, columns: 40, x: float(36), weight: half(80), y: half(40), norm: { kind: 'layer' }, hasBias: true, geglu: 'erf' }, LARGE], // prettier-ignore
  ['a gate in small tiles', { ...plain, rows: 33, inputs: 8, columns: 20, x: float(8), weight: float(40), y: float(20), geglu: 'quick' }, SMALL], // prettier-ignore
  ['slices, a residual and a shift, into a wider row', { ...plain, rows: 36, inputs: 100, columns: 36, x: { storage: 'half', stride: 104, offset: 4 }, weight: half(36), y: { storage: 'half', stride: 80, offset: 40 }, rowsPerSample: 18, hasBias: true, then: [{ op: 'addChannels', view: half(36), isShared: false }, { op: 'add', view: float(36) }] }, { ...SMALL, slices: 3 }], // prettier-ignore
  ['a transposed weight', { ...plain, rows: 40, inputs: 36, columns: 65, x: float(36), weight: float(36), isTransposed: true, y: float(65), then: [{ op: 'relu' }] }, MIDDLE], // prettier-ignore
];

eachGpu((gpu) => {
  const run = async (spec: Matmul, features: Features, tile: Tile, inputs: Record<string, Values>) => {
    const length = spec.rows * spec.y.stride;
    return gpu.run(matmul(spec, features, tile), inputs, ['y', { storage: spec.y.storage, length, fill: 9 }]);
  };

  it.each(cases)('%s', async (_, spec, tile) => {
    const inputs = operandsOf(spec);
    const expected = product(spec, inputs);
    const isWhole = spec.norm?.kind === 'layer';
    for (const f16 of new Set([false, isWhole && gpu.features.f16])) {
      const y = await run(spec, { ...PLAIN, f16, isSoftware: f16 || !isWhole }, tile, inputs);
      expect(farthest(y, expected), `f16 ${f16}`).toBeLessThan(spec.y.storage === 'half' ? 2e-3 : 3e-6);
    }
  });

  it('adds in two levels where it is asked to', async (context) => {
    if (!gpu.features.f16) context.skip('the adapter has no shader-f16');
    const spec: Matmul = { ...plain, rows: 32, inputs: 80, columns: 32, x: half(80), weight: half(32), y: float(32) };
    const inputs = operandsOf(spec);
    const y = await run(spec, { ...PLAIN, f16: true, isTwoLevel: true, isSoftware: true }, SMALL, inputs);
    expect(farthest(y, product(spec, inputs))).toBeLessThan(3e-3);
  });
});
