import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend } from '../../src';
import { currentEngine } from '../../src/backends';
import type { Weight } from '../../src/backends/contract';
import { ops } from '../../src/backends/ops';
import type { Program } from '../../src/backends/program';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import type { Recording } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { Param } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { randomProgram } from '../support/random-programs';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

const lowered = (program: Program, held: 'float32' | 'half'): Recording =>
  lowerProgram(program, { features: PLAIN, storageOf: ({ kind }: Weight) => (kind === 'vector' ? 'float32' : held) });

/** The dispatches that move values and compute nothing, by their keys. */
const copies = ({ steps }: Recording): string[] =>
  steps.map(({ dispatch }) => dispatch.key.trim()).filter((key) => key.startsWith('copy'));

describe('concatenations', () => {
  it('are no work in a step of the full-size UNet', () => {
    const { diffusionModel } = new StableDiffusion();
    const shapes = [
      [2, 64, 64, 4],
      [1, diffusionModel.timestepWidth],
      [2, 77, 768],
    ];
    const [wanted] = diffusionModel.wanted(shapes);
    const program = fuse(trace((wanted as { forward: Forward }).forward, shapes), takes);
    expect(program.instructions.filter(({ op }) => op === 'concat').length).toBe(12);
    expect(copies(lowered(program, 'float32'))).toEqual([]);
    expect(copies(lowered(program, 'half')), 'the result alone, as float32').toEqual(['copy x:half4 y:float324']);
  });

  describe('of programs drawn by chance', () => {
    beforeAll(() => useBackend('cpu'));

    it('let no dispatch read the buffer that it writes', () => {
      for (let seed = 0; seed < 150; seed++) {
        const { forward, shapes, parameters } = randomProgram(seed, 12);
        for (const program of [trace(forward, shapes), fuse(trace(forward, shapes), takes)])
          for (const held of ['float32', 'half'] as const)
            for (const { dispatch, blocks } of lowered(program, held).steps)
              for (const [i, { access }] of dispatch.bindings.entries()) {
                const others = blocks.filter((block, j) => j !== i && block === blocks[i]);
                if (access === 'write') expect(others, `${seed}: ${dispatch.key}`).toEqual([]);
              }
        for (const { value } of parameters) value.dispose();
      }
    });
  });
});

type Images = readonly [tf.Tensor4D, tf.Tensor4D];

/** Programs of images of 8 and 6 channels, and how many copies are left in them. */
const cases: readonly (readonly [name: string, copies: number, forward: (...images: Images) => tf.Tensor[]])[] = [
  [
    'parts that others read',
    0,
    (a, b) => {
      const [skip, other] = [ops.relu(a), ops.relu(b)];
      const whole = ops.concat([ops.tanh(ops.relu(skip)), other, skip]);
      return [
        ops.scale(whole, 2, 1),
        ops.add(ops.tanh(skip), ops.scale(skip, 2, 0)),
        ops.mix(ops.tanh(other), ops.relu(other), 0.5),
      ];
    },
  ],
  [
    'an input, a result and a part of the same tensor',
    3,
    (a, b) => {
      const x = ops.relu(a);
      return [ops.concat([a, b, ops.relu(x)]), ops.tanh(ops.concat([x, ops.tanh(x)]))]; // tanh reads the buffer of x
    },
  ],
  [
    'a part twice',
    2,
    (a) => {
      const x = ops.relu(a);
      return [ops.tanh(ops.concat([x, x]))];
    },
  ],
  [
    'a part of two',
    1,
    (a, b) => {
      const [x, y] = [ops.relu(a), ops.relu(b)];
      return [ops.tanh(ops.concat([x, y])), ops.tanh(ops.concat([y, ops.tanh(a)]))];
    },
  ],
  [
    'a concatenation of one',
    1,
    (a, b) => {
      const x = ops.concat([ops.relu(a), ops.relu(b)]);
      return [ops.tanh(ops.concat([x, ops.tanh(b)]))];
    },
  ],
  [
    'an odd number of channels',
    1 /* of `first` itself */,
    (a, b) => {
      const [x, y] = [ops.relu(ops.first(a, 3)), ops.relu(b)];
      return [ops.tanh(ops.concat([x, y])), ops.tanh(x)];
    },
  ],
  [
    'a part under another shape',
    1,
    (a) => {
      const x = ops.relu(a);
      const rows = ops.reshape(x, [2, 12, 8]);
      return [ops.tanh(ops.concat([rows, ops.tanh(rows)]))];
    },
  ],
];

const shapes = [
  [2, 3, 4, 8],
  [2, 3, 4, 6],
];

eachBackend(() => {
  it.each(cases)('are computed as one by one: %s', async (_, count, forward) => {
    const program = trace(forward as unknown as Forward, shapes);
    expect(copies(lowered(program, 'float32')).length).toBe(count);
    await expectNoLeak(async () => {
      const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), shape)) as unknown as Images;
      const expected = tf.tidy(() => forward(...inputs));
      const results = await compiled(program, inputs);
      for (const [i, result] of results.entries())
        expect(Array.from(await result.data())).toEqual(Array.from(await (expected[i] as tf.Tensor).data()));
      tf.dispose([...inputs, ...expected, ...results]);
    });
  });

  it('are computed alike by products and norms, whose rows lie apart, in float32 and in halves', async () => {
    await expectNoLeak(async () => {
      const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), shape)) as unknown as Images;
      const filter = new Param('conv', [3, 3, 8, 6]);
      const [gamma, beta] = [new Param('vector', [12]), new Param('vector', [12])];
      const forward = (a: tf.Tensor4D, b: tf.Tensor4D) => {
        const x = ops.conv2d(a, filter, null, 1, { top: 1, bottom: 1, left: 1, right: 1 });
        const whole = ops.concat([x, ops.relu(b)]) as tf.Tensor4D;
        const odd = ops.concat([x, ops.first(a, 3), ops.first(a, 5)]);
        return [ops.groupNorm(whole, gamma, beta, 2, 1e-5), ops.layerNorm(whole, gamma, beta, 1e-5), ops.tanh(odd)];
      };
      for (const dtype of ['float32', 'float16'] as const) {
        for (const param of [filter, gamma, beta]) {
          const held = param.kind === 'vector' ? 'float32' : dtype;
          const value = tf.tensor(seeded(`input.${param.kind}`, param.shape), [...param.shape]);
          param.hold(currentEngine().upload(value, held), held);
        }
        const program = trace(forward as unknown as Forward, shapes);
        const expected = tf.tidy(() => forward(...inputs));
        const results = await compiled(program, inputs);
        for (const [i, result] of results.entries()) {
          const difference = await relativeDifference(result, expected[i] as tf.Tensor);
          expect(difference, dtype).toBeLessThanOrEqual(dtype === 'float32' ? 0 : 4e-3);
        }
        tf.dispose([...expected, ...results]);
      }
      tf.dispose([...inputs, filter.value, gamma.value, beta.value]);
    });
  });
}, ['webgpu']);

async function compiled(program: Program, inputs: readonly tf.Tensor[]): Promise<tf.Tensor[]> {
  const { programs } = currentEngine();
  if (programs?.isAsync !== true) throw new Error('webgpu compiles later');
  const executable = await programs.compile(program, true, {});
  const results = executable.run(inputs);
  executable.dispose();
  return results;
}
