import { HubError } from '../../errors';
import type { Folder } from '../../files';
import type { Hub, HubOptions } from '../hub';
import { encodePath, parseHubId, parseRepo, type HubId } from '../id';
import { estimateOf, findListing, knownListing, selected, type Listing, type RemoteFile } from '../listing';
import { blockFile, blocksOf, fetchRange } from '../ranges';
import { endpointOf, type Remote } from '../request';
import { usualPace, type Pace } from '../retry';
import { downloadTally } from '../tally';
import { PageCache } from './cache';

/** What a call works with. */
interface Place {
  readonly id: HubId;
  readonly cache: PageCache;
  readonly remote: Remote;
}

/** The hub in pages and workers, without a token: what a page holds anybody on it can read. `pace` is for tests. */
export function pageHub(pace: Pace = usualPace): Hub {
  const endpoint = (options: HubOptions): string => endpointOf(options.endpoint ?? 'https://huggingface.co');

  async function placeOf(id: string, options: HubOptions): Promise<Place> {
    const parsed = parseHubId(id);
    const cache = await PageCache.open(endpoint(options), parsed.repo, options.onProgress);
    return { id: parsed, cache, remote: remoteOf(endpoint(options), options.signal, pace) };
  }

  const listingOf = ({ id, cache, remote }: Place, { localFilesOnly, onProgress }: HubOptions): Promise<Listing> =>
    findListing({ id, shelf: cache, remote: localFilesOnly === true ? null : remote, onProgress });

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

function remoteOf(endpoint: string, signal: AbortSignal | undefined, pace: Pace): Remote {
  const permission = 'a page sends no token: copy the model to a server of yours and give its URL, or check the name.';
  // What is kept is kept by us; in the browser's own cache it would lie once more.
  const request: Remote['fetch'] = (url, init) => fetch(url, { ...init, credentials: 'omit', cache: 'no-store' });
  return { endpoint, pace, signal, permission, fetch: request };
}

/** How many bytes of a file are stored. */
async function cachedIn(cache: PageCache, { commit }: Listing): Promise<(file: RemoteFile) => Promise<number>> {
  const keys = await cache.keys();
  return ({ path, size }) => {
    const stored = blocksOf(size ?? 0).filter(({ start, end }) => keys.has(cache.blockKey(commit, path, start, end)));
    return Promise.resolve(stored.reduce((sum, { start, end }) => sum + end - start, 0));
  };
}

/** Files whose blocks come from the cache or, as they are read, from the hub; with `localFilesOnly` from the cache alone. */
async function folderOf(
  id: string,
  { id: { repo }, cache, remote }: Place,
  listing: Listing,
  wanted: readonly RemoteFile[],
  { localFilesOnly, onProgress }: HubOptions,
): Promise<Folder> {
  const { bytes, cachedBytes } = await estimateOf(wanted, await cachedIn(cache, listing));
  const report = downloadTally(bytes - cachedBytes, onProgress);
  const sizes = new Map(wanted.map(({ path, size }) => [path, size]));
  return {
    location: id,
    list: () => Promise.resolve([...sizes.keys()]),
    open(path, { signal, onProgress: tell } = {}) {
      const size = sizes.get(path);
      if (size === undefined) return Promise.resolve(null);
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
        await cache.put(key, fetched, tell);
        report(key, fetched.length, tell);
        return fetched;
      });
      return Promise.resolve(file);
    },
  };
}
