import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, SimpleTokenizer, StableDiffusion, useBackend, type Progress } from '../../src';
import { allParts } from '../../src/weights/names';
import { describedCheckpoints, writeCheckpoint } from '../support/checkpoint-files';
import { expectNoLeak } from '../support/engines';

let folder = '';
beforeAll(async () => {
  await useBackend('cpu');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-save-'));
  for (const name of ['sd1', 'sd2v']) {
    const description = describedCheckpoints(name)['folder'];
    if (description !== undefined) writeCheckpoint(join(folder, name), description);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The values of every parameter of all parts. */
async function valuesOf(model: StableDiffusion): Promise<Map<string, Float32Array>> {
  await model.load({ parts: allParts });
  const values = new Map<string, Float32Array>();
  for (const part of allParts) {
    for (const [path, param] of model[part].parameters()) values.set(`${part}.${path}`, await param.data());
  }
  return values;
}

describe('saveWeights', () => {
  it.each(['sd1', 'sd2v'])('writes folders and single files that hold the same %s again', async (name) => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: join(folder, name) });
      const values = await valuesOf(model);
      const [asFolder, asFile] = [join(folder, `${name}-folder`), join(folder, `${name}.safetensors`)];
      const reports: Progress[] = [];
      await model.saveWeights(asFolder);
      await model.saveWeights(asFile, { onProgress: (p) => reports.push(p) });
      for (const options of [{ weights: asFolder }, { weights: asFile, config: asFolder }]) {
        const again = new StableDiffusion(options);
        expect(await valuesOf(again)).toEqual(values);
        expect(again.preset.diffusionModel).toEqual(model.preset.diffusionModel);
        expect(again.preset.autoencoder).toEqual(model.preset.autoencoder);
        expect(again.preset.textEncoders[0]).toEqual(model.preset.textEncoders[0]);
        expect(again.preset.schedule).toEqual(model.preset.schedule);
        expect(again.tokenizer.encodeBatch(['a cat on the toy'])).toEqual(model.tokenizer.encodeBatch(['a cat on the toy'])); // prettier-ignore
        again.dispose();
      }
      model.dispose();
      const last = reports.at(-1);
      expect(last).toMatchObject({ kind: 'save' });
      expect(last?.kind === 'save' && last.done === last.total).toBe(true);
    });
  });

  it('writes halves, half as large, of one part too', async () => {
    const model = new StableDiffusion({ weights: 'tiny' }); // whose weights are halves
    await model.load({ parts: ['decoder'] });
    const path = join(folder, 'decoder.safetensors');
    await model.decoder.saveWeights(path, { dtype: 'float16' });
    const again = new StableDiffusion({ weights: 'tiny' });
    await again.load({ parts: ['decoder'] });
    const before = await again.decoder.inputConv.weight.data();
    again.decoder.dispose();
    await again.decoder.loadWeights(path);
    expect(await again.decoder.inputConv.weight.data()).toEqual(before);
    model.dispose();
    again.dispose();
  });

  it('leaves no file behind when it is aborted or there are no weights', async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    await model.load({ parts: allParts });
    const abort = new AbortController();
    const path = join(folder, 'aborted.safetensors');
    const onProgress = () => {
      abort.abort(new Error('enough'));
    };
    await expect(model.saveWeights(path, { onProgress, signal: abort.signal })).rejects.toThrow('enough');
    const { decoder } = model;
    model.dispose();
    await expect(decoder.saveWeights(join(folder, 'empty.safetensors'))).rejects.toThrow(
      /no value: it was disposed; load weights again/,
    );
    await expect(decoder.saveWeights(join(folder, 'decoder.ckpt'))).rejects.toThrow(OptionError);
    expect(readdirSync(folder).filter((file) => /aborted|empty|ckpt/.test(file))).toEqual([]);
  });

  it("finds CLIP's merges again from its tokens", async () => {
    const files = (await SimpleTokenizer.clip()).toFiles();
    const lines = files.merges.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 48894);
    expect(lines.slice(1, 4)).toEqual(['i n', 't h', 'a n']);
    const again = SimpleTokenizer.fromFiles(files);
    const text = "a photo of a cat's über-naïve 12th coat of 漢字, isn't it?";
    expect(again.encode(text)).toEqual((await SimpleTokenizer.clip()).encode(text));
  });
});
