import { expect, it } from 'vitest';
import { attention } from '../../../src/backends/webgpu/kernels/attention';
import { attentionTiles } from '../../../src/backends/webgpu/kernels/attention-tiles';
import { packed, PLAIN, type Features, type Storage } from '../../../src/backends/webgpu/kernels/kernel';
import { attended, sized, type Attended } from '../../support/attended';
import { eachGpu } from '../../support/each-gpu';
import { farthest } from '../../support/gpu';

it('has tiles for every size of heads, in every size of workgroup memory', () => {
  for (const memory of [16384, 32768]) {
    for (const size of [1, 3, 8, 40, 64, 80, 128, 160, 512]) {
      const { rows, columns, slices, bytes } = attentionTiles({ batch: 2, queries: 4096, heads: 8, size }, memory);
      expect(4 * slices * columns, `heads of ${size}`).toBeGreaterThanOrEqual(size);
      expect(rows * columns).toBeLessThanOrEqual(256);
      expect(bytes).toBeLessThanOrEqual(memory);
    }
  }
});

eachGpu((gpu) => {
  /** Written out in one slice alone: Mesa takes a quarter of a minute for more. */
  function run(
    one: Attended,
    storage: Storage = 'float32',
    features: Features = { ...PLAIN, isSoftware: one.size !== 40 },
  ): Promise<Float32Array> {
    const columns = one.heads * one.size;
    const view = packed(storage, columns);
    const kernel = attention(one, { q: view, k: view, v: view, y: view }, features);
    const [q, k, v] = [one.q, one.k, one.v].map((values) => ({ storage, values }));
    if (q === undefined || k === undefined || v === undefined) throw new RangeError();
    const length = one.batch * one.queries * columns;
    return gpu.run(kernel, { q, k, v }, ['y', { storage, length, fill: 77 }]);
  }

  it('equals the formula', async () => {
    for (const one of [
      sized(2, 33, 77, 2, 40),
      sized(2, 1, 1, 2, 40),
      sized(1, 17, 41, 1, 40),
      sized(1, 4, 40, 1, 40),
    ]) {
      expect(farthest(await run(one), attended(one)), `${one.queries} × ${one.keys}`).toBeLessThan(2e-6);
    }
  });

  it('equals it for heads in slices, in workgroups of all sizes, in halves', async () => {
    const one = sized(1, 130, 50, 64, 80);
    const features = { ...gpu.features, workgroupBytes: 32768 };
    expect(attentionTiles(one, features.workgroupBytes)).toMatchObject({ rows: 16, slices: 2 });
    expect(farthest(await run(one, 'half', features), attended(one))).toBeLessThan(2e-3);
  });

  it('equals it for the one head of the decoder', async () => {
    const one = sized(1, 20, 70, 1, 512);
    expect(farthest(await run(one), attended(one))).toBeLessThan(2e-6);
  });

  it('sees nothing that comes later, if causal, in heads of any size', async () => {
    // Odd halves, so through float32.
    for (const one of [sized(2, 77, 77, 3, 5, true), sized(1, 33, 20, 3, 5, true)]) {
      expect(farthest(await run(one, 'half'), attended(one))).toBeLessThan(2e-3);
    }
  });

  it('keeps scores that halves could not', async () => {
    const one = sized(1, 4, 50, 1, 40);
    const [q, k] = [one.q.map((x) => 600 * x), one.k.map((x) => 600 * x)];
    const v = one.v.map((x) => 30000 * x);
    const large = { ...one, q, k, v };
    expect(Math.max(...large.v)).toBeGreaterThan(30000);
    // Such scores pick a key, and ties are far apart.
    expect(farthest(await run(large), attended(large))).toBeLessThan(1e-3);
  });
});
