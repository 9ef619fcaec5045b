import { readFileSync, writeFileSync } from 'node:fs';
import { SdError } from '../../src/errors';
import { pick, type Random } from './random';

export { numbers, pick, type Random } from './random';

/** What reading an input may take of the processor and, over the bytes of the input and of what it gives, of memory. */
const MOST_SECONDS = 1;
const MOST_BYTES = 64 * 2 ** 20;

export type Json = Record<string, unknown>;

/** An input, damaged or hostile, and how the library reads it. */
export interface Case {
  /** Bytes of the input. */
  readonly size: number;
  /** Bytes of what reading it gives. */
  readonly gives?: number;
  readonly run: () => Promise<unknown>;
}

/** Makes inputs of one kind. */
export type Kind = (random: Random) => Case;

/** A whole number from 1 up to `most`, small ones as likely as large ones. */
export const sizeUpTo = (most: number, random: Random): number => Math.floor(most ** random());

/** How an input was taken. */
export interface Taken {
  /** Whether it was refused as it should be, with an error of the library's. */
  readonly refused: boolean;
  /** What is wrong with the way in which it was taken; null when nothing is. */
  readonly fault: string | null;
  /** Characters of the error's message. */
  readonly message: number;
  /** Of the processor. */
  readonly seconds: number;
  /** Megabytes at the height over those of the input and of what it gives. */
  readonly megabytes: number;
}

/**
 * Reads an input. It is a fault when anything but an `SdError` is thrown, or when it takes more time of the processor, or more memory at
 * its height, than the budget. What exceeds that is read again, up to twice, as the collector's and other processes' moods pass.
 */
export async function take(one: Case): Promise<Taken> {
  let taken = await takeOnce(one);
  for (let again = 0; again < 2 && taken.isOver; again++) taken = await takeOnce(one);
  return taken;
}

async function takeOnce({ size, gives = 0, run }: Case): Promise<Taken & { readonly isOver: boolean }> {
  const before = startOfHeight();
  const start = process.cpuUsage(); // not the clock, which other processes slow down
  let [refused, fault, message]: [boolean, string | null, number] = [false, null, 0];
  try {
    await run();
  } catch (error) {
    refused = error instanceof SdError;
    message = error instanceof Error ? error.message.length : 0;
    if (!refused) fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(start);
  const [seconds, grown] = [(user + system) / 1e6, height() - before - size - gives];
  const isSlow = seconds > MOST_SECONDS && seconds > MOST_SECONDS * slowness();
  const isOver = isSlow || grown > MOST_BYTES;
  if (isSlow) fault ??= `took ${seconds.toFixed(1)} s`;
  if (grown > MOST_BYTES)
    fault ??= `took ${Math.round(grown / 2 ** 20)} MB over its ${Math.round((size + gives) / 2 ** 20)}`;
  return { refused, fault, message, seconds, megabytes: grown / 2 ** 20, isOver };
}

/** Seconds of the reference on a processor of 2022 that has nothing else to do. */
const REFERENCE = 0.1;
const reference = new Uint8Array(2 ** 24);

/** How much slower than that the processor is now, at least 1: shared cores and memory slow each other down, in time of their own. */
function slowness(): number {
  const seconds = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    let sum = 1;
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < reference.length; i++) sum = (31 * sum + (reference[i] as number)) | 0;
    }
    const { user, system } = process.cpuUsage(start);
    return sum === 0 ? 0 : (user + system) / 1e6; // the sum is never 0, and so the loops are run
  });
  return Math.max(1, Math.min(...seconds) / REFERENCE); // the first times it is not compiled yet
}

let collected = 0;

/**
 * Starts to measure the height of memory anew, and returns where it starts. Linux keeps the height of a process, and lets go of it when
 * it is asked to; elsewhere it is what the heap and buffers have at the end.
 */
function startOfHeight(): number {
  const { heapUsed, external } = process.memoryUsage();
  if (heapUsed + external > collected + 2 ** 23) {
    globalThis.gc?.();
    const after = process.memoryUsage();
    collected = after.heapUsed + after.external;
  }
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
  return height();
}

function height(): number {
  if (process.platform === 'linux') {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What stands in a place of a file where something else is needed. */
export const odd: readonly unknown[] = [
  null, true, -1, 0, 0.5, 1e9, 2 ** 53, 1e300, -(2 ** 31), '', '../../etc/passwd', '/etc/passwd', 'a\\..\\b', 'C:/x.safetensors', '\u0000',
  [], {}, [[]], [null], [-1, -1], [2 ** 40, 2 ** 40], [0], [1, 2, 3, 4, 5, 6, 7, 8, 9], 'F8_E4M3', 'I64', '__proto__', 'x'.repeat(10_000),
]; // prettier-ignore

/** `value` with one place in it, at random, replaced, removed, doubled or added to. */
export function spoiled(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(odd, random);
  if (Array.isArray(value)) {
    const copy: unknown[] = value.slice(0, 4096);
    const at = Math.floor(random() * (copy.length + 1));
    copy.splice(at, random() < 0.5 ? 1 : 0, at < copy.length ? spoiled(copy[at], random) : pick(odd, random));
    return copy;
  }
  const copy: Json = { ...(value as Json) };
  const key = pick(Object.keys(copy), random) as string | undefined;
  if (key === undefined || random() < 0.1) copy[String(pick(odd, random))] = pick(odd, random);
  else if (random() < 0.2) Reflect.deleteProperty(copy, key);
  else copy[key] = spoiled(copy[key], random);
  return copy;
}

export const utf8 = new TextEncoder();

/** The bytes of JSON, at times cut off or with a flipped bit. */
export function damagedText(json: unknown, random: Random): Uint8Array<ArrayBuffer> {
  const bytes = utf8.encode(JSON.stringify(json));
  const kind = random();
  if (kind < 0.1) return bytes.slice(0, Math.floor(random() * bytes.length));
  if (kind < 0.2 && bytes.length > 0) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return bytes;
}
