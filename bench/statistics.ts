/** The largest distance of two arrays' values, relative to the largest expected one; NaN where they differ in length. */
export function difference(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return NaN;
  let [worst, largest] = [0, 0];
  for (const [i, value] of expected.entries()) {
    worst = Math.max(worst, Math.abs(value - (found[i] ?? NaN)));
    largest = Math.max(largest, Math.abs(value));
  }
  return worst / largest;
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Of an even number of values the upper of the middle two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** The least of the times of each of some sides, which take turns for so many rounds, in ms; `after` gets what they made, untimed. */
export function leastOf<T>(
  sides: readonly (() => T)[],
  rounds: number,
  after: (made: T) => void = () => undefined,
): number[] {
  const least = sides.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [i, side] of sides.entries()) {
      const start = performance.now();
      const made = side();
      least[i] = Math.min(least[i] ?? Infinity, performance.now() - start);
      after(made);
    }
  }
  return least;
}
