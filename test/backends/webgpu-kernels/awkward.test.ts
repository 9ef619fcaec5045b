import { expect, it } from 'vitest';
import { awkwardKernels, farthestOf } from '../../support/awkward-kernels';
import { eachGpu } from '../../support/each-gpu';

/** test/page has them on SwiftShader. */
eachGpu((gpu) => {
  it.each(awkwardKernels())('$name, in $storage', async (one) => {
    expect(await farthestOf(gpu, one)).toBeLessThanOrEqual(one.bound);
  });
});
