import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import {
  SdImage,
  StableDiffusion,
  type GenerateImageOptions,
  type GenerateOptions,
  type PolicyName,
  type RngName,
  type SamplerName,
} from '../../src';
import type { BackendName } from '../../src/backends';
import type { Case } from './fixtures';

/** A run of the embedded model by diffusers (test/reference/picture.py): the name is the sampler's. */
export interface PictureCase extends Case {
  readonly name: SamplerName;
  readonly prompt: string;
  readonly seed: number;
  readonly steps: number;
  readonly scale: number;
  readonly rng: RngName;
}

/** The samplers whose pictures diffusers has decoded too. */
export const decoded: readonly SamplerName[] = ['ddim', 'euler'];

/** Why a backend does not run a case; null when it does. */
export function whyNotPicture(backend: BackendName, { name }: PictureCase): string | null {
  if (backend === 'cpu' && name !== 'ddim')
    return 'on the cpu backend 25 steps take minutes: it draws 5, with one sampler';
  if (backend === 'webgpu' && !decoded.includes(name))
    return 'on an adapter that computes in software 25 steps take half a minute: it draws with two samplers';
  return null;
}

/** What a run leaves: its latents after the last step, and the picture. */
export interface Drawn {
  readonly latents: Float32Array;
  readonly image: SdImage;
}

/** Draws the case on the current backend with the embedded model. */
export async function drawCase(
  { prompt, seed, rng, steps, scale, name }: PictureCase,
  precision: PolicyName = 'float32',
): Promise<Drawn> {
  const model = await StableDiffusion.fromPretrained('tiny', { precision });
  try {
    const run = { seed, rng, numSteps: steps, unconditionalGuidanceScale: scale, scheduler: name };
    return await drawWith(model, prompt, run);
  } finally {
    model.dispose();
  }
}

/** Draws one picture and keeps what the decoder is given. */
export function drawWith(model: StableDiffusion, prompt: string, options: GenerateOptions): Promise<Drawn> {
  return keepLatents(model, () => model.textToImage(prompt, options));
}

/** `drawWith` from noise. */
export async function drawNoise(model: StableDiffusion, prompt: string, options: GenerateImageOptions): Promise<Drawn> {
  const context = await model.encodeText(prompt);
  try {
    return await keepLatents(model, () => model.generateImage(context, options));
  } finally {
    context.dispose();
  }
}

export async function keepLatents(model: StableDiffusion, draw: () => Promise<SdImage[]>): Promise<Drawn> {
  const { decoder } = model;
  const decode = decoder.run.bind(decoder);
  let kept: tf.Tensor | undefined;
  decoder.run = (latents) => {
    kept = tf.clone(latents);
    return decode(latents);
  };
  const [image] = await draw();
  decoder.run = decode;
  const latents = await kept?.data<'float32'>();
  kept?.dispose();
  if (latents === undefined || image === undefined) throw new Error('nothing was drawn');
  return { latents, image };
}

/** The picture that diffusers drew. */
export function referencePicture(name: SamplerName): Promise<SdImage> {
  return SdImage.fromFile(fileURLToPath(new URL(`../fixtures/picture-${name}.png`, import.meta.url)));
}

/** The largest difference of two pictures on any pixel and channel, of 255; infinite for other sizes. */
export function pixelDifference(a: SdImage, b: SdImage): number {
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  return a.data.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (b.data[i] ?? NaN))), 0);
}

/** Peak signal-to-noise ratio of two pictures, in dB. */
export function psnr(a: SdImage, b: SdImage): number {
  let sum = 0;
  for (const [i, value] of a.data.entries()) sum += (value - (b.data[i] as number)) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / a.data.length));
}
