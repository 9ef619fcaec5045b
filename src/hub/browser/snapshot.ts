import { HubError } from '../../errors';
import type { Folder } from '../../files';
import type { Hub, HubOptions } from '../hub';
import { encodePath, parseHubId, parseRepo, type HubId } from '../id';
import {
  estimateOf,
  findListing,
  knownListing,
  listedChecksum,
  selected,
  type Checksum,
  type Listing,
  type RemoteFile,
} from '../listing';
import { blockFile, fetchRange } from '../ranges';
import { endpointOf, type Remote } from '../request';
import { usualPace, type RetryPolicy } from '../retry';
import { downloadTally } from '../tally';
import { PageCache } from './cache';

/** Pages that are not secure (https or localhost) have no hashes. */
const platform: { readonly crypto: { readonly subtle?: SubtleCrypto } } = globalThis;

/** What a call works with. */
interface SnapshotCall {
  readonly id: HubId;
  readonly cache: PageCache;
  readonly remote: Remote;
}

/** The hub in pages and workers, without a token: every script of a page could read it. `pace` is for tests. */
export function pageHub(pace: RetryPolicy = usualPace): Hub {
  const endpoint = (options: HubOptions): string => endpointOf(options.endpoint ?? 'https://huggingface.co');

  async function placeOf(id: string, options: HubOptions): Promise<SnapshotCall> {
    const parsed = parseHubId(id);
    const cache = await PageCache.open(endpoint(options), parsed.repo, options.onProgress);
    return { id: parsed, cache, remote: remoteOf(endpoint(options), options.signal, pace) };
  }

  const listingOf = (
    { id, cache, remote }: SnapshotCall,
    { localFilesOnly, onProgress }: HubOptions,
  ): Promise<Listing> => findListing({ id, shelf: cache, remote: localFilesOnly === true ? null : remote, onProgress });

  return {
    async openHub(id, select, options = {}) {
      const place = await placeOf(id, options);
      const listing = await listingOf(place, options);
      const wanted = selected(id, listing, select);
      await place.cache.remember(place.id.revision, listing, options.onProgress);
      return folderOf(id, place, listing, wanted, options);
    },

    async isCached(id, select, options = {}) {
      const { id: parsed, cache } = await placeOf(id, options);
      const listing = await knownListing(cache, parsed.revision);
      const wanted = listing === null ? [] : selected(id, listing, select);
      if (listing === null || wanted.length === 0) return false;
      const { bytes, cachedBytes } = await estimateOf(wanted, await cachedIn(cache, listing));
      return bytes === cachedBytes && wanted.every(({ size }) => size !== null);
    },

    async estimateDownload(id, select, options = {}) {
      const place = await placeOf(id, options);
      const listing = await listingOf(place, options);
      return estimateOf(selected(id, listing, select), await cachedIn(place.cache, listing));
    },

    async clearCache(id, options = {}) {
      await PageCache.clear(endpoint(options), id === undefined ? undefined : parseRepo(id));
    },
  };
}

function remoteOf(endpoint: string, signal: AbortSignal | undefined, pace: RetryPolicy): Remote {
  const permission = 'a page sends no token: copy the model to a server of yours and give its URL, or check the name.';
  // Files are in our cache; the browser's own cache would hold a second copy.
  const request: Remote['fetch'] = (url, init) => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });
  return { endpoint, pace, signal, permission, fetch: request };
}

/** How many bytes of a file are stored. */
async function cachedIn(cache: PageCache, { commit }: Listing): Promise<(file: RemoteFile) => Promise<number>> {
  const stored = new Map<string, number>();
  for (const key of await cache.keys()) {
    const [, file = '', start, end] = /^(.*\?bytes=)(\d+)-(\d+)$/.exec(key) ?? [];
    stored.set(file, (stored.get(file) ?? 0) + Number(end) - Number(start));
  }
  return ({ path }) => Promise.resolve(stored.get(cache.blockKey(commit, path, 0, 0).replace(/0-0$/, '')) ?? 0);
}

/**
 * Compares a whole file's hash with that of the listing. Without hashes a file is not checked; nor are larger files,
 * which come in blocks.
 */
async function check(url: string, bytes: Uint8Array<ArrayBuffer>, checksum: Checksum | null): Promise<void> {
  const { subtle } = platform.crypto;
  if (checksum === null || subtle === undefined) return;
  const isGit = checksum.kind === 'git';
  const head = new TextEncoder().encode(isGit ? `blob ${bytes.length}\0` : '');
  const content = new Uint8Array(head.length + bytes.length);
  content.set(head);
  content.set(bytes, head.length);
  const digest = await subtle.digest(isGit ? 'SHA-1' : 'SHA-256', content);
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex === checksum.hex) return;
  throw new HubError(
    `${url}: the hash of what came is ${hex}; ${checksum.hex} is needed; try later, or check the endpoint.`,
  );
}

/**
 * Files whose blocks come from the cache or, as they are read, from the hub; with `localFilesOnly` from the cache
 * alone.
 */
async function folderOf(
  id: string,
  { id: { repo }, cache, remote }: SnapshotCall,
  listing: Listing,
  wanted: readonly RemoteFile[],
  { localFilesOnly, onProgress }: HubOptions,
): Promise<Folder> {
  const { bytes, cachedBytes } = await estimateOf(wanted, await cachedIn(cache, listing));
  const report = downloadTally(bytes - cachedBytes, onProgress);
  const files = new Map(wanted.map((file) => [file.path, file]));
  return {
    location: id,
    list: () => Promise.resolve([...files.keys()]),
    open(path, { signal, onProgress: tell } = {}) {
      const wantedFile = files.get(path);
      if (wantedFile === undefined) return Promise.resolve(null);
      const { size } = wantedFile;
      if (size === null) return Promise.reject(new HubError(`${id}: the hub does not tell the size of ${path}.`));
      const url = `${remote.endpoint}/${repo}/resolve/${listing.commit}/${encodePath(path)}`;
      const file = blockFile(url, size, async (start, end) => {
        const key = cache.blockKey(listing.commit, path, start, end);
        const stored = await cache.get(key);
        if (stored?.length === end - start) return stored;
        if (localFilesOnly === true) {
          const found = `bytes ${start} to ${end} of ${path} are not in the cache, and the network is not to be used`;
          throw new HubError(`${id}: ${found}; open the model once without localFilesOnly.`);
        }
        const fetched = await fetchRange({ ...remote, signal }, url, [start, end], size);
        if (fetched.length === size) await check(url, fetched, listedChecksum(wantedFile));
        await cache.put(key, fetched, tell);
        report(key, fetched.length, tell);
        return fetched;
      });
      return Promise.resolve(file);
    },
  };
}
