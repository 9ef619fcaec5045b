import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../src/errors';
import { nodeHub } from '../../src/hub/node/snapshot';
import type { Progress } from '../../src/progress';
import { gitHash, noise, repo, sha256 } from './server';
import {
  errorOf,
  expectSame,
  faultsOfLarge,
  isForLarge,
  large,
  quick,
  rangesOfLarge,
  repoFolder,
  select,
  surroundings,
  tree,
  type Surroundings,
} from './support';

const { openHub, isCached, clearCache } = nodeHub(quick);

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
});
afterEach(() => around[Symbol.asyncDispose]());

describe('a download that is disturbed', () => {
  it.each([
    ['a server that is busy', { status: 503 }],
    ['a server that has too many requests', { status: 429, headers: { 'retry-after': '0' } }],
  ])('waits for %s', async (_, fault) => {
    const { hub, cacheDir } = around;
    const failed = new Set<string>();
    hub.fault = ({ method, path }) => {
      const first = !failed.has(method + path);
      failed.add(method + path);
      return first ? fault : null;
    };
    const snapshot = await openHub(repo, select, { cacheDir });
    await expectSame(snapshot, hub, large);
  });

  it('waits as long as Retry-After says', async () => {
    const { cacheDir } = around;
    faultsOfLarge(around.hub, { status: 429, headers: { 'retry-after': '1' } });
    const slow = nodeHub({ ...quick, longest: 5000 });
    const start = performance.now();
    await slow.openHub(repo, () => [large], { cacheDir });
    expect(performance.now() - start).toBeGreaterThan(990);
    await clearCache(repo, { cacheDir });
    faultsOfLarge(around.hub, { status: 503, headers: { 'retry-after': new Date(Date.now() + 2500).toUTCString() } });
    const again = performance.now();
    await slow.openHub(repo, () => [large], { cacheDir });
    expect(performance.now() - again).toBeGreaterThan(990); // dates have whole seconds
  });

  it('gives up at last, and says why', async () => {
    const { hub, cacheDir } = around;
    hub.fault = (asked) => (isForLarge(hub, asked) ? { status: 500 } : null);
    const error = await errorOf(openHub(repo, select, { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(/a%20b\.safetensors: localhost:\d+ answered 500 \(4 times\)/);
    expect(hub.asked.filter((one) => isForLarge(hub, one)).length).toBe(4);
  });

  it('goes on where a connection was dropped, more often than it would begin anew', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, ...Array.from({ length: 6 }, () => ({ dropAfter: 40_000 })));
    const done: number[] = [];
    const snapshot = await openHub(repo, () => [large], {
      cacheDir,
      onProgress: (progress) => progress.kind === 'download' && done.push(progress.done),
    });
    await expectSame(snapshot, hub, large);
    const asked = hub.asked.filter((one) => isForLarge(hub, one)).map(({ headers }) => headers);
    expect(asked.map(({ range }) => range)).toEqual([
      undefined,
      ...[40_000, 80_000, 120_000, 160_000, 200_000, 240_000].map((start) => `bytes=${start}-`),
    ]);
    expect(asked[1]?.['if-range']).toBe(`"cdn-${gitHash(hub.files[large]?.bytes ?? noise(0))}"`);
    expect(done.at(-1)).toBe(300_000);
  });

  it('begins anew where the server has no ranges', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, { dropAfter: 40_000 }, { noRanges: true });
    const snapshot = await openHub(repo, () => [large], { cacheDir });
    await expectSame(snapshot, hub, large);
    expect(await tree(join(cacheDir, repoFolder, 'blobs'))).toEqual([sha256(hub.files[large]?.bytes ?? noise(0))]);
  });

  it.each([
    ['too short', { bytes: noise(200_000, 7) }, /200000 bytes came; 300000 are needed/],
    ['too long', { bytes: noise(300_001, 7) }, /more bytes came than the 300000/],
    ['other bytes', { bytes: noise(300_000, 99) }, /the hash of what came is [0-9a-f]{64}; [0-9a-f]{64} is needed/],
  ])('fetches a file again that comes wrong (%s), and then says so', async (_, fault, message) => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, fault);
    const snapshot = await openHub(repo, () => [large], { cacheDir });
    await expectSame(snapshot, hub, large);

    await clearCache(repo, { cacheDir });
    hub.asked.length = 0;
    faultsOfLarge(around.hub, fault, fault);
    const error = await errorOf(openHub(repo, () => [large], { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain('twice');
    expect(hub.asked.filter((one) => isForLarge(hub, one)).length).toBe(2);
    expect(await tree(join(cacheDir, repoFolder, 'blobs'))).toEqual([]);
    expect(await isCached(repo, () => [large], { cacheDir })).toBe(false);
  });

  it('does not take another range than it asked for', async () => {
    const { hub, cacheDir } = around;
    const other = { headers: { 'content-range': 'bytes 30000-299999/300000' } };
    faultsOfLarge(around.hub, { dropAfter: 40_000 }, other);
    await expectSame(await openHub(repo, () => [large], { cacheDir }), hub, large);
    await clearCache(repo, { cacheDir });
    faultsOfLarge(around.hub, { dropAfter: 40_000 }, other, { dropAfter: 40_000 }, other);
    const error = await errorOf(openHub(repo, () => [large], { cacheDir }));
    expect(error.message).toContain('206 with bytes 30000-299999/300000; bytes from 40000 of 300000 are needed, twice');
  });

  it('fetches a small file again that comes wrong: its tag is git’s hash', async () => {
    const { hub, cacheDir } = around;
    let times = 0;
    const wrong = { bytes: new TextEncoder().encode('#version: 0.2\ni n\nt i\n') };
    hub.fault = ({ method, path }) => (method === 'GET' && path.endsWith('merges.txt') && times++ < 1 ? wrong : null);
    const snapshot = await openHub(repo, select, { cacheDir });
    await expectSame(snapshot, hub, 'tokenizer/merges.txt');
    expect(times).toBe(2);
  });

  it('throws away a part that the server says is too long (416)', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, { dropAfter: 250_000 }, { bytes: noise(100, 7) });
    const snapshot = await openHub(repo, () => [large], { cacheDir });
    await expectSame(snapshot, hub, large);
    expect(rangesOfLarge(hub)).toEqual([undefined, 'bytes=250000-', undefined]);
  });

  it('fetches again what is in its place with another length', async () => {
    const { hub, cacheDir } = around;
    await openHub(repo, select, { cacheDir });
    const blob = join(cacheDir, repoFolder, 'blobs', sha256(hub.files[large]?.bytes ?? noise(0)));
    await writeFile(blob, 'half');
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
    const snapshot = await openHub(repo, select, { cacheDir });
    await expectSame(snapshot, hub, large);
  });

  it('leaves, when it is aborted mid-file, a part to go on from and nothing else', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, { stallAfter: 100_000 });
    const stop = new AbortController();
    const reason = new Error('enough');
    const onProgress = (progress: Progress): void => {
      if (progress.kind === 'download' && progress.done === 100_000) stop.abort(reason);
    };
    const stopped = openHub(repo, () => [large], { cacheDir, signal: stop.signal, onProgress });
    expect(await errorOf(stopped)).toBe(reason);
    const [part, ...others] = await readdir(join(cacheDir, repoFolder, 'blobs'));
    expect(others).toEqual([]);
    expect(part).toMatch(/^[0-9a-f]{64}\.sd-ts-[0-9a-f]{8}-\d+-\d+\.incomplete$/);
    expect((await stat(join(cacheDir, repoFolder, 'blobs', part ?? ''))).size).toBe(100_000);
    expect(await isCached(repo, () => [large], { cacheDir })).toBe(false);

    hub.asked.length = 0;
    const seen: Progress[] = [];
    const snapshot = await openHub(repo, () => [large], { cacheDir, onProgress: (one) => seen.push(one) });
    await expectSame(snapshot, hub, large);
    expect(rangesOfLarge(hub)).toEqual(['bytes=100000-']);
    expect(seen.slice(0, 2)).toEqual([0, 100_000].map((done) => ({ kind: 'download', done, total: 300_000 })));
    expect((await readdir(join(cacheDir, repoFolder, 'blobs'))).length).toBe(1);
  });

  it('notices that a part is of something else, and clears away what is of no use', async () => {
    const { hub, cacheDir } = around;
    const { name } = await partName(cacheDir);
    for (const number of [1, 2]) {
      // Left by a process that is gone; 4194305 is more than Linux' greatest process id.
      const left = name.replace(/-\d+-\d+\./, `-4194305-${number}.`);
      await writeFile(join(cacheDir, repoFolder, 'blobs', left), noise(1000, 3));
    }
    hub.asked.length = 0;
    const snapshot = await openHub(repo, () => [large], { cacheDir });
    await expectSame(snapshot, hub, large);
    expect(rangesOfLarge(hub)).toEqual(['bytes=1000-', undefined]);
    expect(await readdir(join(cacheDir, repoFolder, 'blobs'))).toEqual([sha256(hub.files[large]?.bytes ?? noise(0))]);
  });

  it('leaves the part of another process alone while that lives', async () => {
    const { hub, cacheDir } = around;
    const { name } = await partName(cacheDir);
    const theirs = name.replace(/-\d+-\d+\./, `-${process.ppid}-1.`);
    await writeFile(join(cacheDir, repoFolder, 'blobs', theirs), noise(1000, 3));
    await openHub(repo, () => [large], { cacheDir });
    expect(await readdir(join(cacheDir, repoFolder, 'blobs'))).toContain(theirs);
    expect(hub.asked.filter((one) => isForLarge(hub, one)).at(-1)?.headers.range).toBeUndefined();
  });

  /** Makes a part of the large file by aborting, and takes it away again. */
  async function partName(cacheDir: string): Promise<{ name: string }> {
    faultsOfLarge(around.hub, { stallAfter: 1000 });
    const stop = new AbortController();
    const onProgress = (progress: Progress): void => {
      if (progress.kind === 'download' && progress.done > 0) stop.abort(new Error('enough'));
    };
    await errorOf(openHub(repo, () => [large], { cacheDir, signal: stop.signal, onProgress }));
    const blobs = join(cacheDir, repoFolder, 'blobs');
    const name = (await readdir(blobs)).find((one) => one.endsWith('.incomplete')) ?? '';
    await rm(join(blobs, name));
    return { name };
  }

  it('ends at once when it is aborted: before it begins, and while it waits', async () => {
    const { hub, cacheDir } = around;
    const reason = new Error('enough');
    expect(await errorOf(openHub(repo, select, { cacheDir, signal: AbortSignal.abort(reason) }))).toBe(reason);
    hub.fault = () => ({ status: 503 });
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort(reason);
    }, 50);
    const start = performance.now();
    const patient = nodeHub({ retries: 5, first: 10_000, longest: 60_000 });
    expect(await errorOf(patient.openHub(repo, select, { cacheDir, signal: stop.signal }))).toBe(reason);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('ends with what onProgress throws', async () => {
    const { cacheDir } = around;
    const reason = new Error('no more');
    const onProgress = (): void => {
      throw reason;
    };
    expect(await errorOf(openHub(repo, select, { cacheDir, onProgress }))).toBe(reason);
  });

  it('stops the other files when one fails, and leaves nothing running', async () => {
    const { hub, cacheDir } = around;
    hub.fault = (asked) => {
      if (isForLarge(hub, asked)) return { stallAfter: 10_000 };
      return asked.host === 'cdn' ? { status: 403 } : null;
    };
    const error = await errorOf(openHub(repo, select, { cacheDir }));
    expect(error.message).toContain('vae/model.safetensors');
    expect(error.message).toContain('403');
  });
});
