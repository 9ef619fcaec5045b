import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubError, StableDiffusion, WeightsError, useBackend, type Progress } from '../../src';
import { repo, type HubFile } from '../hub/server';
import { errorOf, surroundings } from '../hub/support';
import { expectNoLeak } from '../support/engines';
import { writeAdapters } from '../support/user-files';

/** LoRAs and textual inversions on a hub, in folders and at URLs: found, named, fetched once, and ended as they are in files. */
describe('adapters on a hub', () => {
  const usual = 'pytorch_lora_weights.safetensors';
  const run = { numSteps: 1, seed: 7 };
  const tiny = join(import.meta.dirname, '../../checkpoints/tiny');
  let folder = '';
  let style: HubFile;
  let token: HubFile;

  beforeAll(async () => {
    await useBackend('wasm');
    folder = await mkdtemp(join(tmpdir(), 'sd-ts-hub-adapters-'));
    await writeAdapters(folder);
    const file = async (name: string) => ({ bytes: new Uint8Array(await readFile(join(folder, name))), lfs: true });
    [style, token] = [await file('style.safetensors'), await file('token.safetensors')];
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function draw(model: StableDiffusion, prompt = 'a red heart'): Promise<Uint8ClampedArray | undefined> {
    return (await model.textToImage(prompt, run))[0]?.data;
  }

  async function withModel(cacheDir: string, work: (model: StableDiffusion) => Promise<void>): Promise<void> {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny', cacheDir });
      await work(model);
      model.dispose();
    });
  }

  it('draw what their files draw, and are fetched once, with progress', { timeout: 120_000 }, async () => {
    await using place = await surroundings({ [usual]: style, 'other.safetensors': token, 'README.md': token });
    await withModel(place.cacheDir, async (model) => {
      await model.loadLora(join(folder, 'style.safetensors'));
      const expected = await draw(model);
      await model.unloadLora();
      const reports: Progress[] = [];
      expect(await model.loadLora(repo, { onProgress: (p) => reports.push(p) })).toBe(repo);
      const last = reports.findLast(({ kind }) => kind === 'download');
      const size = style.bytes.length;
      expect(last).toMatchObject({ kind: 'download', done: size, total: size });
      expect(await draw(model)).toEqual(expected);
      const asked = place.hub.asked.length;
      await model.setLoraScale(repo, 0.5); // which reads the file again
      await model.setLoraScale(repo, 1);
      expect(await draw(model)).toEqual(expected);
      expect(place.hub.asked.length).toBe(asked);
    });
  });

  it('go by all of their names, and so by different ones', async () => {
    await using place = await surroundings({ [usual]: style, 'more/style.safetensors': style });
    await withModel(place.cacheDir, async (model) => {
      expect(await model.loadLora(join(folder, 'style.safetensors'))).toBe('style');
      expect(await model.loadLora(repo)).toBe(repo);
      expect(await model.loadLora(`${repo}@main`)).toBe(`${repo}@main`);
      expect(await model.loadLora(`${repo}/more/style.safetensors`)).toBe(`${repo}/more/style`);
      expect(await model.loadLora(`${repo}/${usual}`, { name: 'mine' })).toBe('mine');
      expect(model.loras.length).toBe(5);
      await expect(model.loadLora(repo)).rejects.toThrow(`a LoRA '${repo}' is loaded already`);
    });
  });

  it('are the only weight file there is, and where there are several an error lists them', async () => {
    const training = { 'checkpoint-500/pytorch_lora_weights.safetensors': token, 'optimizer.safetensors': token };
    await using place = await surroundings({ 'deep/style.safetensors': style, ...training });
    await withModel(place.cacheDir, async (model) => {
      expect(await model.loadLora(repo)).toBe(repo);
      place.hub.files = { 'a.safetensors': style, 'b.safetensors': style };
      place.hub.commit = 'b'.repeat(40);
      const several = await errorOf(model.loadLora(repo, { name: 'two' }));
      expect(several).toBeInstanceOf(WeightsError);
      expect(several.message).toContain(`${repo}: it has 2 files of weights (a.safetensors, b.safetensors)`);
      place.hub.files = { 'README.md': style };
      place.hub.commit = 'c'.repeat(40);
      await expect(model.loadLora(repo, { name: 'none' })).rejects.toThrow('it has no file of weights');
      await expect(model.loadLora(`${repo}/gone.safetensors`)).rejects.toThrow(/there is no such file/);
      await expect(model.loadLora('no-one/nothing')).rejects.toThrow(HubError);
      expect(model.loras.map(({ name }) => name)).toEqual([repo]);
    });
  });

  it('are not asked of the network when that is forbidden', async () => {
    await using place = await surroundings({ [usual]: style });
    const { cacheDir } = place;
    const offline = new StableDiffusion({ weights: 'tiny', cacheDir, localFilesOnly: true });
    await expect(offline.loadLora(repo)).rejects.toThrow(HubError);
    expect(place.hub.asked).toEqual([]);
    await withModel(cacheDir, async (model) => {
      await model.loadLora(repo);
    });
    const asked = place.hub.asked.length;
    expect(await offline.loadLora(repo)).toBe(repo);
    expect(place.hub.asked.length).toBe(asked);
    offline.dispose();
  });

  it('end with their signal in the middle of a download, and can be fetched again', async () => {
    await using place = await surroundings({ [usual]: style });
    await withModel(place.cacheDir, async (model) => {
      const plain = await draw(model);
      const abort = new AbortController();
      place.hub.fault = ({ host }) => (host === 'cdn' ? { stallAfter: 10 } : null);
      const loading = model.loadLora(repo, {
        signal: abort.signal,
        onProgress: (p) => {
          if (p.kind === 'download' && p.done > 0) abort.abort(new Error('enough'));
        },
      });
      setTimeout(() => {
        abort.abort(new Error('enough'));
      }, 2000);
      await expect(loading).rejects.toThrow('enough');
      expect(model.loras).toEqual([]);
      expect(await draw(model)).toEqual(plain);
      place.hub.fault = () => null;
      expect(await model.loadLora(repo)).toBe(repo);
    });
  });

  it('are textual inversions too', { timeout: 120_000 }, async () => {
    await using place = await surroundings({ 'learned_embeds.safetensors': token, [usual]: style });
    await withModel(place.cacheDir, async (model) => {
      expect(await model.loadTextualInversion(join(folder, 'token.safetensors'))).toBe('<thing>');
      const expected = await draw(model, 'a <thing>');
      model.unloadTextualInversion();
      expect(await model.loadTextualInversion(repo)).toBe('<thing>');
      expect(await draw(model, 'a <thing>')).toEqual(expected);
    });
  });

  it('may lie in a folder, at a file: URL, and so may checkpoints', { timeout: 120_000 }, async () => {
    await expectNoLeak(async () => {
      const model = await StableDiffusion.fromPretrained(pathToFileURL(tiny));
      const named = new StableDiffusion({ weights: tiny });
      expect(await draw(model)).toEqual(await draw(named));
      expect(model.imgWidth).toBe(128);
      expect(await model.loadLora(pathToFileURL(join(folder, 'style.safetensors')))).toBe('style');
      await expect(model.loadLora(folder)).rejects.toThrow(/it has 3 files of weights \(.*style\.safetensors/);
      model.dispose();
      named.dispose();
    });
    await expect(new StableDiffusion({ weights: new URL('file:///nowhere/x') }).load()).rejects.toThrow(WeightsError);
  });
});
