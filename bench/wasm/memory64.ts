// What 64-bit addresses cost, where memories have them (Node 24): a step of the embedded model, on both halves of guidance, and its decoder,
// in a memory with 32-bit addresses and, moved, in one with 64-bit ones, in turn:
//   npm run build && node --import tsx -C source bench/wasm/memory64.ts [ROUNDS]
// Prints the least of several times of each, in ms, and their ratio.
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { hasMemory64 } from '../../src/backends/wasm/memories';
import { ownMemory } from '../../src/backends/wasm/memory';
import { root } from '../peers/environments';
import { processor } from '../processor';

const REPEATS = 10;

type Times = Record<'step' | 'decoder', number>;

/** The least times of a model's networks, in ms, at pictures of 128×128. */
function leastOf({ diffusionModel, decoder, preset }: StableDiffusion, before: Times): Times {
  const normal = (...shape: number[]) => tf.randomNormal(shape, 0, 1, 'float32', 7);
  const [x, context] = [normal(2, 16, 16, 4) as tf.Tensor4D, normal(2, 77, preset.diffusionModel.contextWidth)];
  const [one, t] = [normal(1, 16, 16, 4) as tf.Tensor4D, timestepEmbedding(681, diffusionModel.timestepWidth)];
  const works = {
    step: () => diffusionModel.run(x, t, { context: context as tf.Tensor3D }),
    decoder: () => decoder.run(one),
  };
  const least = { ...before };
  for (const name of ['step', 'decoder'] as const)
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const start = performance.now();
      works[name]().dispose();
      least[name] = Math.min(least[name], performance.now() - start);
    }
  tf.dispose([x, context, one, t]);
  return least;
}

if (!hasMemory64()) throw new Error('this engine has no memories with 64-bit addresses: run it with Node 24');
const rounds = Number(process.argv[2] ?? 5);
console.log(processor());
for (const threads of [1, 2]) {
  await useBackend('wasm', { threads, worker: join(root, 'dist/wasm-thread.js') });
  let [short, long]: [Times, Times] = [
    { step: Infinity, decoder: Infinity },
    { step: Infinity, decoder: Infinity },
  ];
  for (let round = 0; round < rounds; round++) {
    const model = await StableDiffusion.fromPretrained('tiny');
    short = leastOf(model, short);
    ownMemory().to64();
    await new Promise((resolve) => setTimeout(resolve, 300)); // threads start anew
    long = leastOf(model, long);
    model.dispose();
  }
  for (const name of ['step', 'decoder'] as const) {
    const [of32, of64] = [short[name], long[name]];
    const times = `${of32.toFixed(1)} ms with 32-bit addresses, ${of64.toFixed(1)} with 64-bit ones`;
    console.log(`${name}, ${threads} threads: ${times}, ${(of64 / of32).toFixed(2)} ×`);
  }
}
process.exit(0);
