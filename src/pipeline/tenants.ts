import type { Call } from '../models/calls';

/** Which calls use which networks, so that one which has been replaced is freed when the last of them is over, and no sooner. */
export class Tenants<M extends { dispose(): void }> {
  readonly #users = new Map<M, number>();
  readonly #left = new Set<M>();

  /** Those that were replaced and are still in use. */
  get left(): Iterable<M> {
    return this.#left;
  }

  /** Says that `call` uses these until it is closed. */
  keep(call: Call, models: readonly M[]): void {
    for (const model of models) {
      this.#users.set(model, (this.#users.get(model) ?? 0) + 1);
      call.hold({
        dispose: () => {
          this.#release(model);
        },
      });
    }
  }

  /** Says that one is, or is again, a part, and not to be freed. */
  enter(model: M): void {
    this.#left.delete(model);
  }

  /** Frees one that has been replaced, once it can be. */
  leave(model: M): void {
    this.#left.add(model);
    this.#sweep(model);
  }

  #release(model: M): void {
    const users = (this.#users.get(model) ?? 0) - 1;
    if (users > 0) this.#users.set(model, users);
    else this.#users.delete(model);
    this.#sweep(model);
  }

  #sweep(model: M): void {
    if (!this.#left.has(model) || this.#users.has(model)) return;
    this.#left.delete(model);
    model.dispose();
  }
}
