import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw, layers, OptionError, StableDiffusion, useBackend } from '../../src';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';

const folder = mkdtempSync(join(tmpdir(), 'sd-ts-few-'));
const { folder: lcm } = describedCheckpoints('lcm') as Record<'folder', Description>;
beforeAll(async () => {
  await useBackend('wasm');
  writeCheckpoint(join(folder, 'lcm'), lcm);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the UNet is given while `work` goes on: the rows of its latents and of the conditioning. */
async function rowsIn(model: StableDiffusion, work: () => Promise<unknown>): Promise<string[]> {
  await model.load({ parts: ['diffusionModel'] });
  const unet = model.diffusionModel;
  const run = unet.run.bind(unet);
  const rows: string[] = [];
  unet.run = (latents, time, conditioning) => {
    rows.push([latents, conditioning.context, conditioning.guidance].map((one) => one?.shape[0] ?? 'none').join());
    return run(latents, time, conditioning);
  };
  await work();
  unet.run = run;
  return rows;
}

describe('a latent consistency model', () => {
  const quick = { numSteps: 2, seed: 3 };

  it('is told the guidance scale, in one batch with the pictures', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: join(folder, 'lcm') });
      const options = { ...quick, batchSize: 2, negativePrompt: 'a dog' };
      expect(await rowsIn(model, () => model.textToImage('a cat', options))).toEqual(['2,2,1', '2,2,1']);
      const [weak] = await model.textToImage('a cat', { ...quick, unconditionalGuidanceScale: 2 });
      const [strong] = await model.textToImage('a cat', { ...quick, unconditionalGuidanceScale: 8.5 });
      expect(weak?.data).not.toEqual(strong?.data);
      model.dispose();
    });
  });

  it('draws the same by draw, compiled ahead, and with reused features', async () => {
    await expectNoLeak(async () => {
      const model = await StableDiffusion.fromPretrained(join(folder, 'lcm'));
      const run = model.withDefaults(quick);
      const context = await model.encodeText('a cat');
      const steps = draw(model, run, { context });
      let next = await steps.next();
      while (next.done !== true) next = await steps.next();
      const [expected] = await model.textToImage('a cat', quick);
      expect(next.value[0]?.data).toEqual(expected?.data);
      const [cached] = await model.textToImage('a cat', { ...quick, deepCache: { interval: 1 } });
      expect(cached?.data).toEqual(expected?.data);
      const [shallow] = await model.textToImage('a cat', { ...quick, deepCache: { interval: 2 } });
      expect(shallow?.data).not.toEqual(expected?.data);
      context.dispose();
      model.dispose();
    });
  });

  it('is saved as a folder and as a single file, which draw the same', async () => {
    await expectNoLeak(async () => {
      const model = await StableDiffusion.fromPretrained(join(folder, 'lcm'));
      const [expected] = await model.textToImage('a cat', quick);
      for (const path of [join(folder, 'copy'), join(folder, 'copy.safetensors')]) {
        await model.saveWeights(path);
        const again = await StableDiffusion.fromPretrained(path);
        expect(again.preset).toMatchObject({ diffusionModel: { guidanceWidth: 64 }, scheduler: 'lcm' });
        expect(again.withDefaults()).toMatchObject({ numSteps: 4, unconditionalGuidanceScale: 8.5, scheduler: 'lcm' });
        const [found] = await again.textToImage('a cat', quick);
        expect(found?.data).toEqual(expected?.data);
        again.dispose();
      }
      model.dispose();
    });
  });

  it('refuses a conditioning without guidance, with one of another width, and for networks that take none', async () => {
    const [told, tiny] = [await StableDiffusion.fromPretrained(join(folder, 'lcm')), await StableDiffusion.fromPretrained('tiny')]; // prettier-ignore
    const program =
      (model: StableDiffusion, ...guidance: number[][]) =>
      () => {
        const { inChannels, contextWidth } = model.diffusionModel.config;
        const time = [1, model.diffusionModel.timestepWidth];
        return model.diffusionModel.program([1, 16, 16, inChannels], time, [1, 77, contextWidth], ...guidance);
      };
    expect(program(told)).toThrow(/has no guidance; 64 are needed: give layers\.guidanceEmbedding\(scale, 64\)/);
    expect(program(told, [1, 32])).toThrow(/guidance has 32 channels; 64 are needed/);
    expect(program(tiny, [1, 32])).toThrow(OptionError);
    expect(program(told, [1, 64])()).toContain('timeEmbedding.conditionProjection.weight');
    told.dispose();
    tiny.dispose();
  });

  it('is refused with an embedding of fewer than 4 channels', async () => {
    const config = lcm.files['unet/config.json'] as object;
    writeCheckpoint(join(folder, 'narrow'), { ...lcm, files: { ...lcm.files, 'unet/config.json': { ...config, time_cond_proj_dim: 3 } } }); // prettier-ignore
    const opened = StableDiffusion.fromPretrained(join(folder, 'narrow'));
    await expect(opened).rejects.toThrow(/time_cond_proj_dim is 3; at least 4 are needed/);
  });
});

it('embeds a guidance scale of any width in sines, cosines and, where one is left, a zero', () => {
  for (const width of [4, 7]) {
    const embedding = layers.guidanceEmbedding(2, width);
    const values = embedding.dataSync<'float32'>();
    embedding.dispose();
    expect(values[0]).toBeCloseTo(Math.sin(1000), 5);
    expect(values[Math.floor(width / 2)]).toBeCloseTo(Math.cos(1000), 5);
    if (width % 2 === 1) expect(values.at(-1)).toBe(0);
  }
});
