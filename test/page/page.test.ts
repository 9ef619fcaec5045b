import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { psnr } from '../../bench/psnr';
import { StableDiffusion, useBackend } from '../../src';
import { build as buildPackage } from '../cli/built';
import { draw, launch, hasChromium, type Visit } from './chromium';
import { serve, type Server } from './server';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const outDir = folder('./dist/'); // git-ignored
const prompt = 'a yellow star on a purple background';
const seed = 7;

/** The same picture from Node on wasm, as RGBA. */
async function fromNode(numSteps: number): Promise<number[]> {
  await useBackend('wasm');
  using model = new StableDiffusion({ weights: 'tiny' });
  const [image] = await model.textToImage(prompt, { numSteps, seed });
  return Array.from(image?.toImageData().data ?? []);
}

const furthest = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? NaN))), 0);

/** RGBA without the last. */
const colours = (pixels: readonly number[]): Uint8ClampedArray =>
  Uint8ClampedArray.from(pixels.filter((_, i) => i % 4 < 3));

describe('the example page, built by Vite, in Chromium', () => {
  if (!hasChromium()) return;

  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    await buildPackage();
    await build({ root: folder('../../examples/page/'), build: { outDir, emptyOutDir: true }, logLevel: 'warn' });
    server = await serve(outDir);
    browser = await launch();
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
  });

  it.each([
    { backend: 'wasm', steps: 8 },
    { backend: 'webgpu', steps: 2 }, // SwiftShader computes it on the CPU, slowly
  ])('draws on $backend what Node draws on wasm', { timeout: 600_000 }, async ({ backend, steps }) => {
    await using page = await browser.newPage();
    const address = `${server.origin}?${new URLSearchParams({ backend, prompt, steps: `${steps}`, seed: `${seed}` })}`;
    const visit = await draw(page, address, 590_000);
    expect(visit.caption).toMatch(new RegExp(`^Drawn in [\\d.]+ s on ${backend}: ${steps} steps, seed ${seed}\\.$`));
    expect(visit.failed).toBe(false);
    expect(visit.isolated).toBe(true);
    expect(visit.accent).toBe('rgb(91, 61, 245)');
    expect(visit.shown.some((caption) => /^Step \d+ of \d+$/.test(caption))).toBe(true);
    expect(visit.pixels.length).toBe(128 * 128 * 4);
    expect(new Set(visit.pixels).size).toBeGreaterThan(50);
    expect(furthest(visit.pixels, await fromNode(steps))).toBeLessThanOrEqual(1);
  });

  it(
    'draws the same with threads on wasm and, where it is not isolated, without, and says why',
    { timeout: 300_000 },
    async () => {
      await using open = await serve(outDir, { 'Cross-Origin-Opener-Policy': 'unsafe-none' });
      const visits: Visit[] = [];
      for (const { origin } of [server, open]) {
        await using page = await browser.newPage();
        visits.push(await draw(page, `${origin}?backend=wasm&steps=2&seed=7`, 290_000));
      }
      const [isolated, alone] = visits as [Visit, Visit];
      expect(isolated.isolated).toBe(true);
      expect(isolated.threads).toBe(availableParallelism() - 1);
      expect(isolated.backend).toBe('wasm: asked for');
      expect(alone.isolated).toBe(false);
      expect(alone.threads).toBe(0);
      expect(alone.backend).toMatch(/^wasm: asked for; one thread computes: the page is not cross-origin isolated/);
      expect(alone.pixels).toEqual(isolated.pixels);
    },
  );

  it.each([
    { precision: 'float32', compile: 'false' },
    { precision: 'mixed_float16', compile: 'true' },
    { precision: 'mixed_float16', compile: 'false' },
  ])('draws on webgpu what Node draws: $precision, compile=$compile', { timeout: 600_000 }, async (how) => {
    await using page = await browser.newPage();
    const settings = { ...how, backend: 'webgpu', prompt, steps: '1', seed: `${seed}` };
    const visit = await draw(page, `${server.origin}?${new URLSearchParams(settings)}`, 590_000);
    expect(visit.caption).toMatch(/^Drawn in [\d.]+ s on webgpu: 1 steps, seed 7\.$/);
    expect(visit.shown.some((caption) => caption.startsWith('Compiling'))).toBe(how.compile === 'true');
    const expected = await fromNode(1);
    if (how.precision === 'float32') expect(furthest(visit.pixels, expected)).toBeLessThanOrEqual(1);
    else expect(psnr(colours(visit.pixels), colours(expected))).toBeGreaterThanOrEqual(35);
  });

  it('says that the model knows no word of a prompt [unknown-words-page]', { timeout: 300_000 }, async () => {
    await using page = await browser.newPage();
    const visit = await draw(page, `${server.origin}?backend=wasm&steps=1&seed=7&prompt=zyxxy`, 290_000);
    expect(visit.caption).toMatch(/^Drawn in .*seed 7\. tiny: the model was taught no word of 'zyxxy'/);
  });

  it('says what is wrong', { timeout: 300_000 }, async () => {
    await using page = await browser.newPage();
    const visit = await draw(page, `${server.origin}?backend=abacus`, 290_000);
    expect(visit.failed).toBe(true);
    expect(visit.caption).toContain('"abacus" was given; one of');
  });
});
