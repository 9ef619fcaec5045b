import * as tf from '@tensorflow/tfjs-core';
import type { StableDiffusion } from '../src';
import { psnr } from './psnr';

const prompts = ['a red heart on a blue background', 'a cat', 'a yellow star on a purple background', 'a mushroom'];
const SEEDS = 2;

/** Pictures by which studies compare numbers of fewer bits with float32. */
export async function studied(model: StableDiffusion): Promise<Uint8ClampedArray[]> {
  const drawn: Uint8ClampedArray[] = [];
  for (const prompt of prompts) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const options = { numSteps: 25, unconditionalGuidanceScale: 3, scheduler: 'ddim', seed } as const;
      for (const { data } of await model.textToImage(prompt, options)) drawn.push(data);
    }
  }
  return drawn;
}

/** x rounded to whole numbers up to `most`, with a scale for all that `axes` run over. */
export function rounded(x: tf.Tensor, most: number, axes: number[]): tf.Tensor {
  const scale = tf.div(tf.maximum(tf.max(tf.abs(x), axes, true), 1e-12), most);
  return tf.mul(tf.round(tf.div(x, scale)), scale);
}

/** Rounds matrices and filters to whole numbers up to 127, with a scale for each output. */
export function roundWeights({ textEncoder, diffusionModel, decoder }: StableDiffusion): void {
  for (const part of [textEncoder, diffusionModel, decoder])
    for (const [, param] of part.parameters())
      if (param.kind === 'matrix' || param.kind === 'conv')
        param.update((value) => rounded(value, 127, [...value.shape.keys()].slice(0, -1)));
}

export function report(name: string, found: readonly Uint8ClampedArray[], full: readonly Uint8ClampedArray[]): void {
  const all = full.map((picture, i) => psnr(found[i] ?? new Uint8ClampedArray(), picture));
  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  console.log(`${name}: ${mean.toFixed(1)} dB on average, ${Math.min(...all).toFixed(1)} at least`);
}
