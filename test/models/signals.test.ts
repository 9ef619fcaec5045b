import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend, type Progress } from '../../src';
import { repo } from '../hub/server';
import { surroundings } from '../hub/support';
import { expectNoLeak } from '../support/engines';
import { writeAdapters } from '../support/user-files';

const checkpoint = new URL('../../checkpoints/tiny/', import.meta.url).pathname;
const prompt = 'a star';
const quick = { numSteps: 1, seed: 3 };

let [folder, url] = ['', ''];
let close = () => Promise.resolve();
beforeAll(async () => {
  await useBackend('wasm');
  folder = mkdtempSync(join(tmpdir(), 'sd-ts-signals-'));
  await writeAdapters(folder);
  const whole = new StableDiffusion({ weights: 'tiny' });
  await whole.saveWeights(join(folder, 'saved'));
  whole.dispose();
  const server = createServer((request, response) => {
    if (request.url === '/stalled.safetensors') return; // no answer ever comes
    const path = join(folder, 'saved', decodeURIComponent(request.url ?? ''));
    const isThere = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    response.writeHead(isThere ? 200 : 404).end(isThere ? readFileSync(path) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

/** Loads with a signal and a callback, aborts the signal afterwards, and then does what a later call would do. */
async function afterAbort(model: StableDiffusion, later: () => Promise<void>): Promise<void> {
  const abort = new AbortController();
  const seen: Progress[] = [];
  await model.load({ signal: abort.signal, onProgress: (progress) => seen.push(progress) });
  abort.abort(new Error('of an earlier call'));
  const count = seen.length;
  await later();
  expect(seen.length).toBe(count);
}

describe('the signal and the callback of one call', () => {
  it('do not reach later calls of a folder under a URL [signal-url-folder]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: url });
      await afterAbort(model, async () => {
        await model.load({ parts: ['imageEncoder'] });
        model.dispose();
        const [image] = await model.textToImage(prompt, quick);
        expect(image?.width).toBe(128);
      });
      model.dispose();
    });
  });

  it('do not reach unloadLora, which leaves the UNet loaded [signal-unload-lora]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: url });
      await afterAbort(model, async () => {
        await model.loadLora(join(folder, 'style.safetensors'));
        await model.unloadLora();
        expect(model.diffusionModel.isLoaded && model.textEncoder.isLoaded).toBe(true);
      });
      model.dispose();
    });
  });

  it('do not reach a later reading of a part that was loaded by itself [signal-part]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny', lowMemory: true });
      await model.load({ parts: [] });
      const abort = new AbortController();
      const { signal } = abort;
      await model.decoder.loadWeights(new URL('vae/diffusion_pytorch_model.safetensors', url), { signal });
      abort.abort();
      const [image] = await model.textToImage(prompt, quick); // which frees the decoder, and reads it again
      expect(image?.width).toBe(128);
      model.dispose();
    });
  });

  it('do not reach later calls of a model on a hub [signal-hub]', async () => {
    const paths = (readdirSync(checkpoint, { recursive: true }) as string[]).filter((path) => /\.(json|txt|safetensors)$/.test(path)); // prettier-ignore
    const fileOf = (path: string) => ({ bytes: new Uint8Array(readFileSync(join(checkpoint, path))), lfs: path.endsWith('.safetensors') }); // prettier-ignore
    await using place = await surroundings(Object.fromEntries(paths.map((path) => [path, fileOf(path)])));
    const model = new StableDiffusion({ weights: repo, cacheDir: place.cacheDir });
    const abort = new AbortController();
    await model.load({ parts: [], signal: abort.signal }); // the configs; the weights come with the next call
    abort.abort(new Error('of an earlier call'));
    await model.load();
    expect(model.decoder.isLoaded).toBe(true);
    model.dispose();
  });

  it('end the call that they are of, also where an adapter is read [signal-lora]', async () => {
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny' });
      const [plain] = await model.textToImage(prompt, quick);
      for (const name of ['loadLora', 'loadTextualInversion'] as const) {
        const abort = new AbortController();
        const loading = model[name](new URL('stalled.safetensors', url), { signal: abort.signal });
        setTimeout(() => {
          abort.abort(new Error('enough'));
        }, 20);
        await expect(loading).rejects.toThrow('enough');
      }
      expect((await model.textToImage(prompt, quick))[0]?.data).toEqual(plain?.data);
      model.dispose();
    });
  });
});
