import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { GenerateImageOptions } from '../index';
import type { PlainImageOptions, Values } from './protocol';

/** A tensor of values; whoever asks for it frees it. */
export function tensorOf({ data, shape }: Values): Tensor {
  return tensor(data, [...shape], 'float32');
}

/** The values of a tensor, which is freed. */
export async function valuesOf(held: Tensor): Promise<Values> {
  try {
    return { shape: held.shape, data: Float32Array.from(await held.data()) };
  } finally {
    held.dispose();
  }
}

/** Does `work` with tensors in place of values, and frees them. */
export async function withTensors<T>(
  { diffusionNoise, negativeEncodedText, ...options }: PlainImageOptions,
  work: (options: GenerateImageOptions) => Promise<T>,
): Promise<T> {
  const noise = diffusionNoise && tensorOf(diffusionNoise);
  const negative = negativeEncodedText && tensorOf(negativeEncodedText);
  try {
    return await work({
      ...options,
      ...(noise && { diffusionNoise: noise }),
      ...(negative && { negativeEncodedText: negative }),
    });
  } finally {
    noise?.dispose();
    negative?.dispose();
  }
}

/** The memory of what an answer has: pictures and values, which are the caller's alone and so need not be copied. */
export function buffersOf(answer: unknown): ArrayBuffer[] {
  if (Array.isArray(answer)) return [...new Set(answer.flatMap(buffersOf))];
  if (typeof answer !== 'object' || answer === null) return [];
  if ('images' in answer) return buffersOf(answer.images);
  const data = 'data' in answer ? answer.data : undefined;
  return ArrayBuffer.isView(data) && data.buffer instanceof ArrayBuffer ? [data.buffer] : [];
}
