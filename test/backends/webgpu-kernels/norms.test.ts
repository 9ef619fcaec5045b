import { expect, it } from 'vitest';
import type { GroupNormSize } from '../../../src/backends/webgpu/kernels/group-norm';
import { PLAIN, type Storage } from '../../../src/backends/webgpu/kernels/kernel';
import { eachGpu } from '../../support/each-gpu';
import { farthest } from '../../support/gpu';
import { affine, groupNormed, groupNormKernel, layerNormed, layerNormKernel } from '../../support/normed';
import { seeded } from '../../support/seeded';

eachGpu((gpu) => {
  const groupNorm = (size: GroupNormSize, x: Float32Array, storage: Storage) =>
    gpu.run(groupNormKernel(size, storage, PLAIN), { x: { storage, values: x }, ...affine(size.channels) }, [
      'y',
      { storage, length: x.length },
    ]);

  it('norms groups, whatever their size', async () => {
    for (const [batch, pixels, channels, groups, storage] of [
      [2, 300, 40, 4, 'float32'], // groups of ten: they share vectors of four
      [1, 2100, 64, 4, 'float32'], // several chunks
      [2, 5, 1280, 4, 'float32'], // more columns than threads
      [1, 1, 8, 4, 'float32'],
      [2, 1, 8, 8, 'float32'], // one value is its own mean
      [1, 1, 48, 24, 'float32'],
      [3, 2, 16, 16, 'float32'],
      [2, 7, 6, 3, 'float32'], // in ones
      [1, 77, 40, 4, 'half'],
      [1, 9, 9, 3, 'half'], // odd, so through float32
    ] as const) {
      const size = { batch, pixels, channels, groups };
      const x = seeded('input.x', [batch * pixels * channels]);
      const bound = storage === 'half' ? 2e-3 : 2e-6;
      expect(farthest(await groupNorm(size, x, storage), groupNormed(size, x)), JSON.stringify(size)).toBeLessThan(
        bound,
      );
    }
  });

  it('gives nothing but shifts where all values are alike', async () => {
    const size = { batch: 1, pixels: 2100, channels: 64, groups: 4 };
    const constant = new Float32Array(2100 * 64).fill(1000);
    expect(farthest(await groupNorm(size, constant, 'float32'), groupNormed(size, constant))).toBeLessThan(1e-5);
  });

  it('takes the statistics of values whose squares a half cannot hold', async () => {
    const size = { batch: 1, pixels: 77, channels: 40, groups: 4 };
    const x = seeded('input.x', [77 * 40]).map((value, i) => (i % 50 === 0 ? 65504 : Math.round(value * 100)));
    expect(farthest(await groupNorm(size, x, 'half'), groupNormed(size, x))).toBeLessThan(2e-3);
  });

  it('norms rows', async () => {
    for (const [rows, columns, storage] of [
      [77, 768, 'float32'],
      [9, 320, 'half'],
    ] as const) {
      const x = seeded('input.x', [rows * columns]);
      const size = { rows, columns };
      const inputs = { x: { storage, values: x }, ...affine(columns) };
      const y = await gpu.run(layerNormKernel(size, storage, PLAIN), inputs, ['y', { storage, length: x.length }]);
      const bound = storage === 'half' ? 2e-3 : 2e-6;
      expect(farthest(y, layerNormed(size, x)), `${rows} rows of ${columns}`).toBeLessThan(bound);
    }
  });
});
