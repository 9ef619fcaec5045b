import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hasChromium, launch } from './chromium';
import type {} from './kernels-page'; // what it adds to `window`
import { serve } from './server';

const entry = fileURLToPath(new URL('kernels-page.ts', import.meta.url));

/** On SwiftShader, without a GPU: no f16, and subgroups of four lanes. */
describe('kernels on awkward shapes, in Chromium', () => {
  if (!hasChromium()) return;

  it('compute what is expected', { timeout: 600_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sd-ts-kernels-'));
    try {
      await build({
        entryPoints: [entry],
        outfile: join(folder, 'kernels.js'),
        bundle: true,
        format: 'esm',
        target: 'es2022',
      });
      writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="kernels.js"></script>');
      await using server = await serve(folder);
      await using browser = await launch();
      const page = await browser.newPage();
      page.setDefaultTimeout(590_000);
      await page.goto(server.origin);
      const { found, subgroups } = await page.evaluate(() => window.distances());
      expect(subgroups).toBe(true);
      expect(found.length).toBeGreaterThan(20);
      for (const { name, distance, bound } of found) expect(distance, name).toBeLessThanOrEqual(bound);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
