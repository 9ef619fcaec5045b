import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import {
  OptionError,
  samplerNames,
  samplers,
  StableDiffusion,
  useBackend,
  type GenerateOptions,
  type OnProgress,
  type Sampler,
} from '../../src';
import type { Denoise } from '../../src/schedulers';
import { guidedSteps } from '../../src/pipeline/guidance';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { timestepEmbedding } from '../../src/layers/timestep';
import { loadParameters } from '../../src/weights/load';
import { diffusersPart } from '../../src/weights/part-source';
import { tinyOnWasm } from '../support/tiny-on-wasm';
import { eachBackend, expectNoLeak } from '../support/engines';
import { understood } from '../support/model-cases';
import { readDiffusionModel } from '../../src/checkpoints/diffusers/config';
import { openFixture } from '../support/fixtures';
import type { ModelCase } from '../support/model-cases';
import { seededInput, seededSource } from '../support/seeded';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 4, seed: 3 };

/** Draws, and says what each call of the UNet was: its batch, or minus that where only the outer part ran. */
async function callsOf(model: StableDiffusion, options: GenerateOptions) {
  const unet = model.diffusionModel;
  const calls: number[] = [];
  const spies = [
    vi.spyOn(unet, 'run').mockImplementation((...inputs) => {
      calls.push(inputs[0].shape[0]);
      return DiffusionModel.prototype.run.apply(unet, inputs);
    }),
    vi.spyOn(unet, 'runKeeping').mockImplementation((...inputs) => {
      calls.push(inputs[1].shape[0]);
      return DiffusionModel.prototype.runKeeping.apply(unet, inputs);
    }),
    vi.spyOn(unet, 'runShallow').mockImplementation((...inputs) => {
      calls.push(-inputs[1].shape[0]);
      return DiffusionModel.prototype.runShallow.apply(unet, inputs);
    }),
  ];
  const [image] = await expectNoLeak(() => model.textToImage(prompt, options));
  for (const spy of spies) spy.mockRestore();
  return { calls, data: String(image?.data), parameters: image?.parameters };
}

describe('guidanceEnd', () => {
  const model = tinyOnWasm();

  it.each([
    // diffusers 0.42 keeps step i of n while (i + 1) / n <= control_guidance_end
    [10, 1, 10],
    [10, 0, 0],
    [10, 0.5, 5],
    [10, 0.3, 3],
    [10, 0.29, 2],
    [25, 0.6, 15],
    [7, 0.9, 6],
    [3, 1 / 3, 1],
  ])('of %i steps and %f guides %i', (numSteps, guidanceEnd, steps) => {
    expect(guidedSteps({ guidanceEnd, unconditionalGuidanceScale: 7.5, isGuidanceEmbedded: false }, numSteps)).toBe(
      steps,
    );
    expect(guidedSteps({ guidanceEnd, unconditionalGuidanceScale: 1, isGuidanceEmbedded: false }, numSteps)).toBe(0);
  });

  it('at 1 draws the full result, at 0 that of scale 1, and between runs half a batch from there on', async () => {
    const full = await callsOf(model, quick);
    const one = await callsOf(model, { ...quick, guidanceEnd: 1 });
    const half = await callsOf(model, { ...quick, guidanceEnd: 0.5 });
    const none = await callsOf(model, { ...quick, guidanceEnd: 0 });
    const scale1 = await callsOf(model, { ...quick, unconditionalGuidanceScale: 1 });
    expect([full, one, half, none, scale1].map(({ calls }) => calls)).toEqual([
      [2, 2, 2, 2],
      [2, 2, 2, 2],
      [2, 2, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(one.data === full.data).toBe(true);
    expect(none.data === scale1.data).toBe(true);
    expect(half.data === full.data).toBe(false);
    expect(half.data === none.data).toBe(false);
    expect(full.parameters).not.toContain('Guidance end');
    expect(half.parameters).toContain('CFG scale: 3, Guidance end: 0.5, Seed: 3');
  });

  it('takes the steps up to its end as they are in the full result', async () => {
    const previews: string[][] = [];
    for (const guidanceEnd of [1, 0.5]) {
      const seen: string[] = [];
      for await (const { preview } of model.generate(prompt, { ...quick, guidanceEnd })) seen.push(String((await preview())[0]?.data)); // prettier-ignore
      previews.push(seen);
    }
    const [full = [], half = []] = previews;
    expect(half.map((picture, step) => picture === full[step])).toEqual([true, true, false, false]);
  });

  it('takes batches, and a context instead of a prompt', async () => {
    const batch = await callsOf(model, { ...quick, batchSize: 2, guidanceEnd: 0.5 });
    expect(batch.calls).toEqual([4, 4, 2, 2]);
    await expectNoLeak(async () => {
      const context = await model.encodeText(prompt);
      const [image] = await model.generateImage(context, { ...quick, guidanceEnd: 0.5 });
      expect(String(image?.data) === (await callsOf(model, { ...quick, guidanceEnd: 0.5 })).data).toBe(true);
      context.dispose();
    });
  });

  it.each(samplerNames)('works with %s', async (scheduler) => {
    const { calls } = await callsOf(model, { ...quick, scheduler, guidanceEnd: 0.75 });
    const isSecondOrder = (samplers[scheduler] as Sampler).order === 2;
    expect(calls.filter((batch) => batch === 1)).toEqual(isSecondOrder ? [1, 1] : [1]);
    expect(calls.at(-1)).toBe(1);
  });

  it('guides evaluations off the path as the step that they belong to', async () => {
    const twice: Sampler = {
      ...samplers.euler,
      *sample(denoise, x, levels, noise) {
        const both: Denoise = Object.assign(
          (...[y, level, step]: Parameters<Denoise>) => {
            denoise(y, { ...level, timestep: level.timestep / 2 }, step).dispose();
            return denoise(y, level, step);
          },
          { schedule: denoise.schedule },
        );
        return yield* samplers.euler.sample(both, x, levels, noise);
      },
    };
    const { calls } = await callsOf(model, { ...quick, scheduler: twice, guidanceEnd: 0.5 });
    expect(calls).toEqual([2, 2, 2, 2, 1, 1, 1, 1]);
  });

  it('counts the steps by the levels that a sampler has', async () => {
    const half: Sampler = {
      ...samplers.euler,
      levels: (schedule, numSteps) => samplers.euler.levels(schedule, numSteps / 2),
    };
    const totals: number[] = [];
    const onProgress: OnProgress = (p) => p.kind === 'step' && totals.push(p.total);
    const { calls } = await callsOf(model, { ...quick, scheduler: half, guidanceEnd: 0.5, onProgress });
    expect(calls).toEqual([2, 1]);
    expect(totals).toEqual([2, 2]);
  });
});

describe('deepCache', () => {
  const model = tinyOnWasm();

  it('at interval 1 draws the full result, and else runs the whole network at every interval-th call', async () => {
    const full = await callsOf(model, { ...quick, numSteps: 5 });
    const every = await callsOf(model, { ...quick, numSteps: 5, deepCache: { interval: 1 } });
    const second = await callsOf(model, { ...quick, numSteps: 5, deepCache: { interval: 2 } });
    const third = await callsOf(model, { ...quick, numSteps: 5, deepCache: { interval: 3, branch: 1 } });
    expect(every.calls).toEqual([2, 2, 2, 2, 2]);
    expect(every.data === full.data).toBe(true);
    expect(second.calls).toEqual([2, -2, 2, -2, 2]);
    expect(third.calls).toEqual([2, -2, -2, 2, -2]);
    expect(second.data === full.data).toBe(false);
    expect(third.data === second.data).toBe(false);
    expect(third.parameters).toContain(', Deep cache: 3 (branch 1), ');
  });

  it('starts anew where guidance ends, and works without guidance', async () => {
    const both = { guidanceEnd: 0.5, deepCache: { interval: 3 } };
    expect((await callsOf(model, { ...quick, numSteps: 6, ...both })).calls).toEqual([2, -2, -2, 1, -1, -1]);
    expect((await callsOf(model, { ...quick, numSteps: 4, ...both })).calls).toEqual([2, -2, 1, -1]);
    const alone = { unconditionalGuidanceScale: 1, deepCache: { interval: 2 } };
    expect((await callsOf(model, { ...quick, ...alone })).calls).toEqual([1, -1, 1, -1]);
  });

  it('begins each run with the whole network, also when two take turns', async () => {
    await expectNoLeak(async () => {
      const options = { ...quick, deepCache: { interval: 2 } };
      const expected = (await callsOf(model, options)).data;
      const together = await Promise.all([model.textToImage(prompt, options), model.textToImage(prompt, options)]);
      for (const [image] of together) expect(String(image?.data) === expected).toBe(true);
    });
  });

  it.each(samplerNames)('counts the calls of %s', async (scheduler) => {
    const { calls } = await callsOf(model, { ...quick, scheduler, deepCache: { interval: 2 } });
    const isSecondOrder = (samplers[scheduler] as Sampler).order === 2;
    expect(calls.length).toBe(scheduler === 'pndm' ? 5 : isSecondOrder ? 7 : 4);
    expect(calls).toEqual(calls.map((_, i) => (i % 2 === 0 ? 2 : -2)));
  });

  it('frees everything when the loop is left, aborted, or fails', async () => {
    const deepCache = { interval: 2 };
    await expectNoLeak(async () => {
      for await (const { step } of model.generate(prompt, { numSteps: 5, deepCache })) if (step === 2) break;
      const abort = new AbortController();
      const onProgress = () => {
        abort.abort(new Error('enough'));
      };
      const run = model.textToImage(prompt, { numSteps: 5, deepCache, signal: abort.signal, onProgress });
      await expect(run).rejects.toThrow('enough');
      vi.spyOn(model.diffusionModel, 'runShallow').mockImplementation(() => {
        throw new Error('no more memory');
      });
      await expect(model.textToImage(prompt, { numSteps: 5, deepCache })).rejects.toThrow('no more memory');
      vi.restoreAllMocks();
    });
  });

  it('stays within the whole network: with features of the same call, the outer part gives the same', async () => {
    await expectNoLeak(async () => {
      const whole = await callsOf(model, { ...quick, numSteps: 1 });
      const kept = await callsOf(model, { ...quick, numSteps: 1, deepCache: { interval: 2 } });
      expect(kept.calls).toEqual([2]);
      expect(kept.data === whole.data).toBe(true);
    });
  });
});

it('names every bad value of the options of cheaper steps', async () => {
  await useBackend('wasm');
  const model = new StableDiffusion({ weights: 'tiny' });
  const bad = { guidanceEnd: 1.5, deepCache: { interval: 0, branch: 4, deep: 1 } } as GenerateOptions;
  const error = await model.textToImage(prompt, bad).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(OptionError);
  for (const part of [
    'guidanceEnd is 1.5; a number from 0 to 1',
    'deepCache.interval is 0',
    '"deepCache.deep" is no option',
  ]) {
    expect((error as OptionError).message).toContain(part);
  }
  // Which branches there are is known once the checkpoint is.
  await expect(model.textToImage(prompt, { deepCache: { interval: 2, branch: 4 } })).rejects.toThrow(
    /deepCache\.branch is 4; a whole number from 0 to 3/,
  );
  await expect(model.textToImage(prompt, { guidanceEnd: NaN })).rejects.toThrow(/guidanceEnd is NaN/);
});

/** A network of test/reference with its seeded weights and inputs: at each branch the outer part is that of the whole. */
async function expectOuterPart(
  { config, inputs }: ModelCase,
  branches: readonly number[],
  jitCompile = false,
): Promise<void> {
  const unet = new DiffusionModel(understood(config, readDiffusionModel));
  unet.jitCompile = jitCompile;
  await loadParameters(unet, diffusersPart('diffusionModel', seededSource(unet, 'diffusionModel')));
  const input = (name: string) => {
    const spec = inputs?.[name] ?? { shape: [] };
    return tf.tensor(seededInput(name, spec), [...spec.shape]);
  };
  const [latents, context] = [input('latents') as tf.Tensor4D, { context: input('context') as tf.Tensor3D }];
  const [now, before] = [20, 999].map((t) => timestepEmbedding(t, unet.timestepWidth)) as [tf.Tensor2D, tf.Tensor2D];
  const whole = unet.run(latents, now, context);
  await expectNoLeak(async () => {
    for (const branch of branches) {
      const [output, deep] = unet.runKeeping(branch, latents, now, context);
      const same = unet.runShallow(branch, latents, now, context, deep);
      const [other, old] = unet.runKeeping(branch, latents, before, context);
      const mixed = unet.runShallow(branch, latents, now, context, old);
      const values = await Promise.all([whole, output, same, mixed].map((x) => x.data<'float32'>()));
      const expected = values[0] as Float32Array;
      const worst = (x?: Float32Array) => expected.reduce((most, v, i) => Math.max(most, Math.abs(v - (x?.[i] ?? NaN))), 0); // prettier-ignore
      expect(worst(values[1]), `branch ${branch}`).toBeLessThan(1e-5);
      expect(worst(values[2]), `branch ${branch}`).toBeLessThan(1e-5);
      expect(worst(values[3]), `branch ${branch}`).toBeGreaterThan(1e-3);
      tf.dispose([output, deep, same, other, old, mixed]);
    }
  });
  tf.dispose([latents, context, now, before, whole]);
  unet.dispose();
}

describe('the outer part of the UNet', () => {
  const { cases } = openFixture<ModelCase>('models-diffusers');
  const named = (name: string) => cases.find((one) => one.name === name) as ModelCase;

  eachBackend((backend) => {
    it.each([false, true])(
      'is that of the whole, whatever the branch (compiled: %s)',
      { timeout: 120_000 },
      async (jit) => {
        if (jit && backend !== 'tensorflow') return; // which alone compiles programs
        await expectOuterPart(named('unet inpainting'), [0, 1, 2, 3], jit);
      },
    );
  });

  it('is that of the whole in four levels', async () => {
    await useBackend('wasm');
    await expectOuterPart(named('unet v1 wide'), [0, 2, 3, 5, 11]);
    const unet = new DiffusionModel(understood(named('unet v1 wide').config, readDiffusionModel));
    expect(unet.branches).toBe(12);
  });
});
