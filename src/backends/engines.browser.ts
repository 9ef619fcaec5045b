import { UnsupportedError } from '../errors';
import { plain, type Engine } from './engine';
import { loadWasm, wasmEngine } from './engines-wasm';
import { loadWebGPU, requestAdapter } from './engines-webgpu';
import type { BackendName } from './contract';
import type { Engines } from './engines';

/** The engines in pages and workers. */
export const engines: Engines = {
  load: (name, device) => loaders[name](device),
  engine: (name) => ours[name](),
  gpuAdapter,
};

const ours: Record<BackendName, () => Promise<Engine>> = {
  cpu: () => Promise.resolve(plain),
  wasm: wasmEngine,
  tensorflow: () => Promise.reject(noNode()),
  webgpu: async () => (await import('./webgpu/engine')).webgpu,
};

const loaders: Record<BackendName, (device?: GPUDevice) => Promise<void>> = {
  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
  },

  wasm: loadWasm,

  tensorflow() {
    return Promise.reject(noNode());
  },

  async webgpu(device) {
    await loadWebGPU(await gpuAdapter(), device ?? null);
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
