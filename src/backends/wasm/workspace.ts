import type { Heap } from './heap';

/**
 * Memory for what runs: as much as the largest of its users needs, as they run one after the other. It moves when that
 * changes, and what was in it is lost.
 */
export class Workspace {
  readonly #heap: Heap;
  readonly #needs = new Map<object, number>();
  #address = 0;
  #bytes = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  get address(): number {
    return this.#address;
  }

  /** Says that `user` needs so many bytes until it leaves. Throws `UnsupportedError` if there is no room. */
  enter(user: object, bytes: number): void {
    this.#resize(Math.max(this.#bytes, bytes));
    this.#needs.set(user, bytes);
  }

  leave(user: object): void {
    this.#needs.delete(user);
    this.#resize(Math.max(0, ...this.#needs.values()));
  }

  #resize(bytes: number): void {
    if (bytes === this.#bytes) return;
    if (this.#bytes > 0) this.#heap.free(this.#address);
    [this.#address, this.#bytes] = [0, 0];
    if (bytes === 0) return;
    this.#address = this.#heap.allocate(bytes);
    this.#bytes = bytes;
  }
}
