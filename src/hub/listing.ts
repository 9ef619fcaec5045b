import { HubError, shown } from '../errors';
import { MOST_JSON, parseJson } from '../json';
import type { OnProgress } from '../progress';
import type { Estimate, Select } from './hub';
import { isCommit, isSafePath, type HubId } from './id';
import { bodyOf, MOST_BYTES, send, type Remote } from './request';
import { isUnreachable, retry } from './retry';

/** A file of a snapshot, as far as it is known. */
export interface RemoteFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number | null;
  /** Git's hash of the file, or of its LFS pointer. */
  readonly blobId: string | null;
  /** The file's SHA-256, where it is stored outside git (LFS, Xet). */
  readonly sha256: string | null;
}

/** A hash of a file's bytes: SHA-256, or git's hash of a blob (SHA-1 of a header and the bytes). */
export interface Checksum {
  readonly kind: 'sha256' | 'git';
  readonly hex: string;
}

/** A file's hash in a listing. For files stored outside git it is the SHA-256, as git's hash is that of the pointer. */
export function listedChecksum({ sha256, blobId }: RemoteFile): Checksum | null {
  if (sha256 !== null) return { kind: 'sha256', hex: sha256 };
  return blobId === null ? null : { kind: 'git', hex: blobId };
}

/** The files of one commit. */
export interface Listing {
  readonly commit: string;
  /** Whether it is the hub's list, not a list of what is in the cache. */
  readonly whole: boolean;
  readonly files: ReadonlyMap<string, RemoteFile>;
}

/** What is known of a repository without the network. */
export interface Shelf {
  /** Where, for messages. */
  readonly location: string;
  /** The commit that a revision last stood for. */
  commitOf(revision: string): Promise<string | null>;
  listing(commit: string): Promise<Listing | null>;
}

/** Asks the hub for the files of a revision. */
export async function fetchListing(remote: Remote, { repo, revision }: HubId): Promise<Listing> {
  const what = `${repo}@${revision}`;
  const url = `${remote.endpoint}/api/models/${repo}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const bytes = await retry(what, remote.pace, remote.signal, async () =>
    bodyOf(remote, what, await send(remote, what, url), MOST_JSON),
  );
  const { sha, siblings } = parseObject(what, bytes);
  if (typeof sha !== 'string' || !isCommit(sha) || !Array.isArray(siblings)) {
    throw new HubError(
      `${what}: ${url} gave no commit and files; a hub is needed; check the endpoint, ${remote.endpoint}.`,
    );
  }
  return listingOf(
    what,
    sha,
    siblings.map((sibling: unknown) => {
      const { rfilename, size, blobId, lfs } = fields(sibling);
      const { sha256, size: lfsSize } = fields(lfs);
      return { path: rfilename, size: lfsSize ?? size, blobId, sha256 };
    }),
  );
}

/**
 * A listing in the form in which Python's library stores it (`trees/<commit>.json`); the commit stands in the file's
 * name only.
 */
export function parseTree(what: string, commit: string, bytes: Uint8Array): Listing {
  const files = Object.entries(fields(parseObject(what, bytes)['files'])).map(([path, value]) => {
    const { size, blob_id: blobId, lfs_sha256: sha256, lfs_size: lfsSize } = fields(value);
    return { path, size: lfsSize ?? size, blobId, sha256 };
  });
  return listingOf(what, commit, files);
}

export function formatTree({ files }: Listing): Uint8Array<ArrayBuffer> {
  const tree = Array.from(files.values(), ({ path, size, blobId, sha256 }) => {
    const lfs = sha256 === null ? {} : { lfs_sha256: sha256, lfs_size: size };
    return [path, { size, blob_id: blobId, ...lfs }];
  });
  return new TextEncoder().encode(JSON.stringify({ format_version: 1, files: Object.fromEntries(tree) as object }));
}

/** Checks an untrusted listing. A path that leaves its folder makes the whole listing invalid. */
function listingOf(
  what: string,
  commit: string,
  entries: readonly Readonly<Record<keyof RemoteFile, unknown>>[],
): Listing {
  const files = new Map<string, RemoteFile>();
  for (const { path, size, blobId, sha256 } of entries) {
    if (typeof path !== 'string' || !isSafePath(path)) {
      const found = `the listing names a file ${shown(path)}`;
      throw new HubError(`${what}: ${found}; paths inside the repository are needed; do not use this repository.`);
    }
    files.set(path, {
      path,
      size: Number.isSafeInteger(size) && Number(size) >= 0 && Number(size) <= MOST_BYTES ? Number(size) : null,
      blobId: typeof blobId === 'string' && /^[0-9a-f]{40}$/.test(blobId) ? blobId : null,
      sha256: typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    });
  }
  return { commit, whole: true, files };
}

function parseObject(what: string, bytes: Uint8Array): Record<string, unknown> {
  try {
    return fields(parseJson(bytes));
  } catch (error) {
    throw new HubError(`${what}: the list of files is no JSON (${String(error)}).`, { cause: error });
  }
}

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

interface Search {
  readonly id: HubId;
  readonly shelf: Shelf;
  /** Null where the network is not to be used. */
  readonly remote: Remote | null;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * The files of a revision: from the hub, as branches move. From the cache for a commit, for `localFilesOnly`, and, with
 * a warning, if the hub cannot be reached.
 */
export async function findListing({ id, shelf, remote, onProgress }: Search): Promise<Listing> {
  const what = `${id.repo}@${id.revision}`;
  const local = await knownListing(shelf, id.revision);
  if (remote === null) {
    if (local !== null) return local;
    const found = `is not in the cache (${shelf.location}), and the network is not to be used`;
    throw new HubError(
      `${what}: ${found}; a snapshot is needed; fetch it once without localFilesOnly or HF_HUB_OFFLINE.`,
    );
  }
  if (local === null) return fetchListing(remote, id);
  if (local.whole && isCommit(id.revision)) return local;
  try {
    return await fetchListing({ ...remote, pace: { ...remote.pace, retries: 0 } }, id);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const message = `${(error as Error).message} What the cache has of ${what}, commit ${local.commit}, is used.`;
    onProgress?.({ kind: 'warning', message });
    return local;
  }
}

/** What the cache knows of a revision. */
export async function knownListing(shelf: Shelf, revision: string): Promise<Listing | null> {
  const commit = isCommit(revision) ? revision : await shelf.commitOf(revision);
  return commit === null ? null : shelf.listing(commit);
}

/** The files that `select` wants. */
export function selected(what: string, { files }: Listing, select: Select): RemoteFile[] {
  return [...new Set(select([...files.keys()]))].map((path) => {
    const file = files.get(path);
    if (file === undefined) throw new HubError(`${what}: ${path} was selected, which the snapshot does not have.`);
    return file;
  });
}

/** Sums up; `cached` tells how many bytes of a file are there. */
export async function estimateOf(
  files: readonly RemoteFile[],
  cached: (file: RemoteFile) => Promise<number>,
): Promise<Estimate> {
  const there = await Promise.all(files.map(cached));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return { files: files.length, bytes: sum(files.map(({ size }) => size ?? 0)), cachedBytes: sum(there) };
}
