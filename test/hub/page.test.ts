import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HubOptions } from '../../src/hub/hub';
import { BLOCK } from '../../src/hub/ranges';
import { launch, hasChromium } from '../page/chromium';
import { serve, type Server } from '../page/server';
import { fakeHub, noise, repo, sha256, type FakeHub, type HubFile } from './server';
import { large, quick } from './support';
import { visit } from './visit';

const files: Record<string, HubFile> = {
  'model_index.json': { bytes: new TextEncoder().encode('{}'), lfs: false },
  [large]: { bytes: noise(2 * BLOCK + 1000, 5), lfs: true },
  'unwanted.bin': { bytes: noise(10), lfs: true },
};
const total = 2 * BLOCK + 1000 + 2;
const source = (path: string): string => fileURLToPath(new URL(`../../src/hub/${path}`, import.meta.url));

describe('the hub in Chromium', () => {
  if (!hasChromium()) return;

  let browser: Browser;
  let server: Server;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sd-ts-page-'));
    const contents = `export * from '${source('browser/snapshot.ts')}'; export * from '${source('url-folder.ts')}';`;
    await build({
      stdin: { contents, resolveDir: folder },
      outfile: join(folder, 'hub.js'),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      logLevel: 'error',
    });
    const script = '<script type="module">import * as hub from "./hub.js"; window.hub = hub;</script>';
    await writeFile(join(folder, 'index.html'), `<!doctype html><link rel="icon" href="data:,">${script}`);
    server = await serve(folder);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  let hub: FakeHub;
  let context: BrowserContext;
  beforeEach(async () => {
    hub = await fakeHub({ ...files });
    context = await browser.newContext();
  });
  afterEach(async () => {
    await context.close();
    await hub[Symbol.asyncDispose]();
  });

  async function open(): Promise<Page> {
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction(() => 'hub' in window);
    return page;
  }
  const options = (): HubOptions => ({ endpoint: hub.endpoint });
  const wholeHashes = ['model_index.json', large].map((path) => sha256(files[path]?.bytes ?? noise(0)));

  it('reads by range what is read, and nothing else', async () => {
    const page = await open();
    const first = await visit(page, repo, options(), [
      [0, 8],
      [8, 2000],
      [BLOCK - 5, BLOCK],
    ]);
    expect(first.error).toBeNull();
    expect(first.hashes).toEqual(
      [
        [0, 8],
        [8, 2000],
        [BLOCK - 5, BLOCK],
      ].map(([start, end]) => sha256(files[large]?.bytes.slice(start, end) ?? noise(0))),
    );
    const ofFiles = hub.asked.filter(({ path }) => !path.startsWith('/api/'));
    expect(ofFiles.map(({ host, headers }) => [host, headers.range])).toEqual([
      ['hub', `bytes=0-${BLOCK - 1}`],
      ['cdn', `bytes=0-${BLOCK - 1}`],
    ]);
    expect(hub.asked.filter(({ headers }) => 'authorization' in headers || 'cookie' in headers)).toEqual([]);
    expect(first.progress).toEqual([
      { kind: 'download', done: 0, total },
      { kind: 'download', done: BLOCK, total },
    ]);
    expect(first.cached).toBe(false);
    expect(first.estimate).toEqual({ files: 2, bytes: total, cachedBytes: BLOCK });
  });

  it('needs no network on a second visit', async () => {
    expect((await visit(await open(), repo, options(), null)).hashes).toEqual(wholeHashes);
    const page = await open();
    for (const [id, more, requests] of [
      [repo, {}, 2], // whether the branch has moved, for opening and for the estimate
      [`${repo}@${hub.commit}`, {}, 0],
      [repo, { localFilesOnly: true }, 0],
    ] as const) {
      hub.asked.length = 0;
      const second = await visit(page, id, { ...options(), ...more }, null);
      expect(second.error).toBeNull();
      expect(second.hashes).toEqual(wholeHashes);
      expect(second.progress).toEqual([]);
      expect(second.cached).toBe(true);
      expect(second.estimate).toEqual({ files: 2, bytes: total, cachedBytes: total });
      expect(hub.asked.map(({ path }) => path.startsWith('/api/'))).toEqual(
        Array.from({ length: requests }, () => true),
      );
    }
    hub.fault = () => ({ status: 503 });
    const busy = await visit(page, repo, options(), null);
    expect(busy.hashes).toEqual(wholeHashes);
    expect(busy.progress.map(({ kind }) => kind)).toEqual(['warning']);
  });

  it('clears what it has kept', async () => {
    const page = await open();
    await visit(page, repo, options(), null);
    const names = await page.evaluate(
      async ({ repo, endpoint, pace }) => {
        const { clearCache } = window.hub.pageHub(pace);
        await caches.open('of the page itself');
        const before = await caches.keys();
        await clearCache('some-one/other', { endpoint });
        const other = await caches.keys();
        await clearCache(repo, { endpoint });
        const after = await caches.keys();
        await (await caches.open('sd-ts-hub of another endpoint')).keys();
        await clearCache();
        return [before, other, after, await caches.keys()];
      },
      { repo, endpoint: hub.endpoint, pace: quick },
    );
    expect(names.map((one) => one.length)).toEqual([2, 2, 1, 1]);
    expect(names[3]).toEqual(['of the page itself']);
    const without = await visit(page, repo, { ...options(), localFilesOnly: true }, null);
    expect(without.error).toMatch(/^HubError: some-one\/a_model\.v1@main: is not in the cache/);
    expect(without.cached).toBe(false);
  });

  it('carries on in memory, with one warning, where the storage is full', async () => {
    const page = await open();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(server.origin).origin,
      quotaSize: 2 ** 20,
    });
    const full = await visit(page, repo, options(), null);
    expect(full.error).toBeNull();
    expect(full.hashes).toEqual(wholeHashes);
    const warnings = full.progress.filter(({ kind }) => kind === 'warning');
    expect(warnings.length).toBe(1);
    expect(warnings[0]).toHaveProperty('message', expect.stringMatching(/storage takes no more \(QuotaExceededError/));
    expect(full.progress.at(-1)).toEqual({ kind: 'download', done: total, total });
    expect(full.cached).toBe(false);
  });

  it('carries on in memory where there is no storage', async () => {
    const page = await open();
    await page.evaluate(() => Object.defineProperty(globalThis, 'caches', { value: undefined }));
    const none = await visit(page, repo, options(), null);
    expect(none.hashes).toEqual(wholeHashes);
    expect(none.progress.filter(({ kind }) => kind === 'warning').length).toBe(1);
    expect(none.progress.at(-1)).toEqual({ kind: 'download', done: total, total });
    await page.evaluate((pace) => window.hub.pageHub(pace).clearCache(), quick);
  });

  it('repeats what fails, and says what does not work', async () => {
    const page = await open();
    let times = 0;
    hub.fault = ({ host }) => {
      if (host !== 'cdn') return null;
      times += 1;
      return times === 1 ? { status: 503 } : times < 4 ? { dropAfter: 1000 } : null;
    };
    expect((await visit(page, repo, options(), null)).hashes).toEqual(wholeHashes);

    await page.evaluate((pace) => window.hub.pageHub(pace).clearCache(), quick);
    const short = { bytes: noise(BLOCK + 7, 5) };
    const hidden = { 'access-control-expose-headers': '' };
    for (const [fault, block, message] of [
      [
        short,
        1,
        /206 \(bytes 8388608-8388614\/8388615\) was answered; bytes 8388608 to 16777216 of 16778216 are needed/,
      ],
      [short, 2, /416 \(bytes \*\/8388615\) was answered/],
      [{ ...short, headers: hidden }, 1, /7 bytes came where 8388608 are needed \(4 times\)/],
      [{ noRanges: true }, 1, /200 \(no range\) was answered/],
      [{ status: 401 }, 0, /answered 401.*a page sends no token/],
      [{ status: 404 }, 0, /answered 404.*was looked for/],
      [{ dropAfter: 10 }, 0, /the connection was dropped .*\(4 times\)/],
    ] as const) {
      hub.fault = ({ host }) => (host === 'cdn' ? fault : null);
      const wrong = await visit(page, repo, options(), [[block * BLOCK, block * BLOCK + 10]]);
      expect(wrong.error).toMatch(/^HubError/);
      expect(wrong.error).toMatch(message);
      expect(wrong.estimate?.cachedBytes).toBe(0);
    }
    const refused = await visit(page, 'some-one/other', options(), null);
    expect(refused.error).toMatch(/^HubError: some-one\/other@main: 127\.0\.0\.1:\d+ answered 404/);
  });

  it('ends with the call that reads, not with the one that opened the folder [signal-hub-page]', async () => {
    const page = await open();
    hub.fault = ({ host }) => (host === 'cdn' ? { stallAfter: 1000 } : null);
    const error = await page.evaluate(
      async ({ repo, endpoint, pace }) => {
        const [opening, stop] = [new AbortController(), new AbortController()];
        const options = { endpoint, signal: opening.signal };
        const folder = await window.hub.pageHub(pace).openHub(repo, (paths) => paths, options);
        opening.abort(new Error('of another call'));
        const file = await folder.open('unet/a b.safetensors', { signal: stop.signal });
        setTimeout(() => {
          stop.abort(new Error('enough'));
        }, 100);
        return file?.read(0, 10).then(String, String);
      },
      { repo, endpoint: hub.endpoint, pace: quick },
    );
    expect(error).toBe('Error: enough');
  });

  it('opens a folder under a URL of another origin, whatever its headers let the page see', async () => {
    const page = await open();
    for (const headers of [{}, { 'access-control-expose-headers': '' }]) {
      hub.asked.length = 0;
      hub.fault = () => ({ headers });
      const url = `${hub.endpoint}/${repo}/resolve/main/`;
      const [size, bytes, none] = await page.evaluate(
        async ({ url, pace }) => {
          const folder = window.hub.openUrlFolder(url, { pace });
          const file = await folder.open('unet/a b.safetensors');
          const end = file?.size ?? 0;
          return [end, Array.from((await file?.read(end - 10, end)) ?? []), await folder.open('none.json')];
        },
        { url, pace: quick },
      );
      expect(size).toBe(2 * BLOCK + 1000);
      expect(bytes).toEqual(Array.from(files[large]?.bytes.slice(-10) ?? []));
      expect(none).toBeNull();
      const onCdn = hub.asked.filter(({ host }) => host === 'cdn');
      expect(onCdn.filter(({ method }) => method === 'HEAD').length).toBe(
        'access-control-expose-headers' in headers ? 1 : 0,
      );
    }
  });
});
