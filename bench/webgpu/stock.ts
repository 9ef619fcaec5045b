import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { engines } from '#engines';
import { addEngine, plain } from '../../src/backends/engine';
import { requestDevice } from '../../src/backends/webgpu/device';

/** What a backend was asked to do. */
export interface Count {
  dispatches: number;
  /** Read and written, if each operand of a dispatch is moved once. */
  bytes: number;
  /** The most bytes of buffers in use at once. */
  peak: number;
}

/**
 * Puts tfjs' own WebGPU backend, with the plain ops, in the place of ours, on a device of its own; `count` is what it is
 * asked from then on.
 */
export async function useStock(): Promise<{ readonly backend: WebGPUBackend; readonly count: Count }> {
  const adapter = await engines.gpuAdapter();
  const webgpu = await import('@tensorflow/tfjs-backend-webgpu');
  const count: Count = { dispatches: 0, bytes: 0, peak: 0 };
  const bytes = (tensors: readonly tf.TensorInfo[]): number =>
    tensors.reduce((sum, { shape }) => sum + 4 * tf.util.sizeFromShape(shape), 0);

  class CountedBackend extends webgpu.WebGPUBackend {
    override runWebGPUProgram(...args: Parameters<WebGPUBackend['runWebGPUProgram']>): tf.TensorInfo {
      const result = super.runWebGPUProgram(...args);
      count.dispatches++;
      count.bytes += bytes([...args[1], result]);
      const { numBytesUsed } = this.bufferManager;
      count.peak = Math.max(count.peak, numBytesUsed);
      return result;
    }
  }
  tf.env().set('WEBGPU_CPU_FORWARD', false); // so that all work is the device's, as it is in ours
  const backend = new CountedBackend(await requestDevice(adapter), adapter.info);
  if ('webgpu' in tf.engine().registryFactory) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend, 3);
  addEngine({ ...plain, name: 'webgpu' });
  await tf.setBackend('webgpu');
  return { backend, count };
}
