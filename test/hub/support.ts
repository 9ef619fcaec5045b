import { lstat, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { readWhole, type Folder } from '../../src/files';
import type { RetryPolicy } from '../../src/hub/retry';
import { fakeHub, gitHash, noise, repo, sha256, type Asked, type FakeHub, type Fault, type HubFile } from './server';

/** Waits that tests can afford. */
export const quick: RetryPolicy = { retries: 3, first: 5, longest: 60 };

const text = (content: string): HubFile => ({ bytes: new TextEncoder().encode(content), lfs: false });

/** A small model: a config, a text, two large files, and one that nobody selects. */
export const modelFiles = (): Record<string, HubFile> => ({
  'model_index.json': text('{"_class_name":"StableDiffusionPipeline"}\n'),
  'tokenizer/merges.txt': text('#version: 0.2\ni n\nt h\n'),
  'unet/a b.safetensors': { bytes: noise(300_000, 7), lfs: true },
  'vae/empty.txt': text(''),
  'vae/model.safetensors': { bytes: noise(120_000, 8), lfs: true },
  'unwanted.bin': { bytes: noise(1000, 9), lfs: true },
});

/** The path of the largest file. */
export const large = 'unet/a b.safetensors';

export const select = (paths: readonly string[]): string[] => paths.filter((path) => !path.startsWith('unwanted'));

/** The names of the blobs of all that is selected. */
export const blobNames = (): string[] =>
  Object.entries(modelFiles())
    .filter(([path]) => select([path]).length > 0)
    .map(([, { bytes, lfs }]) => (lfs ? sha256(bytes) : gitHash(bytes)))
    .toSorted();

/** The folder of the repository in a cache. */
export const repoFolder = `models--${repo.replace('/', '--')}`;

/** Whether a request is for the bytes of the large file. */
export const isForLarge = ({ files }: FakeHub, { host, path }: Asked): boolean =>
  host === 'cdn' && path.endsWith(sha256(files[large]?.bytes ?? noise(0)));

/** Answers requests for the bytes of the large file with these faults in turn, then with none. */
export function faultsOfLarge(hub: FakeHub, ...faults: readonly Fault[]): void {
  let times = 0;
  hub.fault = (asked) => (isForLarge(hub, asked) ? faults[times++] : null);
}

/** The ranges of the large file that were asked for. */
export const rangesOfLarge = (hub: FakeHub): (string | undefined)[] =>
  hub.asked.filter((asked) => isForLarge(hub, asked)).map(({ headers }) => headers.range);

/** A hub and an empty cache, and an environment that knows of nothing else. */
export interface Surroundings extends AsyncDisposable {
  readonly hub: FakeHub;
  readonly cacheDir: string;
}

export async function surroundings(files = modelFiles()): Promise<Surroundings> {
  const hub = await fakeHub(files);
  const cacheDir = await mkdtemp(join(tmpdir(), 'sd-ts-hub-'));
  for (const name of ['HF_TOKEN', 'HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE', 'HF_HUB_DISABLE_SYMLINKS', 'HF_HUB_CACHE'])
    vi.stubEnv(name, '');
  vi.stubEnv('HF_HOME', join(cacheDir, 'home'));
  vi.stubEnv('HF_ENDPOINT', `${hub.endpoint}/`);
  return {
    hub,
    cacheDir,
    async [Symbol.asyncDispose]() {
      vi.unstubAllEnvs();
      await hub[Symbol.asyncDispose]();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}

export async function readFrom(folder: Folder, path: string): Promise<Uint8Array> {
  const file = await folder.open(path);
  if (file === null) throw new Error(`${path} is not there`);
  return readWhole(file);
}

/** Looks whether a folder's file is the hub's. (Comparing long arrays one by one takes a second.) */
export async function expectSame(folder: Folder, { files }: FakeHub, path: string, as = path): Promise<void> {
  const bytes = await readFrom(folder, path);
  expect({ path, bytes: bytes.length, hash: sha256(bytes) }).toEqual({
    path,
    bytes: files[as]?.bytes.length,
    hash: sha256(files[as]?.bytes ?? noise(0)),
  });
}

/** All of a folder, sorted: `path`, `path -> target` for a link. Folders are named by what is in them. */
export async function tree(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const lines = await Promise.all(
    names.map(async (name) => {
      const found = await lstat(join(folder, name));
      if (found.isSymbolicLink()) return [`${name} -> ${await readlink(join(folder, name))}`];
      return found.isFile() ? [name] : [];
    }),
  );
  return lines.flat().sort();
}

/** The error that a promise ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Error) return error;
  throw new Error('it did not fail');
}

export const textOf = (path: string): Promise<string> => readFile(path, 'utf8');
