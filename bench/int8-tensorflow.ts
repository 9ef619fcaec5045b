// quantize: 'int8' on tensorflow beside float32, both compiled, in turn within one process:
//   npx tsx -C source bench/int8-tensorflow.ts                       PSNR of the embedded model's pictures against float32
//   npx tsx -C source bench/int8-tensorflow.ts unet|decoder [256]    least times of a network of SD 1.4 for pictures of so many pixels a
//     side, of steps with guidance, on other inputs in each of four rounds (the first is not counted), and the distance of the last results.
//     Needs 8 GB of memory and a checkpoint of 4 GB, which it makes.
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend, type StableDiffusionOptions } from '../src';
import { keptCheckpoint } from './peers/environments';
import { processor } from './processor';
import { report, studied } from './rounding';
import { leastOf } from './statistics';

const ROUNDS = 4;
const both: readonly StableDiffusionOptions[] = [{}, { quantize: 'int8' }];

async function pictures(): Promise<void> {
  const drawn: Uint8ClampedArray[][] = [];
  for (const options of both) {
    using model = new StableDiffusion({ weights: 'tiny', ...options });
    drawn.push(await studied(model));
  }
  const [exact = [], rounded = []] = drawn;
  report("quantize: 'int8'", rounded, exact);
}

/** Makes random inputs, and runs the network of a model on the same until others are made. */
function networkFor(part: string, size: number): { next(): void; run(model: StableDiffusion): tf.Tensor } {
  const normal = (...shape: number[]) => tf.randomNormal(shape);
  let inputs: tf.Tensor[] = [];
  const shape = [size / 8, size / 8, 4];
  return {
    next() {
      tf.dispose(inputs);
      inputs = part === 'decoder' ? [normal(1, ...shape)] : [normal(2, ...shape), normal(1, 320), normal(2, 77, 768)];
    },
    run({ decoder, diffusionModel }) {
      const [x, time, context] = inputs as [tf.Tensor4D, tf.Tensor, tf.Tensor3D];
      return part === 'decoder' ? decoder.run(x) : diffusionModel.run(x, time, { context });
    },
  };
}

async function speed(part: 'unet' | 'decoder', size: number): Promise<void> {
  const models = both.map((options) => new StableDiffusion({ weights: keptCheckpoint('diffusers'), ...options }));
  for (const model of models) await model.load({ parts: [part === 'unet' ? 'diffusionModel' : 'decoder'] });
  const network = networkFor(part, size);
  const made: tf.Tensor[] = [];
  const sides = models.map((model, i) => () => {
    made[i]?.dispose();
    return (made[i] = network.run(model));
  });
  network.next();
  leastOf(sides, 1);
  const rounds = Array.from({ length: ROUNDS - 1 }, () => {
    network.next();
    return leastOf(sides, 1);
  });
  const [float = NaN, int8 = NaN] = both.map((_, i) => Math.min(...rounds.map((times) => times[i] ?? NaN)));
  const [exact, found] = made as [tf.Tensor, tf.Tensor];
  const distance = tf.tidy(() => tf.norm(tf.sub(found, exact)).div(tf.norm(exact)).dataSync()[0] ?? NaN);
  const ratio = `${(float / int8).toFixed(2)} × as fast`;
  console.log(`${part} at ${size}×${size}: float32 ${float.toFixed(0)} ms, int8 ${int8.toFixed(0)} ms, ${ratio}`);
  console.log(`distance ${distance.toFixed(3)} of the norm`);
}

await useBackend('tensorflow');
console.log(processor());
const [, , part, size = '256'] = process.argv;
if (part === 'unet' || part === 'decoder') await speed(part, Number(size));
else await pictures();
process.exit(0);
