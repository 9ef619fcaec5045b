import { featuresOf } from '../../src/backends/webgpu/features';
import type { Dispatch, Storage } from '../../src/backends/webgpu/kernels/kernel';
import { pipelinesOf } from '../../src/backends/webgpu/pipelines';
import type { Step } from '../../src/backends/webgpu/recording';
import { fullSizeDecoder, fullSizeStep, recordingOf } from './full-size';
import type { Timer } from './timer';

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
  /** Why it was not timed. */
  readonly reason?: string;
}

const networks = { unet: fullSizeStep, decoder: fullSizeDecoder } as const;
export type NetworkName = keyof typeof networks;

/** What an adapter that computes on the CPU is asked for: as many kernels, and no larger ones. */
const SHORT = { kernels: 5, flops: 1.2e8 };

/** A dispatch, and how often a network has it. */
interface Counted extends Pick<KernelFigure, 'network' | 'held' | 'count'> {
  readonly step: Step;
}

/** The distinct dispatches of SD 1.4's UNet at 512×512 with guidance and of its decoder; with `isQuick`, few short ones. */
export function fullSizeKernels(device: GPUDevice, held: Storage, isQuick: boolean): Counted[] {
  const all = (Object.keys(networks) as NetworkName[]).flatMap((network) => {
    const found = new Map<string, Counted>();
    for (const step of recordingOf(networks[network](), held, featuresOf(device)).steps) {
      const { dispatch } = step;
      const key = [dispatch.key, ...dispatch.uniforms, ...dispatch.workgroups].join(' ');
      found.set(key, { network, held, step, count: (found.get(key)?.count ?? 0) + 1 });
    }
    return [...found.values()];
  });
  return isQuick ? short(all) : all;
}

/** The smallest dispatch of each pipeline, of those that are not too large; the most work first. */
function short(all: readonly Counted[]): Counted[] {
  const smallest = new Map<string, Counted>();
  const flops = ({ step }: Counted): number => step.dispatch.flops;
  for (const one of all) {
    const before = smallest.get(one.step.dispatch.key);
    if (flops(one) <= SHORT.flops && (before === undefined || flops(one) < flops(before)))
      smallest.set(one.step.dispatch.key, one);
  }
  return [...smallest.values()].toSorted((a, b) => flops(b) - flops(a)).slice(0, SHORT.kernels);
}

/** Runs a dispatch again and again on buffers of its sizes. */
export async function timeKernel(
  device: GPUDevice,
  timer: Timer,
  { network, held, count, step }: Counted,
): Promise<KernelFigure> {
  const { key, flops, bytes, workgroups } = step.dispatch;
  const [x, y, z] = workgroups;
  const about = {
    network,
    held,
    kernel: key.replace(/ +/g, ' ').trim(),
    uniforms: uniformsOf(step.dispatch),
    workgroups: x * y * z,
  };
  const work = { count, flops, bytes };
  try {
    const seconds = await replay(device, timer, step);
    const rates = { flopsPerSecond: flops / seconds, bytesPerSecond: bytes / seconds };
    return { ...about, ...work, seconds, ...rates };
  } catch (error) {
    const none = { seconds: null, flopsPerSecond: null, bytesPerSecond: null };
    return { ...about, ...work, ...none, reason: error instanceof Error ? error.message : String(error) };
  }
}

async function replay(device: GPUDevice, timer: Timer, { dispatch, blocks }: Step): Promise<number> {
  const most = Math.max(...blocks.map(({ bytes }) => bytes));
  const limit = device.limits.maxStorageBufferBindingSize;
  if (most > limit) throw new Error(`a tensor has ${most} bytes, and the device binds ${limit}`);
  const pipelines = pipelinesOf(device);
  const pipeline = await pipelines.later(dispatch);
  const uniforms = filled(device, dispatch.uniforms.byteLength, GPUBufferUsage.UNIFORM, dispatch.uniforms);
  const buffers = [uniforms, ...blocks.map(({ bytes }) => filled(device, bytes, GPUBufferUsage.STORAGE))];
  try {
    const entries = buffers.map((buffer, binding) => ({ binding, resource: { buffer } }));
    const group = device.createBindGroup({ layout: pipelines.layout(dispatch), entries });
    return await timer.time((pass, times) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      for (let i = 0; i < times; i++) pass.dispatchWorkgroups(...dispatch.workgroups);
    });
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
