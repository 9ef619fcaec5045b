import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { engines } from '#engines';
import { currentEngine } from '../../src/backends';
import { reference } from '../../src/backends/op-table';
import { withOps } from '../../src/backends/ops';
import {
  ARITHMETICS,
  fastestArithmetic,
  provenArithmetics,
  type Arithmetic,
} from '../../src/backends/webgpu/arithmetic';
import { featuresAfterTrial, featuresOf } from '../../src/backends/webgpu/features';
import { PLAIN, type Features } from '../../src/backends/webgpu/kernels/kernel';
import { compile } from '../../src/backends/webgpu/program';
import { takes } from '../../src/backends/webgpu/takes';
import { backend } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { TransformerBlock } from '../../src/layers';
import { eachGpu } from '../support/each-gpu';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

const [PLAIN_SUMS, HALVES, TWO_LEVEL] = ARITHMETICS as [Arithmetic, Arithmetic, Arithmetic];
const short: Features = { ...PLAIN, isSoftware: true }; // lavapipe compiles short texts sooner

eachGpu((gpu) => {
  it('is the fastest of those that multiply known products right, tried once', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    expect(await provenArithmetics(gpu.device, short)).toEqual(ARITHMETICS);
    const taken = (name: string, times: readonly number[]) =>
      fastestArithmetic(gpu.device, short, name, (_, trials) => {
        expect(trials.length).toBe(3);
        return Promise.resolve(times);
      });
    expect(await taken('two-level', [3, 2, 1])).toBe(TWO_LEVEL);
    expect(await taken('two-level', [1, 2, 3]), 'as before').toBe(TWO_LEVEL);
    expect(await taken('halves', [3, 2, 2])).toBe(HALVES);
    expect(await taken('no faster', [2, 2, 2])).toBe(PLAIN_SUMS);

    const adapter = await engines.gpuAdapter();
    const own = await adapter.requestDevice(); // an application's, without features
    expect(await fastestArithmetic(own, short, 'two-level', () => Promise.reject(new Error('tried'))), 'no feature').toBe(PLAIN_SUMS); // prettier-ignore
    own.destroy();
  });

  it('is never f16 on a device whose results are wrong', async (context) => {
    if (!gpu.features.f16) return context.skip('no shader-f16');
    const write = gpu.device.queue.writeBuffer.bind(gpu.device.queue);
    const wrong = vi.spyOn(gpu.device.queue, 'writeBuffer').mockImplementation((buffer, offset, data) => {
      if (data instanceof Uint16Array) data[0] = 0x4500; // 5, where another number is meant
      write(buffer, offset, data);
    });
    expect(await provenArithmetics(gpu.device, short)).toEqual([PLAIN_SUMS]);
    const tried = () => Promise.reject(new Error('tried'));
    expect(await fastestArithmetic(gpu.device, short, 'wrong', tried)).toBe(PLAIN_SUMS);
    expect(await fastestArithmetic(gpu.device, short, 'two-level', tried), 'chosen on another device').toBe(PLAIN_SUMS);
    expect(wrong).toHaveBeenCalled();
    wrong.mockRestore();
  });

  it('is not tried on adapters that compute on the CPU', async () => {
    const { device } = backend();
    if (!featuresOf(device).isSoftware) return;
    expect(await featuresAfterTrial(device, true)).toEqual({ ...featuresOf(device), ...PLAIN_SUMS, matrix: null });
  });
});

eachBackend(() => {
  it('computes a program in f16, in two levels, within the tolerance of halves', async (context) => {
    const { device } = backend();
    if (!device.features.has('shader-f16')) return context.skip('no shader-f16');
    await expectNoLeak(async () => {
      const module = new TransformerBlock(16, { heads: 2, contextWidth: 8, geglu: 'erf' });
      const tensor = (name: string, shape: readonly number[]) =>
        tf.tensor(seeded(`input.${name}`, [...shape]), [...shape]);
      const fill = (dtype: 'float32' | 'float16') => {
        for (const [path, param] of module.parameters()) {
          const held = param.kind === 'vector' ? 'float32' : dtype;
          const value = tf.tidy(() => tf.mul(tensor(path, param.shape), 0.2));
          param.hold(currentEngine().upload(value, held), held);
        }
      };
      const shapes = [[1, 30, 16], [1, 7, 8]] as const; // prettier-ignore
      const inputs = shapes.map((shape, i) => tensor(`${i}`, shape)) as unknown as [tf.Tensor3D, tf.Tensor3D];
      fill('float32');
      const expected = tf.tidy(() => withOps(reference, () => module.forward(...inputs)));
      fill('float16');
      const forward: Forward = (x, to) => module.forward(x as tf.Tensor3D, to as tf.Tensor3D);
      const features: Features = { ...featuresOf(device), ...TWO_LEVEL };
      const executable = await compile(fuse(trace(forward, shapes), takes), {}, features);
      const [found] = executable.run(inputs) as [tf.Tensor];
      expect(await relativeDifference(found, expected)).toBeLessThan(4e-3); // of what is no number, it is none
      executable.dispose();
      tf.dispose([...inputs, expected, found]);
      module.dispose();
    });
  });
}, ['webgpu']);
