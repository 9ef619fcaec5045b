import * as tf from '@tensorflow/tfjs-core';
import { files } from '#files';
import { openSafetensors } from '../../src/formats/safetensors';
import type { TensorSource } from '../../src/formats/source';

/** An input as both sides take it: values and shape, images in NHWC. */
export interface Input {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export type Inputs = Readonly<Record<string, Input>>;

export const tensor = <R extends tf.Rank>(input: Input | undefined): tf.Tensor<R> => {
  if (input === undefined) throw new Error('an input of the case is missing');
  return tf.tensor<R>(input.values, [...input.shape] as tf.ShapeMap[R]);
};

/** The inputs and diffusers' answer of a case that `export.py` wrote to `folder`, and what `make` makes of its weights. */
export async function openExported<T>(
  folder: string,
  name: string,
  make: (source: TensorSource) => Promise<T>,
): Promise<{ readonly inputs: Inputs; readonly expected: Input; readonly made: T }> {
  const file = await files.open(`${folder}/${name}.safetensors`);
  if (file === null) throw new Error(`${name}: ${folder} has no ${name}.safetensors; run bench/wasm/export.py.`);
  const source = await openSafetensors(file);
  try {
    const inputs: Record<string, Input> = {};
    for (const key of source.names) if (key.startsWith('input.')) inputs[key.slice(6)] = await read(source, key);
    return { inputs, expected: await read(source, 'output'), made: await make(source) };
  } finally {
    await source.close();
  }
}

async function read(source: TensorSource, name: string): Promise<Input> {
  const { values } = await source.read(name);
  if (!(values instanceof Float32Array)) throw new Error(`${name}: half precision, which export.py does not write`);
  return { values, shape: source.shapeOf(name) ?? [] };
}
