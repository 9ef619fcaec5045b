import * as tf from '@tensorflow/tfjs-core';
import { UnsupportedError } from '../errors';
import { plain, type Engine } from './engine';
import { loadWebGPU, requestAdapter } from './engines-webgpu';
import type { BackendName } from './contract';
import type { Engines } from './engines';

/** The engines in pages and workers. */
export const engines: Engines = {
  load: (name) => loaders[name](),
  engine: (name) => ours[name](),
  gpuAdapter,
  availableMemory: () => null,
};

/** Literals, so that bundlers see files to emit; the build puts them beside this one. */
const wasmPaths = {
  'tfjs-backend-wasm.wasm': new URL('./tfjs-backend-wasm.wasm', import.meta.url).href,
  'tfjs-backend-wasm-simd.wasm': new URL('./tfjs-backend-wasm-simd.wasm', import.meta.url).href,
  'tfjs-backend-wasm-threaded-simd.wasm': new URL('./tfjs-backend-wasm-threaded-simd.wasm', import.meta.url).href,
};

const ours: Record<BackendName, () => Promise<Engine>> = {
  cpu: () => Promise.resolve(plain),
  wasm: async () => (await import('./wasm/engine')).wasm,
  tensorflow: () => Promise.reject(noNode()),
  webgpu: async () => (await import('./webgpu/engine')).webgpu,
};

const loaders: Record<BackendName, () => Promise<void>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },

  async wasm() {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (tf.engine().registry['wasm'] !== undefined) return;
    setWasmPaths(wasmPaths);
    // tfjs starts its threads from the text of one of its functions; minified (`typeof x` of an outer variable becomes `x`),
    // that text throws in every thread, and the backend waits for them for ever.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  },

  tensorflow() {
    return Promise.reject(noNode());
  },

  async webgpu() {
    await loadWebGPU(await gpuAdapter());
  },
};

function noNode(): UnsupportedError {
  return new UnsupportedError("tensorflow: tfjs-node runs in Node only; use 'webgpu' or 'wasm' here.");
}

async function gpuAdapter(): Promise<GPUAdapter> {
  const { gpu } = navigator as Partial<Navigator>;
  if (gpu !== undefined) return requestAdapter(gpu);
  throw new UnsupportedError(
    "webgpu: this browser has no navigator.gpu; a browser with WebGPU and a secure context (https or localhost) are needed; use 'wasm'.",
  );
}
