import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { difference } from '../../bench/statistics';
import type { Value } from '../../src/backends/tensorflow/builder';
import { isWinograd, winograd } from '../../src/backends/tensorflow/winograd';
import { eachBackend, expectNoLeak } from '../support/engines';
import { seeded } from '../support/seeded';
import { ways } from '../support/tensorflow-runs';

/** Batch, height, width, inputs, outputs, and how many transformed values may be in memory at once. */
const cases: Readonly<Record<string, readonly [number, number, number, number, number, number]>> = {
  'whole tiles': [1, 8, 12, 5, 7, Infinity],
  'two pictures': [2, 12, 8, 4, 6, Infinity],
  'sides that are no multiples of a tile': [2, 9, 7, 3, 4, Infinity],
  'a picture smaller than a tile': [1, 3, 2, 4, 4, Infinity],
  'one pixel': [1, 1, 1, 4, 4, Infinity],
  'strips of one row of tiles': [1, 14, 8, 6, 6, 36 * 6 * 6],
  'strips of which the last is shorter': [2, 21, 5, 4, 6, 36 * 4 * 2 * 2 * 4],
  'outputs in parts': [1, 4, 4, 6, 8, 36 * 6 * 4],
  'one tile and one output at a time': [1, 10, 9, 2, 3, 1],
};

vi.stubEnv('SD_TS_BFLOAT16', '0'); // every processor as one without AVX-512, from the first question on
afterAll(() => {
  vi.unstubAllEnvs();
});

eachBackend(() => {
  describe.each(Object.entries(ways))('convolutions by Winograd’s algorithm, %s', (_, run) => {
    it.each(Object.entries(cases))('%s', async (name, [batch, height, width, inputs, outputs, atOnce]) => {
      await expectNoLeak(async () => {
        const tensor = (part: string, shape: number[]) => tf.tensor(seeded(`${name} ${part}`, shape), shape);
        const given = [
          tensor('x', [batch, height, width, inputs]),
          tensor('w', [3, 3, inputs, outputs]),
          tensor('bias', [outputs]),
          tensor('skip', [batch, height, width, outputs]),
        ] as [tf.Tensor4D, tf.Tensor4D, tf.Tensor1D, tf.Tensor4D];
        const [x, w, bias, skip] = given;
        const expected = tf.tidy(() => tf.add(tf.add(tf.conv2d(x, w, 1, 'same'), bias), skip));
        const found = run((b, [image, filter, shift, other]: readonly [Value, Value, Value, Value]) => {
          return winograd(b, image, filter, { bias: shift, skip: other }, atOnce);
        }, given);
        expect(found.shape).toEqual(expected.shape);
        expect(difference(await found.data<'float32'>(), await expected.data<'float32'>())).toBeLessThan(5e-6);
        tf.dispose([...given, expected, found]);
      });
    });
  });

  describe('which convolutions go by Winograd’s algorithm', () => {
    const value = (...shape: number[]): Value => ({ ref: 'x', shape, dtype: 'float32' });
    const around = { stride: 1, padding: [1, 1, 1, 1] } as const;

    it('are those of enough tiles and channels', () => {
      expect(isWinograd(value(2, 16, 16, 128), value(3, 3, 128, 128), around)).toBe(true);
      expect(isWinograd(value(1, 16, 16, 128), value(3, 3, 128, 128), around)).toBe(false);
      expect(isWinograd(value(2, 16, 16, 127), value(3, 3, 127, 128), around)).toBe(false);
      expect(isWinograd(value(2, 16, 16, 128), value(3, 3, 128, 127), around)).toBe(false);
    });

    it('are those of 3×3 that keep the size, in float32', () => {
      const x = value(2, 64, 64, 320);
      expect(isWinograd(x, value(3, 3, 320, 320), { ...around, stride: 2 })).toBe(false);
      expect(isWinograd(x, value(3, 3, 320, 320), { ...around, padding: [0, 1, 0, 1] })).toBe(false);
      expect(isWinograd(x, value(1, 1, 320, 320), { ...around, padding: [0, 0, 0, 0] })).toBe(false);
      expect(isWinograd(x, value(2, 2, 320, 320), around)).toBe(false);
      expect(isWinograd({ ...x, dtype: 'bfloat16' }, value(3, 3, 320, 320), around)).toBe(false);
    });
  });
}, ['tensorflow']);
