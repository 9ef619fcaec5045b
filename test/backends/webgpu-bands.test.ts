import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { StableDiffusion } from '../../src';
import { currentEngine } from '../../src/backends';
import type { Weight } from '../../src/backends/contract';
import { ops } from '../../src/backends/ops';
import { at } from '../../src/at';
import { ARITHMETICS, type Arithmetic } from '../../src/backends/webgpu/arithmetic';
import { featuresOf } from '../../src/backends/webgpu/features';
import { PLAIN } from '../../src/backends/webgpu/kernels/kernel';
import { subgroupMatrix } from '../../src/backends/webgpu/kernels/matrix-units';
import { lowerProgram } from '../../src/backends/webgpu/lower-program';
import { mostFlops } from '../../src/backends/webgpu/pace';
import { compile } from '../../src/backends/webgpu/program';
import { memoryOf, type Recording } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { backend } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { Conv2d, GroupNorm, TransformerBlock, Upsample } from '../../src/layers';
import { Module } from '../../src/layers/module';
import { eachBackend, expectNoLeak } from '../support/engines';
import { relativeDifference } from '../support/relative-difference';
import { seeded } from '../support/seeded';

/** The most bytes that a program binds at once. */
function mostBound({ steps }: Recording): number {
  return Math.max(...steps.flatMap(({ blocks, ranges }) => blocks.map(({ bytes }, i) => ranges[i]?.size ?? bytes)));
}

/** The most FLOP of a dispatch. */
const longest = ({ steps }: Recording): number => Math.max(...steps.map(({ dispatch }) => dispatch.flops));

const flopsOf = ({ steps }: Recording): number => steps.reduce((sum, { dispatch }) => sum + dispatch.flops, 0);

type Held = 'float32' | 'half';

interface Network {
  wanted(shapes: readonly (readonly number[])[]): readonly { readonly forward: Forward }[];
}

function lowered(network: Network, shapes: readonly number[][], held: Held, features = PLAIN): Recording {
  const program = fuse(trace(at(network.wanted(shapes), 0).forward, shapes), takes);
  return lowerProgram(program, { features, storageOf: ({ kind }) => (kind === 'vector' ? 'float32' : held) });
}

describe('Stable Diffusion at 512×512 on a slow device', () => {
  it('has no dispatch of more FLOP than half a second, and does the same work', () => {
    const { diffusionModel, decoder } = new StableDiffusion();
    const dispatchFlops = mostFlops(4e10);
    expect(dispatchFlops).toBe(2 ** 33);
    const matrix = { units: subgroupMatrix, tiles: [128, 64] } as const;
    for (const [network, shapes] of [
      [
        diffusionModel,
        [
          [2, 64, 64, 4],
          [1, 320],
          [2, 77, 768],
        ],
      ],
      [decoder, [[1, 64, 64, 4]]],
    ] as const)
      for (const features of [PLAIN, { ...PLAIN, workgroupBytes: 32768, matrix }]) {
        const given = shapes.map((shape) => [...shape]);
        const whole = lowered(network, given, 'half', features);
        const parts = lowered(network, given, 'half', { ...features, dispatchFlops });
        expect(longest(whole)).toBeGreaterThan(4 * dispatchFlops);
        expect(longest(parts)).toBeLessThanOrEqual(dispatchFlops);
        expect(flopsOf(parts)).toBeCloseTo(flopsOf(whole), -6);
      }
  });
});

describe('the decoder of Stable Diffusion at 512×512', () => {
  const planned = (held: Held, batch = 1) => lowered(new StableDiffusion().decoder, [[batch, 64, 64, 4]], held);

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

const [PLAIN_SUMS, , TWO_LEVEL] = ARITHMETICS as [Arithmetic, Arithmetic, Arithmetic];

/** lavapipe takes long to compile kernels the first time, beside other tests. */
const timeout = 600_000;

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
  it.for([
    ['float32', PLAIN_SUMS, () => new Layers()],
    ['float16', PLAIN_SUMS, () => new FewLayers()],
    ['float16', TWO_LEVEL, () => new FewLayers()],
  ] as const)(
    'computes in bands what it computes at once: %s, %o',
    { timeout },
    async ([dtype, arithmetic, make], { skip }) => {
      const { device } = backend();
      if (arithmetic.f16 && !device.features.has('shader-f16')) return skip('no shader-f16');
      await expectNoLeak(async () => {
        const layers = make();
        const limit = fill(layers, dtype);
        const forward: Forward = (x, shift) => layers.forward(x, shift);
        const program = fuse(trace(forward, shapes), takes);
        const features = { ...featuresOf(device), ...arithmetic };
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
    },
  );

  it('computes in short dispatches what it computes at once', async () => {
    await expectNoLeak(async () => {
      const block = new TransformerBlock(64, { heads: 2, contextWidth: 64, geglu: 'erf' });
      const conv = new Conv2d(64, 64, 3, { padding: 1 });
      for (const module of [block, conv]) fill(module, 'float16');
      const forward: Forward = (image, context) => {
        const x = image as tf.Tensor3D;
        const seen = block.forward(x, context as tf.Tensor3D);
        return [conv.forward(ops.reshape(seen, [2, 20, 10, 64])), ops.attention(x, x, x, { heads: 2, causal: true })];
      };
      const shapes = [[2, 200, 64], [2, 7, 64]]; // prettier-ignore
      const program = fuse(trace(forward, shapes), takes);
      const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), shape));
      const whole = featuresOf(backend().device);
      const short = { ...whole, dispatchFlops: 5.2e6 }; // half of the attention under a mask, which is cut by samples
      const storageOf = ({ kind }: Weight) => (kind === 'vector' ? 'float32' : 'half');
      expect(longest(lowerProgram(program, { features: whole, storageOf }))).toBeGreaterThan(5 * short.dispatchFlops);
      expect(longest(lowerProgram(program, { features: short, storageOf }))).toBeLessThanOrEqual(short.dispatchFlops);
      const results: tf.Tensor[][] = [];
      for (const features of [whole, short]) {
        const executable = await compile(program, {}, features);
        results.push(executable.run(inputs));
        executable.dispose();
      }
      const [expected, parts] = results as [tf.Tensor[], tf.Tensor[]];
      for (const [i, part] of parts.entries())
        expect(await relativeDifference(part, at(expected, i)), `result ${i}`).toBeLessThan(2e-3);
      tf.dispose([...inputs, ...expected, ...parts]);
      block.dispose();
      conv.dispose();
    });
  });
}, ['webgpu']);
