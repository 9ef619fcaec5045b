// One side of a comparison: a step of the embedded model's UNet or a full-size layer, in float32. Prints JSON with values of its answer,
// and then, for each line on stdin, takes the inputs in, runs, reads the answer, and prints the milliseconds:
//   npx tsx -C source bench/webgpu/step.ts ours|tfjs|onnxruntime SUBJECT [FOLDER]
// SUBJECT is `tiny-unet` or a layer of bench/wasm/layers.ts. FOLDER is what bench/wasm/export.py filled, which a layer and onnxruntime need.
// onnxruntime-web uses Dawn, which must be told that by Dawn's globals.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs-core';
import { engines } from '#engines';
import '../../test/support/setup';
import { currentEngine, useBackend } from '../../src/backends';
import { reference } from '../../src/backends/op-table';
import { withOps } from '../../src/backends/ops';
import { takes } from '../../src/backends/webgpu/takes';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { tensor } from '../wasm/exported';
import { nhwc, openOrt } from '../wasm/ort';
import { useStock } from './stock';
import { openSubject, type SubjectName } from './subjects';

/** Values of an answer that are compared with the other side's: as many at most, and evenly spread. */
const COMPARED = 2 ** 15;

type Run = () => Promise<Float32Array>;

async function read(make: () => tf.Tensor): Promise<Float32Array> {
  const output = tf.tidy(make);
  const values = await output.data<'float32'>();
  output.dispose();
  return values;
}

const sides: Readonly<Record<string, (name: SubjectName, folder: string) => Promise<Run>>> = {
  async ours(name, folder) {
    await useBackend('webgpu');
    const { forward, inputs } = await openSubject(name, folder);
    const { programs } = currentEngine();
    if (programs?.isAsync !== true) throw new Error('webgpu compiles later');
    const program = fuse(trace(forward, inputs.map(({ shape }) => shape)), takes); // prettier-ignore
    const executable = await programs.compile(program, true, {});
    return () => read(() => executable.run(inputs.map(tensor))[0] as tf.Tensor);
  },

  async tfjs(name, folder) {
    await useStock();
    const { forward, inputs } = await openSubject(name, folder);
    return () => read(() => withOps(reference, () => forward(...inputs.map(tensor))));
  },

  async onnxruntime(name, folder) {
    await engines.gpuAdapter(); // puts Dawn in place
    takeSharedMemory();
    const ort = await import('onnxruntime-web/webgpu');
    const graph = await readFile(`${folder}/${name}.onnx`);
    await useBackend('cpu'); // which the inputs are read on
    const { graphInputs } = await openSubject(name, folder);
    const session = await openOrt(ort, graph, graphInputs, 1, { executionProviders: ['webgpu'] });
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

const [side = '', subject = '', folder = ''] = process.argv.slice(2);
const open = sides[side];
if (open === undefined) throw new Error(`${Object.keys(sides).join(', ')}: one of these is needed.`);
const run = await open(subject as SubjectName, folder);
const answer = await run();
const stride = Math.ceil(answer.length / COMPARED);
console.log(JSON.stringify({ answer: Array.from(answer).filter((_, i) => i % stride === 0) }));
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
while ((await lines.next()).done !== true) {
  const start = performance.now();
  await run();
  console.log(JSON.stringify({ ms: performance.now() - start }));
}
process.exit(0);
