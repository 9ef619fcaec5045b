import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress, StableDiffusion } from '../../src';
import { useBackend } from '../../src/backends';
import { OptionError, WeightsError } from '../../src/errors';
import { Adapters, type AdapterHost } from '../../src/pipeline/adapters';
import { adapterFile, finding, hostOf, openAdapter, smallPipeline, type AdapterCase } from '../support/adapter-cases';
import { eachBackend, expectNoLeak } from '../support/engines';
import { openFixture } from '../support/fixtures';
import { float32, writeSafetensors, type Stored } from '../support/safetensors';
import { seeded } from '../support/seeded';

const loras = openFixture<AdapterCase>('lora');
const [loha, lokr, dora, peft] = ['loha', 'lokr', 'dora', 'peft'].map((form) => adapterFile(`lora-${form}`)) as [
  string,
  string,
  string,
  string,
];

async function withPipeline(work: (model: StableDiffusion, host: AdapterHost) => Promise<void>): Promise<void> {
  await expectNoLeak(async () => {
    const model = await smallPipeline(loras.cases[0]?.configs as AdapterCase['configs']);
    try {
      await work(model, hostOf(model));
    } finally {
      model.dispose();
    }
  });
}

/** Every weight that adapters may change, bit for bit. */
async function weightsOf(model: StableDiffusion): Promise<Record<string, Float32Array>> {
  const all: Record<string, Float32Array> = {};
  for (const part of ['textEncoder', 'diffusionModel'] as const) {
    for (const [path, param] of model[part].parameters()) all[`${part}.${path}`] = await param.data();
  }
  return all;
}

const values = (name: string, shape: readonly number[]): Stored => float32(shape, Array.from(seeded(name, shape)));
const attention = 'mid_block.attentions.0.transformer_blocks.0.attn1.to_q';
const factors = (front: string) => ({
  [`${front}${attention}.lora_A.weight`]: values('A', [2, 32]),
  [`${front}${attention}.lora_B.weight`]: values('B', [32, 2]),
});

let folder = '';
const file = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-'));
  const token = { 'bundle_emb.<cat-toy>.string_to_param.*': values('e', [2, 24]) };
  await writeFile(file('bundled.safetensors'), writeSafetensors({ ...factors('unet.'), ...token }));
  const wide = { 'bundle_emb.<cat-toy>.clip_l': values('e', [48]) };
  await writeFile(file('wide.safetensors'), writeSafetensors({ ...factors('unet.'), ...wide }));
  await writeFile(file('adapter_model.safetensors'), writeSafetensors(factors('base_model.model.')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('LoHa, LoKr and DoRA', () => {
  eachBackend(() => {
    it('are taken out again, bit for bit, in any order', { timeout: 120_000 }, async () => {
      await withPipeline(async (model, host) => {
        const adapters = new Adapters(host);
        const [before, held] = [await weightsOf(model), tf.memory().numTensors];
        await adapters.loadLora(dora, 0.6);
        const first = await weightsOf(model);
        await adapters.loadLora(loha, 1);
        await adapters.loadLora(lokr, -0.5);
        expect(await weightsOf(model)).not.toEqual(first);
        await adapters.unloadLora('lora-lokr');
        await adapters.unloadLora('lora-loha');
        expect(await weightsOf(model)).toEqual(first);
        await adapters.loadLora(loha, 1);
        await adapters.unloadLora('lora-dora');
        await adapters.unloadLora();
        expect(await weightsOf(model)).toEqual(before);
        expect(tf.memory().numTensors).toBe(held);
      });
    });
  });
});

describe('several kinds together', () => {
  beforeAll(async () => {
    await useBackend('cpu');
  });

  it('count in the order in which they were loaded, whatever is done to one of them', { timeout: 60_000 }, async () => {
    await withPipeline(async (model, host) => {
      const adapters = new Adapters(host);
      await adapters.loadLora(peft, 1);
      await adapters.loadLora(dora, 1);
      const wanted = await weightsOf(model);
      await adapters.unloadLora();
      await adapters.loadLora(dora, 1);
      await adapters.loadLora(peft, 1);
      expect(await weightsOf(model)).not.toEqual(wanted);
      await adapters.unloadLora();
      await adapters.loadLora(peft, 0.2);
      await adapters.loadLora(dora, -3);
      await adapters.setLoraScale('lora-peft', 1);
      await adapters.setLoraScale('lora-dora', 1);
      expect(await weightsOf(model)).toEqual(wanted);
    });
  });

  it('leave the weights as they were when loading is aborted', { timeout: 60_000 }, async () => {
    await withPipeline(async (model, host) => {
      const before = await weightsOf(model);
      for (const location of [loha, lokr, dora]) {
        for (const share of [0.2, 0.8]) {
          const abort = new AbortController();
          const find = finding(async (at, during) => {
            const source = await openAdapter(at);
            let left = Math.floor(2 * share * source.names.length); // of those that are read to check and to merge
            const read: typeof source.read = (name, span) => {
              if (--left < 0) abort.abort();
              during?.signal?.throwIfAborted();
              return source.read(name, span);
            };
            return { ...source, read };
          });
          const adapters = new Adapters({ ...host, find });
          const during = { signal: abort.signal };
          await expect(adapters.loadLora(location, 1, 'x', during)).rejects.toThrow(/abort/i);
          expect(await weightsOf(model)).toEqual(before);
          expect(adapters.loras).toEqual([]);
        }
      }
    });
  });
});

describe('a LoRA with a textual inversion in its file', () => {
  beforeAll(async () => {
    await useBackend('cpu');
  });

  it('brings it, and takes it away again', async () => {
    await withPipeline(async (model, host) => {
      const adapters = new Adapters(host);
      const plain = model.tokenizer.encode('a <cat-toy>');
      await adapters.loadLora(file('bundled.safetensors'), 1);
      expect(adapters.tokens).toEqual(['<cat-toy>']);
      const ids = model.tokenizer.learnedIds('<cat-toy>') ?? [];
      expect(ids).toHaveLength(2);
      expect([...model.textEncoder.tokenEmbedding.added.get(ids[1] ?? 0) ?? []]).toEqual([...seeded('e', [2, 24]).subarray(24)]); // prettier-ignore
      await adapters.setLoraScale('bundled', 0.5);
      expect(adapters.tokens).toEqual(['<cat-toy>']);
      await adapters.unloadLora('bundled');
      expect(adapters.tokens).toEqual([]);
      expect(model.tokenizer.encode('a <cat-toy>')).toEqual(plain);
      expect(model.textEncoder.tokenEmbedding.added.size).toBe(0);
    });
  });

  it('leaves alone what was loaded or unloaded under its token by others', async () => {
    await withPipeline(async (_model, host) => {
      const adapters = new Adapters(host);
      await adapters.loadLora(file('bundled.safetensors'), 1);
      adapters.unloadTextualInversion('<cat-toy>');
      await adapters.loadTextualInversion(adapterFile('embedding-several'));
      await adapters.unloadLora();
      expect(adapters.tokens).toEqual(['<cat-toy>']);
    });
  });

  it('is not loaded where its token is taken, its vectors do not fit, or merging fails', async () => {
    await withPipeline(async (model, host) => {
      const before = await weightsOf(model);
      const adapters = new Adapters(host);
      await expect(adapters.loadLora(file('wide.safetensors'), 1)).rejects.toThrow(/vectors have 48 values/);
      await adapters.loadTextualInversion(adapterFile('embedding-several'));
      await expect(adapters.loadLora(file('bundled.safetensors'), 1)).rejects.toThrow(OptionError);
      expect(adapters.tokens).toEqual(['<cat-toy>']);
      adapters.unloadTextualInversion();
      const find = finding(async (at) => {
        const source = await openAdapter(at);
        let reads = 0;
        return {
          ...source,
          read: (name) => (++reads > 4 ? Promise.reject(new Error('disk on fire')) : source.read(name)),
        };
      });
      const failing = new Adapters({ ...host, find });
      await expect(failing.loadLora(file('bundled.safetensors'), 1)).rejects.toThrow('disk on fire');
      expect(failing.tokens).toEqual([]);
      expect(model.tokenizer.learnedIds('<cat-toy>')).toBeNull();
      expect(await weightsOf(model)).toEqual(before);
    });
  });
});

describe("PEFT's own folder", () => {
  beforeAll(async () => {
    await useBackend('cpu');
  });

  async function changed(config: string | null, location: string | URL = file('adapter_model.safetensors')) {
    const heard: Progress[] = [];
    let weight = new Float32Array();
    if (config === null) await rm(file('adapter_config.json'), { force: true });
    else await writeFile(file('adapter_config.json'), config);
    await withPipeline(async (model, host) => {
      const before = await weightsOf(model);
      await new Adapters(host).loadLora(location, 1, 'x', { onProgress: (event) => heard.push(event) });
      const after = await weightsOf(model);
      const key = Object.keys(before).find((name) => before[name]?.join() !== after[name]?.join()) ?? '';
      const [was = new Float32Array(), is = new Float32Array()] = [before[key], after[key]];
      weight = is.map((value, i) => value - (was[i] ?? 0));
    });
    return { weight, heard };
  }

  it('says the alpha of a LoRA, by path and by URL; without it a warning does', { timeout: 60_000 }, async () => {
    const plain = await changed(null);
    expect(plain.heard.map((event) => event.kind === 'warning' && event.message).join()).toMatch(
      /adapter_config\.json, which is not beside it; alpha is taken to be the rank/,
    );
    for (const location of [file('adapter_model.safetensors'), pathToFileURL(file('adapter_model.safetensors'))]) {
      const scaled = await changed(JSON.stringify({ peft_type: 'LORA', r: 2, lora_alpha: 6 }), location);
      expect(scaled.heard).toEqual([]);
      for (const [i, value] of scaled.weight.entries()) expect(value).toBeCloseTo(3 * (plain.weight[i] ?? 0), 5);
    }
  });

  it('is refused where the settings are damaged', async () => {
    await expect(changed('{')).rejects.toThrow(WeightsError);
    await expect(changed('{')).rejects.toThrow(/its adapter_config\.json is no JSON .* save the LoRA anew with PEFT/);
  });
});
