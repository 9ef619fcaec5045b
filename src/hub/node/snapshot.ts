import { mkdir } from 'node:fs/promises';
import { files as disk } from '#files';
import { HubError } from '../../errors';
import type { Folder } from '../../files';
import type { Hub, HubOptions } from '../hub';
import { parseHubId, parseRepo, type HubId } from '../id';
import { estimateOf, findListing, knownListing, selected, type Listing, type RemoteFile } from '../listing';
import { inParallel } from '../parallel';
import type { Remote } from '../request';
import type { RetryPolicy } from '../retry';
import { downloadTally } from '../tally';
import { ourRepos, RepoCache } from './cache';
import { download, offerOf } from './download';
import { settingsOf, type HubSettings } from './settings';
import { remoteOf } from './transport';

const AT_ONCE = 4;

/** What a call works with. */
interface SnapshotCall {
  readonly id: HubId;
  readonly settings: HubSettings;
  readonly cache: RepoCache;
  readonly remote: Remote;
}

/** The hub in Node. `pace` is for tests, which do not wait. */
export function nodeHub(pace?: RetryPolicy): Hub {
  async function placeOf(id: string, options: HubOptions): Promise<SnapshotCall> {
    const parsed = parseHubId(id);
    const settings = await settingsOf(options);
    const remote = remoteOf(settings, options.signal, pace);
    return { id: parsed, settings, cache: new RepoCache(settings.cacheDir, parsed.repo), remote };
  }

  const listingOf = ({ id, settings, cache, remote }: SnapshotCall, { onProgress }: HubOptions): Promise<Listing> =>
    findListing({ id, shelf: cache, remote: settings.offline ? null : remote, onProgress });

  return {
    async openHub(id, select, options = {}) {
      const place = await placeOf(id, options);
      const listing = await listingOf(place, options);
      const wanted = selected(id, listing, select);
      await writing(id, place.cache, () => fetchMissing(place, listing, wanted, options));
      return folderOf(id, place.cache, listing, wanted);
    },

    async isCached(id, select, options = {}) {
      const { id: parsed, cache } = await placeOf(id, options);
      const listing = await knownListing(cache, parsed.revision);
      const wanted = listing === null ? [] : selected(id, listing, select);
      return listing !== null && wanted.length > 0 && (await missingOf(cache, listing, wanted)).length === 0;
    },

    async estimateDownload(id, select, options = {}) {
      const place = await placeOf(id, options);
      const listing = await listingOf(place, options);
      return estimateOf(selected(id, listing, select), async (file) =>
        (await place.cache.has(listing.commit, file)) ? (file.size ?? 0) : 0,
      );
    },

    async clearCache(id, options = {}) {
      const { cacheDir } = await settingsOf(options);
      const repos = id === undefined ? await ourRepos(cacheDir) : [parseRepo(id)];
      for (const repo of repos) await new RepoCache(cacheDir, repo).clear();
    },
  };
}

async function missingOf(cache: RepoCache, { commit }: Listing, wanted: readonly RemoteFile[]): Promise<RemoteFile[]> {
  const there = await Promise.all(wanted.map((file) => cache.has(commit, file)));
  return wanted.filter((_, i) => there[i] !== true);
}

/** Fetches the missing files into the cache. Their total is known before the first byte. */
async function fetchMissing(
  { id, settings, cache, remote }: SnapshotCall,
  listing: Listing,
  wanted: readonly RemoteFile[],
  { onProgress, signal }: HubOptions,
): Promise<void> {
  const { commit } = listing;
  const missing = await missingOf(cache, listing, wanted);
  if (settings.offline) {
    if (missing.length > 0) throw incomplete(id, cache, missing, wanted);
    return;
  }
  const storing = cache.storeCommit(id.revision, commit);
  if (missing.length === 0) return storing.catch(() => undefined); // a complete cache may be read-only
  await storing;
  await cache.storeListing(listing);

  const offers = await inParallel(missing, AT_ONCE, signal, (file, stop) =>
    offerOf({ ...remote, signal: stop }, id.repo, commit, file),
  );
  await mkdir(cache.blob(''), { recursive: true });
  const blobs = [...new Map(offers.map((offer) => [offer.etag, offer])).values()];
  const there = await Promise.all(blobs.map(({ etag, size }) => cache.hasBlob(etag, size)));
  const absent = new Set(blobs.filter((_, i) => there[i] !== true));
  const report = downloadTally(
    [...absent].reduce((sum, { size }) => sum + size, 0),
    onProgress,
  );
  await inParallel(blobs, AT_ONCE, signal, async (offer, stop) => {
    const { etag } = offer;
    const fresh = absent.has(offer);
    if (fresh) {
      await download({ ...remote, signal: stop }, offer, cache.blob(etag), (bytes) => {
        report(etag, bytes, onProgress);
      });
    }
    const paths = offers.filter((other) => other.etag === etag).map(({ path }) => path);
    for (const [i, path] of paths.entries()) {
      const last = i === paths.length - 1;
      await cache.link(commit, path, etag, { fresh: fresh && last, symlinks: settings.symlinks });
    }
  });
}

function incomplete(
  id: HubId,
  cache: RepoCache,
  missing: readonly RemoteFile[],
  wanted: readonly RemoteFile[],
): HubError {
  const named = missing.slice(0, 3).map(({ path }) => path);
  const names = `${named.join(', ')}${missing.length > named.length ? ', …' : ''}`;
  const found = `${missing.length} of ${wanted.length} files are not in the cache (${names} in ${cache.location})`;
  return new HubError(
    `${id.repo}@${id.revision}: ${found}, and the network is not to be used; fetch them once without localFilesOnly or HF_HUB_OFFLINE.`,
  );
}

/** Adds to a failure of the file system what it was for. */
async function writing(id: string, cache: RepoCache, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    const needed = 'space and the right to write are needed there; set HF_HUB_CACHE or cacheDir to another folder';
    throw new HubError(`${id}: the cache ${cache.location} cannot be used (${error.message}); ${needed}.`, {
      cause: error,
    });
  }
}

function folderOf(id: string, cache: RepoCache, { commit }: Listing, wanted: readonly RemoteFile[]): Folder {
  const paths = wanted.map(({ path }) => path);
  return {
    location: id,
    list: () => Promise.resolve(paths),
    open: (path) => (paths.includes(path) ? disk.open(cache.pointer(commit, path)) : Promise.resolve(null)),
  };
}
