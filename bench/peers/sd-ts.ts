// sd-ts as a program to be timed; the protocol is that of protocol.py. Compiled to JavaScript, it runs on the built package with plain
// node (see subjects.ts). `--prepared` keeps prepared weights in the checkpoint's folder. `--eager` turns jitCompile off. `--checkpoint` is anything that the option `weights` takes.
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend, type StepInfo } from 'sd-ts';
import { processMB } from './process-memory';

const { values: given } = parseArgs({
  options: {
    checkpoint: { type: 'string' },
    precision: { type: 'string', default: 'f32' },
    size: { type: 'string', default: '512' },
    batch: { type: 'string', default: '1' },
    prepared: { type: 'boolean', default: false },
    eager: { type: 'boolean', default: false },
  },
});
const [size, batchSize] = [Number(given.size), Number(given.batch)];

const preparedWeights = join(given.checkpoint ?? '.', 'prepared');
await useBackend('tensorflow', given.prepared ? { preparedWeights } : {});
const model = new StableDiffusion({
  weights: given.checkpoint ?? 'tiny',
  imgWidth: size,
  imgHeight: size,
  jitCompile: !given.eager,
  precision: given.precision === 'bf16' ? 'mixed_bfloat16' : 'float32',
  scheduler: 'ddim',
});
await model.load();

const draw = () => model.generate('a photo of a cat', { batchSize, seed: 0 });
let steps: AsyncGenerator<StepInfo, unknown, void> = draw();

async function step(): Promise<void> {
  if ((await steps.next()).done !== true) return;
  steps = draw();
  await steps.next();
}

const factor = 2 ** (model.preset.autoencoder.widths.length - 1);
const latents = tf.randomNormal<tf.Rank.R4>([batchSize, size / factor, size / factor, 4], 0, 1, 'float32', 0);

async function decode(): Promise<void> {
  const pixels = model.decoder.run(latents);
  await pixels.data();
  pixels.dispose();
}

const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const work: Readonly<Record<string, () => Promise<void>>> = { step, decode };

say({ loaded: performance.now() / 1000 });
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'quit') break;
  const start = performance.now();
  await work[line]?.();
  say({ seconds: (performance.now() - start) / 1000 });
}
say({ peakMB: processMB('VmHWM') });
process.stdout.end(() => process.exit(0)); // the engine's threads would keep the process alive
