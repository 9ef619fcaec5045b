import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, type StableDiffusionOptions } from '../../src';
import { resultOf, type CheckpointCase } from '../support/checkpoint-cases';
import { describedCheckpoints, writeCheckpoint } from '../support/checkpoint-files';
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';
import { IMAGE_TOLERANCE, LATENT_TOLERANCE } from '../support/parity';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-formats-'));
  for (const name of ['sd1', 'sd2v', 'turbo', 'inpainting', 'distilled', 'lcm', 'variants']) {
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
  'a latent consistency model': { fixture: 'lcm', options: () => ({ weights: join(folder, 'lcm/folder') }) },
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
    if (one.of === 'context') expect(model.tokenizer.encodeBatch([one.prompt])).toEqual(one.tokens);
    return found === null ? null : difference(found, reference, one.output);
  }
}, ['tensorflow', 'wasm']);
