import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, hasChromium } from './chromium';
import { serve, type Server } from './server';
import { buildStudio, drawStudio, openStudio, violations } from './studio';

const tiny = fileURLToPath(new URL('../../checkpoints/tiny/', import.meta.url));

describe('the studio, built by Vite, in Chromium', () => {
  if (!hasChromium()) return;

  let browser: Browser;
  let server: Server;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; img-src 'self' data: blob:"; // eval: axe
    server = await serve(await buildStudio(), { 'Content-Security-Policy': policy });
    browser = await launch();
    context = await browser.newContext();
    page = await context.newPage();
    page.setDefaultTimeout(240_000);
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.origin) && !/^(data|blob):/.test(request.url())) faults.push(request.url());
    });
    await openStudio(page, server.origin);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it('draws, and says with what [studio-draws]', { timeout: 300_000 }, async () => {
    expect(await page.locator('#engine').textContent()).toBe('Draws on wasm, float32: asked for');
    expect(await drawStudio(page)).toMatch(/^Drawn in [\d.]+ s: 4 steps, seed 7\./);
    await expect(page.locator('#pictures canvas').count()).resolves.toBe(1);
    expect(await page.locator('#pictures canvas').getAttribute('aria-label')).toBe('a red heart on a blue background');
    await expect(page.locator('#history button').count()).resolves.toBe(1);
  });

  it('offers the words of the embedded model, and says which it does not know [studio-words]', async () => {
    await page.locator('textarea').fill('a zyxxy pin');
    expect(await page.locator('#words button').allTextContents()).toContain('pineapple');
    expect(await page.locator('#unknown').textContent()).toContain('“zyxxy”');
    await page.getByRole('button', { name: 'pineapple', exact: true }).click();
    expect(await page.locator('textarea').inputValue()).toBe('a zyxxy pineapple ');
  });

  it('cancels, and goes on with what waits [studio-cancel]', { timeout: 300_000 }, async () => {
    await page.locator('[name=steps]').fill('100');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.locator('[name=steps]').fill('1');
    await page.locator('textarea').fill('a yellow star');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    expect(await page.locator('#queue li').count()).toBe(1);
    await page.locator('#status:text("Step")').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('#status:text("Drawn in")').waitFor();
    expect(await page.locator('#queue li').count()).toBe(0);
    expect(await page.locator('#pictures canvas').getAttribute('aria-label')).toBe('a yellow star');
  });

  it('begins with a picture that is dropped [studio-drop]', { timeout: 300_000 }, async () => {
    const image = [...readFileSync(fileURLToPath(new URL('../../docs/gallery/repainted.png', import.meta.url)))];
    await drop(page, [{ path: 'a.png', type: 'image/png', bytes: image }]);
    await page.locator('#mask').waitFor();
    await page.locator('#mask').press('ArrowLeft');
    await page.locator('#mask').press(' ');
    await page.locator('[name=steps]').fill('2');
    expect(await drawStudio(page)).toContain('2 steps');
    await page.getByRole('button', { name: 'Remove the picture' }).click();
  });

  it('draws with a folder of its user, which is read here [studio-folder]', { timeout: 300_000 }, async () => {
    await page.locator('#settings summary').click();
    await page.locator('#folder').setInputFiles(tiny);
    await page.locator('#checkpoint:text("Your own: tiny")').waitFor();
    await page.locator('[name=steps]').fill('2');
    expect(await drawStudio(page)).toContain('2 steps');
    await page.getByRole('button', { name: 'Use the embedded model' }).click();
    await page.locator('#checkpoint:text("embedded")').waitFor();
  });

  it('has no fault that axe finds, in light, in dark and on a phone [studio-axe]', { timeout: 300_000 }, async () => {
    for (const details of ['#picture', '#settings'])
      await page.locator(details).evaluate((element) => {
        element.setAttribute('open', '');
      });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 800 });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('has its history again without a network, and draws [studio-offline]', { timeout: 300_000 }, async () => {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const before = await page.locator('#history button').count();
    await context.setOffline(true);
    await openStudio(page, server.origin, { steps: '1' });
    await page.locator('#history button').first().waitFor();
    expect(await page.locator('#history button').count()).toBe(before);
    await page.locator('#history button').last().click(); // the first that was drawn
    expect(await page.locator('textarea').inputValue()).toBe('a red heart on a blue background');
    expect(await page.locator('[name=steps]').inputValue()).toBe('4');
    expect(await drawStudio(page)).toContain('4 steps, seed 7');
    expect(faults).toEqual([]);
  });
});

interface Given {
  readonly path: string;
  readonly type: string;
  readonly bytes: readonly number[];
}

/** Drops files on the page. */
async function drop(page: Page, files: readonly Given[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { path, type, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], path, { type }));
    return data;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}
