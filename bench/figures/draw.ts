// Draws with a full-size checkpoint in a process of its own, so that its memory can be told from that of others.
//   tsx -C source bench/figures/draw.ts '{"weights": …, "backend": "tensorflow", "out": "ours.safetensors", …}'
// Writes the latents and the picture, and prints one JSON object: seconds, and MB.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { root } from '../peers/environments';
import { processMB } from '../peers/process-memory';
import {
  StableDiffusion,
  useBackend,
  type PartFiles,
  type PolicyName,
  type Quantization,
  type SamplerName,
} from '../../src';
import type { BackendName } from '../../src/backends';
import { drawNoise } from '../../test/support/picture-cases';
import { float32, writeSafetensors } from '../../test/support/safetensors';
import { seededInput } from '../../test/support/seeded';

export interface DrawRequest {
  readonly weights: string | PartFiles;
  readonly backend: BackendName;
  readonly out: string;
  readonly scheduler: SamplerName;
  readonly steps: number;
  /** Default: float32. */
  readonly precision?: PolicyName;
  readonly quantize?: Quantization;
}

export interface DrawReport {
  readonly loadSeconds: number;
  readonly secondsPerStep: number;
  /** The least of all steps but the first. */
  readonly fastestStep: number;
  /** What loading took at most beyond the bytes that stay. */
  readonly loadPeakOverStoredMB: number;
  /** What the process took at most in all. */
  readonly peakMB: number;
}

const {
  weights,
  backend,
  out,
  scheduler,
  steps,
  precision = 'float32',
  quantize,
} = JSON.parse(process.argv[2] ?? '') as DrawRequest;
await useBackend(backend, backend === 'wasm' ? { worker: join(root, 'dist/wasm-thread.js') } : {});
const model = new StableDiffusion({ weights, precision, ...(quantize && { quantize }) });
tf.dispose(tf.matMul(tf.ones([64, 64]), tf.ones([64, 64]))); // the engine has its own start
const before = processMB('VmRSS');
writeFileSync('/proc/self/clear_refs', '5'); // VmHWM counts from here
let start = performance.now();
await model.load();
const loadSeconds = (performance.now() - start) / 1000;
const parts = [model.textEncoder, model.diffusionModel, model.decoder];
const stored = parts.reduce((sum, part) => sum + part.parameterCount, 0) * (backend === 'wasm' ? 2 : 4);
const loadPeakOverStoredMB = processMB('VmHWM') - before - stored / 2 ** 20;

const seconds: number[] = [];
const shape = [1, 64, 64, 4];
const noise = tf.tensor(seededInput('latents', { shape }), shape);
start = performance.now();
const { latents, image } = await drawNoise(model, 'a photo of a cat', {
  numSteps: steps,
  scheduler,
  unconditionalGuidanceScale: 7.5,
  diffusionNoise: noise,
  onProgress(progress) {
    if (progress.kind !== 'step') return;
    seconds.push((performance.now() - start) / 1000);
    start = performance.now();
  },
});
const file = {
  latents: float32(shape, [...latents]),
  image: { dtype: 'U8', shape: [image.height, image.width, 3], bytes: new Uint8Array(image.data) },
};
writeFileSync(out, writeSafetensors(file));
const report: DrawReport = {
  loadSeconds,
  secondsPerStep: seconds.at(-1) ?? NaN, // the first also compiles, uploads and packs
  fastestStep: Math.min(...seconds.slice(1)),
  loadPeakOverStoredMB,
  peakMB: processMB('VmHWM'),
};
console.log(JSON.stringify(report));
process.exit(0);
