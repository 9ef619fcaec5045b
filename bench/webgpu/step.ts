// One side of a comparison: a step of the embedded model's UNet, for both halves of guidance, in float32. Prints JSON with its answer, and
// then, for each line on stdin, runs it and prints the milliseconds:
//   npx tsx -C source bench/webgpu/step.ts ours|tfjs|onnxruntime [GRAPH]
// GRAPH is the `tiny-unet.onnx` that bench/wasm/export.py writes. onnxruntime-web uses Dawn, which must be told that by Dawn's globals.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs-core';
import { engines } from '#engines';
import '../../test/support/setup';
import { StableDiffusion } from '../../src';
import { currentEngine, useBackend } from '../../src/backends';
import { reference } from '../../src/backends/op-table';
import { withOps } from '../../src/backends/ops';
import { takes } from '../../src/backends/webgpu/takes';
import { fuse } from '../../src/compile/fuse';
import { trace, type Forward } from '../../src/compile/trace';
import { timestepEmbedding } from '../../src/layers/timestep';
import { seeded } from '../../test/support/seeded';
import { nhwc, openOrt } from '../wasm/ort';
import { forwardOf } from './full-size';
import { useStock } from './stock';

const TIMESTEP = 681;
const LATENTS = [2, 16, 16, 4];
const CONTEXT = [2, 77, 128];

type Run = () => Promise<Float32Array>;

async function read(make: () => tf.Tensor): Promise<Float32Array> {
  const output = make();
  const values = await output.data<'float32'>();
  output.dispose();
  return values;
}

async function network(): Promise<{ forward: Forward; inputs: tf.Tensor[] }> {
  const { diffusionModel: model } = await StableDiffusion.fromPretrained('tiny');
  const inputs = [
    tf.tensor(seeded('input.latents', LATENTS), LATENTS),
    timestepEmbedding(TIMESTEP, model.timestepWidth),
    tf.tensor(seeded('input.context', CONTEXT), CONTEXT),
  ];
  return {
    forward: forwardOf(
      model,
      inputs.map(({ shape }) => shape),
    ),
    inputs,
  };
}

const sides: Readonly<Record<string, () => Promise<Run>>> = {
  async ours() {
    await useBackend('webgpu');
    const { forward, inputs } = await network();
    const { programs } = currentEngine();
    if (programs?.isAsync !== true) throw new Error('webgpu compiles later');
    const program = fuse(trace(forward, inputs.map(({ shape }) => shape)), takes); // prettier-ignore
    const executable = await programs.compile(program, true, {});
    return () => read(() => executable.run(inputs)[0] as tf.Tensor);
  },

  async tfjs() {
    await useStock();
    const { forward, inputs } = await network();
    return () => read(() => tf.tidy(() => withOps(reference, () => forward(...inputs) as tf.Tensor)));
  },

  async onnxruntime() {
    await engines.gpuAdapter(); // puts Dawn in place
    takeSharedMemory();
    const ort = await import('onnxruntime-web/webgpu');
    const inputs = {
      latents: { values: seeded('input.latents', LATENTS), shape: LATENTS },
      timestep: { values: Float32Array.of(TIMESTEP), shape: [1] },
      context: { values: seeded('input.context', CONTEXT), shape: CONTEXT },
    };
    const graph = await readFile(process.argv[3] ?? '');
    const session = await openOrt(ort, graph, inputs, 1, { executionProviders: ['webgpu'] });
    return async () => nhwc(await session.run(), session.shape);
  },
};

/** Dawn's binding refuses to write from memory that threads share, as onnxruntime-web's is, which browsers take. */
function takeSharedMemory(): void {
  const { prototype } = GPUQueue;
  const written = Object.getOwnPropertyDescriptor(prototype, 'writeBuffer') as PropertyDescriptor;
  const write = written.value as (this: GPUQueue, ...args: unknown[]) => void;
  Object.assign(prototype, {
    writeBuffer(this: GPUQueue, buffer: GPUBuffer, at: number, data: Uint8Array<ArrayBuffer>, from = 0, size?: number) {
      write.call(this, buffer, at, data.slice(from, size === undefined ? undefined : from + size));
    },
  });
}

const open = sides[process.argv[2] ?? ''];
if (open === undefined) throw new Error(`${Object.keys(sides).join(', ')}: one of these is needed.`);
const run = await open();
console.log(JSON.stringify({ answer: [...(await run())] }));
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
while ((await lines.next()).done !== true) {
  const start = performance.now();
  await run();
  console.log(JSON.stringify({ ms: performance.now() - start }));
}
process.exit(0);
