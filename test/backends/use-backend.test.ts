import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { ensureBackend, useBackend, type BackendName } from '../../src/backends';
import { OptionError } from '../../src/errors';
import { eachBackend, expectNoLeak } from '../support/engines';

/** A convolution, a matrix product and a softmax on fixed numbers. */
async function smoke(): Promise<number[]> {
  const y = tf.tidy(() => {
    const wave = (shape: number[]) => tf.reshape(tf.sin(tf.range(0, tf.util.sizeFromShape(shape))), shape);
    const image = wave([1, 8, 8, 4]) as tf.Tensor4D;
    const convolved = tf.conv2d(image, wave([3, 3, 4, 8]) as tf.Tensor4D, 1, 'same');
    return tf.softmax(tf.matMul(tf.reshape(convolved, [64, 8]), wave([8, 16]) as tf.Tensor2D));
  });
  const values = [...(await y.data())];
  y.dispose();
  return values;
}

eachBackend((name) => {
  it('is current, and computes what cpu does, leaving nothing behind', async () => {
    expect(tf.getBackend()).toBe(name);
    const values = await expectNoLeak(smoke);
    await useBackend('cpu');
    const expected = await expectNoLeak(smoke);
    await useBackend(name);
    expect(values).toHaveLength(expected.length);
    values.forEach((value, i) => { expect(value).toBeCloseTo(expected[i] ?? NaN, 5); }); // prettier-ignore
  });

  it('stays when it is asked for again, with its tensors', async () => {
    const x = tf.tensor1d([1, 2, 3]);
    const { name: kept, reason } = await useBackend(name);
    expect([kept, reason.split(';')[0]]).toEqual([name, 'asked for']); // then what this processor does less of, if anything
    expect([...(await x.data())]).toEqual([1, 2, 3]);
    x.dispose();
  });

  it('is kept by ensureBackend', async () => {
    await ensureBackend();
    expect(tf.getBackend()).toBe(name);
  });
});

describe('useBackend', () => {
  it('takes calls that overlap in turn', async () => {
    const names: BackendName[] = ['cpu', 'wasm', 'cpu', 'wasm'];
    const chosen = await Promise.all(names.map((name) => useBackend(name)));
    expect(chosen.map(({ name }) => name)).toEqual(names);
    expect(tf.getBackend()).toBe('wasm');
  });

  it('moves tensors to the backend that uses them', async () => {
    await useBackend('cpu');
    const x = tf.tensor1d([1, 2]);
    await useBackend('wasm');
    const y = tf.add(x, 1);
    expect([...(await y.data())]).toEqual([2, 3]);
    tf.dispose([x, y]);
  });

  it('refuses a name that it does not know, and names those that it does', async () => {
    await useBackend('wasm');
    const call = useBackend('webgl' as 'wasm');
    await expect(call).rejects.toBeInstanceOf(OptionError);
    await expect(call).rejects.toThrow(
      /"webgl" was given; one of 'auto', 'cpu', 'wasm', 'tensorflow', 'webgpu' is needed/,
    );
    expect(tf.getBackend()).toBe('wasm');
  });
});
