import { WeightsError } from '../../src/errors';

const MOST_SECONDS = 1;
const MOST_BYTES = 64 * 2 ** 20;

/** A number in [0, 1) that depends on the seed alone (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: ArrayLike<T>, random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** How a damaged input was taken. */
export interface Taken {
  /** Whether it was refused as it should be, with a `WeightsError`. */
  readonly refused: boolean;
  /** What is wrong with the way in which it was taken; null when nothing is. */
  readonly fault: string | null;
}

/**
 * Opens and reads a damaged input by `work`. It is a fault when anything but a `WeightsError` is thrown, when it takes more than a
 * second of the processor, or the memory grows by over 64 MB.
 */
export async function take(work: () => Promise<void>): Promise<Taken> {
  const before = memory();
  const start = process.cpuUsage(); // not the clock, which other processes slow down
  let [refused, fault]: [boolean, string | null] = [false, null];
  try {
    await work();
  } catch (error) {
    refused = error instanceof WeightsError;
    if (!refused) fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(start);
  const [seconds, grown] = [(user + system) / 1e6, memory() - before];
  if (seconds > MOST_SECONDS) fault ??= `took ${seconds.toFixed(1)} s`;
  if (grown > MOST_BYTES) fault ??= `took ${Math.round(grown / 2 ** 20)} MB`;
  return { refused, fault };
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
