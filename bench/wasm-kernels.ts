// The wasm backend's own kernels against the reference they replace, on the shapes of the embedded model and of SD 1.x:
//   npx tsx -C source bench/wasm-kernels.ts
// Prints milliseconds (medians of interleaved rounds) and the ratio kernel / reference.
import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../src/backends';
import { reference } from '../src/backends/reference';
import { wasmKernels } from '../src/backends/wasm/kernels';

const ROUNDS = 7;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

function time(run: () => tf.Tensor | null): number {
  const start = performance.now();
  const result = run();
  const taken = performance.now() - start;
  if (result === null) throw new Error('the kernel declined');
  result.dispose();
  return taken;
}

function compare(name: string, kernel: () => tf.Tensor | null, plain: () => tf.Tensor): void {
  const times: [number[], number[]] = [[], []];
  for (const run of [kernel, plain]) time(run);
  for (let round = 0; round < ROUNDS; round++) {
    times[0].push(time(kernel));
    times[1].push(time(plain));
  }
  const [a, b] = times.map(median) as [number, number];
  console.log(
    `${name.padEnd(40)} kernel ${a.toFixed(2)} ms, reference ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)}`,
  );
}

await useBackend('wasm');
const random = (...shape: number[]): tf.Tensor => tf.randomNormal(shape);

for (const [batch, n, m, channels, heads] of [
  [2, 256, 77, 320, 8],
  [1, 256, 256, 64, 1],
  [2, 1024, 1024, 320, 8],
] as const) {
  const [q, k, v] = [random(batch, n, channels), random(batch, m, channels), random(batch, m, channels)] as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D]; // prettier-ignore
  const options = { heads, causal: false };
  compare(
    `attention [${batch}, ${n}×${m}, ${channels}], ${heads} heads`,
    () => wasmKernels.attention?.(q, k, v, options) ?? null,
    () => reference.attention(q, k, v, options),
  );
}
