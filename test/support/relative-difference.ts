import type { Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** The largest difference relative to the largest expected value, or to `least` where all are smaller. */
export async function relativeDifference(found: Tensor, expected: Tensor, least = 0): Promise<number> {
  expect(found.shape).toEqual(expected.shape);
  const [a, b] = [await found.data(), await expected.data()];
  let [worst, largest] = [0, least];
  for (const [i, value] of b.entries()) {
    worst = Math.max(worst, Math.abs(value - (a[i] ?? NaN)));
    largest = Math.max(largest, Math.abs(value));
  }
  return worst / largest;
}
