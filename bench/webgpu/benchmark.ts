import { engines } from '#engines';
import { useBackend } from '../../src';
import { describe, isSoftware } from '../../src/backends/engines-webgpu';
import { requestDevice } from '../../src/backends/webgpu/device';
import { pipelinesOf } from '../../src/backends/webgpu/pipelines';
import { backend } from '../../src/backends/webgpu/tensors';
import { embedded, type EmbeddedFigure } from './embedded';
import { fullSizeKernels, timeKernel, type KernelFigure } from './kernels';
import { roofsOf, type Roofs } from './roofs';
import { Timer } from './timer';

/** Whatever a GPU has to say of our kernels. Times are in seconds or, where they say so, milliseconds. */
export interface WebgpuReport {
  readonly adapter: string;
  readonly info: Readonly<Record<string, string>>;
  readonly isSoftware: boolean;
  /** Node's version, or the browser's name of itself. */
  readonly agent: string;
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number>>;
  readonly isQuick: boolean;
  readonly clock: 'timestamp-query' | 'wall';
  readonly roofs: Roofs;
  /** Milliseconds for the pipelines of the kernels, side by side: on a new device, and on another, after it. */
  readonly pipelines: { readonly count: number; readonly cold: number; readonly warm: number };
  readonly kernels: readonly KernelFigure[];
  readonly embedded: readonly EmbeddedFigure[];
}

export interface BenchmarkOptions {
  /** Few and short kernels, and one policy: a minute on an adapter that computes on the CPU. */
  readonly isQuick: boolean;
  /** Leaves the embedded model out. */
  readonly isOfKernels?: boolean;
  readonly onProgress?: (what: string) => void;
}

const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const;

/** Measures the adapter that `useBackend('webgpu')` takes. */
export async function benchmark({
  isQuick,
  isOfKernels = false,
  onProgress = () => undefined,
}: BenchmarkOptions): Promise<WebgpuReport> {
  const adapter = await engines.gpuAdapter();
  const { vendor, architecture, device: name, description } = adapter.info;
  await useBackend('webgpu');
  const { device } = backend();
  const [rounds, policies] = isQuick ? ([1, ['mixed_float16']] as const) : ([5, ['float32', 'mixed_float16']] as const);
  const timer = new Timer(device, rounds);
  onProgress('roofs');
  const roofs = await roofsOf(device, timer, isSoftware(adapter));
  const chosen = policies.flatMap((policy) =>
    fullSizeKernels(device, policy === 'float32' ? 'float32' : 'half', isQuick),
  );
  onProgress(`pipelines of ${chosen.length} kernels`);
  const other = await requestDevice(await engines.gpuAdapter());
  const cold = await compiling(other, chosen);
  other.destroy();
  const warm = await compiling(device, chosen);
  const kernels: KernelFigure[] = [];
  for (const [i, one] of chosen.entries()) {
    onProgress(`kernel ${i + 1} of ${chosen.length}: ${one.network}, ${one.step.dispatch.key}`);
    kernels.push(await timeKernel(device, timer, one));
  }
  const models: EmbeddedFigure[] = [];
  for (const policy of isOfKernels ? [] : policies) {
    onProgress(`the embedded model in ${policy}`);
    models.push(await embedded(policy, rounds));
  }
  timer.dispose();
  return {
    adapter: describe(adapter),
    info: { vendor, architecture, device: name, description },
    isSoftware: isSoftware(adapter),
    agent: typeof process === 'object' ? `Node ${process.version}` : navigator.userAgent,
    features: [...adapter.features].toSorted(),
    limits: Object.fromEntries(LIMITS.map((limit) => [limit, device.limits[limit]])),
    isQuick,
    clock: timer.clock,
    roofs,
    pipelines: { count: new Set(chosen.map(({ step }) => step.dispatch.key)).size, cold, warm },
    kernels,
    embedded: models,
  };
}

/** Milliseconds until a device has the kernels' pipelines. */
async function compiling(device: GPUDevice, kernels: ReturnType<typeof fullSizeKernels>): Promise<number> {
  const pipelines = pipelinesOf(device);
  const start = performance.now();
  await Promise.all(kernels.map(({ step }) => pipelines.later(step.dispatch)));
  return performance.now() - start;
}
