import { getBackend, type Tensor } from '@tensorflow/tfjs-core';
import type { Dtype, Intake } from './contract';
import type { Kernels } from './op-table';
import type { Executable, Program, Takes } from './program';
import { idsOf } from './tensorflow/binding';
import { narrowed, tensorflowIntake } from './tensorflow/eager';
import { takes } from './tensorflow/emit';
import { tensorflowKernels } from './tensorflow/kernels';
import { TensorflowProgram } from './tensorflow/program';
import { wasmKernels } from './wasm/kernels';
import { webgpuKernels } from './webgpu/kernels';

export { backendNames, type BackendName } from './engines';
export { memoryOf, type Memory } from './memory';
export { shortcomingOf } from './tensorflow/processor';
export { ensureBackend, useBackend, type ChosenBackend, type Considered } from './use-backend';

const kernels: Readonly<Record<string, Kernels>> = {
  tensorflow: tensorflowKernels,
  wasm: wasmKernels,
  webgpu: webgpuKernels,
};

/**
 * Takes values into the current backend now, to be held there in `dtype`: float32, or on `tensorflow` half precision too. Takes ownership
 * of `value`, and returns the tensor that holds them. tfjs-node keeps values in JavaScript until an operation first uses them, and then,
 * for as long as the collector lets it, twice: taken in one by one, they are freed one by one.
 */
export function hold(value: Tensor, dtype: Dtype): Tensor {
  if (getBackend() !== 'tensorflow') return value;
  if (dtype !== 'float32') return narrowed(value, dtype);
  idsOf([value]);
  return value;
}

/** The current backend's; null where it has none. */
export function intake(): Intake | null {
  return getBackend() === 'tensorflow' ? tensorflowIntake : null;
}

/** The types in which a tfjs backend can hold parameters; float16, and bfloat16 where `shortcomingOf` says so, it computes with in float32. */
export function dtypesOf(backend: string): readonly Dtype[] {
  return backend === 'tensorflow' ? ['float32', 'bfloat16', 'float16'] : ['float32'];
}

/** The kernels that this library has for a tfjs backend, which may be none. */
export function kernelsOf(backend: string): Kernels {
  return kernels[backend] ?? {};
}

/** How an engine runs whole programs. */
export interface Programs {
  readonly takes: Takes;
  /** `isRepeated`: it is run again and again, so that time spent once is worth it. */
  compile(program: Program, isRepeated: boolean): Executable;
}

const tensorflowPrograms: Programs = {
  takes,
  compile: (program, isRepeated) => new TensorflowProgram(program, isRepeated),
};

/** How a tfjs backend runs whole programs; null where it runs one operation at a time. */
export function programsOf(backend: string): Programs | null {
  return backend === 'tensorflow' ? tensorflowPrograms : null;
}
