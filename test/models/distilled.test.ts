import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiffusionModel, OptionError, StableDiffusion, useBackend } from '../../src';
import { describedCheckpoints, writeCheckpoint } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';

let folder = '';
const forms = describedCheckpoints('distilled');
beforeAll(async () => {
  await useBackend('wasm');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-distilled-'));
  for (const [form, description] of Object.entries(forms)) writeCheckpoint(join(folder, form), description);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = { numSteps: 2, seed: 3 } as const;
const drawn = async (model: StableDiffusion, options = {}) => (await model.textToImage('a cat', { ...run, ...options }))[0]?.data; // prettier-ignore

describe.each(Object.keys(forms))('a UNet that lacks blocks: %s', (form) => {
  it('is saved in every form that there are names for, which draw the same', async () => {
    await expectNoLeak(async () => {
      const model = await StableDiffusion.fromPretrained(join(folder, form));
      expect(model.diffusionModel.middle).toBeNull();
      const expected = await drawn(model);
      const single = join(folder, `${form}.safetensors`);
      for (const path of [join(folder, `${form}-copy`), ...(form === 'sdxs' ? [] : [single])]) {
        await model.saveWeights(path);
        const again = await StableDiffusion.fromPretrained(path);
        expect(again.preset.diffusionModel).toEqual(model.preset.diffusionModel);
        expect(await drawn(again)).toEqual(expected);
        again.dispose();
      }
      model.dispose();
    });
  });

  it('keeps deep features at every branch that has something inside', async () => {
    await expectNoLeak(async () => {
      const model = await StableDiffusion.fromPretrained(join(folder, form));
      const last = model.diffusionModel.branches - 1;
      for (const branch of [0, last]) {
        const once = await drawn(model, { deepCache: { interval: 1, branch } });
        expect(once).toEqual(await drawn(model));
        expect(await drawn(model, { deepCache: { interval: 2, branch } })).not.toEqual(once);
      }
      const beyond = model.textToImage('a cat', { ...run, deepCache: { interval: 2, branch: last + 1 } });
      await expect(beyond).rejects.toThrow(OptionError);
      model.dispose();
    });
  });
});

it('counts its blocks level by level', () => {
  const config = { inChannels: 4, outChannels: 4, widths: [32, 64], heads: [2, 2], attention: [false, true], blocksPerLevel: [1, 3] } as const; // prettier-ignore
  const rest = { transformerDepth: 1, contextWidth: 32, projection: 'conv', groups: 32, epsilon: 1e-5, transformerEpsilon: 1e-6, geglu: 'erf' } as const; // prettier-ignore
  const model = new DiffusionModel({ ...config, ...rest, middle: false });
  expect(model.down.map(({ resBlocks }) => resBlocks.length)).toEqual([1, 3]);
  expect(model.up.map(({ resBlocks }) => resBlocks.length)).toEqual([4, 2]);
  expect(model.branches).toBe(5);
});
