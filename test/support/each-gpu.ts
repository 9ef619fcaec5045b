import { afterAll, beforeAll } from 'vitest';
import { engines } from '#engines';
import { eachBackend } from './engines';
import { Gpu } from './gpu';

/** Declares tests of webgpu's kernels; `gpu` is open while they run. */
export function eachGpu(define: (gpu: Gpu) => void): void {
  eachBackend(() => {
    const gpu = new Gpu();
    beforeAll(async () => gpu.open(await engines.gpuAdapter()));
    afterAll(() => {
      gpu.close();
    });
    define(gpu);
  }, ['webgpu']);
}
