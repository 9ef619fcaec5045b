import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/backends';
import { WeightsError } from '../../src/errors';
import type { OpenFile } from '../../src/files';
import { files } from '../../src/files.node';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { readDiffusionModel } from '../../src/checkpoints/diffusers/config';
import type { Progress } from '../../src/progress';
import { halfToFloat, floatToHalf, toFloats } from '../../src/backends/half';
import { readHdf5, readTexts } from '../../src/formats/hdf5';
import { openKeras } from '../../src/weights/keras/h5';
import { loadParameters } from '../../src/weights/load';
import { diffusersName } from '../../src/weights/names';
import { ourPart } from '../../src/weights/part-source';
import {
  floatToBfloat,
  kerasFile,
  kerasFiles,
  moduleFor,
  restored,
  seededValues,
  structureOf,
  watched,
  type KerasFile,
} from '../support/keras-h5';
import { understood } from '../support/model-cases';

/** What the values of a float32 model are in a file of this type. */
function rounded(dtype: KerasFile['dtype'], values: Float32Array<ArrayBuffer>): Float32Array {
  if (dtype === 'float16') return halfToFloat(floatToHalf(values));
  if (dtype !== '|V2') return values;
  return new Float32Array(Uint32Array.from(floatToBfloat(values), (bits) => bits << 16).buffer);
}

describe("Keras' own files", () => {
  for (const [name, about] of kerasFiles) {
    it(`${name}: every parameter is exactly the seeded one`, async () => {
      const module = moduleFor(about);
      const file = watched(restored(name));
      const source = await openKeras(file, about.part, module);
      const params = [...module.parameters()];
      expect([...source.names].sort()).toEqual(params.map(([path]) => path).sort());
      for (const [path, param] of params) {
        const expected = rounded(about.dtype, seededValues(diffusersName(about.part, path), param));
        const found = toFloats(await source.read(path));
        expect(Buffer.from(found.buffer).equals(Buffer.from(expected.buffer)), path).toBe(true);
        const first = Math.min(1, param.size - 1);
        const span = { first, count: param.size - first, into: new ArrayBuffer(8 * param.size) };
        expect(toFloats(await source.read(path, span)), path).toEqual(expected.subarray(first));
      }
      await source.close();
      expect(file.isOpen).toBe(false);
    });
  }

  it('loads into a model', async () => {
    await useBackend('cpu');
    const about = kerasFile('legacy-decoder');
    const module = moduleFor(about);
    const source = await openKeras(watched(restored('legacy-decoder')), about.part, module);
    await loadParameters(module, ourPart(about.part, source));
    for (const [path, param] of module.parameters()) {
      expect(Array.from(param.value.dataSync().slice(0, 3)), path).toEqual(
        Array.from(seededValues(diffusersName(about.part, path), param).slice(0, 3)),
      );
    }
    module.dispose();
  });
});

describe('openKeras', () => {
  it('reads the structure when it opens, and of the values those asked for', async () => {
    const about = kerasFile('keras3-unet-v2');
    const module = moduleFor(about);
    const file = watched(structureOf('keras3-unet-v2'));
    const source = await openKeras(file, about.part, module);
    expect(Math.max(...file.reads.map(([start, end]) => end - start))).toBeLessThanOrEqual(16_384);
    file.reads.length = 0;
    await source.read('outputConv.weight');
    expect(file.reads.map(([start, end]) => end - start)).toEqual([4 * 3 * 3 * 32 * 4]);
  });

  it('opens files from the disk, and says why one is another part', async () => {
    const [path, about] = [join(folder, 'legacy.h5'), kerasFile('legacy-text-encoder')];
    await writeFile(path, restored('legacy-text-encoder'));
    const source = await openKeras((await files.open(path)) as OpenFile, about.part, moduleFor(about));
    expect(source.location).toBe(path);
    expect(source.shapeOf('tokenEmbedding.weight')).toEqual([50, 32]);
    expect(source.shapeOf('nothing')).toBeNull();
    expect((await source.read('norm.weight')).values).toHaveLength(32);
    await source.close();
    const decoder = kerasFile('legacy-decoder');
    const again = (await files.open(path)) as OpenFile;
    await expect(openKeras(again, 'decoder', moduleFor(decoder))).rejects.toThrow(
      /legacy\.h5: does not hold the decoder.*\n {2}12 layers with weights are needed, it has 4\n {2}layer 1, 'clip_encoder_layer', has 16 weights; here padded_conv2d with 2 is needed/,
    );
    await again.close();
  });

  it('names the layers that differ', async () => {
    const about = kerasFile('keras3-unet-v1');
    const other = new DiffusionModel({ ...understood(about.config, readDiffusionModel), blocksPerLevel: 2 });
    await expect(openKeras(watched(structureOf('keras3-unet-v1')), about.part, other)).rejects.toThrow(
      /12 layers 'res_block' are needed, it has 8\n.*6 layers 'spatial_transformer' are needed, it has 4/,
    );
    const legacy = openKeras(watched(structureOf('legacy-unet-v1')), about.part, other);
    await expect(legacy).rejects.toThrow(
      /25 layers with weights are needed, it has 19\n {2}layer 5, .* has 2 weights; here res_block with 10 is needed/,
    );
  });

  it('says what KerasCV has no layers for', async () => {
    const about = kerasFile('keras3-unet-v1');
    const deep = new DiffusionModel({ ...understood(about.config, readDiffusionModel), transformerDepth: 2 });
    await expect(openKeras(watched(structureOf('keras3-unet-v1')), about.part, deep)).rejects.toThrow(
      /no place for 80 parameters of the diffusionModel, such as down\.0\.transformers\.0\.blocks\.1\.norm1\.weight/,
    );
  });
});

describe('files that h5py writes and Keras does not', () => {
  const text = kerasFile('keras3-text-encoder');
  const open = (name: string) => openKeras(watched(structureOf(`odd-${name}`)), text.part, moduleFor(text));

  for (const name of ['compact', 'modern', 'legacy-fixed-texts', 'legacy-renamed']) {
    it(`${name}: is read all the same`, async () => {
      const source = await open(name);
      const expected = Array.from(moduleFor(text).parameters(), ([path]) => path);
      expect([...source.names].sort()).toEqual(expected.sort());
      for (const path of expected) await source.read(path);
      if (name !== 'compact') return;
      expect((await source.read('layers.0.linear1.bias')).values).toEqual(Float32Array.from({ length: 128 }, (_, i) => i)); // prettier-ignore
    });
  }

  const refused: Readonly<Record<string, RegExp>> = {
    'external-link': /'layers\/clip_encoder_layer\/fc1\/vars\/0' is a link to another file/,
    'soft-link': /vars\/0' is a soft link/,
    'hard-link': /two names for one object/,
    circle: /two names for one object/,
    'user-block': /is no HDF5 file/,
    'shared-type': /shares a description/,
    missing: /'layers\/clip_encoder_layer\/fc1\/vars\/0' is missing/,
    'layer-too-many': /0 layers 'dense' are needed, it has 1/,
    'layer-too-few': /2 layers 'clip_encoder_layer' are needed, it has 1/,
    'no-layers': /has neither layer_names.* nor layers/,
    compressed: /vars\/0' is compressed; plain floats are needed/,
    bomb: /is compressed/,
    chunked: /is stored in chunks/,
    virtual: /is stored in other datasets/,
    outside: /is stored in another file/,
    'big-endian': /is stored as big-endian floats/,
    integers: /is stored as integers/,
    text: /is stored as text/,
    'without-values': /is without values/,
    enormous: /is without values/,
    empty: /is empty/,
    'legacy-not-there': /'clip_embedding\/clip_embedding\/embedding_9\/embeddings:0' is named and is not there/,
    'legacy-twice': /one dataset is named twice/,
    'legacy-too-few': /layer 0, 'clip_embedding', has 1 weights; here clip_embedding with 2 is needed/,
    'legacy-no-names': /'clip_embedding' is named and is not there/,
    'legacy-layer-gone': /'clip_embedding' is named and is not there/,
    'legacy-numbers': /has other things than texts in 'weight_names'/,
  };
  for (const [name, message] of Object.entries(refused)) {
    it(`${name}: is refused`, async () => {
      const error = await open(name).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WeightsError);
      expect(String(error)).toMatch(message);
    });
  }

  for (const name of ['many-earliest', 'many-latest']) {
    it(`${name}: 700 groups and 60 attributes are all found`, async () => {
      const h5 = await readHdf5(watched(structureOf(`odd-${name}`)));
      const expected = Array.from({ length: 700 }, (_, i) => `a_group_${i}`).sort();
      expect([...(h5.root.groups.get('many')?.groups.keys() ?? [])].sort()).toEqual(expected);
      for (let i = 0; i < 60; i++) expect(await readTexts(h5, h5.root, `note ${i}`)).toEqual([`text ${i}`, 'more']);
    });
  }

  it('lists a dataset that belongs to no parameter by its path', async () => {
    const source = await open('one-too-many');
    expect(source.names.filter((name) => name.startsWith('/'))).toEqual(['/layers/clip_encoder_layer/fc1/vars/2']);
    const module = moduleFor(text);
    const warnings: Progress[] = [];
    await loadParameters(module, ourPart(text.part, source), { onProgress: (p) => p.kind === 'warning' && warnings.push(p) }); // prettier-ignore
    expect(warnings).toMatchObject([{ message: expect.stringMatching(/1 tensors .*: \/layers\/clip_encoder_layer\/fc1\/vars\/2\.$/) as unknown }]); // prettier-ignore
    module.dispose();
    await expect(source.read('/layers/clip_encoder_layer/fc1/vars/2')).rejects.toThrow(WeightsError);
  });
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sd-ts-h5-'));
});
afterAll(() => rm(folder, { recursive: true }));
