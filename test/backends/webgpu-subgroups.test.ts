import { expect, it, vi } from 'vitest';
import { engines } from '#engines';
import { offersSubgroups } from '../../src/backends/webgpu/device';
import { packed, PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { layerNormStatistics } from '../../src/backends/webgpu/kernels/layer-norm';
import { prefersSubgroups } from '../../src/backends/webgpu/subgroup-trial';
import { eachGpu } from '../support/each-gpu';

/** Their results on awkward numbers are in test/backends/webgpu-kernels/awkward.test.ts, and on SwiftShader in test/page. */
eachGpu((gpu) => {
  it('are in the texts of statistics alone, and in those for who asks for them', () => {
    const textOf = (subgroups: boolean) =>
      layerNormStatistics({ rows: 3, columns: 8 }, 1e-5, packed('half', 8), { ...PLAIN, subgroups })
        .dispatches.map(({ wgsl }) => wgsl)
        .join();
    expect(textOf(true)).toMatch(/^enable subgroups;\nrequires subgroup_id;\n/);
    expect(textOf(true)).toContain('subgroupAdd(');
    expect(textOf(false)).not.toContain('subgroup');
  });

  it('are taken where they are right and faster, which is tried once', async (context) => {
    if (!offersSubgroups(gpu.device)) return context.skip('no subgroups');
    const taken = (name: string, times: readonly number[]) =>
      prefersSubgroups(gpu.device, PLAIN, name, (_, trials) => {
        expect(trials.length).toBe(2);
        return Promise.resolve(times);
      });
    expect(await taken('faster', [2, 1])).toBe(true);
    expect(await taken('faster', [1, 2]), 'as before').toBe(true);
    expect(await taken('no faster', [1, 0.97])).toBe(false);
    const adapter = await engines.gpuAdapter();
    const own = await adapter.requestDevice(); // an application's, without features
    expect(await prefersSubgroups(own, PLAIN, 'faster')).toBe(false);
    own.destroy();
  });

  it('are not taken where they are wrong', async (context) => {
    if (!offersSubgroups(gpu.device)) return context.skip('no subgroups');
    const tried = () => Promise.reject(new Error('tried'));
    const unwritten = vi.spyOn(gpu.device.queue, 'writeBuffer').mockImplementation(() => undefined);
    expect(await prefersSubgroups(gpu.device, PLAIN, 'wrong', tried)).toBe(false);
    expect(unwritten).toHaveBeenCalled();
    unwritten.mockRestore();
  });
});
