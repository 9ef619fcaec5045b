import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OptionError, SdError, StableDiffusion, UnsupportedError, useBackend, type Progress } from '../../src';
import { eachBackend, expectNoLeak } from '../support/engines';
import { LaterEngine } from '../support/later-engine';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 4, seed: 3 };
const tiny = (options = {}) => new StableDiffusion({ weights: 'tiny', ...options });
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));
const outer = { guidanceEnd: 0.5, deepCache: { interval: 2 } };

/** What a picture is of, with options or without. */
async function drawn(model: StableDiffusion, options = {}): Promise<Uint8ClampedArray | undefined> {
  return (await model.textToImage(prompt, { ...quick, ...options }))[0]?.data;
}

let engine: LaterEngine;
let [plain, cheaper]: (Uint8ClampedArray | undefined)[] = [];
beforeAll(async () => {
  await useBackend('wasm');
  const model = tiny({ jitCompile: false }); // wasm has programs of its own
  plain = await drawn(model);
  cheaper = await drawn(model, outer);
  model.dispose();
});
beforeEach(async () => {
  await useBackend('wasm');
  engine = new LaterEngine();
});
afterEach(() => {
  engine.remove();
  expect(engine.live.size, 'programs left over').toBe(0);
});

describe('a run on an engine that compiles later', () => {
  it('compiles each network once, before its first step, and draws the same picture', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const seen: Progress[] = [];
      const onProgress = (progress: Progress) => seen.push(progress);
      expect(await drawn(model, { onProgress })).toEqual(plain);
      const kinds = seen.map(({ kind }) => kind).filter((kind, i, all) => kind !== all[i - 1]);
      expect(kinds.slice(-4)).toEqual(['load', 'compile', 'step', 'decode']);
      expect(kinds.filter((kind) => kind === 'compile').length).toBe(1);
      const compiled = seen.filter((progress) => progress.kind === 'compile');
      const total = engine.begun.reduce((sum, { instructions }) => sum + instructions.length, 0);
      expect(new Set(compiled.map((progress) => progress.total))).toEqual(new Set([total]));
      const done = compiled.map((progress) => progress.done);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect([done[0], done.at(-1)]).toEqual([0, total]);
      expect(new Set(done).size).toBe(9); // begun, and each of four programs in its middle and at its end
      expect(engine.begun.length).toBe(4); // the UNet has two: what is made once of the prompt, and a step
      expect(new Set(engine.ran)).toEqual(new Set(engine.begun));
      expect(engine.ran.length).toBe(1 + 1 + quick.numSteps + 1);

      seen.length = 0;
      expect(await drawn(model, { onProgress })).toEqual(plain);
      expect(seen.some(({ kind }) => kind === 'compile')).toBe(false);
      expect(engine.begun.length).toBe(4);
      model.dispose();
    });
  });

  it('compiles for steps without guidance and for DeepCache what they run', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      expect(await drawn(model, outer)).toEqual(cheaper);
      expect(engine.begun.length).toBe(1 + 2 * 3 + 1); // outer layers have nothing to make of the prompt
      expect(new Set(engine.ran)).toEqual(new Set(engine.begun));
      await drawn(model, { unconditionalGuidanceScale: 1 });
      expect(engine.begun.length).toBe(8 + 3); // one prompt, one half
      await drawn(model, { deepCache: { interval: 1 } });
      expect(engine.begun.length).toBe(11 + 2);
      model.dispose();
    });
  });

  it('compiles for the tiles of the decoder, at the edges too', async () => {
    const options = { imgWidth: 160, imgHeight: 96, vaeTiling: 64 };
    const given = { numSteps: 1 };
    const model = tiny({ ...options, jitCompile: false });
    const expected = await drawn(model, given);
    model.dispose();
    expect(engine.begun).toEqual([]);
    const compiled = tiny(options);
    expect(await drawn(compiled, given)).toEqual(expected);
    expect(new Set(engine.ran)).toEqual(new Set(engine.begun));
    const decoded = 1 + Math.max(...engine.ran.map(({ outputs }, i) => (outputs.length === 1 ? i : 0)));
    expect(decoded).toBe(1 + 2 + 4 * 2); // tiles begin at 0, 48, 96 and 144 of 160, and at 0 and 48 of 96
    compiled.dispose();
  });

  it('compiles again what weights were changed of, and frees what was compiled before', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      await drawn(model);
      const { bias } = model.diffusionModel.outputConv;
      bias.value = tf.tidy(() => tf.add(bias.value, 0.5));
      expect(await drawn(model)).not.toEqual(plain);
      expect(engine.begun.length).toBe(6);
      expect(engine.live.size).toBe(4);
      const steps = model.generate(prompt, quick);
      await steps.next();
      bias.value = tf.tidy(() => tf.sub(bias.value, 0.25));
      await steps.next();
      expect(engine.begun.length).toBe(8);
      await steps.return([]);
      model.dispose();
    });
  });

  it('compiles a network when its weights come, where memory is low', async () => {
    await expectNoLeak(async () => {
      const model = tiny({ lowMemory: true });
      const seen: Progress[] = [];
      expect(await drawn(model, { onProgress: (progress: Progress) => seen.push(progress) })).toEqual(plain);
      expect(engine.begun.length).toBe(4);
      expect(engine.live.size).toBe(1);
      expect(new Set(engine.ran)).toEqual(new Set(engine.begun));
      const firstStep = seen.findIndex(({ kind }) => kind === 'step');
      expect(
        seen.slice(0, firstStep).filter(({ kind, ...p }) => kind === 'compile' && 'done' in p && p.done === 0).length,
      ).toBe(2);
      model.dispose();
    });
  });

  it('ends with the reason of an abort at once, and frees what arrives late', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      await model.load();
      for (const [nth, left] of [0, 1, 1, 3].entries()) {
        const abort = new AbortController();
        engine.begun.length = 0;
        const release = engine.holdFrom(nth);
        const drawing = drawn(model, { signal: abort.signal });
        while (engine.begun.length <= nth) await turn();
        abort.abort(new Error('enough'));
        await expect(drawing).rejects.toThrow('enough');
        release();
        await turn();
        expect(engine.live.size).toBe(left); // and these are there for the next run
        model.diffusionModel.dispose();
        model.textEncoder.dispose();
        expect(engine.live.size).toBe(0);
      }
      model.dispose();
    });
  });

  it('ends when the model is disposed, and frees what arrives late', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const release = engine.holdFrom(1);
      const drawing = drawn(model);
      while (engine.begun.length < 2) await turn();
      model.dispose();
      await expect(drawing).rejects.toMatchObject({ code: 'SD_DISPOSED' });
      await expect(drawing).rejects.toThrow(/^textToImage: /);
      release();
      await turn();
      expect(engine.live.size).toBe(0);
      expect(await drawn(model)).toEqual(plain);
      model.dispose();
    });
  });

  it('throws what the engine could not do, with its cause, and can be called again', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const cause = new Error('no such pipeline');
      engine.gate = () => (engine.begun.length > 1 ? Promise.reject(cause) : Promise.resolve());
      const error: unknown = await drawn(model).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UnsupportedError);
      expect(error).toMatchObject({ cause });
      expect((error as Error).message).toMatch(/could not compile 'forward' \(no such pipeline\).*jitCompile: false/);
      const own = new SdError('SD_GPU', 'webgpu: the device was lost.');
      engine.gate = () => Promise.reject(own);
      await expect(drawn(model)).rejects.toBe(own);
      engine.gate = () => Promise.resolve();
      expect(await drawn(model)).toEqual(plain);
      model.dispose();
    });
  });

  it('ends with what onProgress throws, whatever the engine does with it', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const thrown = new Error('no more');
      let count = 0;
      const onProgress = ({ kind }: Progress) => {
        if (kind === 'compile' && ++count === 3) throw thrown;
      };
      await expect(drawn(model, { onProgress })).rejects.toBe(thrown);
      await turn();
      model.dispose();
    });
  });
});

describe('prepare', () => {
  const shapes = (model: StableDiffusion) => {
    const { contextWidth } = model.diffusionModel.config;
    return [
      [1, 8, 8, 4],
      [1, model.diffusionModel.timestepWidth],
      [1, 77, contextWidth],
    ];
  };

  it('compiles a network once, also when it is called twice at once; run uses what is there', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      await model.load({ parts: ['diffusionModel'] });
      const { diffusionModel } = model;
      const tensors = shapes(model).map((shape) => tf.ones(shape)) as [tf.Tensor4D, tf.Tensor, tf.Tensor3D];
      const [latents, time, context] = tensors;
      const inputs = [latents, time, { context }] as const;
      const eager = diffusionModel.run(...inputs);
      expect(engine.begun).toEqual([]);
      const seen: Progress[] = [];
      const onProgress = (progress: Progress) => seen.push(progress);
      await Promise.all([diffusionModel.prepare(shapes(model), { onProgress }), diffusionModel.prepare(shapes(model))]);
      await diffusionModel.prepare(shapes(model));
      expect(engine.begun.length).toBe(2);
      const done = engine.begun.reduce((sum, { instructions }) => sum + instructions.length, 0);
      expect(seen.at(-1)).toMatchObject({ kind: 'compile', done });
      const compiled = diffusionModel.run(...inputs);
      expect(engine.ran.length).toBe(2);
      expect(await compiled.data()).toEqual(await eager.data());
      await diffusionModel.prepare(shapes(model), { branch: 1 });
      expect(engine.begun.length).toBe(2 + 2 + 1);
      const [output, deep] = diffusionModel.runKeeping(1, ...inputs);
      const shallow = diffusionModel.runShallow(1, ...inputs, deep);
      expect(engine.ran.length).toBe(2 + 2 + 1);
      tf.dispose([tensors, eager, compiled, output, deep, shallow]);
      model.dispose();
    });
  });

  it('two at once: the second goes on where the first is aborted', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      await model.load({ parts: ['diffusionModel'] });
      const abort = new AbortController();
      const release = engine.holdFrom(0);
      const first = model.diffusionModel.prepare(shapes(model), { signal: abort.signal });
      const second = model.diffusionModel.prepare(shapes(model));
      while (engine.begun.length < 1) await turn();
      abort.abort();
      await expect(first).rejects.toBe(abort.signal.reason);
      release();
      await second;
      expect(engine.live.size).toBe(2);
      model.dispose();
    });
  });

  it('does nothing without jitCompile, and refuses what are no shapes', async () => {
    const model = tiny({ jitCompile: false });
    await model.load({ parts: ['diffusionModel'] });
    await model.diffusionModel.prepare(shapes(model));
    expect(engine.begun).toEqual([]);
    const wrong = [null, 4, [4], [[0]], [['a']]] as never[];
    for (const one of wrong) await expect(model.diffusionModel.prepare(one)).rejects.toThrow(OptionError);
    await expect(model.diffusionModel.prepare([], { branch: -1 })).rejects.toThrow(OptionError);
    await expect(model.decoder.prepare([], { branch: 1 } as never)).rejects.toThrow(/branch/);
    engine.remove();
    model.diffusionModel.jitCompile = true;
    await model.diffusionModel.prepare(shapes(model)); // wasm runs no programs
    model.dispose();
  });

  it('says that weights are missing', async () => {
    const model = tiny();
    await model.load({ parts: ['decoder'] });
    await expect(model.diffusionModel.prepare(shapes(model))).rejects.toMatchObject({ code: 'SD_WEIGHTS' });
    model.dispose();
  });
});

const onTensorflow = () => {
  it('is what a run does before its first step, and changes no picture', async () => {
    const model = tiny();
    const seen: Progress[] = [];
    await model.load();
    const { diffusionModel, textEncoder, decoder } = model;
    const { maxLength, width } = textEncoder.config;
    // Compiled by hand, in another order, and then by a run.
    await decoder.prepare([[1, 16, 16, 4]]);
    const context = [2, 77, width];
    await diffusionModel.prepare([[2, 16, 16, 4], [1, diffusionModel.timestepWidth], context]);
    await textEncoder.prepare([
      [2, maxLength, width],
      [1, maxLength, width],
    ]);
    const byHand = await drawn(model, { onProgress: (progress: Progress) => seen.push(progress) });
    expect(seen.some(({ kind }) => kind === 'compile')).toBe(false);
    model.dispose();
    expect(await drawn(model, { onProgress: (progress: Progress) => seen.push(progress) })).toEqual(byHand);
    const [firstCompile, firstStep] = ['compile', 'step'].map((kind) => seen.findLastIndex((one) => one.kind === kind));
    expect(firstCompile).toBeGreaterThan(-1);
    expect(firstCompile).toBeLessThan(firstStep ?? -1);
    model.dispose();
  });
};

describe('programs that are compiled at once', () => {
  eachBackend(onTensorflow, ['tensorflow']);
});
