// Int8 on tensorflow, studied: how fast oneDNN multiplies in 8 bits, and how far pictures of the embedded model move.
//   npx tsx -C source bench/int8-tensorflow.ts
// oneDNN takes activations of 8 bits without a sign and weights with one, with a scale for all of each. Processors without VNNI add pairs of
// products in 16 bits, which weights of 8 bits overflow, with wrong sums, and of 7 bits cannot. Prints times of convolutions with SD 1.4's
// shapes at 512×512 (those of one pixel are its products) beside float32, and PSNR against float32.
import { execFileSync } from 'node:child_process';
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, useBackend } from '../src';
import { at } from '../src/at';
import { ops } from '../src/backends/ops';
import type { Ops } from '../src/backends/op-table';
import { binding, toTensor, type BindingAttribute } from '../src/backends/tensorflow/binding';
import { fromSource } from './nodes';
import { processor } from './processor';
import { report, roundWeights, studied } from './rounding';
import { leastOf } from './statistics';

/** TensorFlow's numbers of its types. */
const [FLOAT, INT32, UINT8, INT8, QINT8, QUINT8, QINT32] = [1, 3, 4, 6, 11, 12, 13] as const;

/** The label of oneDNN's quantised kernels, which the runtime does not choose by itself. */
const LABEL = 'QuantizedMklOp';
const ROUNDS = 7;

/** Largest weight. */
const SEVEN_BITS = 63;

/** Filter, size of both images of guidance, inputs, outputs. */
const shapes = [
  [1, 64, 320, 320],
  [1, 64, 1280, 320],
  [1, 32, 640, 5120],
  [1, 16, 1280, 1280],
  [3, 64, 320, 320],
  [3, 32, 640, 640],
  [3, 16, 1280, 1280],
] as const;

type Shape = (typeof shapes)[number];

const type = (name: string, value: number): BindingAttribute => ({ name, type: binding().TF_ATTR_TYPE, value });
const text = (name: string, value: string): BindingAttribute => ({ name, type: binding().TF_ATTR_STRING, value });

function run(name: string, attributes: BindingAttribute[], ids: number[], outputs = 1): number[] {
  return binding()
    .executeOp(name, attributes, ids, outputs)
    .map(({ id }) => id);
}

function floats(shape: readonly number[], values: Float32Array): number {
  return binding().createTensor(shape, FLOAT, values);
}

const random = (shape: readonly number[]): number =>
  floats(
    shape,
    tf.tidy(() => tf.randomUniform([...shape], -1, 1).dataSync<'float32'>()),
  );

/** x between −`range` and `range` in 8 bits: the numbers, and what the least and the largest stand for. */
function narrow(x: number, to: number, range: number): [number, number, number] {
  const [mode, round] = to === QINT8 ? ['SCALED', 'HALF_TO_EVEN'] : ['MIN_FIRST', 'HALF_AWAY_FROM_ZERO'];
  const attributes = [type('T', to), text('mode', mode), text('round_mode', round)];
  const ends = [-range, range].map((end) => floats([], Float32Array.of(end)));
  return run('QuantizeV2', attributes, [x, ...ends], 3) as [number, number, number];
}

/** The numbers of a quantised tensor. */
function whole(id: number, from: number, as: number): tf.Tensor {
  const [same = 0] = run('Bitcast', [type('T', from), type('type', as)], [id]);
  return toTensor(at(binding().executeOp('Cast', [type('SrcT', as), type('DstT', FLOAT)], [same], 1), 0));
}

/** A line: float32, int8, and the rounding of activations whose range is known. Throws if sums of whole numbers are wrong. */
function speed([size, pixels, inputs, outputs]: Shape): string {
  const [image, filter] = [[2, pixels, pixels, inputs] as const, [size, size, inputs, outputs] as const];
  const [x, w] = [random(image), random(filter)];
  const [a, minA, maxA] = narrow(x, QUINT8, 1);
  const [b, minB, maxB] = narrow(w, QINT8, 127 / SEVEN_BITS);
  const plain = [{ name: 'strides', type: binding().TF_ATTR_INT, value: [1, 1, 1, 1] }, text('padding', 'SAME')];
  const types = [type('Tinput', QUINT8), type('Tfilter', QINT8), type('out_type', QINT32)];
  const int8 = [...types, ...plain, text('_kernel', LABEL)];
  const sides = [
    () => run('Conv2D', [type('T', FLOAT), ...plain], [x, w]),
    () => run('_MklQuantizedConv2D', int8, [a, b, minA, maxA, minB, maxB], 3),
    () => narrow(x, QUINT8, 1),
  ];
  if (size === 1) {
    const [left, right] = [whole(a, QUINT8, UINT8), whole(b, QINT8, INT8)];
    const found = whole(at(at(sides, 1)(), 0), QINT32, INT32);
    const sums = tf.matMul(left.reshape([-1, inputs]), right.reshape([inputs, outputs])).reshape(found.shape);
    const [most = NaN] = tf.max(tf.abs(tf.sub(found, sums))).dataSync();
    if (!(most < 16)) throw new Error(`sums of ${inputs} products are ${most} away`); // float32 rounds sums beyond 2^24
  }
  const least = leastOf(sides, ROUNDS, (made) => {
    for (const id of made) binding().deleteTensor(id);
  });
  const [float, int, rounding] = least as [number, number, number];
  const name = `${size}×${size}, 2×${pixels}×${pixels}, ${inputs} to ${outputs}`;
  const ratio = (float / (int + rounding)).toFixed(2);
  return `${name}: float32 ${float.toFixed(1)} ms, int8 ${int.toFixed(1)} + ${rounding.toFixed(1)} ms, ${ratio} × as fast`;
}

/** x in 8 bits without a sign, between its least and its largest value. */
function inBytes<T extends tf.Tensor>(x: T): T {
  return tf.tidy(() => {
    const [min, max] = [tf.min(x), tf.max(x)];
    const step = tf.div(tf.maximum(tf.sub(max, min), 1e-12), 255);
    return tf.add<T>(tf.mul(tf.round(tf.div(tf.sub(x, min), step)), step), min);
  });
}

async function distances(): Promise<void> {
  const model = new StableDiffusion({ weights: 'tiny', jitCompile: false });
  await model.load();
  const full = await studied(model);
  roundWeights(model, SEVEN_BITS, true);
  report('weights of 7 bits, a scale for each parameter', await studied(model), full);
  const { linear, conv2d } = ops;
  const changed: Pick<Ops, 'linear' | 'conv2d'> = {
    linear: (x, ...rest) => linear(inBytes(x), ...rest),
    conv2d: (x, ...rest) => conv2d(inBytes(x), ...rest),
  };
  Object.assign(ops, changed);
  report('and activations of 8 bits, a scale for each tensor', await studied(model), full);
}

await useBackend('tensorflow');
const which = process.argv[2];
if (which !== undefined) console.log(speed(at(shapes, Number(which))));
else {
  console.log(processor());
  // Each in a process of its own: a kernel keeps the first filter that it is given.
  for (const i of shapes.keys())
    execFileSync(process.execPath, fromSource('bench/int8-tensorflow.ts', String(i)), { stdio: 'inherit' });
  await distances();
}
process.exit(0);
