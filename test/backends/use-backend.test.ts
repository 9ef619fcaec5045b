import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { eachBackend, expectNoLeak } from '../support/engines';

eachBackend((name) => {
  it('is current, and computes', async () => {
    expect(tf.getBackend()).toBe(name);
    await expectNoLeak(async () => {
      const y = tf.tidy(() => tf.matMul(tf.tensor2d([[1, 2], [3, 4]]), tf.tensor2d([[5, 6], [7, 8]]))); // prettier-ignore
      expect([...(await y.data())]).toEqual([19, 22, 43, 50]);
      y.dispose();
    });
  });
});
