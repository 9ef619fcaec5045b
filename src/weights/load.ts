import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dtype } from '../backends/contract';
import { WeightsError } from '../errors';
import type { Module, Param } from '../layers/module';
import type { OnProgress } from '../progress';
import { inOurOrder, torchShape } from './axes';
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
 * Gives every parameter of `module` its value, one tensor in memory at a time. All that is missing, unexpected or misshapen is
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
    for (const { name, param } of targets) {
      signal?.throwIfAborted();
      place(param, await valuesOf(param, name, from), residence, dtype);
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
  for (const { name, param } of targets) {
    place(param, await valuesOf(param, name, from), param.isAway ? 'away' : 'backend', param.dtype);
  }
}

async function valuesOf(param: Param, name: string, { source, axes }: PartSource): Promise<Stored> {
  const stored = await source.read(name);
  checkFinite(source, name, stored);
  return axes === 'torch' ? inOurOrder(param, stored) : stored;
}

function place(param: Param, values: Stored, residence: 'backend' | 'away', dtype: Dtype): void {
  if (residence === 'away') param.keepAway(() => toTensor(param, values));
  else param.hold(toTensor(param, values), param.kind === 'vector' ? 'float32' : dtype);
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
  const exponent = dtype === 'float16' ? 0x7c00 : 0x7f80;
  const isBad = dtype === 'float32' ? isNotFinite : (bits: number) => (bits & exponent) === exponent;
  for (let i = 0; i < values.length; i++) {
    if (!isBad(values[i] as number)) continue;
    const found = `${name} holds a value at ${i} that is infinite or no number`;
    throw new WeightsError(`${location}: ${found}; the file is damaged or was saved after a failed training.`);
  }
}

function isNotFinite(x: number): boolean {
  return x - x !== 0;
}

function toTensor({ shape }: Param, stored: Stored): Tensor {
  return tf.tensor(toFloats(stored), [...shape]);
}
