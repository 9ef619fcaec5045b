import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/backends';
import { WeightsError } from '../../src/errors';
import { Linear } from '../../src/layers/linear';
import { DiffusionModel, type DiffusionModelConfig } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import type { Progress } from '../../src/progress';
import { loadParameters } from '../../src/weights/load';
import { openSafetensors } from '../../src/weights/safetensors';
import { diffusersPart } from '../../src/weights/part-source';
import { toFloats, type TensorSource } from '../../src/weights/source';
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

  it('lists all that is missing, unexpected or misshapen in one error, before anything is read', async () => {
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
      expect(message).toContain('3 differences');
      expect(message).toContain('missing conv_out.weight [4, 8, 3, 3]');
      expect(message).toContain('conv_in.bias is [3], needed [8]');
      expect(message).toContain('unexpected conv_extra.weight');
    });
  });

  it('finds what is unexpected in a file, with the prefix of old text encoders and without', async () => {
    const sizes = { vocabularySize: 5, maxLength: 4, width: 8, layers: 1, heads: 2, hiddenWidth: 16 };
    const encoder = new TextEncoder({ ...sizes, activation: 'quick' });
    const names = seededSource(encoder, 'textEncoder');
    for (const prefix of ['text_model.', '']) {
      const tensors: Record<string, Stored> = { [`${prefix}extra.weight`]: float32([1], [0]) };
      for (const name of names.names) {
        const stored = float32(names.shapeOf(name) ?? [], Array.from(toFloats(await names.read(name))));
        tensors[name.replace('text_model.', prefix)] = stored;
      }
      const source = await openSafetensors(openBytes(writeSafetensors(tensors)));
      const load = loadParameters(encoder, diffusersPart('textEncoder', source));
      await expect(load).rejects.toThrow(/1 differences\):\n {2}unexpected text_model\.extra\.weight$/);
    }
  });

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
