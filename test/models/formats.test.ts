import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, type SamplerName, type StableDiffusionOptions } from '../../src';
import { timestepEmbedding } from '../../src/layers/timestep';
import { describedCheckpoints, writeCheckpoint } from '../support/checkpoint-files';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture, type Case } from '../support/fixtures';
import { IMAGE_TOLERANCE, LATENT_TOLERANCE } from '../support/parity';
import { drawNoise } from '../support/picture-cases';
import { seededInput, type InputSpec } from '../support/seeded';

/** What diffusers did with a small checkpoint (test/reference/checkpoints.py). */
interface CheckpointCase extends Case {
  readonly of: 'context' | 'latents' | 'image' | 'unet';
  readonly prompt: string;
  readonly tokens: readonly (readonly number[])[];
  readonly sampler: SamplerName;
  readonly steps: number;
  readonly scale: number;
  readonly timestep: number;
  readonly inputs: Readonly<Record<'latents' | 'context', InputSpec>>;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-formats-'));
  for (const name of ['sd1', 'sd2v', 'turbo', 'inpainting', 'distilled', 'variants']) {
    for (const [form, description] of Object.entries(describedCheckpoints(name))) {
      writeCheckpoint(join(folder, name, form), description);
    }
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Every family in every form: from the file to the context, the latents and the picture that diffusers has. */
const forms: Readonly<Record<string, { fixture: string; only?: string; options: () => StableDiffusionOptions }>> = {
  'SD 1.x, a folder as published first': { fixture: 'sd1', options: () => ({ weights: join(folder, 'sd1/folder') }) },
  'SD 1.x, a single file': {
    fixture: 'sd1',
    options: () => ({ weights: join(folder, 'sd1/ldm/model.safetensors'), config: join(folder, 'sd1/folder') }),
  },
  'SD 2.x, a folder': { fixture: 'sd2v', options: () => ({ weights: join(folder, 'sd2v/folder') }) },
  'SD 2.x, a single file': {
    fixture: 'sd2v',
    options: () => ({ weights: join(folder, 'sd2v/ldm/model.safetensors'), config: join(folder, 'sd2v/folder') }),
  },
  'SD-Turbo, a folder': { fixture: 'turbo', options: () => ({ weights: join(folder, 'turbo/folder') }) },
  "BK-SDM-Tiny's shape, without a middle": { fixture: 'distilled', only: 'bkTiny', options: () => ({ weights: join(folder, 'distilled/bkTiny') }) }, // prettier-ignore
  "SDXS' shape, of other blocks for each level": { fixture: 'distilled', only: 'sdxs', options: () => ({ weights: join(folder, 'distilled/sdxs') }) }, // prettier-ignore
  'halves, without naming the variant': { fixture: 'variants', only: 'fp16', options: () => ({ weights: join(folder, 'variants/fp16') }) }, // prettier-ignore
  'a variant by name': { fixture: 'variants', only: 'fp16', options: () => ({ weights: join(folder, 'variants/fp16'), variant: 'fp16' }) }, // prettier-ignore
  'shards, with a tokenizer.json': { fixture: 'variants', only: 'sharded', options: () => ({ weights: join(folder, 'variants/sharded') }) }, // prettier-ignore
  'shards of halves': { fixture: 'variants', only: 'shardedFp16', options: () => ({ weights: join(folder, 'variants/shardedFp16'), variant: 'fp16' }) }, // prettier-ignore
};

// Which backend computes makes no difference to how files are read: the two that are quick will do.
eachBackend(() => {
  describe.each(Object.entries(forms))('%s', (_, { fixture: name, only, options }) => {
    const fixture = openFixture<CheckpointCase>(`checkpoints/${name}`);
    const cases = fixture.cases.filter((one) => only === undefined || one.name.split(' ')[0] === only);

    it('has the contexts, latents and pictures of diffusers', { timeout: 120_000 }, async () => {
      await expectNoLeak(async () => {
        const model = new StableDiffusion(options());
        try {
          for (const one of cases) {
            const error = await differenceOf(model, one, fixture.values(one.name));
            if (error === null) continue;
            const tolerance = one.of === 'image' ? IMAGE_TOLERANCE / one.output.max : LATENT_TOLERANCE;
            expect(error, one.name).toBeLessThanOrEqual(tolerance);
          }
        } finally {
          model.dispose();
        }
      });
    });
  });

  it(`the UNet of an inpainting checkpoint, folder and single file`, { timeout: 120_000 }, async () => {
    const fixture = openFixture<CheckpointCase>('checkpoints/inpainting');
    const config = join(folder, 'inpainting/folder');
    for (const weights of [config, join(folder, 'inpainting/ldm/model.safetensors')]) {
      await expectNoLeak(async () => {
        const model = new StableDiffusion(weights === config ? { weights } : { weights, config });
        for (const one of fixture.cases) {
          expect(await differenceOf(model, one, fixture.values(one.name))).toBeLessThan(LATENT_TOLERANCE);
        }
        await expect(model.textToImage('a cat', { numSteps: 1 })).rejects.toThrow(/9 channels.*inpainting/);
        model.dispose();
      });
    }
  });

  /** How far our result of a case is from diffusers'; null for the one case that is KerasCV's. */
  async function differenceOf(model: StableDiffusion, one: CheckpointCase, reference: Float32Array) {
    const found = await resultOf(model, one);
    return found === null ? null : difference(found, reference, one.output);
  }

  async function resultOf(model: StableDiffusion, one: CheckpointCase): Promise<Float32Array | null> {
    if (one.of === 'context') {
      await model.load({ parts: ['textEncoder'] });
      expect(model.tokenizer.encodeBatch([one.prompt])).toEqual(one.tokens);
      const context = await model.encodeText(one.prompt);
      const values = await context.data<'float32'>();
      context.dispose();
      return values;
    }
    if (one.of === 'unet') {
      await model.load({ parts: ['diffusionModel'] });
      const unet = model.diffusionModel;
      const result = tf.tidy(() => {
        const input = (key: 'latents' | 'context') => tf.tensor(seededInput(key, one.inputs[key]), [...one.inputs[key].shape]); // prettier-ignore
        const time = timestepEmbedding(one.timestep, unet.timestepWidth);
        return unet.run(input('latents') as tf.Tensor4D, time, { context: input('context') as tf.Tensor3D });
      });
      const values = await result.data<'float32'>();
      result.dispose();
      return values;
    }
    if (one.sampler === ('ddim of KerasCV' as SamplerName)) return null; // a folder has the spacing of its config
    const noise = tf.tensor(seededInput('latents', one.inputs.latents), [...one.inputs.latents.shape]);
    try {
      const options = { numSteps: one.steps, unconditionalGuidanceScale: one.scale, scheduler: one.sampler };
      const { latents, image } = await drawNoise(model, one.prompt, { ...options, diffusionNoise: noise });
      return one.of === 'latents' ? latents : Float32Array.from(image.data);
    } finally {
      noise.dispose();
    }
  }
}, ['tensorflow', 'wasm']);
