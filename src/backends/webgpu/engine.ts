import { plain, type Engine } from '../engine';
import { webgpuKernels } from './kernels';

/** tfjs' WebGPU backend; no adapter says how much memory it has. */
export const webgpu: Engine = {
  ...plain,
  name: 'webgpu',
  kernels: webgpuKernels,
  memory: () => ({ limit: null, copies: 1, isHard: false }),
};
