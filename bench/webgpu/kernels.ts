import { featuresOf } from '../../src/backends/webgpu/features';
import type { Dispatch, Storage } from '../../src/backends/webgpu/kernels/kernel';
import { pipelinesOf } from '../../src/backends/webgpu/pipelines';
import type { Step } from '../../src/backends/webgpu/recording';
import { median } from '../statistics';
import { fullSizeDecoder, fullSizeStep, recordingOf } from './full-size';
import type { Timed, Timer } from './timer';

/** A kernel on one of our shapes. */
export interface KernelFigure {
  readonly network: NetworkName;
  readonly held: Storage;
  /** The key of its pipeline. */
  readonly kernel: string;
  /** What it is given of shapes, by the names in its text. */
  readonly uniforms: Readonly<Record<string, number>>;
  readonly workgroups: number;
  /** How many dispatches of the network are the same. */
  readonly count: number;
  readonly flops: number;
  readonly bytes: number;
  readonly seconds: number | null;
  readonly flopsPerSecond: number | null;
  readonly bytesPerSecond: number | null;
  /** Passes that `seconds` is the median of: fewer where it takes long. */
  readonly rounds: number;
  /** One workgroup before, in which some drivers still compile. */
  readonly firstSeconds: number | null;
  /** Why it was not timed. */
  readonly reason?: string;
}

export const networks = { unet: fullSizeStep, decoder: fullSizeDecoder } as const;
export type NetworkName = keyof typeof networks;

/** What an adapter that computes on the CPU is asked for: as many kernels, and no larger ones. */
const SHORT = { kernels: 5, flops: 1.2e8 };

/** What is expected to take longer than this once is left out, in seconds: systems end devices that are busy for long. */
const LONGEST = 10;

/** A dispatch, and how often a network has it. */
export interface Counted extends Pick<KernelFigure, 'network' | 'held' | 'count'> {
  readonly step: Step;
}

/**
 * The distinct dispatches of SD 1.4's UNet with guidance and of its decoder, for pictures of `size`; with `isQuick`, few
 * short ones.
 */
export function fullSizeKernels(device: GPUDevice, held: Storage, size: number, isQuick: boolean): Counted[] {
  const all = (Object.keys(networks) as NetworkName[]).flatMap((network) => {
    const found = new Map<string, Counted>();
    for (const step of recordingOf(networks[network](size), held, featuresOf(device)).steps) {
      const { dispatch } = step;
      const key = [dispatch.key, ...dispatch.uniforms, ...dispatch.workgroups].join(' ');
      found.set(key, { network, held, step, count: (found.get(key)?.count ?? 0) + 1 });
    }
    return [...found.values()];
  });
  return isQuick ? short(all) : all;
}

/** The least work first: what is known of it says how long more takes. */
export const inOrder = (kernels: readonly Counted[]): Counted[] => kernels.toSorted((a, b) => flopsOf(a) - flopsOf(b));

const flopsOf = ({ step }: Counted): number => step.dispatch.flops;

/** The smallest dispatch of each pipeline, of those that are not too large; of these the ones with the most work. */
function short(all: readonly Counted[]): Counted[] {
  const smallest = new Map<string, Counted>();
  for (const one of all) {
    const before = smallest.get(one.step.dispatch.key);
    if (flopsOf(one) <= SHORT.flops && (before === undefined || flopsOf(one) < flopsOf(before)))
      smallest.set(one.step.dispatch.key, one);
  }
  return [...smallest.values()].toSorted((a, b) => flopsOf(b) - flopsOf(a)).slice(0, SHORT.kernels);
}

/** Times kernels, the least work first, until a moment of `performance.now()`; says of those it leaves out why. */
export class KernelTimer {
  readonly #device: GPUDevice;
  readonly #timer: Timer;
  readonly #until: number;
  /** Seconds a FLOP, by pipelines. */
  readonly #paces = new Map<string, number>();
  #lost: string | null = null;

  constructor(device: GPUDevice, timer: Timer, until: number) {
    this.#device = device;
    this.#timer = timer;
    this.#until = until;
    void device.lost.then(({ message, reason }) => (this.#lost = message || reason));
  }

  async time({ network, held, count, step }: Counted): Promise<KernelFigure> {
    const { key, flops, bytes, workgroups } = step.dispatch;
    const about = {
      network,
      held,
      kernel: key.replace(/ +/g, ' ').trim(),
      uniforms: uniformsOf(step.dispatch),
      workgroups: workgroups.reduce((product, n) => product * n, 1),
      count,
      flops,
      bytes,
    };
    try {
      const { seconds, rounds, firstSeconds } = await this.#replay(step);
      if (flops > 0) this.#paces.set(key, seconds / flops);
      const rates = { flopsPerSecond: flops / seconds, bytesPerSecond: bytes / seconds };
      return { ...about, seconds, ...rates, rounds, firstSeconds };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const none = { seconds: null, flopsPerSecond: null, bytesPerSecond: null, rounds: 0, firstSeconds: null };
      return { ...about, ...none, reason };
    }
  }

  async #replay(step: Step): Promise<Timed> {
    if (this.#lost !== null) throw new Error(`the device was lost: ${this.#lost}`);
    if (performance.now() > this.#until) throw new Error('the time was up');
    const expected = step.dispatch.flops * (this.#paces.get(step.dispatch.key) ?? this.#usualPace());
    if (expected > LONGEST)
      throw new Error(`it would take about ${expected.toFixed(1)} s, and ${LONGEST} s are the most`);
    const device = this.#device;
    device.pushErrorScope('out-of-memory');
    device.pushErrorScope('validation');
    const timed = await replay(device, this.#timer, step).catch((error: unknown) => error);
    const refused = [await device.popErrorScope(), await device.popErrorScope()].find((error) => error !== null);
    if (refused !== undefined) throw new Error(refused.message);
    if (timed instanceof Error) throw timed;
    return timed as Timed;
  }

  #usualPace(): number {
    return this.#paces.size === 0 ? 0 : median([...this.#paces.values()]);
  }
}

/** Runs a dispatch again and again on buffers of its sizes. */
async function replay(device: GPUDevice, timer: Timer, { dispatch, blocks, ranges }: Step): Promise<Timed> {
  const pipelines = pipelinesOf(device);
  const pipeline = await pipelines.later(dispatch);
  const uniforms = filled(device, dispatch.uniforms.byteLength, GPUBufferUsage.UNIFORM, dispatch.uniforms);
  const operands = blocks.map(({ bytes }, i) => filled(device, ranges[i]?.size ?? bytes, GPUBufferUsage.STORAGE));
  const buffers = [uniforms, ...operands];
  try {
    const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const group = device.createBindGroup({ layout: pipelines.layout(dispatch), entries });
    return await timer.time({ pipeline, group, workgroups: dispatch.workgroups });
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}

/** Two halves of 0.5, which is a small float32 too: no kernel is slower or faster for zeros, or for what is no number. */
const VALUE = 0x38003800;

function filled(device: GPUDevice, bytes: number, usage: number, words?: Uint32Array): GPUBuffer {
  const buffer = device.createBuffer({ size: Math.ceil(bytes / 4) * 4, usage, mappedAtCreation: true });
  const mapped = new Uint32Array(buffer.getMappedRange());
  if (words === undefined) mapped.fill(VALUE);
  else mapped.set(words);
  buffer.unmap();
  return buffer;
}

/** The uniforms of a dispatch by their names. */
export function uniformsOf({ wgsl, uniforms }: Pick<Dispatch, 'wgsl' | 'uniforms'>): Record<string, number> {
  const floats = new Float32Array(uniforms.buffer, uniforms.byteOffset, uniforms.length);
  const fields = /struct Uniforms \{ (.*?) \}/.exec(wgsl)?.[1]?.split(', ') ?? [];
  const named = fields.map((field, i) => {
    const [name = '', type] = field.split(': ');
    return [name, (type === 'f32' ? floats[i] : uniforms[i]) ?? NaN] as const;
  });
  return Object.fromEntries(named);
}
