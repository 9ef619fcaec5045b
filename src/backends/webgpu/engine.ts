import { engine } from '@tensorflow/tfjs-core';
import { plain, type Engine } from '../engine';
import { healthOf, isGone } from './backend';
import { checkDevice, submit } from './eager';
import { narrowed, webgpuIntake } from './intake';
import { webgpuKernels } from './kernels';
import { countsOverflows, takeOverflows } from './overflows';
import { compile } from './program';
import { takes } from './takes';
import { backend } from './tensors';

async function overflows(): Promise<number | null> {
  if (!countsOverflows()) return null;
  const owner = backend();
  checkDevice(owner);
  submit(owner);
  return takeOverflows(owner.device);
}

/** Kernels, halves and programs of our own, on a device of our own, beside tfjs' operations. */
export const webgpu: Engine = {
  ...plain,
  name: 'webgpu',
  dtypes: ['float32', 'float16'],
  kernels: webgpuKernels,
  upload: (value, dtype) => (dtype === 'float32' ? value : narrowed(value)),
  intake: webgpuIntake,
  programs: { isAsync: true, takes, compile: (program, _isRepeated, during) => compile(program, during) },
  memory: () => ({ limit: null, isHard: false }), // no adapter says how much it has
  isLost: () => healthOf(engine().findBackend('webgpu'))?.isLost === true,
  holds: (tensor) => !isGone(tensor),
  overflows,
};
