import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { turned } from '../backends';
import type { Dtype } from '../backends/contract';
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

/**
 * Gives every parameter of `module` its value, two tensors in memory at a time. All that is missing, unexpected or misshapen is
 * listed in one `WeightsError` before anything is read; after a failure no weights are left.
 */
export async function loadParameters(
  module: Module,
  from: PartSource,
  { onProgress, signal, residence = 'backend', dtype = 'float32' }: LoadOptions = {},
): Promise<void> {
  const targets = checkedTargets(module, from);
  const total = targets.reduce((bytes, { param }) => bytes + 4 * param.size, 0);
  let done = 0;
  try {
    for await (const [param, stored] of readAhead(targets, from)) {
      signal?.throwIfAborted();
      place(param, stored, from, residence, dtype);
      onProgress?.({ kind: 'load', done: (done += 4 * param.size), total });
    }
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
  for await (const [param, stored] of readAhead(targets, from)) {
    place(param, stored, from, param.isAway ? 'away' : 'backend', param.dtype);
  }
}

/** The values of the targets in their order; the next are read while the caller is at work on some. */
async function* readAhead(targets: readonly Target[], from: PartSource): AsyncGenerator<[Param, Stored]> {
  const read = (target: Target | undefined) => {
    const values = target === undefined ? null : valuesOf(target.name, from);
    values?.catch(() => undefined); // it is awaited below, also where the caller breaks off
    return values;
  };
  let next = read(targets[0]);
  try {
    for (const [i, { param }] of targets.entries()) {
      const stored = (await next) as Stored;
      next = read(targets[i + 1]);
      yield [param, stored];
    }
  } finally {
    await next?.catch(() => undefined); // before the source is closed
  }
}

async function valuesOf(name: string, { source }: PartSource): Promise<Stored> {
  const stored = await source.read(name);
  checkFinite(source, name, stored);
  return stored;
}

function place(param: Param, stored: Stored, { axes }: PartSource, residence: 'backend' | 'away', wanted: Dtype): void {
  const dtype = param.kind === 'vector' ? 'float32' : wanted;
  const [shape, order] = axes === 'torch' ? [torchShape(param), ourOrder(param)] : [param.shape, null];
  const quick = residence === 'away' ? null : turned(stored, shape, order, dtype);
  if (quick !== null) {
    param.hold(quick, dtype);
    return;
  }
  const values = axes === 'torch' ? inOurOrder(param, stored) : stored;
  if (residence === 'away') param.keepAway(() => toTensor(param, values));
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
function checkFinite({ location }: TensorSource, name: string, { dtype, values }: Stored): void {
  const bad =
    dtype === 'float32' ? notFiniteIn(values) : firstWithExponent(values, dtype === 'float16' ? 0x7c00 : 0x7f80);
  if (bad === null) return;
  const found = `${name} holds a value at ${bad} that is infinite or no number`;
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
