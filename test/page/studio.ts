import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { build as buildPackage } from '../cli/built';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds examples/studio and returns the folder of its files. */
export async function buildStudio(): Promise<string> {
  const outDir = folder('./dist-studio/'); // git-ignored
  await buildPackage();
  await build({ root: folder('../../examples/studio/'), configFile: folder('../../examples/studio/vite.config.ts'), build: { outDir, emptyOutDir: true }, logLevel: 'warn' }); // prettier-ignore
  return outDir;
}

declare global {
  interface Window {
    /** In milliseconds, since `watchStalls`. */
    stall: number;
    axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  }
}

/** Opens the studio and waits until it can draw. */
export async function openStudio(page: Page, origin: string, query: Record<string, string> = {}): Promise<void> {
  await page.goto(`${origin}?${new URLSearchParams({ backend: 'wasm', steps: '4', seed: '7', ...query })}`);
  await page.locator('#draw[data-ready]').waitFor({ timeout: 240_000 });
}

/** Draws what the form says, and waits for the end; returns what the page then says. */
export async function drawStudio(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.locator('#status:text("Drawn in")').waitFor({ timeout: 240_000 });
  return (await page.locator('#status').textContent()) ?? '';
}

/** From now on `window.stall` is the longest time between two turns of the page's event loop. */
export function watchStalls(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.stall = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.stall = Math.max(window.stall, now - last);
      last = now;
    }, 1);
  });
}

/** What axe has to say against the page, as `rule: element`. */
export async function violations(page: Page): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(path, 'utf8'));
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
