import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StableDiffusion } from '../../src';
import type { connect, WorkerModel } from '../../src/worker';
import { build } from '../cli/built';
import { hasChromium, launch } from '../page/chromium';
import { serve, type Server } from '../page/server';

declare global {
  interface Window {
    connect: typeof connect;
    StableDiffusion: typeof StableDiffusion;
    model?: WorkerModel;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const unet = '/checkpoints/tiny/unet/diffusion_pytorch_model.safetensors';
const timers = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'];
/** Makes timers fail: what computes on in spite of that is not held up where the browser slows them down. */
const withoutTimers = `for (const name of ${JSON.stringify(timers)})
  globalThis[name] = () => { throw new Error(name + ' was called'); };`;

const files = {
  'index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>sd-ts</title><link rel="icon" href="data:,">
    <script type="importmap">
      { "imports": { "sd-ts": "/dist/sd-ts.browser.js", "sd-ts/worker": "/dist/worker.browser.js" } }
    </script>
    <script type="module">
      import { StableDiffusion, useBackend } from 'sd-ts';
      import { connect } from 'sd-ts/worker';
      await useBackend('wasm');
      Object.assign(window, { StableDiffusion, connect });
    </script>`,
  'without-timers.js': withoutTimers,
  'host.js': `import './without-timers.js'; import './dist/worker-host.browser.js';`,
};

describe('sd-ts/worker in Chromium', () => {
  if (!hasChromium()) return;

  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-tabs-'));
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    await build();
    for (const name of ['dist', 'checkpoints']) symlinkSync(join(root, name), join(folder, name));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    server = await serve(folder, { 'Cache-Control': 'no-store' });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shares one model among tabs, and goes on when one is closed', async () => {
    await using context = await browser.newContext();
    const [a, b] = [await open(context), await open(context)];
    const alone = await drawn(a, false);
    expect(loads()).toBe(1);
    expect(await Promise.all([drawn(a, true), drawn(b, true)])).toEqual([alone, alone]);
    expect(loads()).toBe(2); // the worker of one's own, and that of both

    await a.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const options = { numSteps: 900, batchSize: 8, width: 256, height: 256, onProgress: resolve };
          window.model?.textToImage('a yellow star', options).then(resolve, reject);
        }),
    );
    const next = drawn(b, true); // in turn: after minutes, unless the other's call is ended
    await a.close();
    expect(await next).toEqual(alone);
    expect(loads()).toBe(2);

    await b.evaluate(() => {
      window.model?.dispose();
      delete window.model;
    });
    expect(await drawn(b, true)).toEqual(alone);
    expect(loads()).toBe(3); // the last tab has freed the model
  });

  it('draws without timers, in a worker and in the page', async () => {
    await using context = await browser.newContext();
    const page = await open(context);
    await page.evaluate(withoutTimers);
    const pictures = await page.evaluate(async () => {
      const options = { numSteps: 2, seed: 7 };
      const here = new window.StableDiffusion({ weights: 'tiny' });
      const there = await window.connect({ weights: 'tiny', backend: 'wasm', worker: './host.js' });
      const pictures = [await here.textToImage('a star', options), await there.textToImage('a star', options)];
      for (const model of [here, there]) model.dispose();
      return pictures.flat().map(({ data }) => Array.from(data));
    });
    expect(pictures[0]).toEqual(pictures[1]);
    expect(new Set(pictures[0]).size).toBeGreaterThan(50);
  });

  /** How often the weights of the UNet were fetched. */
  const loads = (): number => server.asked.filter((path) => path === unet).length;

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(100_000); // a loaded machine is slow at everything
    await page.goto(server.origin);
    await page.waitForFunction(() => 'connect' in window);
    return page;
  }
});

/** The bytes of a picture that a page draws in a worker: in that of all tabs, to which it then stays connected, or its own. */
function drawn(page: Page, shared: boolean): Promise<number[]> {
  return page.evaluate(async (shared) => {
    const model = window.model ?? (await window.connect({ weights: 'tiny', backend: 'wasm', shared }));
    if (model.isShared !== shared) throw new Error(`isShared is ${model.isShared}`);
    const [image] = await model.textToImage('a red heart', { numSteps: 2, seed: 7 });
    if (shared) window.model = model;
    else model.dispose();
    return Array.from(image?.data ?? []);
  }, shared);
}
