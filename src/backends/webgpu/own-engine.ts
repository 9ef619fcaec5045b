import type { Engine } from '../engine';
import { webgpu } from './engine';
import { narrowed, webgpuIntake } from './intake';
import { webgpuKernels } from './kernels';
import { compile } from './program';
import { takes } from './takes';

/**
 * The engine with kernels, halves and programs of our own. It is not the one that `useBackend` takes yet:
 * docs/webgpu.md says what is missing.
 */
export const ownWebgpu: Engine = {
  ...webgpu,
  dtypes: ['float32', 'float16'],
  kernels: webgpuKernels,
  upload: (value, dtype) => (dtype === 'float32' ? value : narrowed(value)),
  intake: webgpuIntake,
  programs: { isAsync: true, takes, compile: (program, _isRepeated, during) => compile(program, during) },
};
