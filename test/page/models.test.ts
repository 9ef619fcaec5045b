import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend } from '../../src';
import { fakeHub, repo, sha256, type FakeHub } from '../hub/server';
import { hasChromium, launch } from './chromium';
import { serve, type Server } from './server';
import { buildStudio, drawStudio, openStudio } from './studio';

const tiny = fileURLToPath(new URL('../../checkpoints/tiny/', import.meta.url));
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(tiny, path)));
const files = (readdirSync(tiny, { recursive: true }) as string[])
  .filter((path) => /\.(json|txt|safetensors)$/.test(path))
  .map((path) => [path, { bytes: bytesOf(path), lfs: path.endsWith('s') }] as const);

describe('models of the studio, in Chromium', { timeout: 300_000 }, () => {
  if (!hasChromium()) return;

  const work = mkdtempSync(join(tmpdir(), 'sd-ts-models-'));
  let browser: Browser;
  let server: Server;
  let hub: FakeHub;
  let page: Page;
  const sent: string[] = [];
  beforeAll(async () => {
    hub = await fakeHub(Object.fromEntries(files));
    server = await serve(await buildStudio());
    browser = await launch();
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
    });
    await openStudio(page, server.origin, { steps: '1', endpoint: hub.endpoint });
    await page.locator('#settings summary').click();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await hub[Symbol.asyncDispose]();
    rmSync(work, { recursive: true, force: true });
  });

  /** Drops a file of the disk on the page, as a file manager does. */
  async function drop(path: string): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    await send('dragEnter');
    await send('dragOver');
    await page.locator('body.dropping').waitFor(); // until the page has said that it takes it, a drop is none
    await send('dragOver');
    await send('drop');
    await session.detach();
  }

  it('draws with a file that is dropped [studio-drop-file]', async () => {
    await useBackend('wasm');
    using model = await StableDiffusion.fromPretrained('tiny');
    await model.saveWeights(join(work, 'mine.safetensors'));
    await drop(join(work, 'mine.safetensors'));
    await page.locator('#checkpoint:text("Your own: mine.safetensors")').waitFor();
    expect(await drawStudio(page)).toMatch(/^Drawn in /);
    expect(sent).toEqual([]);
  });

  it('fetches a model of a hub, goes on where it was broken off, and says what the browser keeps [studio-hub]', async () => {
    const stored = (path: string) => `/store/${sha256(bytesOf(path))}`;
    const unet = stored('unet/diffusion_pytorch_model.safetensors');
    hub.fault = ({ path }) => (path === unet ? { dropAfter: 400_000 } : null);
    await page.locator('[name=hub]').fill(repo);
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.locator('#status.error').waitFor();
    hub.fault = () => null;
    const before = hub.asked.length;
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.locator('#cache:text("are kept in this browser")').waitFor();
    const again = hub.asked.slice(before).map(({ path }) => path);
    expect(again).toContain(unet);
    expect(again).not.toContain(stored('text_encoder/model.safetensors')); // which was whole
    expect(await drawStudio(page)).toMatch(/^Drawn in /);
    await page.getByRole('button', { name: 'Clear its cache' }).click();
    await page.locator('#cache:text("The cache is empty.")').waitFor();
  });
});
