import { at } from '../../at';
import { conv2d } from './kernels/conv2d';
import type { Conv2d } from './kernels/conv-shape';
import type { Tile } from './kernels/gemm-shape';
import { bytesOf, packed, type Features, type Kernel } from './kernels/kernel';
import { matmul, type Matmul } from './kernels/matmul';
import { blockOf } from './kernels/tiles';
import { encode, prepared, type Alone, type Prepared } from './prepared';

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
const [ROUNDS, REPEATS] = [3, 2];
/** A device that takes longer than this for the products once, in milliseconds, is not kept from its work by trials. */
const LONGEST = 200;

/**
 * The least time of a round of each of `trials`, in milliseconds; null where the first takes too long. Rounds of all are
 * in turn, so that a device that changes its clock does it for all.
 */
export async function timesOf(
  device: GPUDevice,
  trials: readonly (readonly Alone[])[],
  longest = LONGEST,
): Promise<readonly number[] | null> {
  const buffers: GPUBuffer[] = [];
  try {
    const ready = await Promise.all(
      trials.map((some) => Promise.all(some.map((one) => prepared(device, one, buffers)))),
    );
    const times = trials.map(() => Infinity);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [i, some] of ready.entries()) {
        const time = await timed(device, some, round === 0 ? 1 : REPEATS);
        if (round === 0 && i === 0 && time > longest) return null;
        if (round > 0) times[i] = Math.min(at(times, i), time); // the first warms up
      }
    }
    return times;
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
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

/** By the names of adapters and of what was tried, for as long as the process or page lives. */
const kept = new Map<string, Promise<number>>();

/** The number of the way that is taken under that name, tried once; the first where `measure` gives no times. */
export function choice(name: string, measure: () => Promise<readonly number[] | null>): Promise<number> {
  const found = kept.get(name) ?? measure().then((times) => (times === null ? 0 : firstOf(times)));
  kept.set(name, found);
  found.catch(() => kept.delete(name)); // a device that was lost; another is tried again
  return found;
}
