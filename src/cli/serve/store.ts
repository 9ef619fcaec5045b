import { randomBytes } from 'node:crypto';

/** Bytes of all pictures that are kept, and how long one is. */
const [MOST_BYTES, HOUR] = [64 * 2 ** 20, 3_600_000];

interface Kept {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly until: number;
}

/** Pictures that are fetched later by an address that nobody can guess. The oldest go first where there are many. */
export class Store {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;
  #size = 0;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  put(bytes: Uint8Array, type: string): string {
    const id = randomBytes(24).toString('base64url');
    this.#kept.set(id, { bytes, type, until: this.#now() + HOUR });
    this.#size += bytes.length;
    for (const [oldest, { until }] of this.#kept) {
      if (oldest === id || (this.#size <= MOST_BYTES && until > this.#now())) break;
      this.#drop(oldest);
    }
    return id;
  }

  get(id: string): Kept | undefined {
    const kept = this.#kept.get(id);
    if (kept === undefined || kept.until > this.#now()) return kept;
    this.#drop(id);
    return undefined;
  }

  #drop(id: string): void {
    this.#size -= this.#kept.get(id)?.bytes.length ?? 0;
    this.#kept.delete(id);
  }
}
