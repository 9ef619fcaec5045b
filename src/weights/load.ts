import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { files } from '#files';
import { WeightsError } from '../errors';
import type { Module, Param } from '../layers/module';
import type { OnProgress } from '../progress';
import { belongsTo, diffusersName, type Part } from './names';
import { openSafetensors } from './safetensors';
import { prefixed, type TensorSource } from './source';

export interface LoadOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** A parameter, where it lies in the model and what its file calls it. */
interface Target {
  readonly name: string;
  readonly param: Param;
}

/** Loads one part from one `.safetensors` file with diffusers' names. */
export async function loadFile(
  module: Module,
  part: Part,
  location: string | URL,
  options: LoadOptions = {},
): Promise<void> {
  const file = await files.open(location);
  if (file === null)
    throw new WeightsError(`${String(location)}: there is no such file; the ${part}'s weights are needed.`);
  try {
    await loadParameters(module, part, await openSafetensors(file), options);
  } finally {
    await file.close();
  }
}

/**
 * Gives every parameter of `module` its value from `source`, one tensor in memory at a time. All that is missing,
 * unexpected or misshapen is listed in one `WeightsError` before anything is read; after a failure no weights are left.
 */
export async function loadParameters(
  module: Module,
  part: Part,
  source: TensorSource,
  { onProgress, signal }: LoadOptions = {},
): Promise<void> {
  const named = withTextPrefix(part, source);
  const targets = Array.from(module.parameters(), ([path, param]) => ({ name: diffusersName(part, path), param }));
  checkNames(part, targets, named);
  const total = targets.reduce((bytes, { param }) => bytes + 4 * param.size, 0);
  let done = 0;
  try {
    for (const { name, param } of targets) {
      signal?.throwIfAborted();
      param.value = toTensor(param, await named.read(name));
      onProgress?.({ kind: 'load', done: (done += 4 * param.size), total });
    }
  } catch (error) {
    module.dispose();
    throw error;
  }
}

/** transformers 5 saves the text encoder without the prefix that all releases before it wrote. */
function withTextPrefix(part: Part, source: TensorSource): TensorSource {
  const prefix = 'text_model.';
  const bare = part === 'textEncoder' && !source.names.some((name) => name.startsWith(prefix));
  return bare ? prefixed(source, prefix) : source;
}

function checkNames(part: Part, targets: readonly Target[], source: TensorSource): void {
  const faults: string[] = [];
  for (const { name, param } of targets) {
    const [found, needed] = [source.shapeOf(name), storedShape(param)];
    if (found === null) faults.push(`missing ${name} [${needed.join(', ')}]`);
    else if (!fits(param, found)) faults.push(`${name} is [${found.join(', ')}], needed [${needed.join(', ')}]`);
  }
  const expected = new Set(targets.map(({ name }) => name));
  for (const name of source.names) if (belongsTo(part, name) && !expected.has(name)) faults.push(`unexpected ${name}`);
  if (faults.length === 0) return;
  const what = `does not hold the ${part} that is configured (${faults.length} differences)`;
  throw new WeightsError(`${source.location}: ${what}:\n  ${faults.join('\n  ')}`);
}

/** Our shape in PyTorch's order of axes: `[out, in]`, `[out, in, height, width]`. */
function storedShape({ kind, shape }: Param): readonly number[] {
  if (kind === 'matrix') return shape.toReversed();
  return kind === 'conv' ? [shape[3], shape[2], shape[0], shape[1]].map(Number) : shape;
}

/** A linear layer may be stored as a 1×1 convolution and the other way round: the values are the same. */
function fits(param: Param, found: readonly number[]): boolean {
  const isPointwise = (shape: readonly number[]) => shape.length === 4 && shape[2] === 1 && shape[3] === 1;
  const trim = (shape: readonly number[]) => (isPointwise(shape) ? shape.slice(0, 2) : shape);
  return trim(storedShape(param)).join() === trim(found).join();
}

/** Values in PyTorch's order as a tensor in ours. */
function toTensor({ kind, shape }: Param, values: Float32Array): Tensor {
  const [outputs = 1, inputs = 1, ...spatial] = shape.toReversed();
  const places = spatial.reduce((a, b) => a * b, 1);
  const isStored = kind === 'vector' || kind === 'embedding';
  const ours = isStored ? values : outputsLast(values, outputs, inputs, places);
  return tf.tensor(ours, [...shape]);
}

/** `[outputs, inputs, places]` → `[places, inputs, outputs]`; in strips of outputs, which keeps reads and writes in cache. */
function outputsLast(values: Float32Array, outputs: number, inputs: number, places: number): Float32Array {
  const result = new Float32Array(values.length);
  const strip = 16;
  for (let first = 0; first < outputs; first += strip) {
    const last = Math.min(outputs, first + strip);
    for (let row = 0; row < inputs * places; row++) {
      const place = row % places;
      const to = (place * inputs + (row - place) / places) * outputs;
      for (let o = first; o < last; o++) result[to + o] = values[o * inputs * places + row] as number;
    }
  }
  return result;
}
