import { copyFile, mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, relative, sep } from 'node:path';
import { files as disk } from '#files';
import { readWhole } from '../../files';
import { isCommit, isSafePath } from '../id';
import { formatTree, parseTree, type Listing, type RemoteFile, type Shelf } from '../listing';

/** Marks what sd-ts has fetched, and holds the listings of its commits. */
const OURS = '.sd-ts';

/**
 * One repository in the cache that Python's huggingface_hub shares: `blobs/<etag>`, `snapshots/<commit>/<path>` that
 * link to blobs, and `refs/<revision>` that hold a commit. A listing that Python has stored (`trees/<commit>.json`) is
 * read; ours go to a folder of their own, as Python does not accept a listed snapshot of which files are missing.
 */
export class RepoCache implements Shelf {
  readonly location: string;

  constructor(cacheDir: string, repo: string) {
    this.location = join(cacheDir, `models--${repo.replace('/', '--')}`);
  }

  /** Where a snapshot has a file. */
  pointer(commit: string, path: string): string {
    return join(this.location, 'snapshots', commit, ...path.split('/'));
  }

  blob(etag: string): string {
    return join(this.location, 'blobs', etag);
  }

  /** Whether the file is there. It is complete then, as it gets its name last. */
  async has(commit: string, { path, size }: RemoteFile): Promise<boolean> {
    return isWhole(this.pointer(commit, path), size);
  }

  async hasBlob(etag: string, size: number): Promise<boolean> {
    return isWhole(this.blob(etag), size);
  }

  /** Links a blob into a snapshot. Without symbolic links, moves a new blob there, or copies an older one. */
  async link(commit: string, path: string, etag: string, { fresh, symlinks }: LinkOptions): Promise<void> {
    const [blob, pointer] = [this.blob(etag), this.pointer(commit, path)];
    await mkdir(dirname(pointer), { recursive: true });
    const draft = this.blob(`${randomUUID()}.tmp`);
    try {
      if (symlinks && (await linked(relative(dirname(pointer), blob), draft))) await rename(draft, pointer);
      else if (fresh) await rename(blob, pointer);
      else await copyFile(blob, draft).then(() => rename(draft, pointer));
    } finally {
      await rm(draft, { force: true });
    }
  }

  async commitOf(revision: string): Promise<string | null> {
    const commit = new TextDecoder().decode((await contentOf(this.#ref(revision))) ?? undefined);
    return isCommit(commit.trim()) ? commit.trim() : null;
  }

  async listing(commit: string): Promise<Listing | null> {
    for (const folder of [OURS, 'trees']) {
      const bytes = await contentOf(join(this.location, folder, `${commit}.json`));
      if (bytes === null) continue;
      try {
        return parseTree(this.location, commit, bytes);
      } catch {
        // damaged: as if it were not there
      }
    }
    const paths = await filesIn(join(this.location, 'snapshots', commit));
    const files = paths.map((path): [string, RemoteFile] => [path, { path, size: null, blobId: null, sha256: null }]);
    return paths.length === 0 ? null : { commit, whole: false, files: new Map(files) };
  }

  /** Stores a listing, which marks the repository as fetched by sd-ts. */
  async storeListing(listing: Listing): Promise<void> {
    await mkdir(join(this.location, 'snapshots', listing.commit), { recursive: true });
    const path = join(this.location, OURS, `${listing.commit}.json`);
    if (listing.whole && !(await isWhole(path, null))) await replace(path, formatTree(listing));
  }

  /** Stores which commit a revision stands for, unless that is known. */
  async storeCommit(revision: string, commit: string): Promise<void> {
    if (revision !== commit && (await this.commitOf(revision)) !== commit) await replace(this.#ref(revision), commit);
  }

  async clear(): Promise<void> {
    await rm(this.location, { recursive: true, force: true });
  }

  #ref(revision: string): string {
    return join(this.location, 'refs', ...revision.split('/'));
  }
}

export interface LinkOptions {
  /** The blob has just been fetched, so nothing else uses it. */
  readonly fresh: boolean;
  readonly symlinks: boolean;
}

/** The repositories in a cache of which sd-ts has fetched files, as `'owner/name'`. */
export async function ourRepos(cacheDir: string): Promise<string[]> {
  const names = await readdir(cacheDir).catch(() => []);
  const ours = await Promise.all(names.map((name) => stat(join(cacheDir, name, OURS)).catch(() => null)));
  const matches = names.filter((_, i) => ours[i]?.isDirectory()).map((name) => /^models--(.+?)--(.+)$/.exec(name));
  return matches.flatMap((match) => (match === null ? [] : [`${match[1] ?? ''}/${match[2] ?? ''}`]));
}

async function isWhole(path: string, size: number | null): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true && (size === null || found.size === size);
}

/** The bytes of a small file; null if it cannot be read. */
export async function contentOf(path: string): Promise<Uint8Array | null> {
  try {
    const file = await disk.open(path);
    return file === null ? null : await readWhole(file);
  } catch {
    return null;
  }
}

/** False if the system does not let us make symbolic links. */
async function linked(target: string, path: string): Promise<boolean> {
  return symlink(target, path).then(
    () => true,
    (error: unknown) => {
      if (['EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'UNKNOWN'].includes(codeOf(error))) return false;
      throw error;
    },
  );
}

async function replace(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The files under a folder, links to files among them, with forward slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const are = await Promise.all(names.map((name) => isWhole(join(folder, name), null)));
  const paths = names.filter((_, i) => are[i]).map((name) => name.split(sep).join('/'));
  return paths.filter(isSafePath).sort();
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
