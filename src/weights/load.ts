import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import type { Dtype, Intake, Quantization } from '../backends/contract';
import { stillOn } from '../backends/still-on';
import { callback, oneOf, signal, type Table } from '../checks';
import { listed, UnsupportedError, WeightsError } from '../errors';
import type { Module, Param } from '../layers/module';
import { quantizations, requireQuantizable } from '../precision/policy';
import type { During } from '../progress';
import { count, inOurOrder, torchShape } from './axes';
import { foreignModel, foreignPart } from './foreign';
import type { PartSource } from './part-source';
import { preparedFor } from './prepared';
import { readAhead, readsOf, type Read, type Residence, type StoredParam } from './pieces';
import { toFloats } from '../backends/half';
import type { Stored } from '../formats/source';

export interface LoadOptions extends During {
  /**
   * Where values are kept: on the backend or, for weights that the backend cannot hold, in JavaScript as the file
   * stores them, to be uploaded at each use, which costs time in each run.
   */
  readonly residence?: 'backend' | 'away';
  /**
   * The type of matrices, filters and tables on the backend, if it supports it; vectors are float32. Default:
   * `'float32'`.
   */
  readonly dtype?: Dtype;
  /**
   * Holds matrices and filters rounded to 8 bits in place of that, on `wasm` and `tensorflow`; null: not. Default: null
   * or, of a network, what its policy says.
   */
  readonly quantize?: Quantization | null;
}

const residences: readonly LoadOptions['residence'][] = ['backend', 'away'];
const dtypes: readonly Dtype[] = ['float32', 'float16', 'bfloat16'];

export const loadOptions: Table<keyof LoadOptions> = {
  onProgress: callback,
  signal,
  residence: oneOf(residences),
  dtype: oneOf(dtypes),
  quantize: oneOf([...quantizations, null]),
};

/** A parameter, its path in the model and its name in the file. */
interface LoadTarget extends StoredParam {
  readonly path: string;
}

/**
 * Loads every parameter of `module`, with one tensor in memory at a time and the next, or some pieces of it. Missing and
 * misshapen tensors are listed in one `WeightsError` before anything is read; after a failure no weights are left.
 * Unknown tensors are ignored, and `onProgress` gets a warning of them.
 */
export async function loadParameters(
  module: Module,
  from: PartSource,
  { onProgress, signal, residence = 'backend', dtype = 'float32', quantize = null }: LoadOptions = {},
): Promise<void> {
  const { name, dtypes, intake } = currentEngine();
  requireQuantizable(quantize, name, intake);
  if (!dtypes.includes(dtype)) {
    const found = `dtype is '${dtype}', which the ${name} backend does not hold`;
    throw new UnsupportedError(`loadWeights: ${found}; one of ${dtypes.join(', ')} is needed.`);
  }
  const { targets, unknown } = checkedTargets(module, from);
  if (unknown.length > 0) {
    const found = `${unknown.length} tensors are none of a ${from.part}'s`;
    onProgress?.({
      kind: 'warning',
      message: `${from.source.location}: ${found} and are left alone: ${listed(unknown)}.`,
    });
  }
  const total = targets.reduce((bytes, { param }) => bytes + 4 * param.size, 0);
  let done = 0;
  const check = checking(from, signal);
  const report = (values: number) => {
    check();
    onProgress?.({ kind: 'load', done: (done += 4 * values), total });
  };
  const held = { isAway: residence === 'away', dtype, isQuantized: quantize !== null };
  try {
    const prepared = preparedFor(targets, from, held);
    if ((await prepared?.restore(report)) !== true) {
      await fill(targets, from, () => held, report);
      check();
      await prepared?.keep(check, onProgress);
    }
    check();
  } catch (error) {
    for (const { param } of targets) param.dispose();
    throw error;
  }
}

/**
 * Loads the parameters at `paths` of a loaded `module` again from the source, wherever they are kept, with one tensor
 * in memory at a time. Names and shapes are checked before anything is changed. If a read fails, some parameters have
 * been loaded and others not.
 */
export async function reloadParameters(
  module: Module,
  from: PartSource,
  paths: ReadonlySet<string>,
  { signal }: During = {},
): Promise<void> {
  const targets = checkedTargets(module, from).targets.filter(({ path }) => paths.has(path));
  await fill(
    targets,
    from,
    ({ isAway, dtype, isQuantized }) => ({ isAway, dtype, isQuantized }),
    checking(from, signal),
  );
}

/** Throws if a load cannot go on: its signal was aborted, or the backend was changed. */
function checking(from: PartSource, signal: AbortSignal | undefined): () => void {
  const check = stillOn(from.source.location);
  return () => {
    signal?.throwIfAborted();
    check();
  };
}

/** Reads the targets' values and puts them where `residenceOf` says. Calls `report` for each piece, which may throw. */
async function fill(
  targets: readonly LoadTarget[],
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
      pieces.push(taken(read, read.intake, stored));
      if (!read.isLast) continue;
      const whole =
        pieces.length === 1 ? (pieces.pop() as Tensor) : read.intake.join(pieces, read.order?.indexOf(0) ?? 0);
      read.param.hold(whole, read.dtype, read.isQuantized);
      for (const piece of pieces) piece.dispose();
      pieces = [];
    }
  } finally {
    for (const piece of pieces) piece.dispose();
  }
}

function taken({ shape, order, dtype, isQuantized }: Read, intake: Intake, stored: Stored): Tensor {
  const tensor = isQuantized ? intake.quantize?.(stored, shape, order) : null; // `requireQuantizable` has been asked
  return tensor ?? intake.take(stored, shape, order, dtype);
}

function place(param: Param, stored: Stored, { axes }: PartSource, isAway: boolean): void {
  const values = axes === 'torch' ? inOurOrder(param, stored) : stored;
  if (isAway) param.keepAway(() => toTensor(param, values));
  else param.value = toTensor(param, values);
}

/** The parameters with their names in the source, and the part's tensors in the source that belong to no parameter. */
interface Checked {
  readonly targets: readonly LoadTarget[];
  readonly unknown: readonly string[];
}

function checkedTargets(module: Module, from: PartSource): Checked {
  const { part, source, axes } = from;
  const targets = Array.from(module.parameters(), ([path, param]) => ({ path, name: from.nameOf(path), param }));
  const faults: string[] = [];
  for (const { name, param } of targets) {
    const [found, needed] = [source.shapeOf(name), axes === 'torch' ? torchShape(param) : param.shape];
    if (found === null) faults.push(`missing ${name} [${needed.join(', ')}]`);
    else if (!fits(needed, found, axes)) faults.push(`${name} is [${found.join(', ')}], needed [${needed.join(', ')}]`);
  }
  const expected = new Set(targets.map(({ name }) => name));
  const unknown = source.names.filter((name) => from.owns(name) && !expected.has(name));
  const model = foreignModel(unknown);
  if (model !== null) throw new UnsupportedError(`${source.location}: ${model}; weights of SD 1.x or 2.x are needed.`);
  if (faults.length === 0) return { targets, unknown };
  const isOther = targets.every(({ name }) => source.shapeOf(name) === null); // nothing of it is there
  const thing = isOther ? foreignPart(source.names) : null;
  if (thing !== null) throw new WeightsError(`${source.location}: ${thing}; the ${part}'s weights are needed.`);
  const what = `does not hold the ${part} that is configured (${faults.length} differences)`;
  const others = unknown.length === 0 ? '' : `\n  it holds besides ${listed(unknown, ', ', 3)}`;
  throw new WeightsError(`${source.location}: ${what}:\n  ${listed(faults, '\n  ')}${others}`);
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
