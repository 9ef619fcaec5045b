import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { lerp, OptionError, randomSource, slerp } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';

const SHAPE = [16, 16, 4];
const noise = (seed: number) => tf.tensor(randomSource('torch', seed).normal([1, 16, 16, 4]), SHAPE);
const deviation = async (x: tf.Tensor) => {
  const values = await x.data<'float32'>();
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
};

describe('walks', () => {
  eachBackend(() => {
    it('go from one end to the other', async () => {
      await expectNoLeak(async () => {
        const [a, b] = [noise(1), noise(2)];
        for (const walk of [lerp, slerp]) {
          const [start, end] = [walk(a, b, 0), walk(a, b, 1)];
          const apart = tf.tidy(() => tf.add(tf.max(tf.abs(tf.sub(start, a))), tf.max(tf.abs(tf.sub(end, b)))));
          expect((await apart.data())[0]).toBeLessThan(1e-5);
          tf.dispose([start, end, apart]);
        }
        tf.dispose([a, b]);
      });
    });

    it('keep the deviation of noise along the arc, which the straight line does not', async () => {
      const [a, b] = [noise(1), noise(2)];
      const [arc, line] = [slerp(a, b, 0.5), lerp(a, b, 0.5)];
      expect(Math.abs((await deviation(arc)) - 1)).toBeLessThan(0.05);
      expect(Math.abs((await deviation(line)) - Math.SQRT1_2)).toBeLessThan(0.05);
      tf.dispose([a, b, arc, line]);
    });

    it('are those of the definition', async () => {
      const [a, b] = [tf.tensor1d([1, 0]), tf.tensor1d([0, 1])];
      const third = slerp(a, b, 1 / 3);
      const [x = NaN, y = NaN] = await third.data(); // 30 degrees
      expect(Math.abs(x - Math.sqrt(3) / 2) + Math.abs(y - 0.5)).toBeLessThan(1e-5);
      const same = slerp(a, a, 0.3);
      expect([...(await same.data())]).toEqual([1, 0]);
      tf.dispose([a, b, third, same]);
    });
  });

  it('need two tensors of one shape, and a number', () => {
    const [a, b] = [noise(1), tf.zeros([2])];
    expect(() => slerp(a, b, 0.5)).toThrow(
      new OptionError('slerp: the tensors are [16, 16, 4] and [2]; two of one shape are needed.'),
    );
    expect(() => lerp(a, a, NaN)).toThrow('lerp: t is NaN; a finite number is needed.');
    expect(() => lerp(a, [1] as never, 1)).toThrow('lerp: the second is [1]; a tensor is needed.');
    tf.dispose([a, b]);
  });
});
