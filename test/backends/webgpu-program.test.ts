import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { countedOverflows, StableDiffusion, useBackend } from '../../src';
import { currentEngine } from '../../src/backends';
import type { Weight } from '../../src/backends/contract';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { subgroupMatrix } from '../../src/backends/webgpu/kernels/matrix-units';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { memoryOf, plannedBytes, printMemory } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { reference } from '../../src/backends/op-table';
import { withOps } from '../../src/backends/ops';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { Conv2d, GroupNorm, LayerNorm, Linear, ResBlock } from '../../src/layers';
import type { Module } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

const tensor = (name: string, shape: readonly number[]) => tf.tensor(seeded(`input.${name}`, [...shape]), [...shape]);

function fill(module: Module, dtype: 'float32' | 'float16'): void {
  for (const [path, param] of module.parameters()) {
    const held = param.kind === 'vector' ? 'float32' : dtype;
    const value = tf.tidy(() => tf.mul(tensor(path, param.shape), 0.2));
    param.hold(currentEngine().upload(value, held), held);
  }
}

type Case = readonly [
  name: string,
  make: () => Module & { forward(...xs: tf.Tensor[]): tf.Tensor },
  shapes: readonly (readonly number[])[],
];
/** Few, as lavapipe compiles the larger kernels for half a minute each; test/backends has those of kernels. */
const cases = [
  ['strided conv', () => new Conv2d(8, 12, 3, { stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } }), [[2, 9, 5, 8]]],
  ['conv to three channels', () => new Conv2d(8, 3, 3, { padding: 1 }), [[1, 6, 5, 8]]],
  ['residual block', () => new ResBlock(16, 24, { groups: 4, epsilon: 1e-5, timeWidth: 16 }), [[2, 6, 5, 16], [1, 16]]],
  ['residual block without a change', () => new ResBlock(16, 16, { groups: 4, epsilon: 1e-5, timeWidth: 16 }), [[2, 6, 5, 16], [2, 16]]],
  ['group norm', () => new GroupNorm(16, 4, 1e-5), [[3, 6, 5, 16]]],
  ['layer norm', () => new LayerNorm(20, 1e-5), [[3, 6, 20]]],
] as unknown as readonly Case[]; // prettier-ignore

eachBackend(() => {
  it.each(cases)('computes as the reference, eager and compiled, in both policies: %s', async (_, make, shapes) => {
    await expectNoLeak(async () => {
      const inputs = shapes.map((shape, i) => tensor(`${i}`, shape));
      for (const [dtype, tolerance] of [
        ['float32', 1e-5],
        ['float16', 4e-3],
      ] as const) {
        // prettier-ignore
        const module = make();
        fill(module, 'float32');
        const forward: Forward = (...xs) => module.forward(...xs);
        const expected = tf.tidy(() => withOps(reference, () => module.forward(...inputs)));
        fill(module, dtype);
        const eager = tf.tidy(() => module.forward(...inputs));
        const { programs } = currentEngine();
        if (programs?.isAsync !== true) throw new Error('webgpu compiles later');
        const executable = await programs.compile(fuse(trace(forward, shapes), takes), true, {});
        const [compiled] = executable.run(inputs) as [tf.Tensor];
        expect(await relativeDifference(eager, expected), `eager, ${dtype}`).toBeLessThan(tolerance);
        expect(await relativeDifference(compiled, expected), `compiled, ${dtype}`).toBeLessThan(tolerance);
        executable.dispose();
        tf.dispose([eager, compiled, expected]);
        module.dispose();
      }
      tf.dispose(inputs);
    });
  });

  it('counts what it stores in halves and cannot hold, where that is asked for', async () => {
    await expectNoLeak(async () => {
      await useBackend('webgpu', { countOverflows: true });
      const module = new Linear(4, 6);
      const hold = (value: number) => {
        for (const [, param] of module.parameters()) {
          const held = param.kind === 'vector' ? 'float32' : 'float16';
          const filled = tf.fill([...param.shape], param.kind === 'vector' ? 0 : value);
          param.hold(currentEngine().upload(filled, held), held);
        }
      };
      hold(1e5);
      expect(await countedOverflows(), 'parameters').toBe(24);
      hold(1);
      const x = tf.tensor([1, 16375, 16376, -20000].map((value) => new Array<number>(4).fill(value))); // sums: 4, 65500, 65504, −80000
      const { programs } = currentEngine();
      if (programs?.isAsync !== true) throw new Error('webgpu compiles later');
      const executable = await programs.compile(
        trace((one) => module.forward(one), [[4, 4]]),
        true,
        {},
      );
      tf.dispose(executable.run([x]));
      expect(await countedOverflows(), 'activations').toBe(12);
      expect(await countedOverflows(), 'since then').toBe(0);
      executable.dispose();
      module.dispose();
      x.dispose();
      await useBackend('webgpu', { countOverflows: false });
      expect(await countedOverflows()).toBe(null);
      await expect(useBackend('wasm', { countOverflows: true })).rejects.toThrow(/'webgpu' is needed/);
    });
  });
}, ['webgpu']);

describe('the plan of a full-size network', () => {
  const { diffusionModel } = new StableDiffusion();
  const planned = (held: 'float32' | 'half', features = PLAIN) => {
    const shapes = [[2, 64, 64, 4], [1, diffusionModel.timestepWidth], [2, 77, 768]]; // prettier-ignore
    const [wanted] = diffusionModel.wanted(shapes);
    const program = fuse(trace((wanted as { forward: Forward }).forward, shapes), takes);
    const storageOf = ({ kind }: Weight) => (kind === 'vector' ? 'float32' : held);
    return lowerProgram(program, { features, storageOf });
  };

  it('has room on a GPU of 4 GB in halves, with buffers that are used in turn', () => {
    const recording = planned('half');
    const memory = memoryOf(recording);
    expect(plannedBytes(memory)).toBeLessThan(2e9);
    expect(memory.weights).toBeGreaterThan(1.7e9);
    expect(memory.peak).toBeLessThan(72e6);
    expect(memory.unshared).toBeGreaterThan(12 * memory.peak);
    expect(printMemory(memory)).toMatch(/^weights 1719\.\d MB, activations \d\d\.\d MB in \d\d buffers\n/);
    for (const { blocks } of recording.steps)
      for (const { bytes } of blocks) expect(bytes).toBeLessThanOrEqual(2 ** 27);
  });

  it('does the work of the network, in few dispatches of many workgroups, with no pass for a norm', () => {
    const { steps } = planned('half');
    const flops = steps.reduce((sum, { dispatch }) => sum + dispatch.flops, 0);
    expect(flops / 1e12).toBeCloseTo(1.607, 2);
    expect(steps.length).toBeLessThan(600);
    for (const { dispatch } of steps) {
      expect(dispatch.bindings.length).toBeLessThanOrEqual(8);
      if (dispatch.flops > 1e9) expect(dispatch.workgroups[0] * dispatch.workgroups[1]).toBeGreaterThanOrEqual(128);
      expect(dispatch.key).not.toMatch(/^norm pass/); // a norm that is applied by itself
    }
  });

  it('is multiplied by matrix units where a device has them, in many workgroups as well', () => {
    const matrix = { units: subgroupMatrix, tiles: [128, 64] } as const;
    const { steps } = planned('half', { ...PLAIN, workgroupBytes: 32768, matrix });
    const flopsOf = (name: RegExp) =>
      steps.reduce((sum, { dispatch }) => sum + (name.test(dispatch.key) ? dispatch.flops : 0), 0);
    expect(flopsOf(/./) / 1e12).toBeCloseTo(1.607, 2);
    expect(flopsOf(/^matrix/) / flopsOf(/^(matrix|matmul|conv|direct)/)).toBeGreaterThan(0.99);
    for (const { dispatch } of steps)
      if (dispatch.flops > 1e9) expect(dispatch.workgroups[0] * dispatch.workgroups[1]).toBeGreaterThanOrEqual(128);
  });
});
