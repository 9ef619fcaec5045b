import { at } from '../../at';
import { conv2d } from './kernels/conv2d';
import type { Conv2d } from './kernels/conv-shape';
import type { Tile } from './kernels/gemm-shape';
import { bytesOf, packed, type Features, type Kernel } from './kernels/kernel';
import { matmul, type Matmul } from './kernels/matmul';
import { blockOf } from './kernels/tiles';
import { encode, prepared, requireDevice, type Alone, type Prepared } from './prepared';

/** Which of several ways to multiply suits a device: a short trial of each on products of Stable Diffusion's. */

/** A way to make them. */
export interface Ways {
  readonly linear: (spec: Matmul) => Kernel;
  readonly conv: (spec: Conv2d) => Kernel;
}

/** By the plain kernels in a tile. */
export function waysIn(tile: Tile, features: Features): Ways {
  const { height, width } = blockOf(tile);
  return {
    linear: (spec) => matmul(spec, features, tile),
    conv: (spec) => conv2d(spec, features, { ...tile, hasHalo: spec.rows * spec.columns >= height * width }),
  };
}

const plain = { norm: null, hasBias: false, then: [] } as const;

/** A linear layer of `side²` rows and `channels`, and a 3×3 convolution of as many pixels, in halves. */
export function trialOf({ linear, conv }: Ways, side = 64, channels = 320): readonly Alone[] {
  const [rows, view] = [side * side, packed('half', channels)];
  const common = { ...plain, x: view, weight: view, y: view, inputs: channels };
  const image = { batch: 1, height: side, width: side, rows: side, columns: side, outputs: channels };
  const filter = { filter: [3, 3], stride: 1, top: 1, left: 1, isDoubled: false } as const;
  const bytes = (taps: number) => {
    const ofImage = bytesOf('half', rows * channels);
    return { x: ofImage, weight: bytesOf('half', taps * channels * channels), y: ofImage };
  };
  return [
    { kernel: linear({ ...common, rows, columns: channels, rowsPerSample: rows }), bytes: bytes(1) },
    { kernel: conv({ ...common, ...image, ...filter }), bytes: bytes(9) },
  ];
}

/** Rounds of which the fastest counts, and how often each runs a product. */
interface Rounds {
  readonly rounds: number;
  readonly repeats: number;
}

/**
 * The least time of a round of each of `trials`, in milliseconds. Rounds of all are in turn, so that a device that
 * changes its clock does it for all. Rejects where the device is lost meanwhile.
 */
export async function timesOf(
  device: GPUDevice,
  trials: readonly (readonly Alone[])[],
  { rounds, repeats }: Rounds = { rounds: 3, repeats: 2 },
): Promise<readonly number[]> {
  const buffers: GPUBuffer[] = [];
  try {
    const ready = await Promise.all(
      trials.map((some) => Promise.all(some.map((one) => prepared(device, one, buffers)))),
    );
    const times = trials.map(() => Infinity);
    for (let round = 0; round <= rounds; round++) {
      for (const [i, some] of ready.entries()) {
        const time = await timed(device, some, round === 0 ? 1 : repeats);
        if (round > 0) times[i] = Math.min(at(times, i), time); // the first warms up
      }
    }
    await requireDevice(device); // times of a lost one say nothing, and would be kept
    return times;
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

/** FLOP a second of products, run twice. */
export async function rateOf(device: GPUDevice, products: readonly Alone[]): Promise<number> {
  const [time = 0] = await timesOf(device, [products], { rounds: 1, repeats: 1 });
  const dispatches = products.flatMap(({ kernel }) => kernel.dispatches);
  return (1000 * dispatches.reduce((sum, { flops }) => sum + flops, 0)) / Math.max(0.1, time);
}

async function timed(device: GPUDevice, products: readonly Prepared[], repeats: number): Promise<number> {
  await device.queue.onSubmittedWorkDone();
  const start = performance.now();
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let i = 0; i < repeats; i++) for (const product of products) encode(pass, product);
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return performance.now() - start;
}

/** A later way must be faster by so much: what a trial of little work does not show speaks for the earlier ones. */
const MARGIN = 0.95;

/** The number of the way to take, by the times of all, from the one that is preferred on. */
export function firstOf(times: readonly number[]): number {
  return times.reduce((best, time, i) => (time < MARGIN * at(times, best) ? i : best), 0);
}

/** By the names of adapters and of what was measured, for as long as the process or page lives. */
const kept = new Map<string, Promise<number>>();

/** The number of the way that is taken under that name, tried once. */
export function choice(name: string, measure: () => Promise<readonly number[]>): Promise<number> {
  return measuredOnce(name, () => measure().then(firstOf));
}

/** What is measured under that name, once. */
export function measuredOnce(name: string, measure: () => Promise<number>): Promise<number> {
  const found = kept.get(name) ?? measure();
  kept.set(name, found);
  found.catch(() => kept.delete(name)); // a device that was lost; another is tried again
  return found;
}
