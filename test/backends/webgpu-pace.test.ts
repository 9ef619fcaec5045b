import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { currentEngine } from '../../src/backends';
import { mostFlops, Pace, paceOf } from '../../src/backends/webgpu/pace';
import { backend } from '../../src/backends/webgpu/tensors';
import { Linear } from '../../src/layers';
import { eachBackend, expectNoLeak } from '../support/engines';

it('bounds the work of a dispatch by half a second at half of the rate, as a power of two', () => {
  expect(mostFlops(4e10)).toBe(2 ** 33);
  expect(mostFlops(4.2e10)).toBe(2 ** 33);
  for (const rate of [1e9, 8e10, 3e12]) {
    expect(mostFlops(rate)).toBeLessThanOrEqual(rate / 4);
    expect(mostFlops(rate)).toBeGreaterThan(rate / 8);
  }
  expect(mostFlops(), 'of a device that is not measured').toBeLessThan(2e10);
});

it('submits work in parts of a tenth of a second, and longer dispatches alone', () => {
  const pace = new Pace({} as GPUQueue);
  pace.rate = 100;
  const parts = pace.parts([4, 4, 4, 20, 1].map((flops) => ({ flops })));
  expect(parts.map((part) => part.map(({ flops }) => flops))).toEqual([[4, 4], [4], [20], [1]]);
});

eachBackend(() => {
  it('submits ops that run one by one as soon as they are much for the device', async () => {
    await expectNoLeak(async () => {
      const layer = new Linear(8, 8);
      for (const [, param] of layer.parameters())
        param.hold(currentEngine().upload(tf.ones([...param.shape]), 'float32'), 'float32');
      const pace = paceOf(backend().device);
      const { rate } = pace;
      const submitted = vi.spyOn(backend(), 'submitQueue');
      const x = tf.ones([1, 4, 8]);
      const submitsAt = async (one: number) => {
        pace.rate = one;
        tf.dispose(tf.tidy(() => layer.forward(x)));
        await backend().device.queue.onSubmittedWorkDone();
        return submitted.mock.calls.splice(0).length;
      };
      await submitsAt(1);
      expect(await submitsAt(1)).toBe(1);
      expect(await submitsAt(1e12)).toBe(0);
      submitted.mockRestore();
      pace.rate = rate;
      x.dispose();
      layer.dispose();
    });
  });
}, ['webgpu']);
