import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { SdError, UnsupportedError } from '../errors';
import { notLoaded } from './engines-load';

type Package = typeof import('@tensorflow/tfjs-backend-webgpu');
type DataId = Parameters<WebGPUBackend['read']>[0];

/** Features to ask of a device, if its adapter has them, for kernels of later versions. */
const FEATURES: ReadonlySet<string> = new Set(['shader-f16', 'subgroups', 'timestamp-query']);

/** Whether an adapter computes on the CPU: Mesa's lavapipe, SwiftShader, Windows' WARP. */
export function isSoftware(adapter: GPUAdapter): boolean {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const words = `${vendor} ${architecture} ${device} ${description}`;
  return isFallbackAdapter || /llvmpipe|lavapipe|swiftshader|software|basic render/i.test(words);
}

/** An adapter's name for people. */
export function describe(adapter: GPUAdapter): string {
  const { vendor, architecture, device, description } = adapter.info;
  return description || device || `${vendor} ${architecture}`.trim() || 'a WebGPU adapter';
}

export async function requestAdapter(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter !== null) return adapter;
  throw new UnsupportedError(
    "webgpu: the system offers no WebGPU adapter; a GPU with a driver is needed (on Linux a Vulkan one); use 'wasm'.",
  );
}

/** Loads tfjs' package and registers `'webgpu'` on `adapter`. In Node, Dawn must be in place before. */
export async function loadWebGPU(adapter: GPUAdapter): Promise<void> {
  await registerWebGPU(await loadPackage(), adapter);
}

async function loadPackage(): Promise<Package> {
  try {
    return await import('@tensorflow/tfjs-backend-webgpu');
  } catch (error) {
    const name = '@tensorflow/tfjs-backend-webgpu';
    throw notLoaded(name, `npm install ${name}@4.22.0`, error);
  }
}

/**
 * Registers `'webgpu'` on a device of our own: tfjs asks for no half floats, and takes no notice of the errors and the
 * loss of its device. A backend that somebody has already set up under that name is kept.
 */
async function registerWebGPU(webgpu: Package, adapter: GPUAdapter): Promise<void> {
  const existing = tf.engine().registry['webgpu'];
  if (existing !== undefined && !(await revive(existing))) return;
  // Small inputs would otherwise be computed on the CPU, by other kernels.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const device = await adapter.requestDevice({
    requiredFeatures: [...adapter.features].filter((feature) => FEATURES.has(feature)) as GPUFeatureName[],
    requiredLimits: limitsOf(adapter),
  });
  const backend = strict(webgpu, device, adapter);
  if ('webgpu' in tf.engine().registryFactory) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend, 3);
}

/** Everything the adapter can, since tfjs and our kernels have bindings of hundreds of megabytes. */
function limitsOf(adapter: GPUAdapter): Record<string, number> {
  const limits: Record<string, number> = {};
  for (const name in adapter.limits) {
    const value: unknown = adapter.limits[name as keyof GPUSupportedLimits];
    if (typeof value === 'number') limits[name] = value;
  }
  return limits;
}

interface Health {
  error: SdError | null;
  lost: boolean;
}
const healths = new WeakMap<object, Health>();

/** Clears the errors of a backend of ours that the user has chosen again; true if it has to be replaced. */
async function revive(backend: object): Promise<boolean> {
  const health = healths.get(backend);
  if (health === undefined) return false;
  if (health.error !== null && !health.lost) {
    const { device } = flushed(backend as WebGPUBackend);
    await device.queue.onSubmittedWorkDone();
  }
  if (!health.lost) health.error = null;
  return health.lost;
}

/** Ends what is still being recorded: with the refused command in it, it would be refused again. */
function flushed(backend: WebGPUBackend): WebGPUBackend {
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  return backend;
}

/**
 * The tfjs backend, which throws where it failed in silence. WebGPU reports a refused call (a binding over the limit,
 * no memory) only as an event, drops all that was submitted with it, and leaves zeros. After such an event every op and
 * read throws until `useBackend('webgpu')`.
 */
function strict(webgpu: Package, device: GPUDevice, adapter: GPUAdapter): WebGPUBackend {
  const health: Health = { error: null, lost: false };
  device.addEventListener('uncapturederror', (event) => {
    event.preventDefault();
    health.error ??= new SdError(
      'SD_GPU',
      `webgpu: the device refused a command (${event.error.message.split('\n')[0] ?? ''}); recent results are lost; smaller ` +
        `tensors are needed; call useBackend('webgpu') to go on.`,
      { cause: event.error },
    );
  });
  void device.lost.then(({ reason, message }) => {
    health.lost = true;
    health.error = new SdError(
      'SD_GPU',
      `webgpu: the device was lost (${message || reason}) and its tensors with it; call useBackend('webgpu') to get ` +
        `another and load the weights again.`,
    );
  });
  const check = (): void => {
    if (health.error !== null) throw health.error;
  };

  class StrictWebGPUBackend extends webgpu.WebGPUBackend {
    override async read(dataId: DataId): Promise<tf.backend_util.BackendValues> {
      check();
      try {
        return await super.read(dataId);
      } finally {
        check(); // an error of earlier work is known once its result has arrived
      }
    }

    override readSync(dataId: DataId): tf.backend_util.BackendValues {
      check();
      const { values, dtype }: { values?: unknown; dtype: tf.DataType } = this.tensorMap.get(dataId);
      // tfjs would read back through a canvas: an exception in Node, zeros in Chromium.
      if ((values === null || values === undefined) && dtype !== 'complex64') {
        throw new UnsupportedError("webgpu: the values of a tensor cannot be read at once; use 'await tensor.data()'.");
      }
      return super.readSync(dataId);
    }

    override runWebGPUProgram(...args: Parameters<WebGPUBackend['runWebGPUProgram']>): tf.TensorInfo {
      check();
      const result = super.runWebGPUProgram(...args);
      const [, , , , output] = args;
      if (health.error !== null && output === undefined) this.disposeData(result.dataId);
      check(); // Dawn reports at once, browsers later
      return result;
    }
  }
  const backend = new StrictWebGPUBackend(device, adapter.info);
  healths.set(backend, health);
  return backend;
}
