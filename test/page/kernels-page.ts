// What a page computes of test/support/awkward-kernels.ts; bundled by its test.
import { awkwardKernels, farthestOf } from '../support/awkward-kernels';
import { Gpu } from '../support/gpu';

/** A kernel, how far its result is from what is expected, and how far it may be. */
export interface Distance {
  readonly name: string;
  readonly distance: number;
  readonly bound: number;
}

declare global {
  interface Window {
    /** Computes them on the page's adapter, and says whether some went through subgroups. */
    distances: () => Promise<{ readonly found: readonly Distance[]; readonly subgroups: boolean }>;
  }
}

window.distances = async () => {
  const adapter = await navigator.gpu.requestAdapter();
  if (adapter === null) throw new Error('there is no adapter');
  const gpu = new Gpu();
  await gpu.open(adapter);
  const found: Distance[] = [];
  for (const one of awkwardKernels())
    found.push({ name: `${one.name}, in ${one.storage}`, distance: await farthestOf(gpu, one), bound: one.bound });
  const { subgroups } = gpu.features;
  gpu.close();
  return { found, subgroups };
};
