// Int8 on wasm, studied: how far pictures of the embedded model move, and how fast products are by relaxed SIMD's dot products:
//   npx tsx -C source bench/wasm/int8.ts        with Node 22 or newer, for the speed; some minutes
//   npx tsx -C source bench/wasm/int8.ts full   draws with SD 1.4's shapes too, in halves and in int8: 3 GB of disk, and the built package
// Weights are rounded to 8 bits with a scale for each output, in matrices and filters; activations, which dot products need as well, to 7
// bits (what WebAssembly lets the second side have) with a scale for each row. Prints PSNR against float32, and times.
import type * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend } from '../../src';
import { ops } from '../../src/backends/ops';
import type { Ops } from '../../src/backends/op-table';
import { processor } from '../processor';
import { report, rounded, roundWeights, studied } from '../rounding';
import { fullSizeInt8 } from './full-size';
import { heldSpeeds, speeds } from './int8-speed';

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

console.log(processor());
for (const line of [...(await speeds()), ...(await heldSpeeds())]) console.log(line);
await useBackend('wasm');
if (process.argv[2] === 'full') fullSizeInt8();
const held = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
const model = new StableDiffusion({ weights: 'tiny', jitCompile: false });
await model.load();
const full = await studied(model);
report("quantize: 'int8'", await studied(held), full);
roundWeights(model);
report('weights of 8 bits', await studied(model), full);
roundActivations();
report('and activations of 7 bits in products', await studied(model), full);
process.exit(0);
