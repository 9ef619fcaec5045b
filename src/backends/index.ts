import type { Kernels } from './contract';

const kernels: Readonly<Record<string, Kernels>> = {};

/** The kernels that this library has for a tfjs backend, which may be none. */
export function kernelsOf(backend: string): Kernels {
  return kernels[backend] ?? {};
}
