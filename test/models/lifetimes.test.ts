import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StableDiffusion, TextEncoder, UnsupportedError, useBackend, type Progress } from '../../src';
import { builders } from '../../src/models/parts';
import { expectNoLeak, required, whyMissing } from '../support/engines';
import { writeAdapters } from '../support/user-files';

const prompt = 'a red heart on a blue background';
const quick = { numSteps: 3, seed: 3 };
const disposed = { code: 'SD_DISPOSED' };
const tiny = (options = {}) => new StableDiffusion({ weights: 'tiny', ...options });
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

let folder = '';
let expected: Uint8ClampedArray | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-lives-'));
  await useBackend('wasm');
  await writeAdapters(folder);
  const model = tiny();
  expected = (await model.textToImage(prompt, quick))[0]?.data;
  model.dispose();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
beforeEach(() => useBackend('wasm').then(() => undefined));

/** Calls `then` when the `nth` report of a kind comes. */
function at(kind: Progress['kind'], nth: number, then: () => void): (progress: Progress) => void {
  let count = 0;
  return (progress) => {
    if (progress.kind === kind && ++count === nth) then();
  };
}

describe('dispose()', () => {
  it('ends a load wherever it is, and leaves nothing [dispose-while-loading]', async () => {
    await expectNoLeak(async () => {
      for (const nth of [1, 2, 30, 200]) {
        const model = tiny();
        const dispose = () => {
          model.dispose();
        };
        const loading = model.load({ onProgress: at('load', nth, dispose) });
        await expect(loading).rejects.toMatchObject(disposed);
        await expect(loading).rejects.toThrow(/^load: the model was disposed before the call had ended; keep it/);
        const later = model.load();
        setTimeout(dispose, nth % 7);
        await later.catch((error: unknown) => {
          expect(error).toMatchObject(disposed);
        });
        dispose();
        await turn();
      }
    });
  });

  it('ends a change of LoRAs, or a save, wherever it is [dispose-while-merging]', async () => {
    const path = join(folder, 'style.safetensors');
    await expectNoLeak(async () => {
      for (let delay = 0; delay < 12; delay++) {
        const model = tiny();
        await model.load();
        if (delay % 3 > 0) await model.loadLora(path, { name: 'style' });
        const works = [
          () => model.loadLora(path, { name: 'style' }),
          () => model.unloadLora(),
          () => model.saveWeights(join(folder, 'ended.safetensors')),
        ];
        const work = works[delay % 3]?.().catch((error: unknown) => error);
        await new Promise((resolve) => setTimeout(resolve, Math.floor(delay / 3)));
        model.dispose();
        const error = await work;
        if (error instanceof Error) expect(error).toMatchObject(disposed);
      }
    });
    expect(readdirSync(folder).filter((file) => file.endsWith('.partial'))).toEqual([]);
  });

  it('ends a run at its last step, and in its decoder [dispose-at-last-step]', async () => {
    await expectNoLeak(async () => {
      for (const kind of ['step', 'decode'] as const) {
        const model = tiny();
        const nth = kind === 'step' ? quick.numSteps : 1;
        const onProgress = at(kind, nth, () => {
          model.dispose();
        });
        await expect(model.textToImage(prompt, { ...quick, onProgress })).rejects.toMatchObject(disposed);
      }
    });
  });

  it('is what a run says that was disposed between two steps [disposed-run-says-so]', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const steps = model.generate(prompt, quick);
      await steps.next();
      model.dispose();
      await expect(steps.next()).rejects.toThrow(/^generate: the model was disposed before the call had ended/);
      const [again] = await model.textToImage(prompt, quick);
      expect(again?.data).toEqual(expected);
      model.dispose();
    });
  });

  it('frees at once what a generator holds that nobody goes on with [generator-abandoned]', async () => {
    const model = tiny();
    await expectNoLeak(async () => {
      const steps = model.generate(prompt, { ...quick, deepCache: { interval: 2 } });
      await steps.next();
      await steps.next();
      model.dispose();
    });
    await expectNoLeak(async () => {
      const abort = new AbortController();
      const steps = model.generate(prompt, { ...quick, signal: abort.signal });
      await steps.next();
      const held = tf.memory().numTensors;
      abort.abort();
      expect(tf.memory().numTensors).toBeLessThan(held);
      model.dispose();
    });
  });

  it('need not be called for a generator that was never begun [generator-never-begun]', async () => {
    const model = tiny();
    await model.load();
    await expectNoLeak(() => model.generate(prompt, quick));
    model.dispose();
  });

  it('is not needed where the collector finds that nobody can go on [generator-collected]', async () => {
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc') as () => void;
    const model = tiny();
    await model.load();
    await expectNoLeak(async () => {
      const before = tf.memory().numTensors;
      await (async () => {
        await model.generate(prompt, quick).next();
      })();
      expect(tf.memory().numTensors).toBeGreaterThan(before);
      for (let i = 0; i < 100 && tf.memory().numTensors > before; i++) {
        gc();
        await turn();
      }
    });
    model.dispose();
  });

  it('ends the load of a part by itself, too [part-disposed-while-loading]', async () => {
    const path = join(folder, 'decoder.safetensors');
    const model = tiny();
    await model.load({ parts: ['decoder'] });
    const { preset } = model;
    await model.decoder.saveWeights(path);
    model.dispose();
    await expectNoLeak(async () => {
      const decoder = builders.decoder(preset);
      const onProgress = at('load', 5, () => {
        decoder.dispose();
      });
      await expect(decoder.loadWeights(path, { onProgress })).rejects.toMatchObject(disposed);
      const latents = tf.zeros<tf.Rank.R4>([1, 4, 4, 4]);
      expect(() => decoder.run(latents)).toThrow(/it was disposed; load weights again/);
      latents.dispose();
    });
  });
});

describe('calls side by side', () => {
  it('both draw where memory is low [low-memory-two-runs]', async () => {
    await expectNoLeak(async () => {
      const model = tiny({ lowMemory: true });
      const runs = [1, 2, 3, 4].map(() => model.textToImage(prompt, quick));
      for (const [image] of await Promise.all(runs)) expect(image?.data).toEqual(expected);
      model.dispose();
    });
  });

  it('keep a part that is replaced until the run is over [replaced-during-run]', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const steps = model.generate(prompt, quick);
      await steps.next();
      const { decoder, diffusionModel } = model;
      model.decoder = builders.decoder(model.preset);
      model.textEncoder = new TextEncoder(model.textEncoder.config);
      model.diffusionModel = diffusionModel; // the same: nothing happens
      let next = await steps.next();
      while (next.done !== true) next = await steps.next();
      expect(next.value[0]?.data).toEqual(expected);
      expect(decoder.isLoaded).toBe(false);
      expect(diffusionModel.isLoaded).toBe(true);
      const [image] = await model.textToImage(prompt, quick);
      expect(image?.data).toEqual(expected);
      model.dispose();
    });
  });

  it('change no weights under a picture that is being drawn [lora-waits-for-run]', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const before = model.textToImage(prompt, quick);
      const loaded = model.loadLora(join(folder, 'style.safetensors'));
      const after = model.textToImage(prompt, quick);
      expect((await before)[0]?.data).toEqual(expected);
      await loaded;
      const styled = (await after)[0]?.data;
      expect(styled).not.toEqual(expected);
      const steps = model.generate(prompt, quick);
      await steps.next();
      await model.unloadLora(); // waits for no generator, whose caller is the one who waits
      await steps.return([]);
      expect((await model.textToImage(prompt, quick))[0]?.data).toEqual(expected);
      model.dispose();
    });
  });

  it('do not wait on once they are aborted [abort-while-waiting]', async () => {
    const model = tiny();
    const order: string[] = [];
    const first = model.textToImage(prompt, quick).then(() => order.push('drawn'));
    const abort = new AbortController();
    const waiting = model.loadLora(join(folder, 'style.safetensors'), { signal: abort.signal });
    const ended = waiting.catch((error: unknown) => order.push(String(error)));
    await turn();
    abort.abort('no more');
    await Promise.all([first, ended]);
    expect(order).toEqual(['no more', 'drawn']);
    expect(model.loras).toEqual([]);
    model.dispose();
  });

  it('draw a preview that the run has overtaken, in tiles too [preview-overtaken]', async () => {
    for (const vaeTiling of [false, 64]) {
      await expectNoLeak(async () => {
        const model = tiny({ vaeTiling });
        const steps = model.generate(prompt, quick);
        const first = await steps.next();
        if (first.done === true) throw new Error('no step');
        const [inTime] = await first.value.preview();
        const late = first.value.preview();
        await steps.next();
        await steps.return([]);
        expect((await late)[0]?.data).toEqual(inTime?.data);
        await expect(first.value.preview()).rejects.toThrow(/the run has gone on/);
        model.dispose();
      });
    }
  });
});

describe('an abort', () => {
  it('is heard while a picture is decoded [abort-during-decode]', async () => {
    for (const vaeTiling of [false, 64]) {
      const model = tiny({ vaeTiling });
      await model.load();
      await expectNoLeak(async () => {
        const abort = new AbortController();
        const onProgress = at('decode', 1, () => {
          setTimeout(() => {
            abort.abort(new Error('enough'));
          }, 0);
        });
        const run = model.textToImage(prompt, { ...quick, onProgress, signal: abort.signal });
        await expect(run).rejects.toThrow('enough');
      });
      model.dispose();
    }
  });
});

describe('another backend', () => {
  const refusal = /the backend was changed from wasm to cpu while it was at work; one backend is needed/;
  const change = () => void tf.setBackend('cpu');

  beforeAll(async () => {
    await useBackend('cpu');
  });

  it('in the middle of a load ends it [backend-changed-while-loading]', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const loading = model.load({ onProgress: at('load', 40, change) });
      await expect(loading).rejects.toThrow(refusal);
      await expect(loading).rejects.toThrow(UnsupportedError);
      model.dispose();
    });
  });

  it('ends a load in half precision with the same words [backend-changed-half-precision]', async (context) => {
    const missing = await whyMissing('tensorflow');
    if (missing !== null && !required) context.skip(missing);
    await useBackend('tensorflow');
    await expectNoLeak(async () => {
      const model = tiny({ precision: 'mixed_float16' });
      const loading = model.load({ onProgress: at('load', 40, change) });
      await expect(loading).rejects.toThrow(/^load: the backend was changed from tensorflow to cpu/);
      model.dispose();
    });
  });

  it('in the middle of a run ends it [backend-changed-while-drawing]', async () => {
    await expectNoLeak(async () => {
      const model = tiny();
      const run = model.textToImage(prompt, { ...quick, onProgress: at('step', 2, change) });
      await expect(run).rejects.toThrow(refusal);
      model.dispose();
    });
  });
});

describe('a part that is loaded by itself', () => {
  it('has the LoRAs that are loaded, and goes back to its own file where memory is low [part-keeps-loras]', async () => {
    await expectNoLeak(async () => {
      const path = join(folder, 'unet.safetensors');
      const model = tiny({ lowMemory: true });
      await model.load({ parts: ['diffusionModel'] });
      await model.diffusionModel.saveWeights(path);
      await model.loadLora(join(folder, 'style.safetensors'));
      const styled = (await model.textToImage(prompt, quick))[0]?.data;
      await model.diffusionModel.loadWeights(path);
      expect((await model.textToImage(prompt, quick))[0]?.data).toEqual(styled);
      await model.unloadLora();
      expect((await model.textToImage(prompt, quick))[0]?.data).toEqual(expected);
      await model.diffusionModel.loadWeights(path);
      rmSync(path);
      await expect(model.textToImage(prompt, quick)).rejects.toThrow(/unet.safetensors: there is no such file/);
      model.dispose();
    });
  });
});
