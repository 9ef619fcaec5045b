// Takes the pictures of examples/studio in docs/public/studio: npx tsx -C source scripts/studio.ts (needs Chromium)
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launch } from '../test/page/chromium';
import { serve } from '../test/page/server';
import { buildStudio, drawStudio, openStudio } from '../test/page/studio';

const folder = fileURLToPath(new URL('../docs/public/studio/', import.meta.url));
const prompts = ['a yellow star on a purple background', 'a slice of pizza', 'a pink pig', 'a green cactus', 'a red heart on a blue background']; // prettier-ignore

mkdirSync(folder, { recursive: true });
await using server = await serve(await buildStudio());
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 840 } });
page.setDefaultTimeout(240_000);
await openStudio(page, server.origin, { steps: '25' });
for (const prompt of prompts) {
  await page.locator('textarea').fill(prompt);
  await drawStudio(page);
}
for (const colorScheme of ['light', 'dark'] as const) await shot(colorScheme, colorScheme);
await page.setViewportSize({ width: 390, height: 844 });
await shot('phone', 'light');
await page.setViewportSize({ width: 1000, height: 700 });
await record();
await browser.close();

async function shot(name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const bytes = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}.png`), await sharp(bytes).png({ palette: true, colours: 128 }).toBuffer());
}

/** The page as it draws, as an animated WebP. */
async function record(): Promise<void> {
  await page.locator('textarea').fill('a red rocket on a blue background');
  const frames: Buffer[] = [await frame(page)];
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  for (let i = 0; i < 60 && !(await page.locator('#status').textContent())?.startsWith('Drawn'); i++) {
    frames.push(await frame(page));
    await page.waitForTimeout(100);
  }
  const last = await frame(page);
  const all = [...frames, ...new Array<Buffer>(8).fill(last)];
  const movie = sharp(all, { join: { animated: true } }).webp({ quality: 60, delay: all.map(() => 200), loop: 0 });
  writeFileSync(join(folder, 'drawing.webp'), await movie.toBuffer());
}

async function frame(of: Page): Promise<Buffer> {
  return sharp(await of.screenshot())
    .resize({ width: 800 })
    .png()
    .toBuffer();
}
