import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { UnsupportedError } from '../errors';
import { notLoaded } from './engines-load';
import { healthOf, revive, strictBackend } from './webgpu/backend';
import { isOfSoftware, requestDevice } from './webgpu/device';

type Package = typeof import('@tensorflow/tfjs-backend-webgpu');

/** Whether an adapter computes on the CPU. */
export function isSoftware(adapter: GPUAdapter): boolean {
  return isOfSoftware(adapter.info);
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

/**
 * Loads tfjs' package and registers `'webgpu'` on a device of `adapter`, or on the one that the application has made. In
 * Node, Dawn must be in place before.
 */
export async function loadWebGPU(adapter: GPUAdapter, given: GPUDevice | null): Promise<void> {
  const webgpu = await loadPackage();
  const existing = tf.engine().registry['webgpu'] as WebGPUBackend | undefined;
  if (existing !== undefined && (given === null || existing.device === given) && (await isUsable(existing))) return;
  // Small inputs would otherwise be computed on the CPU, by other kernels.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const device = given ?? (await requestDevice(adapter));
  const backend = strictBackend(webgpu, device, adapter.info);
  if ('webgpu' in tf.engine().registryFactory) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend, 3);
}

async function loadPackage(): Promise<Package> {
  try {
    return await import('@tensorflow/tfjs-backend-webgpu');
  } catch (error) {
    const name = '@tensorflow/tfjs-backend-webgpu';
    throw notLoaded(name, `npm install ${name}@4.22.0`, error);
  }
}

/** Whether a backend goes on: one that somebody else has set up does, and ours unless its device is lost. */
async function isUsable(backend: WebGPUBackend): Promise<boolean> {
  const health = healthOf(backend);
  if (health === null) return true;
  await revive(backend, health);
  return !health.isLost;
}
