import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { expect, it } from 'vitest';
import type { WebgpuReport } from '../../bench/webgpu/benchmark';
import { eachBackend } from '../support/engines';
import { hasChromium, launch } from './chromium';
import { serve } from './server';

const root = fileURLToPath(new URL('../..', import.meta.url));

const rate: unknown = expect.toSatisfy((value: number) => value > 0, 'a rate or a time');

/** What a file that somebody sends must say, whatever the numbers are. */
function expectReport(text: string): WebgpuReport {
  const report = JSON.parse(text) as WebgpuReport;
  expect(report).toMatchObject({
    adapter: expect.stringMatching(/\w/) as unknown,
    isSoftware: true,
    isQuick: true,
    size: 512,
    took: rate,
    cut: { rounds: 1, shortened: 0, leftOut: 0 },
    used: { f16: false, firstTile: 0, matrix: null, isSoftware: true },
    networks: [],
    clock: expect.stringMatching(/^(timestamp-query|wall)$/) as unknown,
    roofs: { fmaFloat32: rate, copy: rate, workgroupMemory: rate },
    pipelines: { count: rate, cold: rate, warm: rate },
  });
  expect(report.roofs.fmaFloat16 !== null).toBe(report.features.includes('shader-f16'));
  expect(report.limits['maxStorageBufferBindingSize']).toBeGreaterThan(0);
  expect(report.kernels.length).toBeGreaterThan(3);
  for (const kernel of report.kernels) {
    expect(kernel.reason).toBe(undefined);
    expect(kernel).toMatchObject({ held: 'half', count: rate, seconds: rate, bytesPerSecond: rate, rounds: 1 });
    expect(kernel.uniforms['workgroups'], kernel.kernel).toBeLessThanOrEqual(kernel.workgroups);
    expect(kernel.flops / (kernel.seconds as number)).toBeCloseTo(kernel.flopsPerSecond as number, -3);
  }
  return report;
}

eachBackend(() => {
  it('measures the adapter in Node', { timeout: 600_000 }, async () => {
    const args = ['-C', 'source', '--import', 'tsx', 'bench/webgpu/index.ts', '--quick'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 24 });
    const { agent, embedded } = expectReport(stdout.slice(stdout.indexOf('{')));
    expect(agent).toBe(`Node ${process.version}`);
    const times = { coldPrepare: rate, warmPrepare: rate, step: rate, decoder: rate };
    expect(embedded).toEqual([{ precision: 'mixed_float16', ...times }]);
  });

  if (!hasChromium()) return;
  it('measures kernels in a page', { timeout: 600_000 }, async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'sd-ts-webgpu-page-'));
    try {
      await build({ root: join(root, 'bench/webgpu/page'), build: { outDir, emptyOutDir: true }, logLevel: 'warn' });
      await using server = await serve(outDir);
      await using browser = await launch();
      const page = await browser.newPage();
      await page.goto(`${server.origin}?quick&kernels`);
      await page.waitForFunction(() => /^(Done|It failed)/.test(document.querySelector('p')?.textContent ?? ''), null, {
        timeout: 590_000,
      });
      expect(await page.textContent('p')).toBe('Done. Save it');
      expect(expectReport((await page.textContent('pre')) ?? '').agent).toContain('Chrome');
    } finally {
      rmSync(outDir, { recursive: true, force: true });
    }
  });
}, ['webgpu']);
