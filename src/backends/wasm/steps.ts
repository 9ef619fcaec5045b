import type { Weight } from '../contract';
import type { Exports } from './exports';

/** Stands among a step's arguments for the memory of the thread that runs it. */
export const SCRATCH = NaN;

/**
 * A call of a kernel in parts, which threads share. Kernels compute the same, bit for bit, in any number of parts, so
 * results do not depend on how many threads there are.
 */
export interface Step {
  readonly kernel: keyof Exports;
  /** All arguments but the last two, which say the part. */
  readonly args: readonly number[];
  readonly parts: number;
  /** Bytes that stand behind `SCRATCH`. */
  readonly scratch: number;
}

/** A tensor in memory: its rows (the last axis) are `stride` values apart. */
export interface Operand {
  readonly address: number;
  readonly stride: number;
  readonly shape: readonly number[];
}

/**
 * How a kernel wants a parameter: as it is, as a matrix in panels of 8 columns, as a filter in the order in which
 * Winograd's transform reads it, or as that transform.
 */
export type Form = 'rows' | 'panels' | 'taps' | 'transformed';

/** A parameter in memory; `kind` is one of `weightKinds`. */
export interface PlacedWeight {
  readonly address: number;
  readonly kind: number;
}

/** Where an instruction is put into steps. */
export interface Site {
  readonly call: Exports;
  /** How many threads there are. */
  readonly threads: number;
  /** Whether filters are transformed ahead, which takes four times their memory. */
  readonly transforms: boolean;
  /** Memory of the instruction's own, of as many values as `roomOf` says. */
  readonly room: number;
  weight(weight: Weight, form: Form): PlacedWeight;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** The length of the last axis. */
export function widthOf({ shape }: Pick<Operand, 'shape'>): number {
  return shape.at(-1) ?? 1;
}

export function rowsOf({ shape }: Pick<Operand, 'shape'>): number {
  return sizeOf(shape.slice(0, -1));
}

/** Sums and products that are worth a part of their own where a thread would be idle: some ten microseconds. */
const WORTH = 2 ** 18;

/** The same where every thread has one. */
const WORTH_MORE = 2 ** 24;

/** Parts for each thread of the longest steps, as one that is held up does fewer of them; and where parts repeat work. */
const SHARES = 4;
const DEAR_SHARES = 2;

/** A step of `work` sums and products; `repeats` if each part does again what others do too. */
export function step(
  { threads }: Pick<Site, 'threads'>,
  kernel: Step['kernel'],
  work: number,
  args: Step['args'],
  scratch = 0,
  repeats = false,
): Step {
  const least = Math.min(threads, Math.floor(work / WORTH));
  const shares = threads === 1 ? 1 : repeats ? DEAR_SHARES : SHARES;
  const most = Math.min(shares * threads, Math.floor(work / WORTH_MORE));
  return { kernel, args, parts: Math.max(1, least, most), scratch: scratch >>> 0 };
}
