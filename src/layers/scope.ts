import type { Tensor } from '@tensorflow/tfjs-core';

/** Owns tensors across `await`, where `tf.tidy` cannot: what is held is freed by `dispose`, whatever happened. */
export class Scope {
  readonly #held = new Set<Tensor>();

  /** Takes ownership of `tensor` and returns it. */
  hold<T extends Tensor>(tensor: T): T {
    this.#held.add(tensor);
    return tensor;
  }

  dispose(): void {
    for (const tensor of this.#held) tensor.dispose();
    this.#held.clear();
  }
}
