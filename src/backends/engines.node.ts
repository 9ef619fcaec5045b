import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { plain, type Engine } from './engine';
import { notLoaded } from './engines-load';
import { loadWasm, wasmEngine } from './engines-wasm';
import { loadWebGPU, requestAdapter } from './engines-webgpu';
import type { BackendName } from './contract';
import type { Engines } from './engines';
import { memoryOfSystem } from './tensorflow/memory';

/** The engines in Node: tfjs-node for `tensorflow`, Dawn for `webgpu`. */
export const engines: Engines = {
  load: (name, device) => loaders[name](device),
  engine: (name) => ours[name](),
  gpuAdapter,
};

const ours: Record<BackendName, () => Promise<Engine>> = {
  cpu: () => Promise.resolve({ ...plain, memory: memoryOfSystem }),
  wasm: wasmEngine,
  tensorflow: async () => (await import('./tensorflow/engine')).tensorflow,
  webgpu: async () => (await import('./webgpu/engine')).webgpu,
};

const loaders: Record<BackendName, (device?: GPUDevice) => Promise<void>> = {
  async cpu() {
    const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
    if (tf.engine().registry['cpu'] !== undefined) return;
    // Its first use would print an advertisement for tfjs-node; a library does not write to the console.
    const backend = Object.assign(new MathBackendCPU(), { firstUse: false });
    tf.removeBackend('cpu');
    tf.registerBackend('cpu', () => backend, 1);
  },

  wasm: loadWasm,

  async tensorflow() {
    // One operation uses all cores; two at a time would compete for memory and time (docs/performance.md).
    process.env['TF_NUM_INTEROP_THREADS'] ??= '1';
    // Freed memory stays in a pool. TensorFlow has one by itself where it chooses oneDNN's kernels by itself, which it
    // does not do on processors without AVX-512.
    process.env['TF_CPU_ALLOCATOR_USE_BFC'] ??= '1';
    // A library does not write to the console. TensorFlow would print a line for each program that is loaded, and
    // advice about the processor.
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    restoreRemovedUtil();
    const advice = 'npm install @tensorflow/tfjs-node@4.22.0 (in a clone of sd-ts: bash scripts/engines.sh tensorflow)';
    try {
      await import('@tensorflow/tfjs-node');
    } catch (error) {
      throw notLoaded('@tensorflow/tfjs-node', advice, error);
    }
  },

  async webgpu(device) {
    await loadWebGPU(await gpuAdapter(), device ?? null);
  },
};

async function gpuAdapter(): Promise<GPUAdapter> {
  return requestAdapter(platform.navigator?.gpu ?? (await dawn()));
}

/** Node 20 has no `navigator`, later ones one without `gpu`. */
const platform: { navigator?: Partial<Navigator> } = globalThis;

/**
 * Matrix units are experimental in Dawn, and half floats are off on NVIDIA's Vulkan, where some drivers failed
 * conformance tests.
 */
const DAWN = ['enable-dawn-features=allow_unsafe_apis,vulkan_enable_f16_on_nvidia'];

/** Dawn's `navigator.gpu`, put where tfjs looks for it, both when it is imported and later. */
async function dawn(): Promise<GPU> {
  const { create, globals } = await loadDawn();
  Object.assign(globalThis, globals);
  const gpu = create(DAWN);
  const navigator = platform.navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  return gpu;
}

async function loadDawn(): Promise<typeof import('webgpu')> {
  try {
    return await import('webgpu');
  } catch (error) {
    throw notLoaded('webgpu', 'npm install webgpu', error);
  }
}

/** tfjs-node 4.22 calls functions that Node 23 removed. */
function restoreRemovedUtil(): void {
  const removed = util as unknown as Record<string, unknown>;
  removed['isNullOrUndefined'] ??= (value: unknown) => value === undefined || value === null;
  removed['isArray'] ??= Array.isArray;
}
