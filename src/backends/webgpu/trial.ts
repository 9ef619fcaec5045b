import { at } from '../../at';
import { conv2d } from './kernels/conv2d';
import { packed, type Dispatch, type Features, type Kernel } from './kernels/kernel';
import { matmul } from './kernels/matmul';
import { blockOf, TILES } from './kernels/tiles';
import { pipelinesOf } from './pipelines';
import { TENSOR_USAGE } from './tensors';

/** Which of the tiles suits a device: a short trial of each on products of Stable Diffusion's. */

const plain = { norm: null, hasBias: false, then: [] } as const;

/** Dispatches on operands `x`, `weight` and `y`, whose bytes are said. */
export interface Trial {
  readonly dispatch: Dispatch;
  readonly bytes: Readonly<Record<string, number>>;
}

/** A linear layer of `side²` rows and `channels`, and a 3×3 convolution of as many pixels, in halves in each tile. */
export function trialsOf(features: Features, side = 64, channels = 320): readonly (readonly Trial[])[] {
  const [rows, view] = [side * side, packed('half', channels)];
  const views = { x: view, weight: view, y: view };
  const image = { batch: 1, height: side, width: side, inputs: channels, rows: side, columns: side, outputs: channels };
  const filter = { filter: [3, 3], stride: 1, top: 1, left: 1, isDoubled: false } as const;
  return TILES.map((tile) => {
    const linear = { ...plain, ...views, rows, inputs: channels, columns: channels, rowsPerSample: rows };
    const hasHalo = rows >= blockOf(tile).height * blockOf(tile).width;
    return [
      trial(matmul(linear, features, tile), rows, channels, 1),
      trial(conv2d({ ...plain, ...views, ...image, ...filter }, features, { ...tile, hasHalo }), rows, channels, 9),
    ];
  });
}

function trial({ dispatches }: Kernel, rows: number, channels: number, taps: number): Trial {
  const image = 2 * rows * channels;
  return { dispatch: at(dispatches, 0), bytes: { x: image, weight: 2 * taps * channels * channels, y: image } };
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
  trials: readonly (readonly Trial[])[],
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

/** A dispatch on buffers of its own. */
export interface Prepared {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  /** In the order of the dispatch's bindings. */
  readonly operands: readonly GPUBuffer[];
  readonly workgroups: Dispatch['workgroups'];
}

/** A trial's pipeline and buffers, which `buffers` gets to destroy. Rejects if the shader is refused. */
export async function prepared(device: GPUDevice, { dispatch, bytes }: Trial, buffers: GPUBuffer[]): Promise<Prepared> {
  const pipelines = pipelinesOf(device);
  const pipeline = await pipelines.later(dispatch);
  const buffer = (size: number, usage: number): GPUBuffer => {
    const made = device.createBuffer({ size, usage });
    buffers.push(made);
    return made;
  };
  const uniforms = buffer(dispatch.uniforms.byteLength, UNIFORM_USAGE);
  device.queue.writeBuffer(uniforms, 0, dispatch.uniforms);
  const operands = dispatch.bindings.map(({ name }) => buffer(bytes[name] ?? 4, TENSOR_USAGE));
  const entries = [uniforms, ...operands].map((one, binding) => ({ binding, resource: { buffer: one } }));
  const group = device.createBindGroup({ layout: pipelines.layout(dispatch), entries });
  return { pipeline, group, operands, workgroups: dispatch.workgroups };
}

const UNIFORM_USAGE = 0x40 | 0x8; // UNIFORM and COPY_DST

async function timed(device: GPUDevice, products: readonly Prepared[], repeats: number): Promise<number> {
  await device.queue.onSubmittedWorkDone();
  const start = performance.now();
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (let i = 0; i < repeats; i++) {
    for (const { pipeline, group, workgroups } of products) {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...workgroups);
    }
  }
  pass.end();
  device.queue.submit([encoder.finish()]);
  await device.queue.onSubmittedWorkDone();
  return performance.now() - start;
}

/** A smaller tile must be faster by so much, as it reads more, which a trial of little work does not show. */
const MARGIN = 0.95;

/** The number of the tile to begin with, by the times of all, from the largest on. */
export function firstOf(times: readonly number[]): number {
  return times.reduce((best, time, i) => (time < MARGIN * at(times, best) ? i : best), 0);
}

/** By the names of adapters, for as long as the process or page lives. */
const kept = new Map<string, Promise<number>>();

/** The number of the tile that a device of that name begins with, tried once. */
export function firstTile(name: string, measure: () => Promise<readonly number[] | null>): Promise<number> {
  const found = kept.get(name) ?? measure().then((times) => (times === null ? 0 : firstOf(times)));
  kept.set(name, found);
  found.catch(() => kept.delete(name)); // a device that was lost; another is tried again
  return found;
}
