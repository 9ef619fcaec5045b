import { expect, it } from 'vitest';
import { PLAIN, type Features } from '../../../src/backends/webgpu/kernels/kernel';
import { compiled } from '../../support/dawn';
import { everyDispatch } from '../../support/every-kernel';

const sets: readonly (readonly [features: readonly string[], Features])[] = [
  [[], PLAIN],
  [[], { ...PLAIN, workgroupBytes: 32768, countsOverflows: true }],
  [[], { ...PLAIN, isSoftware: true }],
  [['shader-f16'], { ...PLAIN, f16: true }],
  [['subgroups'], { ...PLAIN, subgroups: true, workgroupBytes: 32768 }],
  [['shader-f16', 'subgroups'], { ...PLAIN, f16: true, subgroups: true }],
];

const WRONG = '@compute @workgroup_size(1) fn main() { let x: u32 = 1.5; }';

it('has only texts that a device with their features accepts', () => {
  const jobs = sets.map(([names, features]) => ({ names, features, dispatches: everyDispatch(features) }));
  // Dawn without a driver checks texts as for a GPU that has every feature, and runs nothing. It has 16 KiB of
  // workgroup memory for pipelines.
  const { said } = compiled(
    ['backend=null', 'enable-dawn-features=allow_unsafe_apis'],
    jobs.map(({ names, features, dispatches }) => ({
      features: names,
      texts: [...dispatches.map(({ wgsl }) => wgsl), WRONG],
      makesPipelines: features.workgroupBytes === PLAIN.workgroupBytes,
    })),
  );
  for (const [i, { dispatches, names }] of jobs.entries()) {
    const complaints = said[i] ?? [];
    expect(dispatches.length).toBeGreaterThan(80);
    expect(complaints.length).toBe(dispatches.length + 1);
    expect(complaints.at(-1), 'a wrong text').not.toBeNull();
    for (const [n, { key, wgsl, bindings }] of dispatches.entries()) {
      expect(complaints[n], `${key} with ${names.join()}\n${wgsl}`).toBeNull();
      expect(bindings.length, `storage buffers of ${key}`).toBeLessThanOrEqual(8);
    }
  }
});
