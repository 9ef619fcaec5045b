import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../src/errors';
import { nodeHub } from '../../src/hub/node/snapshot';
import type { Progress } from '../../src/progress';
import { noise, repo } from './server';
import {
  blobNames,
  errorOf,
  expectSame,
  faultsOfLarge,
  large,
  quick,
  rangesOfLarge,
  readFrom,
  repoFolder,
  select,
  surroundings,
  tree,
  type Surroundings,
} from './support';

const { openHub, isCached, estimateDownload, clearCache } = nodeHub(quick);

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
});
afterEach(() => around[Symbol.asyncDispose]());

describe('a download', () => {
  it('brings what is selected, checked, and nothing else', async () => {
    const { hub, cacheDir } = around;
    const snapshot = await openHub(repo, select, { cacheDir });
    expect(await snapshot.list()).toEqual(Object.keys(hub.files).filter((path) => path !== 'unwanted.bin'));
    for (const path of select(Object.keys(hub.files))) {
      await expectSame(snapshot, hub, path);
    }
    expect(await snapshot.open('unwanted.bin')).toBeNull();
    expect(await snapshot.open('../../refs/main')).toBeNull();
    expect(hub.asked.filter(({ path }) => path.includes('unwanted'))).toEqual([]);
  });

  it('gives one figure over all files, known before the first byte', async () => {
    const { hub, cacheDir } = around;
    const seen: [Progress, number][] = [];
    const onProgress = (progress: Progress): number =>
      seen.push([progress, hub.asked.filter(({ method }) => method === 'GET').length]);
    await openHub(repo, select, { cacheDir, onProgress });
    const total = select(Object.keys(hub.files)).reduce((sum, path) => sum + (hub.files[path]?.bytes.length ?? 0), 0);
    expect(seen[0]).toEqual([{ kind: 'download', done: 0, total }, 1]); // after the listing, before any file
    const done = seen.map(([progress]) =>
      progress.kind === 'download' && progress.total === total ? progress.done : NaN,
    );
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(total);
  });

  it('asks nothing a second time but whether the branch has moved, and of a commit nothing', async () => {
    const { hub, cacheDir } = around;
    await openHub(repo, select, { cacheDir });
    hub.asked.length = 0;
    const seen: Progress[] = [];
    await openHub(repo, select, { cacheDir, onProgress: (progress) => seen.push(progress) });
    expect(hub.asked.map(({ path }) => path)).toEqual([`/api/models/${repo}/revision/main`]);
    await openHub(`${repo}@${hub.commit}`, select, { cacheDir });
    expect(hub.asked.length).toBe(1);
    expect(seen).toEqual([]);
  });

  it('fetches of a new commit what has changed, and keeps the old one', async () => {
    const { hub, cacheDir } = around;
    const [old, before] = [hub.commit, await openHub(repo, select, { cacheDir })];
    hub.commit = 'f'.repeat(40);
    hub.files['model_index.json'] = { bytes: new TextEncoder().encode('{"_class_name":"Other"}'), lfs: false };
    hub.asked.length = 0;
    const after = await openHub(repo, select, { cacheDir });
    expect(new TextDecoder().decode(await readFrom(after, 'model_index.json'))).toContain('Other');
    expect(new TextDecoder().decode(await readFrom(before, 'model_index.json'))).toContain('Pipeline');
    await expectSame(after, hub, large);
    expect(rangesOfLarge(hub)).toEqual([]);
    expect(await isCached(`${repo}@${old}`, select, { cacheDir })).toBe(true);
  });

  it('takes a pull request for a revision', async () => {
    const { hub, cacheDir } = around;
    await openHub(`${repo}@refs/pr/1`, select, { cacheDir });
    expect(await readFile(join(cacheDir, repoFolder, 'refs/refs/pr/1'), 'utf8')).toBe(hub.commit);
  });

  it('tells what it would take, whether it is there, and takes it away', async () => {
    const { hub, cacheDir } = around;
    const bytes = select(Object.keys(hub.files)).reduce((sum, path) => sum + (hub.files[path]?.bytes.length ?? 0), 0);
    const estimate = { files: 5, bytes, cachedBytes: 0 };
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
    expect(await estimateDownload(repo, select, { cacheDir })).toEqual(estimate);
    expect(await tree(cacheDir)).toEqual([]);
    await openHub(repo, () => ['vae/model.safetensors'], { cacheDir });
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
    expect(await estimateDownload(repo, select, { cacheDir })).toEqual({ ...estimate, cachedBytes: 120_000 });
    await openHub(repo, select, { cacheDir });
    hub.asked.length = 0;
    expect(await isCached(repo, select, { cacheDir })).toBe(true);
    expect(await isCached(repo, () => [], { cacheDir })).toBe(false);
    expect(hub.asked).toEqual([]);
    await writeFile(join(cacheDir, 'not-ours'), '');
    await expect(clearCache(`${repo}@main`, { cacheDir })).rejects.toThrow('leave out');
    await clearCache(undefined, { cacheDir });
    expect(await readdir(cacheDir)).toEqual(['not-ours']);
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
  });

  it('clears only what sd-ts has fetched, unless it is named', async () => {
    const { cacheDir } = around;
    await openHub(repo, select, { cacheDir });
    await rm(join(cacheDir, repoFolder, '.sd-ts'), { recursive: true }); // as Python leaves a repository
    await openHub(repo, select, { cacheDir });
    await clearCache(undefined, { cacheDir });
    expect(await isCached(repo, select, { cacheDir })).toBe(true);
    await clearCache(repo, { cacheDir });
    expect(await readdir(cacheDir)).toEqual([]);
  });

  it('is done twice at once without harm', async () => {
    const { hub, cacheDir } = around;
    faultsOfLarge(around.hub, { dropAfter: 50_000 }, { dropAfter: 60_000 });
    const snapshots = await Promise.all([1, 2, 3].map(() => openHub(repo, select, { cacheDir })));
    for (const snapshot of snapshots) await expectSame(snapshot, hub, large);
    expect((await readdir(join(cacheDir, repoFolder, 'blobs'))).toSorted()).toEqual(blobNames());
  });

  it('copies where links cannot be made', async () => {
    const { hub, cacheDir } = around;
    vi.stubEnv('HF_HUB_DISABLE_SYMLINKS', '1');
    hub.files['vae/the same.safetensors'] = hub.files[large] ?? { bytes: noise(0), lfs: true };
    const snapshot = await openHub(repo, select, { cacheDir });
    for (const path of [large, 'vae/the same.safetensors']) {
      await expectSame(snapshot, hub, path, large);
    }
    expect((await tree(cacheDir)).filter((line) => line.includes(' -> '))).toEqual([]);
    expect(await readdir(join(cacheDir, repoFolder, 'blobs'))).toEqual([]);
    hub.asked.length = 0;
    await openHub(`${repo}@${hub.commit}`, select, { cacheDir });
    expect(hub.asked).toEqual([]);
  });

  it('says what stands in the way in the cache', async () => {
    const { cacheDir } = around;
    await writeFile(join(cacheDir, repoFolder), 'a file');
    const error = await errorOf(openHub(repo, select, { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain(`${join(cacheDir, repoFolder)} cannot be used`);
  });
});
