/** Owns tensors and other disposables across `await`, which `tf.tidy` cannot. `dispose` frees all of them. */
export class Scope {
  readonly #held = new Set<{ dispose(): void }>();

  /** Takes ownership of `held` and returns it. */
  hold<T extends { dispose(): void }>(held: T): T {
    this.#held.add(held);
    return held;
  }

  dispose(): void {
    const all = [...this.#held];
    this.#held.clear();
    for (const held of all) held.dispose();
  }
}
