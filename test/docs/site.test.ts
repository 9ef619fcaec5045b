import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenInSite, builtPages, site } from '../../scripts/docs/built';
import { docs, writtenPages } from '../../scripts/docs/pages';
import { StableDiffusion, useBackend } from '../../src';
import { build as buildPackage } from '../cli/built';
import { launch, whyNoChromium } from '../page/chromium';
import { serve, type Server } from '../page/server';
import { required } from '../support/engines';

const root = fileURLToPath(new URL('../../', import.meta.url));
const whyNoTools = existsSync(join(docs, 'node_modules/vitepress'))
  ? null
  : 'docs/node_modules is not there (npm ci --prefix docs)';

describe('the site of docs/', { timeout: 240_000 }, () => {
  const missing = whyNoTools ?? whyNoChromium;
  if (missing !== null) {
    it(`has its tools: ${missing}`, (context) => {
      if (required) throw new Error(missing);
      context.skip(missing);
    });
    return;
  }

  const snippets = mkdtempSync(join(tmpdir(), 'sd-ts-site-'));
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    await buildPackage();
    await promisify(execFile)(process.execPath, ['--import', 'tsx', '-C', 'source', 'scripts/docs.ts'], { cwd: root });
    server = await serve(site);
    browser = await launch();
  }, 600_000);
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    rmSync(snippets, { recursive: true, force: true });
  });

  it('has all pages that are written, and a reference of the API', () => {
    const pages = builtPages();
    expect(pages).toEqual(expect.arrayContaining(writtenPages().map((page) => page.replace('.md', '.html'))));
    expect(pages).toEqual(
      expect.arrayContaining(
        [
          ...[
            'classes/StableDiffusion',
            'interfaces/GenerateOptions',
            'functions/worker.connect',
            'modules/worker-host',
          ],
        ].map((page) => `api/${page}.html`),
      ),
    );
    expect(readFileSync(join(site, 'api/interfaces/GenerateOptions.html'), 'utf8')).toContain('Denoising steps');
  });

  it('has no link that leads nowhere', () => {
    expect(brokenInSite()).toEqual([]);
  });

  it('finds words', async () => {
    await using page = await open(server.origin);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('textual inversion');
    await page.locator('.results a[href*="adapters"]').first().waitFor();
  });

  it('draws in its page what Node draws', async () => {
    await using page = await open(`${server.origin}live.html`);
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await page.locator('[role=status]:text("Drawn in"), [role=status].error').waitFor();
    expect(await page.locator('[role=status]').textContent()).toMatch(/^Drawn in [\d.]+ s on \w+, seed 7\.$/);
    await useBackend('wasm');
    using model = new StableDiffusion({ weights: 'tiny' });
    const [image] = await model.textToImage('a red heart on a blue background', { seed: 7 });
    const [theirs, ours] = [await pixelsOf(page), Array.from(image?.toImageData().data ?? [])];
    expect(theirs.length).toBe(ours.length);
    expect(
      theirs.reduce((most, value, i) => Math.max(most, Math.abs(value - (ours[i] ?? NaN))), 0),
    ).toBeLessThanOrEqual(1);
  });

  it('shows in docs/browser.md a page that draws', async () => {
    const [, program = ''] = /^```html\n(.*?)^```$/ms.exec(readFileSync(join(docs, 'browser.md'), 'utf8')) ?? [];
    mkdirSync(join(snippets, 'dist'));
    for (const path of ['dist/sd-ts.browser.js', 'checkpoints/tiny'])
      cpSync(join(root, path), join(snippets, path), { recursive: true });
    const imports = '<script type="importmap">{ "imports": { "sd-ts": "/dist/sd-ts.browser.js" } }</script>';
    writeFileSync(
      join(snippets, 'index.html'),
      `<!doctype html><html lang="en"><link rel="icon" href="data:,">${imports}${program}`,
    );
    await using pages = await serve(snippets);
    await using page = await open(pages.origin);
    await page.waitForFunction(
      () => document.querySelector('canvas')?.getContext('2d')?.getImageData(64, 64, 1, 1).data[3] === 255,
    );
    expect(new Set(await pixelsOf(page)).size).toBeGreaterThan(50);
  });

  /** A page of an address, which must not throw. */
  async function open(address: string): Promise<Page> {
    const page = await browser.newPage();
    page.setDefaultTimeout(200_000); // a loaded machine is slow at everything
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(address);
    return page;
  }
});

function pixelsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const { width = 0, height = 0 } = canvas ?? {};
    return Array.from(canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? []);
  });
}
