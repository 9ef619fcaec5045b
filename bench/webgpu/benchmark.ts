import { engines } from '#engines';
import { useBackend } from '../../src';
import { describe, isSoftware } from '../../src/backends/engines-webgpu';
import { requestDevice } from '../../src/backends/webgpu/device';
import { featuresAfterTrial } from '../../src/backends/webgpu/features';
import type { Storage } from '../../src/backends/webgpu/kernels/kernel';
import { pipelinesOf } from '../../src/backends/webgpu/pipelines';
import { backend } from '../../src/backends/webgpu/tensors';
import { embedded, type EmbeddedFigure } from './embedded';
import { fullSizeKernels, inOrder, KernelTimer, type Counted, type KernelFigure } from './kernels';
import { roofsOf, type Roofs } from './roofs';
import { Timer } from './timer';
import { wholeNetwork, type NetworkFigure } from './whole-networks';

/** Whatever a GPU has to say of our kernels. Times are in seconds or, where they say so, milliseconds. */
export interface WebgpuReport {
  readonly adapter: string;
  readonly info: Readonly<Record<string, string>>;
  readonly isSoftware: boolean;
  /** Node's version, or the browser's name of itself. */
  readonly agent: string;
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  /** What the engine uses of these, and the tile that its trial chose; `units` says which matrix tiles were proven. */
  readonly used: Readonly<Record<string, unknown>>;
  readonly isQuick: boolean;
  /** Of the pictures that networks are for. */
  readonly size: number;
  readonly clock: 'timestamp-query' | 'wall';
  /** How long all of it took, in seconds. */
  readonly took: number;
  /** What had less time than on a faster adapter: kernels that were run in fewer rounds, and those that were left out. */
  readonly cut: { readonly rounds: number; readonly shortened: number; readonly leftOut: number };
  readonly roofs: Roofs;
  /** The pipelines of the kernels, in milliseconds: made side by side on a new device, and on another, after it. */
  readonly pipelines: { readonly count: number; readonly cold: number; readonly warm: number };
  readonly kernels: readonly KernelFigure[];
  readonly networks: readonly NetworkFigure[];
  readonly embedded: readonly EmbeddedFigure[];
}

export interface BenchmarkOptions {
  /** Few and short kernels, and one policy: a minute on an adapter that computes on the CPU. */
  readonly isQuick: boolean;
  /** Leaves whole networks and the embedded model out. */
  readonly isOfKernels?: boolean;
  /** Minutes for the kernels, once they are compiled: after these no other is begun. */
  readonly minutes?: number;
  /** Pixels of a side of a picture, a multiple of 64. */
  readonly size?: number;
  readonly onProgress?: (what: string) => void;
}

const MINUTES = 10;
const SIZE = 512;

const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const;

const POLICIES = { float32: 'float32', mixed_float16: 'half' } as const satisfies Record<string, Storage>;
type Policy = keyof typeof POLICIES;

/** Measures the adapter that `useBackend('webgpu')` takes. */
export async function benchmark(options: BenchmarkOptions): Promise<WebgpuReport> {
  const { isQuick, isOfKernels = false, minutes = MINUTES, size = SIZE, onProgress = () => undefined } = options;
  if (!(minutes > 0)) throw new RangeError(`minutes: ${minutes} was given; a positive number is needed.`);
  if (!(size > 0 && size % 64 === 0)) throw new RangeError(`size: ${size} was given; a multiple of 64 is needed.`);
  const start = performance.now();
  const adapter = await engines.gpuAdapter();
  const { vendor, architecture, device: name, description } = adapter.info;
  await useBackend('webgpu');
  const { device } = backend();
  const timer = new Timer(device, isQuick ? 1 : 5);
  const policies: readonly Policy[] = isQuick ? ['mixed_float16'] : ['mixed_float16', 'float32'];
  onProgress('roofs');
  const roofs = await roofsOf(device, timer, isSoftware(adapter));
  onProgress('a trial of tiles');
  const used = await featuresAfterTrial(device, true);
  const chosen = inOrder(policies.flatMap((policy) => fullSizeKernels(device, POLICIES[policy], size, isQuick)));
  onProgress(`pipelines of ${chosen.length} kernels`);
  const pipelines = await pipelinesFor(device, chosen);
  const kernels: KernelFigure[] = [];
  const kernelTimer = new KernelTimer(device, timer, performance.now() + 60_000 * minutes);
  for (const [i, one] of chosen.entries()) {
    onProgress(`kernel ${i + 1} of ${chosen.length}: ${one.network}, ${one.held}, ${one.step.dispatch.key}`);
    kernels.push(await kernelTimer.time(one));
  }
  timer.dispose();
  const networks: NetworkFigure[] = [];
  const models: EmbeddedFigure[] = [];
  for (const policy of isOfKernels ? [] : policies) {
    for (const network of isQuick ? [] : (['unet', 'decoder'] as const)) {
      onProgress(`the ${network} in ${policy}`);
      networks.push(await wholeNetwork(network, POLICIES[policy], size, kernels));
    }
    onProgress(`the embedded model in ${policy}`);
    models.push(await embedded(policy, timer.rounds));
  }
  const { units, tiles } = used.matrix ?? { units: null, tiles: [] };
  return {
    adapter: describe(adapter),
    info: { vendor, architecture, device: name, description },
    isSoftware: isSoftware(adapter),
    agent: typeof process === 'object' ? `Node ${process.version}` : navigator.userAgent,
    features: [...adapter.features].toSorted(),
    limits: Object.fromEntries(LIMITS.map((limit) => [limit, device.limits[limit]])),
    used: { ...used, matrix: units && { units: units.name, tiles } },
    isQuick,
    size,
    clock: timer.clock,
    took: (performance.now() - start) / 1000,
    cut: cutOf(kernels, timer.rounds),
    roofs,
    pipelines,
    kernels,
    networks,
    embedded: models,
  };
}

function cutOf(kernels: readonly KernelFigure[], rounds: number): WebgpuReport['cut'] {
  const leftOut = kernels.filter(({ seconds }) => seconds === null).length;
  return { rounds, shortened: kernels.filter((one) => one.rounds < rounds).length - leftOut, leftOut };
}

/** A device of its own makes them first, so that those of `device` may come out of a cache. */
async function pipelinesFor(device: GPUDevice, kernels: readonly Counted[]): Promise<WebgpuReport['pipelines']> {
  const other = await requestDevice(await engines.gpuAdapter());
  const cold = await compiling(other, kernels);
  other.destroy();
  const warm = await compiling(device, kernels);
  return { count: new Set(kernels.map(({ step }) => step.dispatch.key)).size, cold, warm };
}

/** Milliseconds until a device has the kernels' pipelines. */
async function compiling(device: GPUDevice, kernels: readonly Counted[]): Promise<number> {
  const pipelines = pipelinesOf(device);
  const start = performance.now();
  await Promise.all(kernels.map(({ step }) => pipelines.later(step.dispatch)));
  return performance.now() - start;
}
