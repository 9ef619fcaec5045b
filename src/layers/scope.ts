/**
 * Owns tensors, and whatever else is disposed of, across `await`, where `tf.tidy` cannot: what is held is freed by `dispose`, whatever
 * happened.
 */
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
