// Each network of SD 1.4 compiled beside the same network without jitCompile, on the tensorflow backend in float32, in turn within
// one process; on a processor with AVX-512 also with oneDNN's ceiling lowered to AVX2 (`--isa AVX2`, in a process of its own):
//   npx tsx -C source bench/compiled.ts [--isa AVX2] [--sizes 256,512] [--rounds 3] [--networks decoder,…]
// Prints, for each network and size, the least seconds of both and the ratio compiled / eager, then one JSON object of the ratios.
// Needs Linux, 8 GB of memory and a checkpoint of 4 GB, which it makes.
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend } from '../src';
import type { Model } from '../src/models/model';
import { keptCheckpoint } from './peers/environments';
import { processor } from './processor';

const { values } = parseArgs({
  options: {
    isa: { type: 'string' },
    sizes: { type: 'string', default: '256,512' },
    rounds: { type: 'string', default: '3' },
    networks: { type: 'string' },
  },
});
if (values.isa !== undefined) process.env['ONEDNN_MAX_CPU_ISA'] = values.isa; // read when the engine is loaded
await useBackend('tensorflow');
const model = new StableDiffusion({ weights: keptCheckpoint('diffusers') });
await model.load({ parts: ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'] });
const { textEncoder, diffusionModel, decoder, imageEncoder } = model;

type AnyModel = Model<never, tf.Tensor>;
interface Network {
  readonly model: AnyModel;
  readonly run: () => tf.Tensor;
}

/** The networks for pictures of `size` pixels a side; the UNet with guidance and, on one picture, without. */
function networksOf(size: number): Record<string, Network> {
  const normal = (...shape: number[]) => tf.keep(tf.randomNormal(shape, 0, 1, 'float32', 0));
  const latents = (batch: number) => normal(batch, size / 8, size / 8, 4) as tf.Tensor4D;
  const unet = (batch: number): Network => {
    const [x, t, context] = [latents(batch), normal(1, diffusionModel.timestepWidth), normal(batch, 77, 768)];
    return { model: diffusionModel, run: () => diffusionModel.run(x, t, { context: context as tf.Tensor3D }) };
  };
  const [x, pixels] = [latents(1), normal(1, size, size, 3) as tf.Tensor4D];
  const ids = [49406, 320, 1125, ...new Array<number>(74).fill(49407)];
  return {
    textEncoder: { model: textEncoder, run: () => textEncoder.run([ids, ids]) },
    diffusionModel: unet(2),
    'diffusionModel without guidance': unet(1),
    decoder: { model: decoder, run: () => decoder.run(x) },
    imageEncoder: { model: imageEncoder, run: () => imageEncoder.run(pixels) },
  };
}

function seconds(network: Network, compiled: boolean): number {
  network.model.jitCompile = compiled;
  const start = performance.now();
  network.run().dispose();
  return (performance.now() - start) / 1000;
}

console.log(processor());
const ratios: Record<string, number> = {};
for (const size of values.sizes.split(',').map(Number)) {
  for (const [name, network] of Object.entries(networksOf(size))) {
    if (values.networks !== undefined && !values.networks.split(',').includes(name)) continue;
    const measured: [eager: number[], compiled: number[]] = [[], []];
    for (let round = -1; round < Number(values.rounds); round++) {
      const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      for (const which of order) {
        const taken = seconds(network, which === 1);
        if (round >= 0) measured[which].push(taken); // the first compiles
      }
    }
    const [eager, compiled] = measured.map((all) => Math.min(...all)) as [number, number];
    ratios[`${name} ${size}`] = compiled / eager;
    console.log(`${name.padEnd(32)} ${size}  ${compiled.toFixed(3)} / ${eager.toFixed(3)} s  = ${(compiled / eager).toFixed(3)}`); // prettier-ignore
  }
}
console.log(JSON.stringify(ratios));
process.exit(0); // the engine's threads would keep the process alive
