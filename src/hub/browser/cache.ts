import type { OnProgress } from '../../progress';
import { isCommit } from '../id';
import { formatTree, parseTree, type Listing, type Shelf } from '../listing';

const PREFIX = 'sd-ts-hub ';
const MAX_KEPT = 2 ** 20;

/** Pages that are not secure (https or localhost) have no caches. */
const platform: { readonly caches?: CacheStorage } = globalThis;

/**
 * The cache of one repository in a page: its listings, and blocks of its files, each as an answer of its own in the
 * browser's Cache API. (The origin's private file system would copy a whole file for each block that a page writes into
 * it; only workers can write in place.) A block is stored whole or not at all. If nothing can be stored, blocks are
 * only passed on, and small ones kept in memory.
 */
export class PageCache implements Shelf {
  readonly location: string;
  readonly #base: string;
  readonly #memory = new Map<string, Uint8Array<ArrayBuffer>>();
  #cache: Cache | null = null;
  #isFull = false;

  private constructor(endpoint: string, repo: string) {
    this.location = `${PREFIX}${endpoint}/${repo}`;
    this.#base = `${endpoint}/${repo}`;
  }

  static async open(endpoint: string, repo: string, onProgress?: OnProgress): Promise<PageCache> {
    const cache = new PageCache(endpoint, repo);
    try {
      cache.#cache = (await platform.caches?.open(cache.location)) ?? null;
      if (cache.#cache === null) cache.#warn('there is none without https or localhost', onProgress);
    } catch (error) {
      cache.#warn(error, onProgress);
    }
    return cache;
  }

  static async clear(endpoint: string, repo?: string): Promise<void> {
    if (platform.caches === undefined) return;
    const { caches } = platform;
    const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    const chosen = repo === undefined ? ours : ours.filter((name) => name === `${PREFIX}${endpoint}/${repo}`);
    await Promise.all(chosen.map((name) => caches.delete(name)));
  }

  /** The keys of all that is stored. */
  async keys(): Promise<ReadonlySet<string>> {
    const requests = (await this.#cache?.keys()) ?? [];
    return new Set([...requests.map(({ url }) => url), ...this.#memory.keys()]);
  }

  blockKey(commit: string, path: string, start: number, end: number): string {
    return new URL(`${this.#base}/resolve/${commit}/${encodeURIComponent(path)}?bytes=${start}-${end}`).href;
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = await this.#cache?.match(key);
    if (response !== undefined) return new Uint8Array(await response.arrayBuffer());
    return this.#memory.get(key) ?? null;
  }

  async put(key: string, bytes: Uint8Array<ArrayBuffer>, onProgress?: OnProgress): Promise<void> {
    if (this.#cache !== null && !this.#isFull) {
      try {
        await this.#cache.put(key, new Response(bytes));
        return;
      } catch (error) {
        this.#warn(error, onProgress);
      }
    }
    if (bytes.length <= MAX_KEPT) this.#memory.set(key, bytes);
  }

  async commitOf(revision: string): Promise<string | null> {
    const bytes = await this.get(this.#refKey(revision));
    const commit = new TextDecoder().decode(bytes ?? new Uint8Array());
    return isCommit(commit) ? commit : null;
  }

  async listing(commit: string): Promise<Listing | null> {
    const bytes = await this.get(this.#treeKey(commit));
    return bytes === null ? null : parseTree(this.location, commit, bytes);
  }

  async remember(revision: string, listing: Listing, onProgress?: OnProgress): Promise<void> {
    const { commit } = listing;
    if ((await this.get(this.#treeKey(commit))) === null)
      await this.put(this.#treeKey(commit), formatTree(listing), onProgress);
    if ((await this.commitOf(revision)) === commit || revision === commit) return;
    await this.put(this.#refKey(revision), new TextEncoder().encode(commit), onProgress);
  }

  #refKey(revision: string): string {
    return new URL(`${this.#base}/refs/${encodeURIComponent(revision)}`).href;
  }

  #treeKey(commit: string): string {
    return new URL(`${this.#base}/tree/${commit}`).href;
  }

  #warn(error: unknown, onProgress: OnProgress | undefined): void {
    if (this.#isFull) return;
    this.#isFull = true;
    const found = `the browser's storage takes no more (${String(error)})`;
    const message = `${this.#base}: ${found}; the model is used without being stored; free space to store it.`;
    onProgress?.({ kind: 'warning', message });
  }
}
