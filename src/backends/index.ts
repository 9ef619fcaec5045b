import { engines } from '#engines';
import { dispose, getBackend, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { Kernels } from './contract';
import { tensorflowKernels } from './node/kernels';
import { wasmKernels } from './wasm/kernels';
import { webgpuKernels } from './webgpu/kernels';

export { backendNames, type BackendName } from './engines';
export { memoryOf, type Memory } from './memory';
export { ensureBackend, useBackend, type ChosenBackend, type Considered } from './use-backend';

const kernels: Readonly<Record<string, Kernels>> = {
  tensorflow: tensorflowKernels,
  wasm: wasmKernels,
  webgpu: webgpuKernels,
};

/**
 * Takes values into the current backend now. tfjs-node keeps them in JavaScript until an operation first uses them, and then, for as
 * long as the collector lets it, twice: taken in one by one, they are freed one by one.
 */
export function settle(value: Tensor): void {
  if (getBackend() !== 'tensorflow') return;
  const [start, one] = [value.shape.map(() => 0), value.shape.map(() => 1)];
  dispose(slice(value, start, one));
}

/** The kernels that this library has for a tfjs backend, which may be none. */
export function kernelsOf(backend: string): Kernels {
  return kernels[backend] ?? {};
}

/** As `Engines.loadGraph`. */
export function loadGraph(savedModel: Uint8Array): number {
  return engines.loadGraph(savedModel);
}
