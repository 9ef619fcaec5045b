// A step of SD 1.4's UNet, with seeded weights, for a picture of 256×256 with guidance: webgpu in both policies beside tensorflow in
// float32. Prints one JSON object with the largest distances relative to the largest value; on an adapter that computes on the CPU after
// some minutes. Needs Linux, 12 GB of memory and a checkpoint of 4 GB, which it makes:
//   npx tsx -C source bench/webgpu/unet-step.ts [--size 256]
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import '../../test/support/setup';
import { StableDiffusion, useBackend, type BackendName, type PolicyName } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { seeded } from '../../test/support/seeded';
import { keptCheckpoint } from '../peers/environments';
import { processor } from '../processor';
import { difference } from '../statistics';

const { values } = parseArgs({ options: { size: { type: 'string', default: '256' } } });
const side = Number(values.size) / 8;
const weights = keptCheckpoint('diffusers');

async function step(backend: BackendName, precision: PolicyName): Promise<Float32Array> {
  console.error(`${backend}, ${precision} …`);
  await useBackend(backend);
  const model = new StableDiffusion({ weights, precision });
  await model.load({ parts: ['diffusionModel'] });
  const { diffusionModel } = model;
  const input = (name: string, shape: number[]) => tf.tensor(seeded(name, shape), shape);
  const latents = input('latents', [2, side, side, 4]) as tf.Tensor4D;
  const context = input('context', [2, 77, 768]) as tf.Tensor3D;
  await diffusionModel.prepare([latents.shape, [1, diffusionModel.timestepWidth], context.shape]);
  const start = performance.now();
  const output = diffusionModel.run(latents, timestepEmbedding(681, diffusionModel.timestepWidth), { context });
  const noise = await output.data<'float32'>();
  console.error(`  ${((performance.now() - start) / 1000).toFixed(1)} s`);
  model.dispose();
  return noise;
}

const expected = await step('tensorflow', 'float32');
const float32 = difference(await step('webgpu', 'float32'), expected);
const mixedFloat16 = difference(await step('webgpu', 'mixed_float16'), expected);
console.log(JSON.stringify({ processor: processor(), size: Number(values.size), float32, mixedFloat16 }));
process.exit(0);
