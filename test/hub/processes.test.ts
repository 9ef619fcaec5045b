import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeHub } from '../../src/hub/node/snapshot';
import { gitHash, repo, sha256 } from './server';
import { expectSame, modelFiles, quick, select, surroundings, type Surroundings } from './support';

const program = `
  import { nodeHub } from './hub.mjs';
  const { openHub } = nodeHub(${JSON.stringify(quick)});
  await openHub('${repo}', (paths) => paths.filter((path) => !path.startsWith('unwanted')), { cacheDir: process.argv[1] });
  console.log('done');
`;

let around: Surroundings;
beforeEach(async () => {
  around = await surroundings();
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/hub/node/snapshot.ts', import.meta.url))],
    outfile: join(around.cacheDir, 'program/hub.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    conditions: ['source'],
    logLevel: 'error',
  });
});
afterEach(() => around[Symbol.asyncDispose]());

/** Another process that fetches the same snapshot into the same cache. */
function another(): ChildProcess {
  const { cacheDir } = around;
  const flags = ['--input-type=module', '--eval', program, join(cacheDir, 'hub')];
  return spawn(process.execPath, flags, { cwd: join(cacheDir, 'program'), stdio: ['ignore', 'pipe', 'inherit'] });
}

const blobsIn = (cacheDir: string): string => join(cacheDir, 'hub', `models--${repo.replace('/', '--')}`, 'blobs');

describe('processes that fetch the same snapshot', () => {
  it('do each other no harm', async () => {
    const { hub, cacheDir } = around;
    let large = 0;
    hub.fault = ({ host }) => (host === 'cdn' && large++ < 6 ? { dropAfter: 50_000 } : null); // so that they overlap
    const children = [another(), another(), another()];
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0] as number));
    expect(codes).toEqual([0, 0, 0]);
    hub.asked.length = 0;
    const snapshot = await nodeHub(quick).openHub(repo, select, { cacheDir: join(cacheDir, 'hub') });
    for (const path of select(Object.keys(hub.files))) await expectSame(snapshot, hub, path);
    expect(hub.asked.length).toBe(1);
    const wanted = select(Object.keys(hub.files)).map((path) => modelFiles()[path]);
    expect((await readdir(blobsIn(cacheDir))).toSorted()).toEqual(
      wanted.flatMap((file) => (file === undefined ? [] : [(file.lfs ? sha256 : gitHash)(file.bytes)])).toSorted(),
    );
  });

  it('leave the part of one that lives alone', async () => {
    const { hub, cacheDir } = around;
    const child = await stalled();
    const snapshot = await nodeHub(quick).openHub(repo, select, { cacheDir: join(cacheDir, 'hub') });
    await expectSame(snapshot, hub, 'unet/a b.safetensors');
    expect(hub.asked.filter(({ path }) => path.endsWith(large())).map(({ headers }) => headers.range)).toEqual([
      undefined,
    ]);
    expect((await parts()).length).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'close');
  });

  it('go on with the part of one that was killed', async () => {
    const { hub, cacheDir } = around;
    const child = await stalled();
    child.kill('SIGKILL');
    await once(child, 'close');
    const snapshot = await nodeHub(quick).openHub(repo, select, { cacheDir: join(cacheDir, 'hub') });
    await expectSame(snapshot, hub, 'unet/a b.safetensors');
    expect(hub.asked.filter(({ path }) => path.endsWith(large())).map(({ headers }) => headers.range)).toEqual([
      'bytes=200000-',
    ]);
    expect(await parts()).toEqual([]);
  });

  const large = (): string => sha256(around.hub.files['unet/a b.safetensors']?.bytes ?? new Uint8Array());

  async function parts(): Promise<string[]> {
    const names = await readdir(blobsIn(around.cacheDir)).catch(() => []);
    return names.filter((name) => name.startsWith(`${large()}.`));
  }

  /** A process that has two thirds of the large file, and waits for more; what was asked until then is forgotten. */
  async function stalled(): Promise<ChildProcess> {
    const { hub, cacheDir } = around;
    let times = 0;
    hub.fault = ({ path }) => (path.endsWith(large()) && times++ === 0 ? { stallAfter: 200_000 } : null);
    const child = another();
    const size = async (): Promise<number | undefined> => {
      const [part = ''] = await parts();
      return (await stat(join(blobsIn(cacheDir), part)).catch(() => null))?.size;
    };
    await expect.poll(size, { timeout: 20_000 }).toBe(200_000);
    hub.asked.length = 0;
    return child;
  }
});
