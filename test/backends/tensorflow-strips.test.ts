import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { difference } from '../../bench/statistics';
import { reference } from '../../src/backends/op-table';
import { cast, inStrips, rowsOf } from '../../src/backends/tensorflow/basics';
import type { Builder, Value } from '../../src/backends/tensorflow/builder';
import { groupNorm } from '../../src/backends/tensorflow/norms';
import { upsampleConv2d } from '../../src/backends/tensorflow/upsampling';
import { winograd } from '../../src/backends/tensorflow/winograd';
import { Param } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';
import { graphOf, ways } from '../support/tensorflow-runs';

type Four = readonly [x: Value, w: Value, gamma: Value, beta: Value];

const tensor = (name: string, ...shape: number[]) => tf.tensor(seeded(name, shape), shape);

function weight(kind: 'vector' | 'conv', value: tf.Tensor): Param {
  const param = new Param(kind, value.shape);
  param.value = value;
  return param;
}

/** A convolution of what is normed and goes through SiLU, as in a residual block, in strips of one row of tiles. */
const block = (b: Builder, [x, w, gamma, beta]: Four): Value =>
  winograd(b, b.silu(groupNorm(b, x, gamma, beta, 4, 1e-5)), w, {}, 1);

eachBackend(() => {
  describe.each(Object.entries(ways))('pictures in strips of rows, %s', (_, run) => {
    it.each([
      ['one strip', Infinity],
      ['strips of one row', 1],
      ['strips of which the last is shorter', 4 * 2 * 4 * 12 * 5],
    ])('double and convolve: %s', async (_name, atOnce) => {
      await expectNoLeak(async () => {
        const given = [tensor('x', 2, 23, 12, 6), tensor('w', 3, 3, 6, 4), tensor('bias', 4)] as const;
        const [x, w, bias] = given as unknown as [tf.Tensor4D, tf.Tensor, tf.Tensor];
        const expected = reference.upsampleConv2d(x, weight('conv', w), weight('vector', bias));
        const found = run((b, [image, filter, shift]: readonly [Value, Value, Value]) => {
          return upsampleConv2d(b, image, filter, shift, atOnce);
        }, given);
        expect(await relativeDifference(found, expected)).toBeLessThan(1e-6);
        tf.dispose([...given, expected, found]);
      });
    });

    it.each(['float32', 'bfloat16', 'float16'] as const)('are one picture of %s in the end', async (dtype) => {
      await expectNoLeak(async () => {
        const x = tf.tidy(() => tf.reshape(tf.range(0, 144), [2, 6, 3, 4])); // whole numbers that any type holds
        const found = run(
          (b, [picture]: readonly [Value]) => {
            const narrow = cast(b, picture, dtype);
            const strips = [() => rowsOf(b, narrow, 0, 4), () => rowsOf(b, narrow, 4, 2)];
            return cast(b, inStrips(b, narrow, { shape: x.shape, dtype }, strips), 'float32');
          },
          [x],
        );
        expect(await found.data()).toEqual(await x.data());
        tf.dispose([x, found]);
      });
    });

    it.each([1, 2])('norm and convolve a batch of %i', async (batch) => {
      await expectNoLeak(async () => {
        const given = [tensor('x', batch, 13, 9, 8), tensor('w', 3, 3, 8, 8), tensor('gamma', 8), tensor('beta', 8)];
        const [x, w, gamma, beta] = given as [tf.Tensor4D, tf.Tensor4D, tf.Tensor, tf.Tensor];
        const expected = tf.tidy(() => {
          const normed = reference.groupNorm(x, weight('vector', gamma), weight('vector', beta), 4, 1e-5);
          return tf.conv2d(reference.silu(normed) as tf.Tensor4D, w, 1, 'same');
        });
        const found = run(block, given);
        expect(difference(await found.data<'float32'>(), await expected.data<'float32'>())).toBeLessThan(5e-6);
        tf.dispose([...given, expected, found]);
      });
    });

    it('take moments of large pictures in pieces, far from zero too', async () => {
      await expectNoLeak(async () => {
        const x = tf.tidy(() => tf.add<tf.Tensor4D>(tensor('x', 1, 130, 130, 256), 100)); // 2 pieces of 65 rows
        const [gamma, beta] = [tensor('gamma', 256), tensor('beta', 256)];
        const expected = reference.groupNorm(x, weight('vector', gamma), weight('vector', beta), 32, 1e-5);
        const found = run(
          (b, [image, scale, offset]: readonly [Value, Value, Value]) => groupNorm(b, image, scale, offset, 32, 1e-5),
          [x, gamma, beta],
        );
        expect(await relativeDifference(found, expected)).toBeLessThan(1e-4);
        tf.dispose([x, gamma, beta, expected, found]);
      });
    });
  });

  describe('a graph', () => {
    const shapes = [[1, 13, 9, 8], [3, 3, 8, 8], [8], [8]].map((shape) => ({ shape }));
    const counted = (bytes: Uint8Array, name: string) => Buffer.from(bytes).toString('latin1').split(name).length - 1;

    it('leaves out what no output needs', () => {
      const unused = (b: Builder, [x]: readonly Value[]) => {
        b.op('Erf', [x as Value], { T: { type: 'float32' } }, [2], 'float32');
        return b.op('Tanh', [x as Value], { T: { type: 'float32' } }, [2], 'float32');
      };
      const { bytes } = graphOf(unused, [{ shape: [2] }]);
      expect([counted(bytes, 'Tanh'), counted(bytes, 'Erf')]).toEqual([1, 0]);
    });

    it('makes no whole picture of a norm before a convolution in strips', () => {
      const { bytes } = graphOf(block, shapes); // 4 strips of 4 rows of 13
      expect(counted(bytes, '_MklSwish')).toBe(4);
      expect(counted(bytes, 'InplaceUpdate')).toBe(4);
    });
  });
}, ['tensorflow']);
