import { afterEach, expect, it, vi } from 'vitest';
import { engines } from '#engines';
import { featuresAfterTrial, featuresOf } from '../../src/backends/webgpu/features';
import { TILES } from '../../src/backends/webgpu/kernels/tiles';
import { mostFlops, paceOf } from '../../src/backends/webgpu/pace';
import type * as trial from '../../src/backends/webgpu/trial';
import { eachBackend } from '../support/engines';

/** What is measured, in turn; adapters of software have no trial. */
const measured = vi.hoisted(() => ({ rates: [] as (number | Error)[], times: [] as number[][] }));

vi.mock('../../src/backends/webgpu/trial', async (original) => ({
  ...(await original<typeof trial>()),
  rateOf: () => {
    const rate = measured.rates.shift() ?? new Error('nothing more was to be measured');
    return typeof rate === 'number' ? Promise.resolve(rate) : Promise.reject(rate);
  },
  timesOf: () => Promise.resolve(measured.times.shift()),
}));

const devices: GPUDevice[] = [];

/** A device without features that goes by the name of a GPU. */
async function deviceOf(name: string): Promise<GPUDevice> {
  const adapter = await engines.gpuAdapter();
  const device = await adapter.requestDevice();
  const adapterInfo = { vendor: name, architecture: '', device: '', description: '', isFallbackAdapter: false };
  Object.defineProperty(device, 'adapterInfo', { value: adapterInfo });
  devices.push(device);
  return device;
}

afterEach(() => {
  for (const device of devices.splice(0)) device.destroy();
});

eachBackend(() => {
  it('bounds dispatches by the measured rate, and takes the fastest tile', async () => {
    const device = await deviceOf('quick');
    expect(featuresOf(device)).toMatchObject({ isSoftware: false, firstTile: 0, dispatchFlops: mostFlops() });
    measured.rates.push(2e11);
    measured.times.push([3, 2, 1]);
    const both = [featuresAfterTrial(device, false), featuresAfterTrial(device, true)]; // side by side
    for (const features of await Promise.all(both)) {
      expect(features).toMatchObject({ firstTile: TILES.length - 1, dispatchFlops: mostFlops(2e11), subgroups: false });
      expect(featuresOf(device)).toMatchObject(features);
    }
    expect(paceOf(device).rate).toBe(2e11);
    const other = await featuresAfterTrial(await deviceOf('quick'), true);
    expect(other, 'of the same name, without a trial').toMatchObject({ firstTile: 2, dispatchFlops: mostFlops(2e11) });
  });

  it('does not try what is faster on a device that takes long for it', async () => {
    measured.rates.push(3e10);
    const features = await featuresAfterTrial(await deviceOf('slow'), true);
    expect(features).toMatchObject({ firstTile: 0, dispatchFlops: mostFlops(3e10), f16: false, matrix: null });
    expect(measured.times).toEqual([]);
  });

  it('measures again where that has failed', async () => {
    const device = await deviceOf('lost');
    measured.rates.push(new Error('lost'), 1e12);
    measured.times.push([1, 1, 1]);
    await expect(featuresAfterTrial(device, false)).rejects.toThrow('lost');
    expect(await featuresAfterTrial(device, false)).toMatchObject({ firstTile: 0, dispatchFlops: mostFlops(1e12) });
  });
}, ['webgpu']);
