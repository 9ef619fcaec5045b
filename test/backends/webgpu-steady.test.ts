import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { StableDiffusion } from '../../src';
import { at } from '../../src/at';
import { currentEngine } from '../../src/backends';
import type { Program } from '../../src/backends/program';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { takes } from '../../src/backends/webgpu/takes';
import { SteadyResults } from '../../src/compile/compiled';
import { Compiler } from '../../src/compile/compiler';
import { fuse } from '../../src/compile/fuse';
import { split } from '../../src/compile/split';
import { trace, type Forward } from '../../src/compile/trace';
import { Attention } from '../../src/layers';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

it('plans the keys and values of the text as work of a picture, and none of it in a step', () => {
  const { diffusionModel } = new StableDiffusion();
  const shapes = [[2, 64, 64, 4], [1, diffusionModel.timestepWidth], [2, 77, 768]]; // prettier-ignore
  const { forward, steadyFrom = 0 } = at(diffusionModel.wanted(shapes), 0);
  const { once, each } = split(trace(forward, shapes), steadyFrom);
  const flopsOf = (program: Program) => {
    const { steps } = lowerProgram(fuse(program, takes), { features: PLAIN, storageOf: () => 'half' });
    return steps.reduce((sum, { dispatch }) => sum + dispatch.flops, 0);
  };
  const widths = [320, 320, 640, 640, 1280, 1280, 1280, 1280, 1280, 1280, 640, 640, 640, 320, 320, 320];
  const ofText = widths.reduce((sum, width) => sum + 2 * (2 * 2 * 77 * 768 * width), 0); // keys and values
  expect(once === null ? 0 : flopsOf(once)).toBe(ofText);
  expect(flopsOf(each)).toBe(flopsOf(trace(forward, shapes)) - ofText);
});

eachBackend(() => {
  it('computes keys and values of the text in the first step alone', async () => {
    await expectNoLeak(async () => {
      const attention = new Attention(16, { heads: 2, contextWidth: 8, bias: false });
      for (const [path, param] of attention.parameters())
        param.hold(
          currentEngine().upload(tf.tensor(seeded(path, param.shape), [...param.shape]), 'float32'),
          'float32',
        );
      const shapes = [[1, 30, 16], [1, 7, 8]]; // prettier-ignore
      const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), shape));
      const attended = (x: tf.Tensor, to: tf.Tensor) => attention.forward(x as tf.Tensor3D, to as tf.Tensor3D);
      const forward: Forward = (x, context) => attended(x, context);
      const network = { version: 'one', isRepeated: true };
      const [compiler, steady] = [new Compiler(), new SteadyResults()];
      const wanted = { name: 'attention', forward, steadyFrom: 1, shapes };
      for (const plan of compiler.plans([wanted], network)) await plan.compile({});
      const dispatched = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
      const results: tf.Tensor[] = [];
      const counts = [0, 1, 2].map(() => {
        dispatched.mockClear();
        results.push(...(compiler.run(wanted, inputs, network, steady) ?? []));
        return dispatched.mock.calls.length;
      });
      dispatched.mockRestore();
      expect(counts).toEqual([5, 3, 3]); // keys and values; queries, attention, output
      const eager = tf.tidy(() => attended(at(inputs, 0), at(inputs, 1)));
      for (const result of results) expect(await relativeDifference(result, eager)).toBeLessThan(1e-5);
      steady.dispose();
      compiler.dispose();
      tf.dispose([...inputs, ...results, eager]);
      for (const [, param] of attention.parameters()) param.dispose();
    });
  });
}, ['webgpu']);
