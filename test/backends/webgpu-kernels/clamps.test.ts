import { expect, it } from 'vitest';
import { attention } from '../../../src/backends/webgpu/kernels/attention';
import { packed, PLAIN } from '../../../src/backends/webgpu/kernels/kernel';
import { innerLoops } from '../../support/clamps';
import { eachBackend } from '../../support/engines';
import { everyProduct } from '../../support/every-product';

const masked = `
var<workgroup> tile: array<f32, 64>;
@group(0) @binding(0) var<storage, read_write> y: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  for (var i = 0u; i < 8; i++) { sum += tile[i * 8 + (thread & 7)]; }
  y[thread] = sum;
}`;

eachBackend(() => {
  it('has inner loops whose indices Dawn proves to be in range', (context) => {
    const sizes = [40, 64, 80, 160, 512];
    const texts = sizes.flatMap((size) => {
      const view = packed('float32', size);
      const shape = { batch: 2, queries: 4096, keys: 4096, heads: 8, size, causal: false };
      const features = { ...PLAIN, workgroupBytes: 32768 };
      return attention(shape, { q: view, k: view, v: view, y: view }, features).dispatches.map(({ wgsl }) => wgsl);
    });
    const found = innerLoops([masked, ...texts], []);
    if (found === null) return context.skip('no Vulkan adapter');
    expect(found[0], 'an index that is not proven').toEqual({ loops: 1, clamps: 1 });
    expect(found.length).toBe(1 + sizes.length);
    for (const { loops, clamps } of found.slice(1)) {
      expect(loops).toBeGreaterThanOrEqual(4); // scores, maxima, sums, and each slice of results
      expect(clamps).toBe(0);
    }
  });

  it('has them in products too', (context) => {
    const kernels = everyProduct('half', PLAIN).map(({ dispatches }) => dispatches[0]?.wgsl ?? '');
    const found = innerLoops([...new Set(kernels)], []);
    if (found === null) return context.skip('no Vulkan adapter');
    for (const [i, { loops, clamps }] of found.entries()) {
      expect(loops).toBeGreaterThanOrEqual(1);
      expect(clamps, kernels[i]).toBe(0);
    }
  });
}, ['webgpu']);
