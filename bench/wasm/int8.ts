// Int8 on wasm, studied: how far pictures of the embedded model move, and how fast products are by relaxed SIMD's dot products:
//   npx tsx -C source bench/wasm/int8.ts        with Node 22 or newer, for the speed; some minutes
//   npx tsx -C source bench/wasm/int8.ts full   draws with SD 1.4's shapes too, in halves and in int8: 3 GB of disk, and the built package
// Weights are rounded to 8 bits with a scale for each output, in matrices and filters; activations, which dot products need as well, to 7
// bits (what WebAssembly lets the second side have) with a scale for each row. Prints PSNR against float32, and times.
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend } from '../../src';
import { ops } from '../../src/backends/ops';
import type { Ops } from '../../src/backends/op-table';
import { psnr } from '../psnr';
import { processor } from '../processor';
import { fullSizeInt8 } from './full-size';
import { heldSpeeds, speeds } from './int8-speed';

const prompts = ['a red heart on a blue background', 'a cat', 'a yellow star on a purple background', 'a mushroom'];
const SEEDS = 2;

async function pictures(model: StableDiffusion): Promise<Uint8ClampedArray[]> {
  const drawn: Uint8ClampedArray[] = [];
  for (const prompt of prompts) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const options = { numSteps: 25, unconditionalGuidanceScale: 3, scheduler: 'ddim', seed } as const;
      for (const { data } of await model.textToImage(prompt, options)) drawn.push(data);
    }
  }
  return drawn;
}

/** x rounded to whole numbers up to `most`, with a scale for all that `axes` run over. */
function rounded(x: tf.Tensor, most: number, axes: number[]): tf.Tensor {
  const scale = tf.div(tf.maximum(tf.max(tf.abs(x), axes, true), 1e-12), most);
  return tf.mul(tf.round(tf.div(x, scale)), scale);
}

function roundWeights({ textEncoder, diffusionModel, decoder }: StableDiffusion): void {
  for (const part of [textEncoder, diffusionModel, decoder])
    for (const [, param] of part.parameters())
      if (param.kind === 'matrix' || param.kind === 'conv')
        param.update((value) => rounded(value, 127, value.shape.map((_, axis) => axis).slice(0, -1)));
}

/** Has products round what they multiply; those of convolutions of more than a pixel go by Winograd's algorithm, in floats. */
function roundActivations(): void {
  const { linear, conv2d } = ops;
  const by7Bits = <T extends tf.Tensor>(x: T) => rounded(x, 63, [-1]) as T;
  const changed: Pick<Ops, 'linear' | 'conv2d'> = {
    linear: (x, ...rest) => linear(by7Bits(x), ...rest),
    conv2d: (x, weight, ...rest) => conv2d(weight.shape[0] === 1 ? by7Bits(x) : x, weight, ...rest),
  };
  Object.assign(ops, changed);
}

function report(name: string, found: readonly Uint8ClampedArray[], full: readonly Uint8ClampedArray[]): void {
  const all = full.map((picture, i) => psnr(found[i] ?? new Uint8ClampedArray(), picture));
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  console.log(`${name}: ${mean.toFixed(1)} dB on average, ${Math.min(...all).toFixed(1)} at least`);
}

console.log(processor());
for (const line of [...(await speeds()), ...(await heldSpeeds())]) console.log(line);
await useBackend('wasm');
if (process.argv[2] === 'full') fullSizeInt8();
const held = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
const model = new StableDiffusion({ weights: 'tiny', jitCompile: false });
await model.load();
const full = await pictures(model);
report("quantize: 'int8'", await pictures(held), full);
roundWeights(model);
report('weights of 8 bits', await pictures(model), full);
roundActivations();
report('and activations of 7 bits in products', await pictures(model), full);
process.exit(0);
