import { callback, filledText, flag, signal, type Table } from '../checks';
import type { Folder } from '../files';
import type { During } from '../progress';

export interface HubOptions extends During {
  /** Use the cache alone; the network is not asked. In Node `HF_HUB_OFFLINE=1` does the same. */
  readonly localFilesOnly?: boolean;
  /**
   * Ends the operation at any wait; what has arrived of a file stays and is gone on with later. What a folder opens afterwards is ended
   * by the signal given to `Folder.open`.
   */
  readonly signal?: AbortSignal | undefined;
  /** Node: the folder of the cache, as Python's `cache_dir`; default `HF_HUB_CACHE`, `HF_HOME/hub` or `~/.cache/huggingface/hub`. */
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
 * Which files are needed, of all paths of a snapshot. What it returns must be among them; it returns none where nothing fits,
 * and what it throws ends the operation.
 */
export type Select = (paths: readonly string[]) => readonly string[];

export interface Estimate {
  /** How many files are needed. */
  readonly files: number;
  /** Their bytes; those whose size nobody has told count as none. */
  readonly bytes: number;
  /** Of those bytes, what is in the cache. The rest would be fetched, or (in a page) less, where parts are never read. */
  readonly cachedBytes: number;
}

/** What `#hub` offers on each platform (`hub.node.ts`, `hub.browser.ts`). `id` is `'owner/name'` or `'owner/name@revision'`. */
export interface Hub {
  /**
   * A snapshot as a folder of the selected files. In Node they are fetched into the cache that Python shares, checked, and opened
   * there; in a page they are read by range when they are read. Throws `HubError`, or the reason of an aborted signal.
   */
  readonly openHub: (id: string, select: Select, options?: HubOptions) => Promise<Folder>;
  /**
   * Whether `openHub` would fetch no file, found without the network; false too where nothing is selected. Where only the files
   * of a snapshot are there and nobody has stored its listing, what is there is taken for all.
   */
  readonly isCached: (id: string, select: Select, options?: HubOptions) => Promise<boolean>;
  /** What a download would take; asks the hub for the list of files, unless the network is not to be used. */
  readonly estimateDownload: (id: string, select: Select, options?: HubOptions) => Promise<Estimate>;
  /**
   * Removes what is cached of `'owner/name'`, all revisions; without an id of all that sd-ts has fetched, in Node with what Python
   * has added to the same repositories.
   */
  readonly clearCache: (id?: string, options?: HubOptions) => Promise<void>;
}
