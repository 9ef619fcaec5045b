import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../../src';
import { featuresOf } from '../../src/backends/webgpu/features';
import type { Storage } from '../../src/backends/webgpu/kernels/kernel';
import { compile } from '../../src/backends/webgpu/program';
import { blockBytes, memoryOf, plannedBytes } from '../../src/backends/webgpu/recording';
import { takes } from '../../src/backends/webgpu/takes';
import { allocate, backend, bufferOf, toTensor } from '../../src/backends/webgpu/tensors';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import type { Param } from '../../src/layers/module';
import { median } from '../statistics';
import { recordingOf, type FullSize } from './full-size';
import { networks, type KernelFigure, type NetworkName } from './kernels';

/** A network of SD 1.4, compiled and run as a whole. */
export interface NetworkFigure {
  readonly network: NetworkName;
  readonly held: Storage;
  readonly dispatches: number;
  readonly flops: number;
  /** Bytes of weights and activations, as planned. */
  readonly plannedBytes: number;
  /** What its kernels take one by one; null where not all were timed. */
  readonly kernelSeconds: number | null;
  /** A run, from submit to values. */
  readonly seconds: number | null;
  readonly flopsPerSecond: number | null;
  /** Why it was not run. */
  readonly reason?: string;
}

/** A network whose kernels take longer than this is not run, in seconds. */
const LONGEST = 30;
const ROUNDS = 5;

/** Runs a network on weights of no meaning, if its kernels say that it is soon done. */
export async function wholeNetwork(
  network: NetworkName,
  held: Storage,
  size: number,
  kernels: readonly KernelFigure[],
): Promise<NetworkFigure> {
  const full = networks[network](size);
  const { device } = backend();
  const recording = recordingOf(full, held, featuresOf(device));
  const flops = recording.steps.reduce((sum, { dispatch }) => sum + dispatch.flops, 0);
  const own = kernels.filter((one) => one.network === network && one.held === held);
  const kernelSeconds = own.every(({ seconds }) => seconds !== null) ? expectedOf(own) : null;
  const expected = expectedOf(own);
  const about = { network, held, dispatches: recording.steps.length, flops, plannedBytes: plannedBytes(memoryOf(recording)), kernelSeconds }; // prettier-ignore
  try {
    if (expected === null) throw new Error('none of its kernels was timed');
    if (expected > LONGEST) throw new Error(`it would take ${expected.toFixed(0)} s, and ${LONGEST} s are the most`);
    const seconds = await timed(full, held, expected > 1 ? 1 : ROUNDS);
    return { ...about, seconds, flopsPerSecond: flops / seconds };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await useBackend('webgpu'); // what the device refused is forgotten
    return { ...about, seconds: null, flopsPerSecond: null, reason };
  }
}

/** Seconds that its kernels take one by one; of those that were not timed by what the others take for a FLOP. */
function expectedOf(kernels: readonly KernelFigure[]): number | null {
  let [seconds, flops, missing] = [0, 0, 0];
  for (const one of kernels) {
    if (one.seconds === null) missing += one.flops * one.count;
    else {
      seconds += one.seconds * one.count;
      flops += one.flops * one.count;
    }
  }
  return flops === 0 ? null : seconds + missing * (seconds / flops);
}

async function timed({ model, forward, shapes }: FullSize, held: Storage, rounds: number): Promise<number> {
  const noise = noiseBuffers(backend().device);
  const inputs = shapes.map((shape) => tf.randomUniform([...shape], -1, 1, 'float32', 7));
  try {
    for (const [, param] of model.parameters()) hold(param, param.kind === 'vector' ? 'float32' : held, noise);
    const executable = await compile(fuse(trace(forward, shapes), takes), {});
    const seconds: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const start = performance.now();
      const outputs = executable.run(inputs);
      await Promise.all(outputs.map((output) => output.data()));
      tf.dispose(outputs);
      if (round >= 0) seconds.push((performance.now() - start) / 1000);
    }
    executable.dispose();
    return median(seconds);
  } finally {
    tf.dispose(inputs);
    model.dispose();
    for (const buffer of Object.values(noise)) buffer.destroy();
  }
}

/** Bytes of noise, which parameters are filled with again and again. */
const NOISE = 2 ** 22;

/** Numbers from −2⁻⁵ to 2⁻⁵, small enough for sums of thousands, since units are fast with zeros. */
function noiseBuffers(device: GPUDevice): Readonly<Record<Storage, GPUBuffer>> {
  let state = 1;
  const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const made = (words: Uint32Array<ArrayBuffer>): GPUBuffer => {
    const buffer = device.createBuffer({ size: NOISE, usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST });
    device.queue.writeBuffer(buffer, 0, words);
    return buffer;
  };
  const count = NOISE / 4;
  // A half's sign and mantissa at random, its exponent that of 2⁻⁶.
  const half = new Uint32Array(count).map(() => ((random() & 0x83ff83ff) | 0x24002400) >>> 0);
  const floats = Float32Array.from({ length: count }, () => (random() / 2 ** 32 - 0.5) / 16);
  return { half: made(half), float32: made(new Uint32Array(floats.buffer)) };
}

function hold(param: Param, storage: Storage, noise: Readonly<Record<Storage, GPUBuffer>>): void {
  const bytes = blockBytes(param.shape, storage);
  const dataId = allocate(bytes);
  const encoder = backend().device.createCommandEncoder();
  for (let offset = 0; offset < bytes; offset += NOISE)
    encoder.copyBufferToBuffer(noise[storage], 0, bufferOf(dataId), offset, Math.min(NOISE, bytes - offset));
  backend().device.queue.submit([encoder.finish()]);
  param.hold(toTensor(dataId, param.shape, storage), storage === 'half' ? 'float16' : 'float32');
}
