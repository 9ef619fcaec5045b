import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, WeightsError } from '../../src';
import { useBackend } from '../../src/backends';
import { expectNoLeak } from '../support/engines';
import { float32, writeSafetensors } from '../support/safetensors';
import { writeAdapters } from '../support/user-files';

/** The embedded model with adapters, as a user meets them; what they do is compared with diffusers in adapters.test.ts. */
describe('a model with adapters', () => {
  let folder = '';
  const file = (name: string) => join(folder, name);
  const prompt = 'a red heart on a blue background';

  beforeAll(async () => {
    await useBackend('wasm');
    folder = await mkdtemp(join(tmpdir(), 'sd-ts-'));
    await writeAdapters(folder);
    const nowhere = {
      'unet.nowhere.lora_A.weight': float32([1, 4], [1, 2, 3, 4]),
      'unet.nowhere.lora_B.weight': float32([4, 1], [1, 2, 3, 4]),
    };
    await writeFile(file('other.safetensors'), writeSafetensors(nowhere));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A model whose configs are read, and no weights. */
  async function prepared(): Promise<StableDiffusion> {
    const model = new StableDiffusion({ weights: 'tiny' });
    await model.load({ parts: [] });
    return model;
  }

  async function draw(model: StableDiffusion, text = prompt): Promise<Uint8ClampedArray> {
    const [image] = await model.textToImage(text, { numSteps: 2, seed: 7 });
    return image?.data ?? new Uint8ClampedArray();
  }

  it(
    'draws with a LoRA given before or after its weights are loaded, and without it again',
    { timeout: 120_000 },
    async () => {
      await expectNoLeak(async () => {
        const model = new StableDiffusion({ weights: 'tiny' });
        expect(await model.loadLora(file('style.safetensors'), { scale: 0.5, name: 'style' })).toBe('style');
        const styled = await draw(model);
        await model.unloadLora('style');
        const plain = await draw(model);
        expect(styled).not.toEqual(plain);
        await model.loadLora(file('style.safetensors'));
        expect(model.loras).toEqual([{ name: 'style', scale: 1 }]);
        await model.setLoraScale('style', 0.5);
        expect(await draw(model)).toEqual(styled);
        model.dispose(); // weights are loaded anew, and the LoRA is still there
        expect(await draw(model)).toEqual(styled);
        await model.unloadLora();
        expect(await draw(model)).toEqual(plain);
        model.dispose();
      });
    },
  );

  it('draws with a LoRA in low memory', { timeout: 120_000 }, async () => {
    const pictures = [];
    for (const lowMemory of [false, true]) {
      const model = new StableDiffusion({ weights: 'tiny', lowMemory });
      await model.loadLora(file('style.safetensors'));
      pictures.push(await draw(model), await draw(model));
      model.dispose();
    }
    expect(new Set(pictures.map((picture) => picture.join())).size).toBe(1);
  });

  it('draws what a textual inversion stands for', { timeout: 120_000 }, async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      const text = 'a <thing> on a blue background';
      const plain = await draw(model, text);
      expect(await model.loadTextualInversion(file('token.safetensors'))).toBe('<thing>');
      expect(model.learnedTokens).toEqual(['<thing>']);
      const learned = await draw(model, text);
      expect(learned).not.toEqual(plain);
      expect(await draw(model, text.toUpperCase())).toEqual(learned);
      model.unloadTextualInversion();
      expect(await model.loadTextualInversion(file('token.safetensors'), { token: '<this>' })).toBe('<this>');
      expect(await draw(model, text.replace('<thing>', '<this>'))).toEqual(learned);
      model.unloadTextualInversion('<this>');
      expect(await draw(model, text)).toEqual(plain);
      model.dispose();
    });
  });

  it('refuses what is not for it, and what is not there', async () => {
    const model = await prepared();
    await expect(model.loadLora(file('other.safetensors'))).rejects.toThrow(/the model has no layer unet\.nowhere/);
    await expect(model.loadLora(file('missing.safetensors'))).rejects.toThrow(/there is no such file/);
    await expect(model.loadLora(file('style.pt'))).rejects.toThrow(WeightsError);
    await expect(model.loadTextualInversion(file('token.bin'))).rejects.toThrow(/there is no such file/);
    await expect(model.loadTextualInversion(file('style.safetensors'))).rejects.toThrow(/it holds 8 tensors/);
    expect(model.loras).toEqual([]);
  });
});
