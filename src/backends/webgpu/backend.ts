import { engine } from '@tensorflow/tfjs-core';
import type * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { UnsupportedError } from '../../errors';
import { Health } from './device';
import { isHalf } from './tensors';

type Package = typeof import('@tensorflow/tfjs-backend-webgpu');
type DataId = Parameters<WebGPUBackend['read']>[0];

const healths = new WeakMap<object, Health>();

/** The state of a backend's device; null for a backend that is not ours. */
export function healthOf(backend: object): Health | null {
  return healths.get(backend) ?? null;
}

/** Whether a tensor was on a device that is lost. */
export function isGone({ dataId }: tf.Tensor): boolean {
  const { tensorInfo } = engine().state as { tensorInfo: WeakMap<object, { backend: object }> };
  const owner = tensorInfo.get(dataId)?.backend;
  return owner !== undefined && healthOf(owner)?.isLost === true;
}

/** Clears the errors of a backend of ours that is chosen again. A lost device stays lost. */
export async function revive(backend: WebGPUBackend, health: Health): Promise<void> {
  if (!health.isWell && !health.isLost) {
    // Ends what is still being recorded: with the refused command in it, it would be refused again.
    backend.ensureCommandEncoderReady();
    backend.endComputePassEncoder();
    backend.submitQueue();
    await health.device.queue.onSubmittedWorkDone();
  }
  health.forgive();
}

/**
 * tfjs' backend, which throws where it failed in silence: after an error of the device every op and read throws until
 * `useBackend('webgpu')`.
 */
export function strictBackend(webgpu: Package, device: GPUDevice, info?: GPUAdapterInfo): WebGPUBackend {
  const health = new Health(device);

  class StrictWebGPUBackend extends webgpu.WebGPUBackend {
    override async read(dataId: DataId): Promise<tf.backend_util.BackendValues> {
      health.check();
      requireWide([dataId]);
      try {
        return await super.read(dataId);
      } finally {
        health.check(); // an error of earlier work is known once its result has arrived
      }
    }

    override readSync(dataId: DataId): tf.backend_util.BackendValues {
      health.check();
      const { values, dtype }: { values?: unknown; dtype: tf.DataType } = this.tensorMap.get(dataId);
      // tfjs would read back through a canvas: an exception in Node, zeros in Chromium.
      if ((values === null || values === undefined) && dtype !== 'complex64') {
        throw new UnsupportedError("webgpu: the values of a tensor cannot be read at once; use 'await tensor.data()'.");
      }
      return super.readSync(dataId);
    }

    override runWebGPUProgram(...args: Parameters<WebGPUBackend['runWebGPUProgram']>): tf.TensorInfo {
      health.check();
      const [, inputs, , , output] = args;
      requireWide(inputs.map(({ dataId }) => dataId));
      const result = super.runWebGPUProgram(...args);
      if (!health.isWell && output === undefined) this.disposeData(result.dataId);
      health.check(); // Dawn reports at once, browsers later
      return result;
    }
  }
  const backend = new StrictWebGPUBackend(device, info);
  healths.set(backend, health);
  return backend;
}

/** tfjs' own operations would take packed halves for float32 numbers. */
function requireWide(dataIds: readonly object[]): void {
  if (!dataIds.some(isHalf)) return;
  const found = 'a parameter in float16 was given to an operation of tfjs, which computes in float32 alone';
  throw new UnsupportedError(`webgpu: ${found}; load the weights with precision 'float32', or use its float32 copy.`);
}
