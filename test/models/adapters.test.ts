import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StableDiffusion } from '../../src';
import { SimpleTokenizer } from '../../src';
import { useBackend } from '../../src/backends';
import { OptionError, WeightsError } from '../../src/errors';
import { Adapters, type AdapterHost } from '../../src/pipeline/adapters';
import { TextEncoder } from '../../src/models/text-encoder';
import { adapterFile, finding, hostOf, openAdapter, loadSeeded, runAdapterCase, smallPipeline, type AdapterCase } from '../support/adapter-cases'; // prettier-ignore
import { eachBackend, expectNoLeak } from '../support/engines';
import { difference, openFixture } from '../support/fixtures';

const embeddings = [['several'], ['one'], ['nameless', 'zorblax']] as const;
const inversions = openFixture<AdapterCase>('textual-inversion');
const loras = openFixture<AdapterCase>('lora');

async function loadEmbeddings(adapters: Adapters): Promise<void> {
  for (const [form, token] of embeddings) await adapters.loadTextualInversion(adapterFile(`embedding-${form}`), token);
}

/** Runs `work` with a small pipeline, and expects that disposing of it frees all that is left. */
async function withPipeline(work: (model: StableDiffusion, adapters: Adapters) => Promise<void>): Promise<void> {
  await expectNoLeak(async () => {
    const model = await smallPipeline(loras.cases[0]?.configs as AdapterCase['configs']);
    try {
      await work(model, new Adapters(hostOf(model)));
    } finally {
      model.dispose();
    }
  });
}

/** Every weight that LoRAs may change, bit for bit. */
function weightsOf(model: StableDiffusion): Record<string, Float32Array> {
  const all: Record<string, Float32Array> = {};
  for (const part of ['textEncoder', 'diffusionModel'] as const) {
    for (const [path, param] of model[part].parameters()) all[`${part}.${path}`] = param.value.dataSync<'float32'>();
  }
  return all;
}

/** Against diffusers, which appends the vectors to the text encoder's table. */
describe('textual inversions', () => {
  eachBackend(() => {
    for (const one of inversions.cases) {
      it(one.name, { timeout: 60_000 }, async () => {
        const found = await expectNoLeak(async () => {
          const model = await smallPipeline(one.configs);
          try {
            await loadEmbeddings(new Adapters(hostOf(model)));
            expect(model.tokenizer.encodeBatch([one.prompt], 16)).toEqual(one.tokens);
            return await runAdapterCase(model, one);
          } finally {
            model.dispose();
          }
        });
        expect(difference(found, inversions.values(one.name), one.output)).toBeLessThan(1e-5);
      });
    }
  });
});

describe('Adapters', () => {
  const [peft, kohya] = [adapterFile('lora-peft'), adapterFile('lora-kohya')];

  beforeAll(async () => {
    await useBackend('cpu');
  });

  it('takes LoRAs out again, bit for bit, in any order', async () => {
    await withPipeline(async (model, adapters) => {
      const before = weightsOf(model);
      const held = tf.memory().numTensors;
      expect(await adapters.loadLora(peft, 0.7)).toBe('lora-peft');
      const first = weightsOf(model);
      expect(await adapters.loadLora(new URL(`file://${kohya}`), -0.4, 'k')).toBe('k');
      expect(adapters.loras).toEqual([{ name: 'lora-peft', scale: 0.7 }, { name: 'k', scale: -0.4 }]); // prettier-ignore
      const both = weightsOf(model);
      expect(both).not.toEqual(first);
      await adapters.unloadLora('k');
      expect(weightsOf(model)).toEqual(first);
      await adapters.loadLora(kohya, -0.4, 'k');
      await adapters.unloadLora('lora-peft');
      await adapters.unloadLora();
      expect(adapters.loras).toEqual([]);
      expect(weightsOf(model)).toEqual(before);
      expect(tf.memory().numTensors).toBe(held);
    });
  });

  it('sets scales as if the LoRAs had been loaded with them', async () => {
    await withPipeline(async (model, adapters) => {
      await adapters.loadLora(peft, 0.7);
      await adapters.loadLora(kohya, 0.3);
      const wanted = weightsOf(model);
      await adapters.unloadLora();
      await adapters.loadLora(peft, -2);
      await adapters.loadLora(kohya, 0.3);
      await adapters.setLoraScale('lora-peft', 0.7);
      expect(weightsOf(model)).toEqual(wanted);
      expect(adapters.loras[0]?.scale).toBe(0.7);
    });
  });

  it('merges LoRAs into parts that are loaded later', async () => {
    await withPipeline(async (model, adapters) => {
      await adapters.loadLora(peft, 0.7);
      await adapters.loadLora(kohya, 0.3);
      const wanted = weightsOf(model);
      await adapters.unloadLora();
      for (const part of ['textEncoder', 'diffusionModel'] as const) model[part].dispose();
      await adapters.loadLora(peft, 0.7);
      await adapters.loadLora(kohya, 1);
      await adapters.setLoraScale('lora-kohya', 0.3);
      expect(model.diffusionModel.isLoaded).toBe(false);
      for (const part of ['textEncoder', 'diffusionModel'] as const) {
        await loadSeeded(model[part]);
        await adapters.afterLoad(part);
      }
      expect(weightsOf(model)).toEqual(wanted);
    });
  });

  describe('when a LoRA fails', () => {
    /** The host with a file that cannot be read any more after `reads`, and a checkpoint that cannot be reloaded. */
    function failing(model: StableDiffusion, state: { reads: number; reloads: boolean }): Adapters {
      const host = hostOf(model);
      const find = finding(async (location) => {
        const source = await openAdapter(location);
        const isFailing = location === kohya;
        const read = (name: string) =>
          isFailing && --state.reads < 0 ? Promise.reject(new Error('disk on fire')) : source.read(name);
        return { ...source, read };
      });
      const reload = (...args: Parameters<AdapterHost['reload']>) =>
        state.reloads ? host.reload(...args) : Promise.reject(new Error('checkpoint gone'));
      return new Adapters({ ...host, find, reload });
    }

    it('leaves the weights, the list and memory as they were', async () => {
      await withPipeline(async (model) => {
        const state = { reads: Infinity, reloads: true };
        const adapters = failing(model, state);
        await adapters.loadLora(peft, 0.7);
        const [before, held] = [weightsOf(model), tf.memory().numTensors];
        for (const reads of [0, 5, 113, 114, 150, 227]) {
          state.reads = reads; // of 114 that check the LoRA and 114 that merge it
          await expect(adapters.loadLora(kohya, 0.3)).rejects.toThrow('disk on fire');
          expect(weightsOf(model), `after ${reads} reads`).toEqual(before);
          expect(tf.memory().numTensors).toBe(held);
          expect(adapters.loras).toEqual([{ name: 'lora-peft', scale: 0.7 }]);
        }
      });
    });

    it('unloads parts that cannot be restored, to be loaded anew as they were', async () => {
      await withPipeline(async (model) => {
        const state = { reads: Infinity, reloads: true };
        const adapters = failing(model, state);
        await adapters.loadLora(peft, 0.7);
        const before = weightsOf(model);
        Object.assign(state, { reads: 150, reloads: false });
        await expect(adapters.loadLora(kohya, 0.3)).rejects.toThrow('disk on fire');
        expect(model.diffusionModel.isLoaded || model.textEncoder.isLoaded).toBe(false);
        for (const part of ['textEncoder', 'diffusionModel'] as const) {
          await loadSeeded(model[part]);
          await adapters.afterLoad(part);
        }
        expect(weightsOf(model)).toEqual(before);
        await expect(adapters.setLoraScale('lora-peft', 2)).rejects.toThrow('checkpoint gone');
        await expect(adapters.unloadLora()).resolves.toBeUndefined(); // nothing is loaded any more that could be restored
        expect(adapters.loras).toEqual([]);
      });
    });

    it('does not keep a part into which a LoRA could not be merged', async () => {
      await withPipeline(async (model) => {
        const state = { reads: Infinity, reloads: true };
        const adapters = failing(model, state);
        await adapters.loadLora(kohya, 1);
        model.diffusionModel.dispose();
        await loadSeeded(model.diffusionModel);
        state.reads = 20;
        await expect(adapters.afterLoad('diffusionModel')).rejects.toThrow('disk on fire');
        expect(model.diffusionModel.isLoaded).toBe(false);
      });
    });
  });

  it('names what it does not know, or knows twice', async () => {
    await withPipeline(async (_model, adapters) => {
      await adapters.loadLora(peft, 1);
      await expect(adapters.loadLora(peft, 1)).rejects.toThrow(/a LoRA 'lora-peft' is loaded already/);
      await expect(adapters.loadLora(kohya, NaN)).rejects.toThrow(OptionError);
      await expect(adapters.setLoraScale('lora-peft', Infinity)).rejects.toThrow(
        /scale is Infinity; a number is needed/,
      );
      await expect(adapters.setLoraScale('x', 1)).rejects.toThrow(/no LoRA 'x' is loaded; loaded: lora-peft/);
      await expect(adapters.unloadLora('x')).rejects.toThrow(OptionError);
      await adapters.unloadLora();
      await expect(adapters.unloadLora('x')).rejects.toThrow(/no LoRA 'x' is loaded; none is/);
      await adapters.unloadLora();
    });
  });

  it('takes textual inversions out again, and lets the others keep their ids', async () => {
    await withPipeline(async (model, adapters) => {
      const prompt = 'a <cat-toy> zorblax <my-style>';
      const plain = model.tokenizer.encode(prompt);
      await loadEmbeddings(adapters);
      expect(adapters.tokens).toEqual(['<cat-toy>', '<My-Style>', 'zorblax']);
      const [one, nameless] = [model.tokenizer.learnedIds('<My-Style>'), model.tokenizer.learnedIds('zorblax')];
      expect(model.tokenizer.encode(prompt)).toContain(one?.[0]);
      adapters.unloadTextualInversion('<cat-toy>');
      expect(model.tokenizer.learnedIds('zorblax')).toEqual(nameless);
      expect([...model.textEncoder.tokenEmbedding.added.keys()]).toEqual([...(one ?? []), ...(nameless ?? [])]);
      expect(() => {
        adapters.unloadTextualInversion('<cat-toy>');
      }).toThrow(/no textual inversion "<cat-toy>" is loaded; loaded: <My-Style>, zorblax/);
      adapters.unloadTextualInversion();
      expect(model.tokenizer.encode(prompt)).toEqual(plain);
      expect(model.tokenizer.vocabularySize).toBe(523);
      expect(model.textEncoder.tokenEmbedding.added.size).toBe(0);
    });
  });

  it('gives a tokenizer and a text encoder that replace the first the embeddings too', async () => {
    await withPipeline(async (model, adapters) => {
      await loadEmbeddings(adapters);
      const one = inversions.cases.find(({ of }) => of === 'context') as AdapterCase;
      const wanted = await runAdapterCase(model, one);
      model.textEncoder = new TextEncoder(model.textEncoder.config);
      model.tokenizer = new SimpleTokenizer({ merges: one.configs.merges });
      await loadSeeded(model.textEncoder);
      adapters.afterReplace();
      expect(await runAdapterCase(model, one)).toEqual(wanted);
    });
  });

  it('refuses embeddings of another width, without a token, or whose token is taken', async () => {
    await withPipeline(async (model, adapters) => {
      const several = adapterFile('embedding-several');
      await expect(adapters.loadTextualInversion(adapterFile('embedding-nameless'))).rejects.toThrow(/does not say its token; give it/); // prettier-ignore
      await expect(adapters.loadTextualInversion(several, 'cat</w>')).rejects.toThrow(/"cat<\/w>" is a token already/);
      await expect(adapters.loadTextualInversion(several, ' ')).rejects.toThrow(OptionError);
      await adapters.loadTextualInversion(several);
      await expect(adapters.loadTextualInversion(several, '<CAT-toy>')).rejects.toThrow(/is a token already/);
      const wide = new TextEncoder({ ...model.textEncoder.config, width: 48 });
      const other = new Adapters({ ...hostOf(model), textEncoder: () => wide });
      const refused = other.loadTextualInversion(several);
      await expect(refused).rejects.toThrow(WeightsError);
      await expect(refused).rejects.toThrow(/its vectors have 24 values, and this text encoder's 48/);
      expect(adapters.tokens).toEqual(['<cat-toy>']);
    });
  });
});
