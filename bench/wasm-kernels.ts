// The wasm backend's own kernels against the reference they replace, tfjs' kernels, on shapes of the embedded model and of SD 1.x:
//   npx tsx -C source bench/wasm-kernels.ts
// Prints milliseconds (medians of interleaved rounds) and the ratio kernel / reference.
import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../src/backends';
import { reference, type Ops } from '../src/backends/op-table';
import { wasmKernels } from '../src/backends/wasm/kernels';
import { Param, type ParamKind } from '../src/layers/module';
import { processor } from './processor';
import { median } from './statistics';

const ROUNDS = 5;

/** Engines compile a function better once it is hot. */
const WARM_UP = 3;

function time(run: () => tf.Tensor | null): number {
  const start = performance.now();
  const result = run();
  const taken = performance.now() - start;
  if (result === null) throw new Error('the kernel declined');
  result.dispose();
  return taken;
}

console.log(processor());

/** Runs an op with these arguments on both, in turn. */
function compare<K extends keyof Ops>(op: K, ...args: Parameters<Ops[K]>): void {
  const kernel = wasmKernels[op] as ((...args: Parameters<Ops[K]>) => tf.Tensor | null) | undefined;
  const plain = reference[op] as (...args: Parameters<Ops[K]>) => tf.Tensor;
  const sides = [() => kernel?.(...args) ?? null, () => plain(...args)];
  for (let warm = 0; warm < WARM_UP; warm++) for (const run of sides) time(run);
  const times: number[][] = [[], []];
  for (let round = 0; round < ROUNDS; round++) for (const [side, run] of sides.entries()) times[side]?.push(time(run));
  const [a, b] = times.map(median) as [number, number];
  const shapes = args.map((x) => (x instanceof tf.Tensor || x instanceof Param ? `[${x.shape.join(', ')}]` : ''));
  const name = `${op} ${shapes.filter((shape) => shape !== '').join(' ')}`;
  console.log(
    `${name.padEnd(60)} kernel ${a.toFixed(2)} ms, reference ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(2)}`,
  );
  tf.dispose(args.filter((x) => x instanceof tf.Tensor));
  for (const x of args) if (x instanceof Param) x.dispose();
}

await useBackend('wasm');

const random = <R extends tf.Rank>(...shape: number[]): tf.Tensor<R> => tf.randomNormal<R>(shape as tf.ShapeMap[R]);

function param(kind: ParamKind, ...shape: number[]): Param {
  const made = new Param(kind, shape);
  made.value = random(...shape);
  return made;
}

for (const [batch, size, inputs, outputs, filter] of [
  [2, 16, 64, 64, 3],
  [2, 8, 96, 96, 3],
  [1, 128, 16, 16, 3],
  [2, 64, 320, 320, 3],
  [2, 16, 1280, 1280, 3],
  [2, 32, 640, 640, 1],
] as const) {
  const by = filter >> 1;
  const [weight, bias] = [param('conv', filter, filter, inputs, outputs), param('vector', outputs)];
  const padding = { top: by, bottom: by, left: by, right: by };
  compare('conv2d', random<tf.Rank.R4>(batch, size, size, inputs), weight, bias, 1, padding);
}

for (const [rows, inputs, outputs] of [
  [2, 1280, 320],
  [154, 768, 320],
  [2048, 640, 640],
  [512, 1280, 10240],
] as const)
  // prettier-ignore
  compare('linear', random(1, rows, inputs), param('matrix', inputs, outputs), param('vector', outputs));

for (const [batch, n, m, channels, heads] of [
  [2, 64, 77, 96, 4],
  [1, 256, 256, 64, 1],
  [2, 256, 77, 1280, 8],
  [2, 1024, 1024, 640, 8],
] as const) {
  const [q, k, v] = [random<tf.Rank.R3>(batch, n, channels), random<tf.Rank.R3>(batch, m, channels), random<tf.Rank.R3>(batch, m, channels)]; // prettier-ignore
  compare('attention', q, k, v, { heads, causal: false });
}

for (const [batch, size, channels, groups] of [
  [2, 16, 64, 16],
  [2, 64, 320, 32],
] as const)
  compare('groupNorm', random<tf.Rank.R4>(batch, size, size, channels), param('vector', channels), param('vector', channels), groups, 1e-5); // prettier-ignore

compare('layerNorm', random(2, 4096, 320), param('vector', 320), param('vector', 320), 1e-5);
compare('silu', random(2, 64, 64, 320));
compare('gelu', random(2, 77, 512), 'quick');
compare('geglu', random(2, 1024, 5120), 'erf');
