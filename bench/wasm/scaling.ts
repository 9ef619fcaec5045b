// How much faster two threads of wasm are than one, on layers of SD 1.4's UNet at 512×512, as programs:
//   npm run build && npx tsx -C source bench/wasm/scaling.ts [ROUNDS]
// Prints the least of several times of each layer with one thread and with two, which take turns, and the geometric mean of the ratios.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../../src/backends';
import { takes } from '../../src/backends/wasm/abilities';
import { WasmProgram } from '../../src/backends/wasm/program';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { Conv2d, ResBlock, SpatialTransformer, type Module } from '../../src/layers';
import { seeded } from '../../test/support/seeded';
import { root } from '../peers/environments';
import { processor } from '../processor';
import { geometricMean } from '../statistics';

/** A layer of SD 1.4's UNet at 512×512, on both halves of guidance. */
interface Layer {
  readonly name: string;
  readonly module: Module;
  readonly forward: Forward;
  readonly inputs: readonly (readonly number[])[];
}

function layers(): Layer[] {
  const blocks = (
    [
      [320, 64],
      [640, 32],
      [1280, 16],
    ] as const
  ).flatMap(([channels, size]): Layer[] => {
    const block = new ResBlock(channels, channels, { groups: 32, epsilon: 1e-5, timeWidth: 1280 });
    const options = { heads: 8, contextWidth: 768, geglu: 'erf', projection: 'conv', groups: 32, epsilon: 1e-6, depth: 1 } as const; // prettier-ignore
    const transformer = new SpatialTransformer(channels, options);
    const image = [2, size, size, channels];
    return [
      { name: `residual block, ${channels} at ${size}`, module: block, forward: (x, t) => block.forward(x, t), inputs: [image, [1, 1280]] }, // prettier-ignore
      { name: `transformer, ${channels} at ${size}`, module: transformer, forward: (x, c) => transformer.forward(x as tf.Tensor4D, c as tf.Tensor3D), inputs: [image, [2, 77, 768]] }, // prettier-ignore
    ];
  });
  const down = new Conv2d(320, 320, 3, { stride: 2, padding: 1 });
  return [
    ...blocks,
    { name: 'downsampling, 320 at 64', module: down, forward: (x) => down.forward(x), inputs: [[2, 64, 64, 320]] }, // prettier-ignore
  ];
}

/** The least of several times of a layer as a program, in ms, with one thread and with two, which take turns. */
async function timesOf(layer: Layer, rounds: number): Promise<readonly [number, number]> {
  const least: [number, number] = [Infinity, Infinity];
  for (const [path, param] of layer.module.parameters())
    param.value = tf.tidy(() => tf.mul(tf.tensor(seeded(path, [...param.shape]), [...param.shape]), 0.05));
  const inputs = layer.inputs.map((shape, i) => tf.tensor(seeded(`input.${i}`, [...shape]), [...shape]));
  for (let round = 0; round < rounds; round++) {
    for (const threads of [1, 2] as const) {
      await useBackend('wasm', { threads, worker: join(root, 'dist/wasm-thread.js') });
      const program = new WasmProgram(fuse(trace(layer.forward, layer.inputs), takes));
      tf.dispose(program.run(inputs)); // engines compile what they run often, and threads start
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (let i = 0; i < 3; i++) {
        const start = performance.now();
        tf.dispose(program.run(inputs));
        least[threads - 1] = Math.min(least[threads - 1] ?? Infinity, performance.now() - start);
      }
      program.dispose();
    }
  }
  tf.dispose(inputs);
  layer.module.dispose();
  return least;
}

/** The geometric mean of the layers' times with one thread over those with two. Needs the built package. */
export async function scaling(rounds = 3): Promise<number> {
  await useBackend('wasm');
  const ratios: number[] = [];
  for (const layer of layers()) {
    const [one, two] = await timesOf(layer, rounds);
    console.error(`${layer.name}: ${one.toFixed(0)} ms with one thread, ${two.toFixed(0)} ms with two`);
    ratios.push(one / two);
  }
  return geometricMean(ratios);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(processor());
  console.log(`two threads are ${(await scaling(Number(process.argv[2] ?? 3))).toFixed(2)} × as fast as one`);
}
