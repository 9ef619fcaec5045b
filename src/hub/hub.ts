import { callback, filledText, flag, signal, type Table } from '../checks';
import type { Folder } from '../files';
import type { During } from '../progress';

export interface HubOptions extends During {
  /** Use the cache alone; the network is not asked. In Node `HF_HUB_OFFLINE=1` does the same. */
  readonly localFilesOnly?: boolean;
  /**
   * Ends the operation at any wait; what has arrived of a file stays, and the next call continues it. Files that a
   * folder opens afterwards are ended by the signal given to `Folder.open`.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Node: the folder of the cache, as Python's `cache_dir`; default `HF_HUB_CACHE`, `HF_HOME/hub` or
   * `~/.cache/huggingface/hub`.
   */
  readonly cacheDir?: string;
  /** The hub's address; default `HF_ENDPOINT` (Node) or https://huggingface.co. */
  readonly endpoint?: string;
}

export const hubOptions: Table<keyof HubOptions> = {
  localFilesOnly: flag,
  signal,
  onProgress: callback,
  cacheDir: filledText,
  endpoint: filledText,
};

/**
 * Chooses the needed files from all paths of a snapshot, and returns some of these or none. What it throws ends the
 * operation.
 */
export type Select = (paths: readonly string[]) => readonly string[];

export interface Estimate {
  /** How many files are needed. */
  readonly files: number;
  /** Their bytes; files of unknown size count as 0. */
  readonly bytes: number;
  /** How many of those bytes are in the cache. The rest would be fetched; in a page less, if parts are never read. */
  readonly cachedBytes: number;
}

/**
 * What `#hub` offers on each platform (`hub.node.ts`, `hub.browser.ts`). `id` is `'owner/name'` or
 * `'owner/name@revision'`.
 */
export interface Hub {
  /**
   * A snapshot as a folder of the selected files. In Node they are fetched into the cache that Python shares, checked,
   * and opened there; in a page they are read by range when they are read. Throws `HubError`, or the reason of an
   * aborted signal.
   */
  readonly openHub: (id: string, select: Select, options?: HubOptions) => Promise<Folder>;
  /**
   * Whether `openHub` would fetch no file, found without the network; false if nothing is selected. If the cache has
   * files of a snapshot and no listing, they count as complete.
   */
  readonly isCached: (id: string, select: Select, options?: HubOptions) => Promise<boolean>;
  /** How much a download would take. Asks the hub for the list of files, unless `localFilesOnly` forbids it. */
  readonly estimateDownload: (id: string, select: Select, options?: HubOptions) => Promise<Estimate>;
  /**
   * Removes all cached revisions of `'owner/name'`; without an id those of all repositories that sd-ts has fetched, in
   * Node also what Python has added to these.
   */
  readonly clearCache: (id?: string, options?: HubOptions) => Promise<void>;
}
