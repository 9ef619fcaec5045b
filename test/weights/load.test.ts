import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/backends';
import { WeightsError } from '../../src/errors';
import { Linear } from '../../src/layers/linear';
import { DiffusionModel, type DiffusionModelConfig } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import type { Progress } from '../../src/progress';
import { loadParameters } from '../../src/weights/load';
import { belongsTo } from '../../src/weights/names';
import { openSafetensors } from '../../src/formats/safetensors';
import { diffusersPart } from '../../src/weights/part-source';
import { toFloats } from '../../src/backends/half';
import { type TensorSource } from '../../src/formats/source';
import { expectNoLeak } from '../support/engines';
import { float32, openBytes, writeSafetensors, type Stored } from '../support/safetensors';
import { seededSource } from '../support/seeded';

const config: DiffusionModelConfig = {
  inChannels: 4,
  outChannels: 4,
  widths: [8, 16],
  heads: [2, 2],
  attention: [false, true],
  blocksPerLevel: 1,
  transformerDepth: 1,
  contextWidth: 8,
  projection: 'linear',
  groups: 4,
  epsilon: 1e-5,
  transformerEpsilon: 1e-6,
  geglu: 'erf',
};

/** `source` with some tensors renamed (to null: left out), others added, or a reader of its own. */
function changed(source: TensorSource, change: Partial<TensorSource>): TensorSource {
  return { ...source, ...change };
}

describe('loadParameters', () => {
  beforeAll(async () => {
    await useBackend('cpu');
  });

  it('gives every parameter its value, axes turned, and reports every byte', async () => {
    await expectNoLeak(async () => {
      const model = new DiffusionModel(config);
      const reports: Progress[] = [];
      const source = seededSource(model, 'diffusionModel');
      await loadParameters(model, diffusersPart('diffusionModel', source), { onProgress: (p) => reports.push(p) });
      expect(model.isLoaded).toBe(true);
      const total = 4 * model.parameterCount;
      expect(reports.at(-1)).toEqual({ kind: 'load', done: total, total });

      const stored = toFloats(await source.read('conv_in.weight')); // [8, 4, 3, 3]
      const ours = await model.inputConv.weight.value.data(); // [3, 3, 4, 8]
      for (const [o, i, y, x] of [
        [0, 0, 0, 0],
        [7, 3, 2, 1],
        [2, 1, 0, 2],
      ] as const) {
        // prettier-ignore
        expect(ours[((y * 3 + x) * 4 + i) * 8 + o]).toBe(stored[((o * 4 + i) * 3 + y) * 3 + x]);
      }
      const linear = toFloats(await source.read('time_embedding.linear_1.weight')); // [32, 8]
      const matrix = await model.timeEmbedding.linear1.weight.value.data(); // [8, 32]
      for (const [o, i] of [[0, 0], [31, 7], [17, 3]] as const) expect(matrix[i * 32 + o]).toBe(linear[o * 8 + i]); // prettier-ignore
      model.dispose();
    });
  });

  it('lists all that is missing or misshapen in one error, before anything is read', async () => {
    const model = new DiffusionModel(config);
    const source = seededSource(model, 'diffusionModel');
    const wrong = changed(source, {
      names: [...source.names, 'conv_extra.weight'],
      shapeOf: (name) => (name === 'conv_in.bias' ? [3] : name === 'conv_out.weight' ? null : source.shapeOf(name)),
      read: () => Promise.reject(new Error('read too early')),
    });
    await expectNoLeak(async () => {
      const error = await loadParameters(model, diffusersPart('diffusionModel', wrong)).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(WeightsError);
      const { message } = error as WeightsError;
      expect(message).toContain('2 differences');
      expect(message).toContain('missing conv_out.weight [4, 8, 3, 3]');
      expect(message).toContain('conv_in.bias is [3], needed [8]');
      expect(message).toContain('it holds besides conv_extra.weight');
    });
  });

  it('warns of tensors that nobody knows, with the prefix of old text encoders and without [unknown-tensor]', async () => {
    for (const prefix of ['text_model.', '']) {
      const warnings = await loadedWith(prefix, { [`${prefix}extra.weight`]: float32([1], [0]) });
      const found = "memory: 1 tensors are none of a textEncoder's and are left alone: text_model.extra.weight.";
      expect(warnings).toEqual([{ kind: 'warning', message: found }]);
    }
  });

  it('says nothing of tensors that are often saved and never needed, of any type [unneeded-tensors]', async () => {
    const other = (dtype: string, bytes: number): Stored => ({ dtype, shape: [2], bytes: new Uint8Array(bytes) });
    for (const prefix of ['text_model.', '']) {
      const warnings = await loadedWith(prefix, {
        'text_projection.weight': float32([1], [0]),
        logit_scale: float32([], [4.6]),
        'vision_model.embeddings.class_embedding': float32([1], [0]),
        [`${prefix}embeddings.position_ids`]: other('I16', 4),
        [`${prefix}embeddings.causal_attention_mask`]: other('BOOL', 2),
        'vision_model.embeddings.position_ids': other('U32', 8),
        'vision_model.embeddings.mask': other('F8_E4M3', 2),
      });
      expect(warnings).toEqual([]);
    }
    expect(belongsTo('decoder', 'loss.logvar')).toBe(false);
    expect(belongsTo('imageEncoder', 'loss.perceptual_loss.lin0.model.1.weight')).toBe(false);
  });

  /** The warnings with which a small text encoder is loaded from a file with these tensors besides its own. */
  async function loadedWith(prefix: string, others: Record<string, Stored>): Promise<Progress[]> {
    const sizes = { vocabularySize: 5, maxLength: 4, width: 8, layers: 1, heads: 2, hiddenWidth: 16 };
    const encoder = new TextEncoder({ ...sizes, activation: 'quick' });
    const names = seededSource(encoder, 'textEncoder');
    const tensors = { ...others };
    for (const name of names.names) {
      const stored = float32(names.shapeOf(name) ?? [], Array.from(toFloats(await names.read(name))));
      tensors[name.replace('text_model.', prefix)] = stored;
    }
    const source = await openSafetensors(openBytes(writeSafetensors(tensors)));
    const reports: Progress[] = [];
    await loadParameters(encoder, diffusersPart('textEncoder', source), { onProgress: (p) => reports.push(p) });
    expect(encoder.isLoaded).toBe(true);
    encoder.dispose();
    return reports.filter(({ kind }) => kind === 'warning');
  }

  it('takes a 1×1 convolution for a linear layer', async () => {
    const model = new DiffusionModel(config);
    const source = seededSource(model, 'diffusionModel');
    const shapeOf = (name: string) => {
      const shape = source.shapeOf(name);
      return name.endsWith('proj_in.weight') && shape !== null ? [...shape, 1, 1] : shape;
    };
    await loadParameters(model, diffusersPart('diffusionModel', changed(source, { shapeOf })));
    expect(model.isLoaded).toBe(true);
    model.dispose();
  });

  it('leaves no weights behind when a read fails or the load is aborted', async () => {
    const model = new DiffusionModel(config);
    const source = seededSource(model, 'diffusionModel');
    let reads = 0;
    const failing = changed(source, {
      read: (name) => (++reads > 20 ? Promise.reject(new Error('disk on fire')) : source.read(name)),
    });
    await expectNoLeak(async () => {
      await expect(loadParameters(model, diffusersPart('diffusionModel', failing))).rejects.toThrow('disk on fire');
    });
    const abort = new AbortController();
    const onProgress = () => {
      abort.abort(new Error('enough'));
    };
    await expectNoLeak(async () => {
      const load = loadParameters(model, diffusersPart('diffusionModel', source), { onProgress, signal: abort.signal });
      await expect(load).rejects.toThrow('enough');
    });
  });
});

describe('Param', () => {
  it('throws when it is used before loading, and refuses a value of another shape', () => {
    const layer = new Linear(2, 3);
    expect(() => layer.forward(tf.zeros([1, 2]))).toThrow(/shape \[2, 3\] has no value; load weights/);
    const wrong = tf.zeros([3, 2]);
    expect(() => (layer.weight.value = wrong)).toThrow(/\[3, 2\] was given; a matrix of shape \[2, 3\] is needed/);
    wrong.dispose();
  });
});
