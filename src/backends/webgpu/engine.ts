import { engine } from '@tensorflow/tfjs-core';
import { plain, type Engine } from '../engine';
import { healthOf, isGone } from './backend';
import { hostKernels } from './host-embedding';

/** tfjs' WebGPU backend, on a device of our own. */
export const webgpu: Engine = {
  ...plain,
  name: 'webgpu',
  kernels: hostKernels,
  memory: () => ({ limit: null, copies: 1, isHard: false }), // no adapter says how much it has
  isLost: () => healthOf(engine().findBackend('webgpu'))?.isLost === true,
  holds: (tensor) => !isGone(tensor),
};
