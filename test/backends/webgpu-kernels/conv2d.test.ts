import { expect, it } from 'vitest';
import { conv2d } from '../../../src/backends/webgpu/kernels/conv2d';
import type { Conv2d } from '../../../src/backends/webgpu/kernels/conv-shape';
import { packed, PLAIN, type View } from '../../../src/backends/webgpu/kernels/kernel';
import { TILES, type ConvTile } from '../../../src/backends/webgpu/kernels/tiles';
import { convolved, convOperands } from '../../support/dense';
import { eachGpu } from '../../support/each-gpu';
import { farthest } from '../../support/gpu';

const [LARGE, MIDDLE, SMALL] = [0, 1, 2].map((i) => ({ ...TILES[i], hasHalo: true })) as [ConvTile, ConvTile, ConvTile];
const half = (columns: number): View => packed('half', columns);
const float = (columns: number): View => packed('float32', columns);
const plain = { batch: 2, isDoubled: false, filter: [3, 3], stride: 1, top: 1, left: 1, norm: null, hasBias: true, then: [] } as const; // prettier-ignore

/** What a case is about, its kernel, the tile that it is made with, and whether f16 is tried too. */
const cases: readonly (readonly [name: string, spec: Conv2d, tile: ConvTile, triesHalves: boolean])[] = [
  [
    'blocks of 8 × 16 behind a group norm, a residual and a shift',
    { ...plain, height: 9, width: 17, rows: 9, columns: 17, inputs: 20, outputs: 68, x: half(20), weight: half(68), y: half(68), norm: { kind: 'group', silu: true }, then: [{ op: 'addChannels', view: half(68), isShared: false }, { op: 'add', view: half(68) }] }, // prettier-ignore
    LARGE,
    true,
  ],
  [
    'blocks of an image read twice as large, in slices, into a wider row',
    { ...plain, height: 4, width: 5, rows: 8, columns: 10, isDoubled: true, inputs: 36, outputs: 32, x: { storage: 'half', stride: 40, offset: 4 }, weight: half(32), y: { storage: 'half', stride: 48, offset: 16 } }, // prettier-ignore
    { ...SMALL, slices: 4 },
    false,
  ],
  [
    'stride 2, padded below and to the right',
    { ...plain, height: 8, width: 6, rows: 4, columns: 3, stride: 2, top: 0, left: 0, inputs: 20, outputs: 36, x: half(20), weight: half(36), y: half(36) }, // prettier-ignore
    { ...MIDDLE, hasHalo: false },
    false,
  ],
  [
    'odd channels and an odd filter',
    { ...plain, height: 5, width: 4, rows: 6, columns: 3, filter: [2, 4], inputs: 3, outputs: 5, x: float(3), weight: float(5), y: float(5), norm: { kind: 'group', silu: false }, hasBias: false, then: [{ op: 'relu' }] }, // prettier-ignore
    { ...SMALL, hasHalo: false, slices: 2 },
    false,
  ],
];

eachGpu((gpu) => {
  it.each(cases)('%s', async (_, spec, tile, triesHalves) => {
    const inputs = convOperands(spec);
    const expected = convolved(spec, inputs);
    for (const f16 of new Set([false, triesHalves && gpu.features.f16])) {
      // In a text with its loops written out as well, where f16 is tried; lavapipe takes long to compile it.
      const kernel = conv2d(spec, { ...PLAIN, f16, isSoftware: f16 || !triesHalves }, tile);
      const y = await gpu.run(kernel, inputs, ['y', { storage: spec.y.storage, length: expected.length, fill: 9 }]);
      expect(farthest(y, expected), `f16 ${f16}`).toBeLessThan(spec.y.storage === 'half' ? 2e-3 : 3e-6);
    }
  });
});
