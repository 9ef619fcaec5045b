import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../src/errors';
import { nodeHub } from '../../src/hub/node/snapshot';
import type { Progress } from '../../src/progress';
import { repo, sha256 } from './server';
import { errorOf, expectSame, modelFiles, quick, select, surroundings, tree, type Surroundings } from './support';

/** What huggingface_hub has left in its cache, as test/reference/hub_cache.py found it. */
interface Fixture {
  readonly repo: string;
  readonly commit: string;
  readonly entries: Readonly<Record<string, { link?: string; text?: string; sha256?: string }>>;
}

const fixture = JSON.parse(await readFile(new URL('../fixtures/hub-cache.json', import.meta.url), 'utf8')) as Fixture;
const { openHub, isCached, estimateDownload } = nodeHub(quick);
const snapshotOf = (cacheDir: string): string =>
  join(cacheDir, `models--${repo.replace('/', '--')}`, 'snapshots', fixture.commit);

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
});
afterEach(() => around[Symbol.asyncDispose]());

/** Rebuilds the cache that Python left. */
async function pythonCache(cacheDir: string): Promise<void> {
  const contents = new Map(Object.values(modelFiles()).map(({ bytes }) => [sha256(bytes), bytes]));
  for (const [path, { link, text, sha256: hash = '' }] of Object.entries(fixture.entries)) {
    const place = join(cacheDir, path);
    await mkdir(dirname(place), { recursive: true });
    if (link === undefined) await writeFile(place, text ?? contents.get(hash) ?? 'what is this?');
    else await symlink(link, place);
  }
}

/** A cache without what only the library that wrote it reads. */
const shared = (lines: readonly string[]): string[] => lines.filter((line) => !/\/(\.sd-ts|trees)\//.test(line));

describe('the cache that Python shares', () => {
  it('is written as Python writes it', async () => {
    const { hub, cacheDir } = around;
    await openHub(repo, select, { cacheDir });
    await openHub(`${repo}@refs/pr/1`, select, { cacheDir });
    const python = Object.entries(fixture.entries).map(([path, { link }]) =>
      link === undefined ? path : `${path} -> ${link}`,
    );
    expect(shared(await tree(cacheDir))).toEqual(shared(python).toSorted());
    for (const [path, { text, sha256: hash }] of Object.entries(fixture.entries)) {
      if (path.includes('/trees/')) continue;
      if (text !== undefined) expect(await readFile(join(cacheDir, path), 'utf8')).toBe(text);
      if (hash !== undefined) expect(sha256(await readFile(join(cacheDir, path)))).toBe(hash);
    }
    expect(fixture.commit).toBe(hub.commit);
    const keep = process.env['SD_KEEP_CACHE']; // for test/reference/hub_cache.py, which reads it with the real library
    if (keep !== undefined) await cp(cacheDir, keep, { recursive: true, verbatimSymlinks: true });
  });

  it.each([
    ['with its list of files', true],
    ['without, as older releases leave it', false],
  ])('is used as Python has left it (%s)', async (_, withTree) => {
    const { hub, cacheDir } = around;
    await pythonCache(cacheDir);
    if (!withTree) await rm(join(snapshotOf(cacheDir), '../../trees'), { recursive: true });
    const whole = Object.values(modelFiles()).reduce((sum, { bytes }) => sum + bytes.length, 0) - 1000;
    for (const id of [repo, `${repo}@main`, `${repo}@refs/pr/1`, `${repo}@${fixture.commit}`]) {
      const snapshot = await openHub(id, select, { cacheDir, localFilesOnly: true });
      expect((await snapshot.list())?.toSorted()).toEqual(select(Object.keys(modelFiles())).toSorted());
      for (const path of (await snapshot.list()) ?? []) await expectSame(snapshot, hub, path);
      expect(await isCached(id, select, { cacheDir })).toBe(true);
      expect(await estimateDownload(id, select, { cacheDir, localFilesOnly: true })).toEqual({
        files: 5,
        bytes: withTree ? whole : 0, // nobody has told the sizes
        cachedBytes: withTree ? whole : 0,
      });
    }
    expect(hub.asked).toEqual([]);

    const snapshot = await openHub(repo, select, { cacheDir });
    for (const path of (await snapshot.list()) ?? []) await expectSame(snapshot, hub, path);
    expect(hub.asked.map(({ path }) => path)).toEqual([`/api/models/${repo}/revision/main`]);
    expect((await tree(cacheDir)).filter((line) => line.includes('.sd-ts'))).toEqual([]);
  });

  it('is completed where Python has left a part', async () => {
    const { hub, cacheDir } = around;
    await pythonCache(cacheDir);
    const gone = join(snapshotOf(cacheDir), 'unet/a b.safetensors');
    await rm(gone);
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
    const snapshot = await openHub(repo, select, { cacheDir });
    await expectSame(snapshot, hub, 'unet/a b.safetensors'); // linked: its blob was there
    expect(hub.asked.filter(({ method, path }) => method === 'GET' && path.includes('/store/'))).toEqual([]);
  });

  it('is completed also of a commit whose list of files nobody has stored', async () => {
    const { hub, cacheDir } = around;
    await pythonCache(cacheDir);
    await rm(join(snapshotOf(cacheDir), '../../trees'), { recursive: true });
    await rm(join(snapshotOf(cacheDir), 'vae'), { recursive: true });
    const snapshot = await openHub(`${repo}@${fixture.commit}`, select, { cacheDir });
    await expectSame(snapshot, hub, 'vae/model.safetensors');
  });

  it('is found where the environment says', async () => {
    const { cacheDir } = around;
    await openHub(repo, select, {});
    expect(await isCached(repo, select, { cacheDir: join(cacheDir, 'home/hub') })).toBe(true);
    vi.stubEnv('HF_HUB_CACHE', join(cacheDir, 'elsewhere'));
    expect(await isCached(repo, select)).toBe(false);
    await openHub(repo, select, {});
    expect(await isCached(repo, select, { cacheDir: join(cacheDir, 'elsewhere') })).toBe(true);
  });

  it('may be one that nothing can be written to, where it is whole', async () => {
    const { hub, cacheDir } = around;
    await pythonCache(cacheDir);
    const refs = join(snapshotOf(cacheDir), '../../refs');
    await rm(refs, { recursive: true });
    await writeFile(refs, 'a file, so that nothing can be written under it');
    await expectSame(await openHub(repo, select, { cacheDir }), hub, 'model_index.json');
    await rm(join(snapshotOf(cacheDir), 'model_index.json'));
    expect(await errorOf(openHub(repo, select, { cacheDir }))).toBeInstanceOf(HubError);
  });

  it('is not trusted with names', async () => {
    const { cacheDir } = around;
    await pythonCache(cacheDir);
    await writeFile(join(snapshotOf(cacheDir), '../../refs/main'), '../../../..');
    expect(await isCached(repo, select, { cacheDir })).toBe(false);
    const tampered = { format_version: 1, files: { '../../../x': { size: 1, blob_id: 'a'.repeat(40) } } };
    await writeFile(join(snapshotOf(cacheDir), '../../trees', `${fixture.commit}.json`), JSON.stringify(tampered));
    const snapshot = await openHub(`${repo}@${fixture.commit}`, (paths) => paths, { cacheDir, localFilesOnly: true });
    expect((await snapshot.list())?.length).toBe(5); // as if there were no such list
  });
});

describe('without the network', () => {
  it.each([
    ['localFilesOnly', { localFilesOnly: true }, {}],
    ['HF_HUB_OFFLINE', {}, { HF_HUB_OFFLINE: '1' }],
    ['TRANSFORMERS_OFFLINE', {}, { TRANSFORMERS_OFFLINE: 'yes' }],
  ])('what is cached is used, and what is not is named (%s)', async (_, options, environment) => {
    const { hub, cacheDir } = around;
    await openHub(repo, () => ['model_index.json', 'vae/model.safetensors'], { cacheDir });
    hub.asked.length = 0;
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const snapshot = await openHub(repo, () => ['vae/model.safetensors'], { cacheDir, ...options });
    await expectSame(snapshot, hub, 'vae/model.safetensors');

    const error = await errorOf(openHub(repo, select, { cacheDir, ...options }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toContain(
      `3 of 5 files are not in the cache (tokenizer/merges.txt, unet/a b.safetensors, vae/`,
    );
    const other = await errorOf(openHub('some-one/other', select, { cacheDir, ...options }));
    expect(other).toBeInstanceOf(HubError);
    expect(other.message).toMatch(/^some-one\/other@main: is not in the cache \(.*models--some-one--other\)/);
    expect(hub.asked).toEqual([]);
  });

  it.each([
    ['is busy', true],
    ['is not there', false],
  ])('a hub that %s is named in a warning, and the cache used', async (_, isThere) => {
    const { hub, cacheDir } = around;
    await openHub(repo, select, { cacheDir });
    hub.fault = () => ({ status: 503 });
    if (!isThere) await hub[Symbol.asyncDispose]();
    const seen: Progress[] = [];
    const snapshot = await openHub(repo, select, { cacheDir, onProgress: (progress) => seen.push(progress) });
    await expectSame(snapshot, hub, 'unet/a b.safetensors');
    expect(seen.map(({ kind }) => kind)).toEqual(['warning']);
    expect(seen[0]).toHaveProperty('message', expect.stringContaining(`commit ${hub.commit}, is used`));
    const error = await errorOf(openHub('some-one/other', select, { cacheDir }));
    expect(error).toBeInstanceOf(HubError);
    expect(error.message).toMatch(
      isThere ? /answered 503 \(4 times\)/ : /127\.0\.0\.1:\d+ cannot be reached \(.*ECONNREFUSED/,
    );
  });
});
