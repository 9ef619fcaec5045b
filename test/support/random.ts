/** Gives numbers from 0 to below 1. */
export type Random = () => number;

/** A number in [0, 1) that depends on the seed alone (mulberry32). */
export function numbers(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: ArrayLike<T>, random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
