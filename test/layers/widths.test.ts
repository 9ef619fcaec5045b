import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { difference } from '../../bench/statistics';
import { useBackend } from '../../src';
import { featuresOf } from '../../src/backends/webgpu/features';
import { TILES } from '../../src/backends/webgpu/kernels/tiles';
import { compile } from '../../src/backends/webgpu/program';
import { takes } from '../../src/backends/webgpu/takes';
import { backend } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { AttentionBlock, Conv2d, Downsample, ResBlock, SpatialTransformer, Upsample } from '../../src/layers';
import type { Module } from '../../src/layers/module';
import { eachBackend, expectNoLeak, whyMissing } from '../support/engines';
import { fill } from '../support/filled';
import { seeded } from '../support/seeded';

type Layer = Module & { forward(...xs: readonly tf.Tensor[]): tf.Tensor };
type Case = readonly [name: string, make: () => Layer, shapes: readonly (readonly number[])[]];

interface Values {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

/** Weights and activations are rounded to 11 bits, several times on the way through a block. */
const TOLERANCE = 4e-3;

const SMALLEST = TILES.length - 1;

const image = (side: number, channels: number) => [1, side, side, channels];
const time = [1, 1280];
const context = [1, 77, 768];

/** A block of the UNet behind a concatenation, and what else it has at its width: heads are 8 everywhere. */
function unet(width: number, side: number): Case[] {
  const block = { groups: 32, epsilon: 1e-5, timeWidth: 1280 };
  const spatial = { heads: 8, contextWidth: 768, geglu: 'erf', projection: 'conv', groups: 32, epsilon: 1e-6, depth: 1 } as const; // prettier-ignore
  return [
    [`residual block, ${2 * width} → ${width}`, () => new ResBlock(2 * width, width, block), [image(side, 2 * width), time]],
    [`transformer, ${width}, heads of ${width / 8}`, () => new SpatialTransformer(width, spatial), [image(side, width), context]],
    [`downsampling, ${width}`, () => new Downsample(width, 1), [image(side, width)]],
    [`upsampling, ${width}`, () => new Upsample(width), [image(side / 2, width)]],
  ] as unknown as Case[]; // prettier-ignore
}

const plain = { groups: 32, epsilon: 1e-6, timeWidth: null };
const vae = [
  ['residual block, 256 → 128', () => new ResBlock(256, 128, plain), [image(16, 256)]],
  ['one head of 512', () => new AttentionBlock(512, 32, 1e-6), [image(8, 512)]],
  ['downsampling, 128', () => new Downsample(128, { top: 0, bottom: 1, left: 0, right: 1 }), [image(16, 128)]],
  ['upsampling, 512', () => new Upsample(512), [image(8, 512)]],
  ['colours, 128 → 3', () => new Conv2d(128, 3, 3, { padding: 1 }), [image(16, 128)]],
] as unknown as Case[]; // prettier-ignore

const cases: Case[] = [
  ['latents, 4 → 320', () => new Conv2d(4, 320, 3, { padding: 1 }), [image(16, 4)]],
  ...unet(320, 16),
  ...unet(640, 8),
  ...unet(1280, 8),
  ...vae.map(([name, ...rest]): Case => [`VAE: ${name}`, ...rest]),
];

/** What a layer computes in float32 on the current engine, eager. */
async function computed(make: Case[1], inputs: readonly Values[]): Promise<Float32Array> {
  const layer = make();
  fill(layer, 'float32');
  const given = inputs.map(({ values, shape }) => tf.tensor(values, [...shape]));
  const output = tf.tidy(() => layer.forward(...given));
  const values = await output.data<'float32'>();
  tf.dispose([output, ...given]);
  layer.dispose();
  return values;
}

/** Layers of Stable Diffusion 1.4 at their real widths in programs of halves, beside float32 on another engine. */
eachBackend(async () => {
  const reference = (await whyMissing('tensorflow')) === null ? 'tensorflow' : 'wasm';

  it.each(cases)('%s', { timeout: 300_000 }, async (_, make, shapes) => {
    const inputs = shapes.map((shape, i) => ({ values: seeded(`input.${i}`, shape), shape }));
    await useBackend(reference);
    const expected = await computed(make, inputs);
    await useBackend('webgpu');
    await expectNoLeak(async () => {
      const layer = make();
      fill(layer, 'float16');
      const program = fuse(
        trace((...xs) => layer.forward(...xs), shapes),
        takes,
      );
      // One tile for all widths: adapters that compute on the CPU take long to compile, and results are the same in every tile.
      const executable = await compile(program, {}, { ...featuresOf(backend().device), firstTile: SMALLEST });
      const given = inputs.map(({ values, shape }) => tf.tensor(values, [...shape]));
      const [output] = executable.run(given) as [tf.Tensor];
      executable.dispose();
      expect(difference(await output.data<'float32'>(), expected)).toBeLessThan(TOLERANCE);
      tf.dispose([output, ...given]);
      layer.dispose();
    });
  });
}, ['webgpu']);
