import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { GeluKind, Padding } from '../../src/backends/contract';
import { ops } from '../../src/backends/ops';
import { reference, type Ops } from '../../src/backends/op-table';
import { currentModule } from '../../src/backends/wasm/module';
import { Param, type ParamKind } from '../../src/layers/module';
import { relativeDifference } from '../support/relative-difference';
import { eachBackend, expectNoLeak } from '../support/engines';
import { seeded } from '../support/seeded';

const input = <R extends tf.Rank>(name: string, ...shape: number[]): tf.Tensor<R> =>
  tf.tensor<R>(seeded(`input.${name}`, shape), shape as tf.ShapeMap[R]);

function param(kind: ParamKind, ...shape: number[]): Param {
  const made = new Param(kind, shape);
  made.value = tf.tensor(seeded(`input.${kind}`, shape), shape);
  return made;
}

/** Fails where `run` on the engine's kernels is further from the reference than `tolerance` of its largest value (of 1, where all are smaller), or leaks. */
async function same(run: (on: Ops) => tf.Tensor, tolerance = 1e-5): Promise<void> {
  await expectNoLeak(async () => {
    const [found, expected] = [run(ops), run(reference)];
    expect(await relativeDifference(found, expected, 1)).toBeLessThan(tolerance);
    tf.dispose([found, expected]);
  });
}

const gelus: readonly GeluKind[] = ['erf', 'tanh', 'quick'];
const around = (by: number): Padding => ({ top: by, bottom: by, left: by, right: by });

const tests = (): void => {
  it('has linear layers that equal the reference', async () => {
    for (const [rows, inputs, outputs] of [
      [1, 8, 8],
      [2, 320, 40],
      [3, 7, 5],
      [4, 33, 16],
      [5, 64, 20],
      [77, 30, 77],
      [256, 64, 3],
    ] as const) {
      const [x, weight, bias] = [
        input('x', 1, rows, inputs),
        param('matrix', inputs, outputs),
        param('vector', outputs),
      ];
      await same((on) => on.linear(x, weight, bias));
      await same((on) => on.linear(x, weight, null));
      tf.dispose([x]);
      for (const one of [weight, bias]) one.dispose();
    }
  });

  it('has convolutions that equal the reference', async () => {
    for (const [height, width, inputs, outputs, size, stride, padding] of [
      [8, 8, 16, 16, 3, 1, around(1)],
      [5, 7, 4, 3, 3, 1, around(1)], // part of a tile, part of a panel
      [1, 1, 8, 8, 3, 1, around(1)],
      [9, 18, 12, 21, 3, 1, around(1)],
      [16, 16, 64, 40, 3, 1, around(1)],
      [6, 6, 3, 8, 3, 1, around(1)], // channels that fill no vector
      [8, 6, 10, 6, 1, 1, around(0)],
      [8, 8, 8, 8, 3, 2, around(1)],
      [8, 8, 8, 8, 3, 2, { top: 0, bottom: 1, left: 0, right: 1 }],
      [6, 6, 8, 4, 3, 1, around(0)],
    ] as const) {
      const x = input<tf.Rank.R4>('x', 2, height, width, inputs);
      const [weight, bias] = [param('conv', size, size, inputs, outputs), param('vector', outputs)];
      await same((on) => on.conv2d(x, weight, bias, stride, padding), 3e-5);
      await same((on) => on.conv2d(x, weight, null, stride, padding), 3e-5);
      x.dispose();
      for (const one of [weight, bias]) one.dispose();
    }
  });

  it('has norms that equal the reference, far from zero too', async () => {
    for (const [size, channels, groups] of [
      [4, 8, 2],
      [9, 96, 16],
      [16, 20, 4],
      [3, 6, 2],
    ] as const) {
      const near = input<tf.Rank.R4>('x', 2, size, size, channels);
      const far = tf.add<tf.Tensor4D>(near, 30);
      const [gamma, beta] = [param('vector', channels), param('vector', channels)];
      await same((on) => on.groupNorm(near, gamma, beta, groups, 1e-5));
      await same((on) => on.layerNorm(near, gamma, beta, 1e-5));
      await same((on) => on.groupNorm(far, gamma, beta, groups, 1e-5), 1e-4); // 30 leaves five digits of x
      await same((on) => on.layerNorm(far, gamma, beta, 1e-5), 1e-4);
      tf.dispose([near, far]);
      for (const one of [gamma, beta]) one.dispose();
    }
  });

  it('has activations that equal the reference, at the ends too', async () => {
    for (const width of [2, 6, 64, 70]) {
      const x = tf.mul(input('x', 3, width), 6);
      await same((on) => on.silu(x));
      for (const kind of gelus) {
        await same((on) => on.gelu(x, kind));
        await same((on) => on.geglu(x, kind));
      }
      x.dispose();
    }
    const ends = tf.tensor1d([-1e30, -1000, -88, -20, 20, 88, 1000]);
    await same((on) => on.silu(ends));
    await same((on) => on.gelu(ends, 'erf'));
    ends.dispose();
  });

  it('has attention that equals the reference', async () => {
    for (const [queries, keys, heads, channels, causal] of [
      [1, 1, 1, 4, false],
      [9, 9, 1, 32, false],
      [64, 77, 4, 32, false],
      [77, 77, 2, 32, true],
      [300, 300, 2, 40, false],
      [12, 13, 2, 10, false], // heads that fill no vector
      [7, 7, 1, 6, true],
      [3, 70_001, 1, 4, false], // more keys than rows of scores fit
    ] as const) {
      const [q, k, v] = [input<tf.Rank.R3>('q', 2, queries, channels), input<tf.Rank.R3>('k', 2, keys, channels), input<tf.Rank.R3>('v', 2, keys, channels)]; // prettier-ignore
      const loud = tf.mul<tf.Tensor3D>(q, 20); // scores whose exponentials would overflow
      await same((on) => on.attention(q, k, v, { heads, causal }), 2e-5);
      await same((on) => on.attention(loud, k, v, { heads, causal }), 1e-4);
      tf.dispose([q, k, v, loud]);
    }
  });

  it('runs its own module', () => {
    expect(currentModule()).not.toBeNull();
  });
};

eachBackend(tests, ['wasm']);
