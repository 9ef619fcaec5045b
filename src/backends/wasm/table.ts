import type { Exports } from './exports';
import type { Step } from './steps';

/**
 * Steps as float64 numbers in the memory itself, where each thread reads them: for each step its kernel, how many parts
 * it has and how many arguments they take, then the arguments. Float64 holds addresses and float32 settings exactly.
 */
export function tableOf(steps: readonly Step[], kernels: readonly (keyof Exports)[]): Float64Array<ArrayBuffer> {
  return Float64Array.from(
    steps.flatMap(({ kernel, args, parts }) => [kernels.indexOf(kernel), parts, args.length, ...args]),
  );
}

/** An export of the module; some tell how much memory others need. */
export type Kernel = (...args: number[]) => unknown;

/** A thread's view of a run. */
export interface Run {
  readonly table: Float64Array;
  readonly steps: number;
  /** For each step, how many of its parts were begun, and after these for each how many are done; zeros at first. */
  readonly counters: Int32Array;
  /** The memory of this thread, which stands where arguments are NaN. */
  readonly scratch: number;
}

/** Returns when `counters[index]` has become `value`. */
export type Wait = (counters: Int32Array, index: number, value: number) => void;

/**
 * Does a thread's share of a run: of each step the parts that nobody else has begun. Then waits until all parts of the
 * step are done, before it goes on to the next.
 */
export function work({ table, steps, counters, scratch }: Run, kernels: readonly Kernel[], wait: Wait): void {
  let at = 0;
  for (let step = 0; step < steps; step++) {
    const [kernel, parts, length] = [table[at] as number, table[at + 1] as number, table[at + 2] as number];
    const done = steps + step;
    for (let part = Atomics.add(counters, step, 1); part < parts; part = Atomics.add(counters, step, 1)) {
      const args = argsOf(table, at + 3, length, scratch);
      args.push(part, parts);
      (kernels[kernel] as Kernel)(...args);
      if (Atomics.add(counters, done, 1) + 1 === parts) Atomics.notify(counters, done);
    }
    if (Atomics.load(counters, done) < parts) wait(counters, done, parts);
    at += 3 + length;
  }
}

/** Without a function for each, as small networks have hundreds of steps of a few microseconds. */
function argsOf(table: Float64Array, from: number, length: number, scratch: number): number[] {
  const args: number[] = [];
  for (let i = from; i < from + length; i++) {
    const arg = table[i] as number;
    args.push(Number.isNaN(arg) ? scratch : arg);
  }
  return args;
}
