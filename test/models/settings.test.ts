import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, StableDiffusionV2, useBackend } from '../../src';
import { embeddedTexts } from '../../src/embedded-texts';
import { presetOfConfigs, type Configs } from '../../src/checkpoints/diffusers/config';

const file = (path: string) => JSON.parse(embeddedTexts[path] ?? '') as Record<string, unknown>;
const configs: Configs = {
  index: file('model_index.json'),
  textEncoder: file('text_encoder/config.json'),
  unet: file('unet/config.json'),
  vae: file('vae/config.json'),
  scheduler: file('scheduler/scheduler_config.json'),
};
const withIndex = (sd_ts: unknown) => presetOfConfigs('here', { ...configs, index: { ...file('model_index.json'), sd_ts } }); // prettier-ignore

describe("a checkpoint's own settings", () => {
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-settings-'));
  beforeAll(() => useBackend('wasm'));
  afterAll(() => {
    rmSync(work, { recursive: true });
  });

  it('are what a run draws with that says nothing', async () => {
    const tiny = new StableDiffusion({ weights: 'tiny' });
    const [image] = await tiny.textToImage('a red heart', { seed: 1 });
    expect(image?.parameters).toContain('Steps: 25, Sampler: ddim, CFG scale: 3,');
    expect(tiny.withDefaults({ numSteps: 3, unconditionalGuidanceScale: 7.5 })).toMatchObject({ numSteps: 3, unconditionalGuidanceScale: 7.5 }); // prettier-ignore
    tiny.dispose();
  });

  it("are KerasCV's for KerasCV's models, and for folders that say none", () => {
    const kerascv = { numSteps: 50, unconditionalGuidanceScale: 7.5, scheduler: 'ddim' };
    for (const model of [new StableDiffusion(), new StableDiffusionV2()]) expect(model.withDefaults()).toMatchObject(kerascv); // prettier-ignore
    expect(withIndex(undefined).settings).toBeUndefined();
  });

  it('may name the sampler and the size', () => {
    expect(withIndex({ imageSize: 64, scheduler: 'euler', numSteps: 7 })).toMatchObject({ imageSize: 64, scheduler: 'euler', settings: { numSteps: 7 } }); // prettier-ignore
  });

  it.each<[object, string]>([
    [{ numSteps: 0 }, 'numSteps is 0; a whole number from 1 to 1000 is needed'],
    [{ numSteps: 1e9 }, 'numSteps is 1000000000; a whole number from 1 to 1000'],
    [{ unconditionalGuidanceScale: 'much' }, 'unconditionalGuidanceScale is "much"; a number from 0 to 1000'],
    [{ scheduler: 'best' }, 'scheduler is "best"; supported: ddim,'],
    [[3], 'sd_ts holds no JSON object'],
  ])('are refused where they are none: %j', (entry, message) => {
    expect(() => withIndex(entry)).toThrow(message);
  });

  it('are warned of where nobody knows them', () => {
    const warnings: string[] = [];
    presetOfConfigs('here', { ...configs, index: { ...file('model_index.json'), sd_ts: { steps: 3 } } }, warnings);
    expect(warnings.join()).toContain('sd_ts');
    expect(warnings.join()).toContain('steps');
  });

  it('are those of the family for Turbo, whose name and spacing say it', () => {
    const trailing = { ...configs, index: undefined, scheduler: { ...file('scheduler/scheduler_config.json'), timestep_spacing: 'trailing' } }; // prettier-ignore
    const turbo = { numSteps: 4, unconditionalGuidanceScale: 1 };
    expect(presetOfConfigs('stabilityai/sd-turbo', trailing).settings).toEqual(turbo);
    expect(presetOfConfigs('someone/else', trailing).settings).toBeUndefined();
  });

  it('are saved with a folder, and with a single file', async () => {
    const tiny = await StableDiffusion.fromPretrained('tiny');
    for (const name of ['folder', 'file.safetensors']) {
      await tiny.saveWeights(join(work, name));
      const again = new StableDiffusion({ weights: join(work, name) });
      await again.load({ parts: [] });
      expect(again.preset.settings, name).toEqual({ numSteps: 25, unconditionalGuidanceScale: 3 });
      again.dispose();
    }
    tiny.dispose();
  });
});
