import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { StableDiffusion } from '../../src';
import { currentEngine } from '../../src/backends';
import { ops } from '../../src/backends/ops';
import { featuresOf } from '../../src/backends/webgpu/features';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { compile } from '../../src/backends/webgpu/program';
import { memoryOf, type Recording } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { backend } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { Conv2d, GroupNorm, Upsample } from '../../src/layers';
import { Module } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

/** The most bytes that a program binds at once. */
function mostBound({ steps }: Recording): number {
  return Math.max(...steps.flatMap(({ blocks, ranges }) => blocks.map(({ bytes }, i) => ranges[i]?.size ?? bytes)));
}

describe('the decoder of Stable Diffusion at 512×512', () => {
  const planned = (held: 'float32' | 'half', batch = 1) => {
    const shapes = [[batch, 64, 64, 4]];
    const [wanted] = new StableDiffusion().decoder.wanted(shapes);
    const program = fuse(trace((wanted as { forward: Forward }).forward, shapes), takes);
    return lowerProgram(program, { features: PLAIN, storageOf: ({ kind }) => (kind === 'vector' ? 'float32' : held) });
  };

  it('binds what every device can, in float32 in bands', () => {
    const [float32, half] = [planned('float32'), planned('half')];
    expect(Math.max(...float32.steps.flatMap(({ blocks }) => blocks.map(({ bytes }) => bytes)))).toBe(2 ** 28);
    expect(Math.max(...memoryOf(float32).sizes), 'a buffer of any device').toBe(2 ** 28);
    for (const recording of [float32, half, planned('half', 4)])
      expect(mostBound(recording)).toBeLessThanOrEqual(2 ** 27);
    const inBands = ({ steps }: Recording) =>
      steps.filter(({ ranges }) => ranges.some(Boolean)).map(({ dispatch }) => dispatch.key.split(' 128')[0]);
    expect(inBands(half)).toEqual([]);
    const kinds = new Set(inBands(float32).map((key) => key?.replace(/ +x:.*/, '')));
    expect(kinds).toEqual(new Set(['conv with halo', 'matmul', 'group norm chunks']));
  });
});

/** Of each kernel that goes by rows one. */
class Layers extends Module {
  readonly norm = new GroupNorm(64, 8, 1e-5);
  readonly around = new Conv2d(64, 64, 3, { padding: 1 });
  readonly half = new Conv2d(64, 64, 3, { stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } });
  readonly double = new Upsample(64);
  readonly point = new Conv2d(64, 64, 1);
  readonly colours = new Conv2d(64, 3, 3, { padding: 1 });

  forward(x: tf.Tensor, shift: tf.Tensor): tf.Tensor[] {
    const normed = this.norm.forward(x);
    const y = ops.add(this.around.forward(ops.silu(normed)), x);
    const back = this.double.forward(this.half.forward(y));
    const sum = ops.mix(ops.add(back, ops.silu(y)), ops.scale(ops.addChannels(x as tf.Tensor4D, shift), 0.5, 1), 0.25);
    const both = ops.concat([this.point.forward(normed), ops.relu(sum)]);
    return [ops.geglu(both, 'erf'), this.colours.forward(y), normed];
  }
}

/** Less of it, for halves: what is banded is the same. */
class FewLayers extends Module {
  readonly double = new Upsample(64);
  readonly norm = new GroupNorm(64, 8, 1e-5);

  forward(x: tf.Tensor): tf.Tensor[] {
    return [this.double.forward(x), this.norm.forward(ops.silu(x))];
  }
}

const shapes = [
  [2, 30, 60, 64],
  [2, 64],
] as const;

/** Parameters, and the bytes of the largest. */
function fill(module: Module, dtype: 'float32' | 'float16'): number {
  const sizes = [...module.parameters()].map(([path, param]) => {
    const held = param.kind === 'vector' ? 'float32' : dtype;
    const values = seeded(`input.${path}`, param.shape).map((value) => 0.2 * value);
    param.hold(currentEngine().upload(tf.tensor(values, [...param.shape]), held), held);
    return values.length * (held === 'float32' ? 4 : 2);
  });
  return Math.max(...sizes);
}

eachBackend(() => {
  it.each([
    ['float32', () => new Layers()],
    ['float16', () => new FewLayers()],
  ] as const)('computes in bands what it computes at once: %s', async (dtype, make) => {
    await expectNoLeak(async () => {
      const layers = make();
      const limit = fill(layers, dtype);
      const forward: Forward = (x, shift) => layers.forward(x, shift);
      const program = fuse(trace(forward, shapes), takes);
      const features = featuresOf(backend().device);
      const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), [...shape]));
      const run = async (bindingBytes: number) => {
        const executable = await compile(program, {}, { ...features, bindingBytes });
        const results = executable.run(inputs);
        executable.dispose();
        return results;
      };
      const [whole, parts] = [await run(features.bindingBytes), await run(limit)];
      for (const [i, part] of parts.entries()) {
        const difference = await relativeDifference(part, whole[i] as tf.Tensor);
        expect(difference, `result ${i}`).toBeLessThan(dtype === 'float32' ? 1e-6 : 1e-3);
      }
      await expect(run(limit / 8), 'parameters that are too large').rejects.toThrow(/and the device binds/);
      tf.dispose([...inputs, ...whole, ...parts]);
      layers.dispose();
    });
  });
}, ['webgpu']);
