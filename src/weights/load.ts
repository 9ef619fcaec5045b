import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dtype } from '../backends/contract';
import { callback, oneOf, signal, type Table } from '../checks';
import { dtypesOf } from '../backends';
import { UnsupportedError, WeightsError } from '../errors';
import type { Module, Param } from '../layers/module';
import type { OnProgress } from '../progress';
import { count, inOurOrder, torchShape } from './axes';
import type { PartSource } from './part-source';
import { readAhead, readsOf, type Residence, type Wanted } from './pieces';
import { toFloats, type Stored } from './source';

export interface LoadOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  /**
   * Where values are kept: on the backend, or away from it, as they are stored in the file, to be brought in whenever they are
   * used. That costs time in each run, and lets a model run whose weights the backend cannot hold.
   */
  readonly residence?: 'backend' | 'away';
  /** In which type the backend holds matrices, filters and tables, if it can; vectors are float32. Default: `'float32'`. */
  readonly dtype?: Dtype;
}

const residences: readonly LoadOptions['residence'][] = ['backend', 'away'];
const dtypes: readonly Dtype[] = ['float32', 'float16', 'bfloat16'];

export const loadOptions: Table<keyof LoadOptions> = {
  onProgress: callback,
  signal,
  residence: oneOf(residences),
  dtype: oneOf(dtypes),
};

/** A parameter, where it lies in the model and what its file calls it. */
interface Target extends Wanted {
  readonly path: string;
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
  const backend = tf.getBackend();
  if (!dtypesOf(backend).includes(dtype)) {
    const found = `dtype is '${dtype}', which the ${backend} backend does not hold`;
    throw new UnsupportedError(`loadWeights: ${found}; one of ${dtypesOf(backend).join(', ')} is needed.`);
  }
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

function toTensor({ shape }: Param, stored: Stored): Tensor {
  return tf.tensor(toFloats(stored), [...shape]);
}
