import * as tf from '@tensorflow/tfjs-core';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { taughtWords } from '../../scripts/words';
import { NoiseSchedule, OptionError, SdError, setGlobalPolicy, StableDiffusion, StableDiffusionV2, samplers, stableDiffusion1, useBackend, WeightsError, type Progress, type ScheduleConfig } from '../../src'; // prettier-ignore
import { tinyWords } from '../../src/checkpoints/tiny-words';
import { describedCheckpoints, writeCheckpoint, type Description } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';
import { float32, writeSafetensors } from '../support/safetensors';

const tiny = fileURLToPath(new URL('../../checkpoints/tiny', import.meta.url));
const run = { numSteps: 1, seed: 3 };
type Json = Record<string, unknown>;

let folder: string;
beforeAll(async () => {
  await useBackend('wasm');
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-given-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the embedded model's folder, changed. */
function copied(path?: string, change: (config: Json) => unknown = () => undefined): string {
  cpSync(tiny, folder, { recursive: true });
  if (path === undefined) return folder;
  const config = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;
  change(config);
  writeFileSync(join(folder, path), JSON.stringify(config));
  return folder;
}

/** Rewrites a file of the copy as text, for what JSON cannot say. */
function rewritten(path: string, from: string, to: string): string {
  copied();
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replace(from, to));
  return folder;
}

/** The configs of a checkpoint, read. */
async function opened(weights: string, options = {}): Promise<StableDiffusion> {
  const model = new StableDiffusion({ weights, ...options });
  await model.load({ parts: [] });
  return model;
}

describe('what the network predicts', () => {
  it('is what predictionType says, with a folder [prediction-type-folder]', async () => {
    const said = await opened(copied());
    expect(said.preset.schedule.predictionType).toBe('v_prediction');
    const model = await opened(folder, { predictionType: 'epsilon' });
    expect(model.preset.schedule.predictionType).toBe('epsilon');
    const [one] = await said.textToImage('a star', run);
    const [other] = await model.textToImage('a star', run);
    expect(other?.data).not.toEqual(one?.data);
    said.dispose();
    model.dispose();
  });

  it('is what predictionType says, together with config [prediction-type-config]', async () => {
    const { folder: diffusers, ldm } = describedCheckpoints('sd1') as Record<'folder' | 'ldm', Description>;
    writeCheckpoint(join(folder, 'configs'), { ...diffusers, weights: {} });
    writeCheckpoint(folder, ldm);
    const [file = ''] = Object.keys(ldm.weights);
    const config = join(folder, 'configs');
    expect((await opened(join(folder, file), { config })).preset.schedule.predictionType).toBe('epsilon');
    const model = await opened(join(folder, file), { config, predictionType: 'sample' });
    expect(model.preset.schedule.predictionType).toBe('sample');
  });

  it("is what predictionType says, with KerasCV's classes [prediction-type-kerascv]", () => {
    const model = new StableDiffusionV2({ predictionType: 'v_prediction' });
    expect(model.preset.schedule).toMatchObject({ predictionType: 'v_prediction', timestepSpacing: 'kerascv' });
    expect(new StableDiffusionV2().preset.schedule.predictionType).toBe('epsilon');
  });
});

describe('options that say nothing of the checkpoint', () => {
  it.each([
    [
      'config with a folder',
      () => opened(copied(), { config: '/nowhere' }),
      /config describes a single .*leave it out/,
    ],
    ['config with the embedded model', () => opened('tiny', { config: '/nowhere' }), /config describes a single/],
    ['variant with a single file', () => opened('/nowhere.safetensors', { variant: 'fp16' }), /variant names files of/],
  ])('are refused: %s', async (_, open, message) => {
    await expect(open()).rejects.toThrow(OptionError);
    await expect(open()).rejects.toThrow(message);
  });

  it('are refused with the files of single parts, and with none', () => {
    for (const weights of [undefined, { decoder: 'x.h5' }]) {
      for (const option of [{ config: '/nowhere' }, { variant: 'fp16' }]) {
        expect(() => new StableDiffusion({ ...(weights && { weights }), ...option })).toThrow(/files for single parts/);
      }
    }
  });

  it('refuses a config that is nowhere, with a single file [config-nowhere]', async () => {
    await expect(opened(copied(), { config: '/nowhere' })).rejects.toThrow(OptionError);
    const { ldm } = describedCheckpoints('sd1') as Record<'ldm', Description>;
    writeCheckpoint(folder, ldm);
    const [file = ''] = Object.keys(ldm.weights);
    await expect(opened(join(folder, file), { config: '/nowhere' })).rejects.toThrow(/nowhere.*model_index\.json/);
  });
});

describe('tokens that a folder adds', () => {
  it('are read, and the text encoder must have a row for each [added-token-row]', async () => {
    copied();
    writeFileSync(join(folder, 'tokenizer/added_tokens.json'), JSON.stringify({ '<cat-toy>': 3314 }));
    await expect(opened(folder)).rejects.toThrow(/the text encoder knows 3314 tokens, and its tokenizer has 3315/);
    const config = JSON.parse(readFileSync(join(folder, 'text_encoder/config.json'), 'utf8')) as Json;
    writeFileSync(join(folder, 'text_encoder/config.json'), JSON.stringify({ ...config, vocab_size: 3315 }));
    expect((await opened(folder)).tokenizer.encode('<cat-toy>')).toEqual([3312, 3314, 3313]);
  });
});

describe('the size of pictures', () => {
  it.each([
    ['0.6.0.dev0', 64],
    ['0.8.1', 64],
    ['0.9.0.dev0', 32],
    ['0.42.1', 32],
    [undefined, 32],
  ])("of a sample_size of 32 written by diffusers %s is diffusers' [sample-size-32-%#]", async (version, latents) => {
    const path = copied('unet/config.json', (config) =>
      Object.assign(config, { sample_size: 32, _diffusers_version: version }),
    );
    expect((await opened(path)).preset.imageSize).toBe(8 * latents);
  });

  it('of the embedded model stays its own', async () => {
    expect((await opened('tiny')).preset.imageSize).toBe(128);
  });
});

describe('numbers of a config', () => {
  it.each([
    ['norm_eps NaN [norm-eps-nan]', 'unet/config.json', '"norm_eps": 1e-05', '"norm_eps": NaN', /norm_eps is "NaN"/],
    ['norm_eps Infinity [norm-eps-infinity]', 'unet/config.json', '"norm_eps": 1e-05', '"norm_eps": Infinity', /norm_eps is Infinity/], // prettier-ignore
    ['norm_eps null [norm-eps-null]', 'unet/config.json', '"norm_eps": 1e-05', '"norm_eps": null', /norm_eps is null/],
    ['scaling_factor [scaling-factor-1e300]', 'vae/config.json', '"scaling_factor": 1.0', '"scaling_factor": 1e300', /scaling_factor is 1e\+300; a number from/], // prettier-ignore
    ['beta_end NaN [beta-end-nan]', 'scheduler/scheduler_config.json', '"beta_end": 0.012', '"beta_end": NaN', /beta_end is "NaN"/], // prettier-ignore
    ['layer_norm_eps [layer-norm-eps-infinity]', 'text_encoder/config.json', '"layer_norm_eps": 1e-05', '"layer_norm_eps": -Infinity', /layer_norm_eps is -Infinity/], // prettier-ignore
  ])('are refused when none is meant: %s', async (_, path, from, to, message) => {
    await expect(opened(rewritten(path, from, to))).rejects.toThrow(WeightsError);
    await expect(opened(folder)).rejects.toThrow(message);
  });

  it("take Python's -Infinity where it is meant", async () => {
    const path = rewritten(
      'scheduler/scheduler_config.json',
      '"beta_end"',
      '"lambda_min_clipped": -Infinity, "beta_end"',
    );
    expect((await opened(path)).preset.schedule.betaEnd).toBe(0.012);
  });
});

describe('a result that is no number', () => {
  it('is refused where a decoder returns infinities [decoder-infinity]', async () => {
    const model = await StableDiffusion.fromPretrained('tiny');
    for (const value of [Infinity, -Infinity, NaN]) {
      await expectNoLeak(async () => {
        const decoder = { run: () => tf.fill<tf.Rank.R4>([1, 128, 128, 3], value) };
        const error: unknown = await model.textToImage('a star', { ...run, decoder }).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(SdError);
        expect((error as SdError).code).toBe('SD_NAN');
      });
    }
    model.dispose();
  });

  it.each([
    ['UNet', (m: StableDiffusion) => m.diffusionModel],
    ['decoder', (m: StableDiffusion) => m.decoder],
    ['text encoder', (m: StableDiffusion) => m.textEncoder],
  ])('is refused where weights are 3e38: %s [weights-3e38-%#]', async (_, partOf) => {
    const model = await StableDiffusion.fromPretrained('tiny');
    const part = partOf(model);
    const file = join(folder, 'part.safetensors');
    await part.saveWeights(file);
    const bytes = readFileSync(file);
    const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString()) as Record<string, { shape: number[] }>; // prettier-ignore
    const tensors = Object.entries(header).filter(([name]) => name !== '__metadata__');
    const huge = tensors.map(([name, { shape }]) => [name, float32(shape, new Array<number>(shape.reduce((a, b) => a * b, 1)).fill(3e38))]); // prettier-ignore
    writeFileSync(file, writeSafetensors(Object.fromEntries(huge) as Record<string, ReturnType<typeof float32>>));
    await part.loadWeights(file);
    await expect(model.textToImage('a star', run)).rejects.toMatchObject({ code: 'SD_NAN' });
    model.dispose();
  });
});

describe('values that are none', () => {
  it('are refused: scheduler null [scheduler-null]', async () => {
    expect(() => new StableDiffusion({ scheduler: null as never })).toThrow(OptionError);
    const model = await opened('tiny');
    await expect(model.textToImage('a star', { scheduler: null as never })).rejects.toThrow(
      /scheduler is null; one of ddim/,
    );
  });

  it("are refused: setGlobalPolicy('constructor') [policy-constructor]", () => {
    for (const name of ['constructor', 'toString', '__proto__', null, undefined, ['float32']]) {
      expect(() => { setGlobalPolicy(name as never); }, String(name)).toThrow(OptionError); // prettier-ignore
    }
  });

  it("are refused: generateImage('text'), and a tensor for a prompt [generate-image-text]", async () => {
    const model = await opened('tiny');
    await expect(model.generateImage('a star' as never)).rejects.toThrow(/encodedText is "a star"; a tensor is needed/);
    const context = tf.zeros([77, 128]);
    await expect(model.textToImage(context as never)).rejects.toThrow(/the prompt is an object; a string, or a list/);
    context.dispose();
  });
});

describe('a prompt of which the embedded model knows no word', () => {
  it('is warned of [unknown-words]', async () => {
    const warned: string[] = [];
    const onProgress = (p: Progress) => p.kind === 'warning' && warned.push(p.message);
    const model = new StableDiffusion({ weights: 'tiny', onProgress });
    await model.textToImage('zyxxy of the photograph', run);
    expect(warned.join()).toMatch(
      /^tiny: the model was taught no word of 'zyxxy of the photograph'.*a red heart on a blue/,
    );
    for (const prompt of ['a red zyxxy', 'PUPPIES!', 'mice', '']) await model.textToImage(prompt, run);
    expect(warned).toHaveLength(1);
    model.dispose();
  });

  it('is told by the words that it was taught', () => {
    expect([...tinyWords].sort()).toEqual(taughtWords());
    for (const word of ['heart', 'puppy', 'mice', 'purple', 'gray', 'loaves', 'ufo']) expect(tinyWords).toContain(word);
    for (const word of ['a', 'of', 'photo', 'background']) expect(tinyWords).not.toContain(word);
  });
});

describe('more steps than a spacing has timesteps for', () => {
  const schedule = (change: Partial<ScheduleConfig>) => new NoiseSchedule({ ...stableDiffusion1.schedule, ...change });

  it('are refused: dpm++2m with "leading" at 1000 [dpmpp-leading-1000]', () => {
    const leading = schedule({ timestepSpacing: 'leading', stepsOffset: 1 });
    for (const steps of [999, 1000])
      expect(() => samplers['dpm++2m'].levels(leading, steps)).toThrow(/"leading" has no .* take fewer steps/);
    expect(new Set(samplers['dpm++2m'].levels(leading, 998).map(({ timestep }) => timestep)).size).toBe(999);
  });

  it('are refused before the work, and every path that is not lies within the schedule', async () => {
    for (const timestepSpacing of ['leading', 'trailing', 'linspace', 'kerascv'] as const) {
      for (const [name, sampler] of Object.entries(samplers)) {
        if (name === 'lcm' || name === 'tcd') continue; // which take at most 50 steps
        const path = sampler.levels(schedule({ timestepSpacing, stepsOffset: 1 }), 998);
        for (const { timestep } of path) expect(timestep).toBeLessThanOrEqual(999);
        expect((path[0]?.timestep ?? 0) > 900).toBe(true);
      }
    }
    const model = await opened('tiny', { scheduler: 'dpm++2m' }); // whose schedule is "leading"
    await expect(model.textToImage('a star', { numSteps: 1000 })).rejects.toThrow(OptionError);
    expect(model.textEncoder.isLoaded).toBe(false);
  });
});

describe('what a folder asks for and does not get', () => {
  it('is warned of, once, when the weights are loaded [config-warnings]', async () => {
    copied(
      'model_index.json',
      (index) => (index['safety_checker'] = ['stable_diffusion', 'StableDiffusionSafetyChecker']),
    );
    for (const [path, more] of [
      ['unet/config.json', { brand_new_key: 1 }],
      ['scheduler/scheduler_config.json', { steps_offset: 0, clip_sample: true }],
    ] as const) {
      const config = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;
      writeFileSync(join(folder, path), JSON.stringify({ ...config, ...more }));
    }
    const warned: string[] = [];
    const onProgress = (p: Progress) => p.kind === 'warning' && warned.push(p.message);
    const model = await StableDiffusion.fromPretrained(folder, { onProgress });
    await model.load();
    expect(warned).toHaveLength(4);
    expect(warned[0]).toMatch(/model_index\.json: the safety_checker that it names is not run/);
    expect(warned[1]).toMatch(/unet\/config\.json: "brand_new_key": not known to this library/);
    expect(warned[2]).toMatch(/steps_offset is 0; 1 is taken/);
    expect(warned[3]).toMatch(/clip_sample is true; false is taken/);
    model.dispose();
  });

  it('is warned of where its scheduler is not here [scheduler-replaced]', async () => {
    copied('model_index.json', (index) => (index['scheduler'] = ['diffusers', 'DDPMScheduler']));
    const warned: string[] = [];
    const model = new StableDiffusion({
      weights: folder,
      onProgress: (p) => p.kind === 'warning' && warned.push(p.message),
    });
    await model.load();
    expect(model.preset.scheduler).toBe('ddim');
    expect(warned.join()).toMatch(/a DDPMScheduler is asked for, which is not here; 'ddim' draws in its place/);
    model.dispose();
  });
});
