import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { ops } from '../../src/backends/ops';
import { reference } from '../../src/backends/op-table';
import { SCORE_BYTES } from '../../src/backends/reference';
import { Param } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

const rank3 = (name: string, shape: [number, number, number]) => tf.tensor3d(seeded(`input.${name}`, shape), shape);

eachBackend((name) => {
  it('has kernels that equal the reference: attention', async () => {
    for (const [heads, causal, n, m] of [
      [1, false, 9, 9],
      [4, false, 64, 77],
      [2, true, 77, 77],
      [8, false, 1, 3],
    ] as const) {
      // prettier-ignore
      await expectNoLeak(async () => {
        const [q, k, v] = [rank3('q', [2, n, 32]), rank3('k', [2, m, 32]), rank3('v', [2, m, 32])];
        const found = ops.attention(q, k, v, { heads, causal });
        const expected = reference.attention(q, k, v, { heads, causal });
        expect(await relativeDifference(found, expected)).toBeLessThan(1e-5);
        tf.dispose([q, k, v, found, expected]);
      });
    }
  });

  it('makes attention scores in pieces without a change', async () => {
    // 4 heads × 2,200 × 2,200 scores are 77 MB, more than one piece may have.
    const [length, heads] = name === 'tensorflow' ? [2200, 4] : [8, 4]; // the others would take long
    if (length === 2200) expect(4 * heads * length * length).toBeGreaterThan(SCORE_BYTES);
    const [q, k, v] = [rank3('q', [1, length, 16]), rank3('k', [1, length, 16]), rank3('v', [1, length, 16])];
    const pieces = reference.attention(q, k, v, { heads, causal: true });
    const whole = tf.tidy(() => {
      const outputs = Array.from({ length: heads }, (_, h) => {
        const [a, b, c] = [q, k, v].map((x) => tf.slice(x, [0, 0, h * 4], [-1, -1, 4])) as [tf.Tensor, tf.Tensor, tf.Tensor]; // prettier-ignore
        const scores = tf.mul(tf.matMul(a, b, false, true), 0.5);
        const seen = tf.linalg.bandPart(tf.ones([length, length]), -1, 0);
        return tf.matMul(tf.softmax(tf.sub(scores, tf.mul(tf.sub(1, seen), 1e9))), c);
      });
      return tf.concat(outputs, 2);
    });
    expect(await relativeDifference(pieces, whole)).toBeLessThan(1e-5);
    tf.dispose([q, k, v, pieces, whole]);
  });

  it('picks rows of a table that is larger than a buffer may be', async () => {
    const shape = [49408, 768] as const; // CLIP's: 152 MB
    const rows = [0, 1, 21845, 49407];
    await expectNoLeak(async () => {
      const values = new Float32Array(shape[0] * shape[1]);
      for (const row of rows) values.fill(row + 1, row * shape[1], (row + 1) * shape[1]);
      const table = new Param('embedding', shape);
      table.value = tf.tensor2d(values, [...shape]);
      for (let again = 0; again < 2; again++) {
        const found = ops.embedding(table, [rows, rows.toReversed()]);
        expect(found.shape).toEqual([2, 4, 768]);
        const data = await found.data();
        const picked = Array.from({ length: 8 }, (_, i) => [data[i * 768], data[i * 768 + 767]]);
        const expected = [...rows, ...rows.toReversed()].map((row) => [row + 1, row + 1]);
        expect(picked).toEqual(expected);
        found.dispose();
      }
      table.dispose();
    });
  });

  it('is differentiable through the reference', (context) => {
    if (name === 'wasm') context.skip('tfjs has no gradient of convolution filters on wasm');
    const x = tf.tensor4d(seeded('input.x', [1, 4, 4, 8]), [1, 4, 4, 8]);
    const weight = (kind: 'vector' | 'matrix' | 'conv', shape: number[]) => {
      const param = new Param(kind, shape);
      param.value = tf.tensor(seeded(`input.${kind}`, shape), shape);
      return param;
    };
    const [gamma, beta] = [weight('vector', [8]), weight('vector', [8])];
    const filter = weight('conv', [3, 3, 8, 8]);
    const forward = (input: tf.Tensor) => {
      const padding = { top: 1, bottom: 1, left: 1, right: 1 };
      const normed = reference.groupNorm(input as tf.Tensor4D, gamma, beta, 4, 1e-5);
      const tokens = tf.reshape<tf.Rank.R3>(reference.conv2d(normed, filter, null, 1, padding), [1, 16, 8]);
      return tf.sum(reference.attention(tokens, tokens, tokens, { heads: 2, causal: false }));
    };
    const gradient = tf.grad(forward)(x);
    const step = 1e-2;
    const nudge = tf.oneHot(tf.tensor1d([37], 'int32'), 128);
    const moved = (by: number) => forward(tf.add(x, tf.reshape(tf.mul(nudge, by), x.shape)));
    return Promise.all([gradient.data(), moved(step).data(), moved(-step).data()]).then(([g, up, down]) => {
      const numeric = ((up[0] ?? NaN) - (down[0] ?? NaN)) / (2 * step);
      expect(Math.abs((g[37] ?? NaN) - numeric)).toBeLessThan(2e-2 * Math.max(1, Math.abs(numeric)));
      tf.disposeVariables();
    });
  });
});
