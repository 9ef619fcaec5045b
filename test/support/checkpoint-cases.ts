import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { StableDiffusion, type SamplerName } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { describedCheckpoints, writeCheckpoint } from './checkpoint-files';
import { difference, openFixture, type Case, type Fixture } from './fixtures';
import { drawNoise, drawWith } from './picture-cases';
import { seededInput, type InputSpec } from './seeded';

/** What diffusers did with a small checkpoint (test/reference/checkpoints.py). */
export interface CheckpointCase extends Case {
  readonly of: 'context' | 'latents' | 'image' | 'unet' | 'encoded';
  readonly prompt: string;
  readonly tokens: readonly (readonly number[])[];
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly scale: number;
  /** Of torch, where the noise is not among the inputs. */
  readonly seed?: number;
  readonly timestep: number;
  readonly inputs: Readonly<Record<'latents' | 'context' | 'pixels', InputSpec>>;
}

/** What a model makes of a case; null for the one case that is KerasCV's, as a folder has the spacing of its config. */
export async function resultOf(model: StableDiffusion, one: CheckpointCase): Promise<Float32Array | null> {
  if (one.of === 'context') return valuesOf(await model.encodeText(one.prompt));
  if (one.of === 'unet') {
    await model.load({ parts: ['diffusionModel'] });
    const { diffusionModel: unet } = model;
    const time = () => timestepEmbedding(one.timestep, unet.timestepWidth);
    return valuesOf(tf.tidy(() => unet.run(input(one, 'latents'), time(), { context: input(one, 'context') })));
  }
  if (one.of === 'encoded') {
    await model.load({ parts: ['imageEncoder'] });
    return valuesOf(tf.tidy(() => model.imageEncoder.run(tf.clipByValue(input<tf.Rank.R4>(one, 'pixels'), -1, 1))));
  }
  if (one.sampler === ('ddim of KerasCV' as SamplerName)) return null;
  const { latents, image } = await drawn(model, one);
  return one.of === 'latents' ? latents : Float32Array.from(image.data);
}

async function drawn(model: StableDiffusion, { prompt, steps, scale, sampler, ...one }: CheckpointCase) {
  const options = { numSteps: steps, unconditionalGuidanceScale: scale, scheduler: sampler };
  await model.load({ parts: ['decoder'] }); // which is asked for before anything else
  if (one.seed !== undefined) return drawWith(model, prompt, { ...options, seed: one.seed, rng: 'torch' });
  const diffusionNoise = input(one, 'latents');
  try {
    return await drawNoise(model, prompt, { ...options, diffusionNoise });
  } finally {
    diffusionNoise.dispose();
  }
}

function input<R extends tf.Rank>({ inputs }: Pick<CheckpointCase, 'inputs'>, key: keyof CheckpointCase['inputs']) {
  return tf.tensor<R>(seededInput(key, inputs[key]), [...inputs[key].shape] as tf.ShapeMap[R]);
}

async function valuesOf(tensor: tf.Tensor): Promise<Float32Array> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return values;
}

/** The small checkpoints that are distilled: their fixtures, and the forms in them. */
const distilled = { distilled: ['bkTiny', 'sdxs'], lcm: ['folder'] } as const;

/** How far pictures of the distilled checkpoints are from diffusers', on the worst pixel and channel, in 1/255, on the current backend. */
export async function smallCheckpoints(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-small-'));
  const worst: Record<string, number> = {};
  try {
    for (const [name, forms] of Object.entries(distilled)) {
      const fixture = openFixture<CheckpointCase>(`checkpoints/${name}`);
      const described = describedCheckpoints(name);
      for (const form of forms) {
        const description = described[form];
        if (description === undefined) throw new Error(`${name} has no form '${form}'`);
        const own = form === 'folder' ? name : form;
        const weights = join(folder, name, form);
        writeCheckpoint(weights, description);
        const images = fixture.cases.filter(({ of, name: label }) => of === 'image' && label.split(' ')[0] === own);
        worst[own] = await worstPixel(new StableDiffusion({ weights }), images, fixture);
      }
    }
    return worst;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function worstPixel(
  model: StableDiffusion,
  images: readonly CheckpointCase[],
  fixture: Fixture<CheckpointCase>,
): Promise<number> {
  try {
    const errors: number[] = [];
    for (const one of images) {
      const found = await resultOf(model, one);
      errors.push(found === null ? Infinity : difference(found, fixture.values(one.name), one.output) * one.output.max);
    }
    return Math.max(...errors);
  } finally {
    model.dispose();
  }
}
