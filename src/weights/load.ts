import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { intake } from '../backends';
import type { Dtype, Intake } from '../backends/contract';
import { WeightsError } from '../errors';
import type { Module, Param } from '../layers/module';
import type { OnProgress } from '../progress';
import { inOurOrder, ourOrder, torchShape } from './axes';
import type { PartSource } from './part-source';
import { toFloats, type Stored, type TensorSource } from './source';

export interface LoadOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /**
   * Where values are kept: on the backend, or away from it, as they are stored in the file, to be brought in whenever they are
   * used. That costs time in each run, and lets a model run whose weights the backend cannot hold.
   */
  readonly residence?: 'backend' | 'away';
  /** In which type the backend holds matrices, filters and tables; vectors are float32. Default: `'float32'`. */
  readonly dtype?: Dtype;
}

/** A parameter, where it lies in the model and what its file calls it. */
interface Target {
  readonly path: string;
  readonly name: string;
  readonly param: Param;
}

/** How a parameter is held. */
interface Residence {
  readonly isAway: boolean;
  readonly dtype: Dtype;
}

/**
 * Gives every parameter of `module` its value, one tensor in memory at a time and some pieces of the next. All that is missing, unexpected
 * or misshapen is listed in one `WeightsError` before anything is read; after a failure no weights are left.
 */
export async function loadParameters(
  module: Module,
  from: PartSource,
  { onProgress, signal, residence = 'backend', dtype = 'float32' }: LoadOptions = {},
): Promise<void> {
  const targets = checkedTargets(module, from);
  const total = targets.reduce((bytes, { param }) => bytes + 4 * param.size, 0);
  let done = 0;
  const report = (values: number) => {
    signal?.throwIfAborted();
    onProgress?.({ kind: 'load', done: (done += 4 * values), total });
  };
  const held = { isAway: residence === 'away', dtype };
  try {
    await fill(targets, from, () => held, report);
  } catch (error) {
    module.dispose();
    throw error;
  }
}

/**
 * Gives the parameters at `paths` of a loaded `module` the values of the source again, wherever they are kept, one tensor in memory at
 * a time. Names and shapes are checked before anything is changed; when a read fails, some have been changed and some have not.
 */
export async function reloadParameters(module: Module, from: PartSource, paths: ReadonlySet<string>): Promise<void> {
  const targets = checkedTargets(module, from).filter(({ path }) => paths.has(path));
  await fill(targets, from, ({ isAway, dtype }) => ({ isAway, dtype }), () => undefined); // prettier-ignore
}

/** Reads the targets' values and puts them where `residenceOf` says; `report` hears of each piece, and may throw. */
async function fill(
  targets: readonly Target[],
  from: PartSource,
  residenceOf: (param: Param) => Residence,
  report: (values: number) => void,
): Promise<void> {
  const reads = targets.flatMap((target) => readsOf(target, from, residenceOf(target.param)));
  let pieces: Tensor[] = [];
  try {
    for await (const [read, stored] of readAhead(reads, from)) {
      report(stored.values.length);
      if (read.intake === null) {
        place(read.param, stored, from, read.isAway);
        continue;
      }
      pieces.push(read.intake.take(stored, read.shape, read.order, read.dtype));
      if (!read.isLast) continue;
      const whole =
        pieces.length === 1 ? (pieces.pop() as Tensor) : read.intake.join(pieces, read.order?.indexOf(0) ?? 0);
      read.param.hold(whole, read.dtype);
      for (const piece of pieces) piece.dispose();
      pieces = [];
    }
  } finally {
    for (const piece of pieces) piece.dispose();
  }
}

/** Rows of a parameter's values as they are stored, or all of them. */
interface Read extends Residence, Target {
  /** How the backend takes them in; null where JavaScript makes a tensor of the whole. */
  readonly intake: Intake | null;
  readonly shape: readonly number[];
  readonly order: readonly number[] | null;
  readonly first: number;
  readonly isLast: boolean;
}

/** Values that are taken in at a time, few enough to stay in the cache on their way, and rows by which they may be more. */
const [PIECE, ROWS] = [2 ** 20, 64];

function readsOf(target: Target, { axes }: PartSource, held: Residence): Read[] {
  const { param } = target;
  const dtype = param.kind === 'vector' ? 'float32' : held.dtype;
  const [shape, order] = axes === 'torch' ? [torchShape(param), ourOrder(param)] : [param.shape, null];
  const whole = { ...target, isAway: held.isAway, dtype, shape, order };
  const taking = held.isAway ? null : intake();
  if (taking === null) return [{ ...whole, intake: null, first: 0, isLast: true }];
  const [rows = 1, ...row] = shape;
  const width = count(row);
  const most = ROWS * Math.ceil(PIECE / width / ROWS);
  return Array.from({ length: Math.ceil(rows / most) }, (_, i) => {
    const [start, end] = [i * most, Math.min(rows, (i + 1) * most)];
    return { ...whole, intake: taking, shape: [end - start, ...row], first: start * width, isLast: end === rows };
  });
}

/** Pieces that are read while the caller is at work on one. */
const AHEAD = 4;

/** The values in the order of `reads`; pieces come in buffers that are used again once the caller asks for the next. */
async function* readAhead(reads: readonly Read[], from: PartSource): AsyncGenerator<[Read, Stored]> {
  const buffers = Array.from({ length: AHEAD + 1 }, () => new ArrayBuffer(0));
  const pending: Promise<Stored>[] = [];
  let begun = 0;
  const begin = () => {
    const read = reads[begun];
    if (read === undefined) return;
    const values = valuesOf(read, from, buffers, begun++ % buffers.length);
    values.catch(() => undefined); // it is awaited below, also where the caller breaks off
    pending.push(values);
  };
  try {
    for (const [i, read] of reads.entries()) {
      // A whole tensor may be large: no more than one is read ahead.
      while (begun < reads.length && begun <= i + (reads[begun]?.intake === null ? 1 : AHEAD)) begin();
      yield [read, await (pending.shift() as Promise<Stored>)];
    }
  } finally {
    await Promise.allSettled(pending); // before the source is closed
  }
}

async function valuesOf(read: Read, { source }: PartSource, buffers: ArrayBuffer[], which: number): Promise<Stored> {
  const { name, shape, first } = read;
  if (read.intake === null) return checkedFinite(source, name, 0, await source.read(name));
  const values = count(shape);
  if ((buffers[which] as ArrayBuffer).byteLength < 4 * values) buffers[which] = new ArrayBuffer(4 * values);
  const span = { first, count: values, into: buffers[which] as ArrayBuffer };
  return checkedFinite(source, name, first, await source.read(name, span));
}

function place(param: Param, stored: Stored, { axes }: PartSource, isAway: boolean): void {
  const values = axes === 'torch' ? inOurOrder(param, stored) : stored;
  if (isAway) param.keepAway(() => toTensor(param, values));
  else param.value = toTensor(param, values);
}

function checkedTargets(module: Module, from: PartSource): Target[] {
  const targets = Array.from(module.parameters(), ([path, param]) => ({ path, name: from.nameOf(path), param }));
  checkNames(from, targets);
  return targets;
}

function checkNames(from: PartSource, targets: readonly Target[]): void {
  const { part, source, axes } = from;
  const faults: string[] = [];
  for (const { name, param } of targets) {
    const [found, needed] = [source.shapeOf(name), axes === 'torch' ? torchShape(param) : param.shape];
    if (found === null) faults.push(`missing ${name} [${needed.join(', ')}]`);
    else if (!fits(needed, found, axes)) faults.push(`${name} is [${found.join(', ')}], needed [${needed.join(', ')}]`);
  }
  const expected = new Set(targets.map(({ name }) => name));
  for (const name of source.names) if (from.owns(name) && !expected.has(name)) faults.push(`unexpected ${name}`);
  if (faults.length === 0) return;
  const what = `does not hold the ${part} that is configured (${faults.length} differences)`;
  throw new WeightsError(`${source.location}: ${what}:\n  ${faults.join('\n  ')}`);
}

/** A linear layer may be stored as a 1×1 convolution and the other way round: the values are the same. */
function fits(needed: readonly number[], found: readonly number[], axes: PartSource['axes']): boolean {
  const channels = axes === 'torch' ? [0, 2] : [2, 4];
  const trim = (shape: readonly number[]) => {
    const inner = shape.slice(...channels);
    return shape.length === 4 && count(inner) === count(shape) ? inner : shape;
  };
  return trim(needed).join() === trim(found).join();
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Weights that are no numbers would make every picture a grey one; they are a damaged file's. */
function checkedFinite({ location }: TensorSource, name: string, first: number, stored: Stored): Stored {
  const { dtype, values } = stored;
  const bad =
    dtype === 'float32' ? notFiniteIn(values) : firstWithExponent(values, dtype === 'float16' ? 0x7c00 : 0x7f80);
  if (bad === null) return stored;
  const found = `${name} holds a value at ${first + bad} that is infinite or no number`;
  throw new WeightsError(`${location}: ${found}; the file is damaged or was saved after a failed training.`);
}

/** Zero times a value is zero unless that is not finite. Four sums, since each addition waits for the one before it. */
function notFiniteIn(values: Float32Array): number | null {
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = values.length - (values.length % 4);
  for (let i = 0; i < even; i += 4) {
    a += (values[i] as number) * 0;
    b += (values[i + 1] as number) * 0;
    c += (values[i + 2] as number) * 0;
    d += (values[i + 3] as number) * 0;
  }
  for (let i = even; i < values.length; i++) a += (values[i] as number) * 0;
  return a + b + c + d === 0 ? null : values.findIndex((value) => !Number.isFinite(value));
}

/** In half precision, values whose exponent is all ones are infinite or no number. */
function firstWithExponent(bits: Uint16Array, exponent: number): number | null {
  for (let i = 0; i < bits.length; i++) if (((bits[i] as number) & exponent) === exponent) return i;
  return null;
}

function toTensor({ shape }: Param, stored: Stored): Tensor {
  return tf.tensor(toFloats(stored), [...shape]);
}
