import type { Kernels } from './contract';
import { wasmKernels } from './wasm/kernels';
import { webgpuKernels } from './webgpu/kernels';

export { backendNames, type BackendName } from './engines';
export { memoryOf, type Memory } from './memory';
export { ensureBackend, useBackend, type ChosenBackend, type Considered } from './use-backend';

const kernels: Readonly<Record<string, Kernels>> = { wasm: wasmKernels, webgpu: webgpuKernels };

/** The kernels that this library has for a tfjs backend, which may be none. */
export function kernelsOf(backend: string): Kernels {
  return kernels[backend] ?? {};
}
