import { setAssetPath, StableDiffusion, UnsupportedError, useBackend, type ChosenBackend } from '../index';
import type { Hello } from './protocol';

/** A model, and how many clients have it. */
interface Shared {
  readonly model: StableDiffusion;
  clients: number;
}

/** The models of a host. Clients that ask for the same share one, with one copy of its weights. */
export class Models {
  readonly #models = new Map<string, Shared>();
  #backend: ChosenBackend | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * The model that a client asks for. tfjs has one backend at a time: throws `UnsupportedError` when other clients
   * compute on another than what is asked for.
   */
  take(
    hello: Hello,
  ): Promise<{ readonly backend: ChosenBackend; readonly model: StableDiffusion; readonly key: string }> {
    const taken = this.#turn.then(async () => {
      if (hello.assetPath !== undefined) setAssetPath(hello.assetPath);
      const backend = await this.#use(hello.backend);
      const key = keyOf(hello, this.#models.size);
      const shared = this.#models.get(key) ?? { model: new StableDiffusion(hello.model), clients: 0 };
      shared.clients++;
      this.#models.set(key, shared);
      return { backend, model: shared.model, key };
    });
    this.#turn = taken.catch(() => undefined);
    return taken;
  }

  /** Says that a client has left; the last one's model is freed. */
  leave(key: string): void {
    const shared = this.#models.get(key);
    if (shared === undefined || --shared.clients > 0) return;
    this.#models.delete(key);
    shared.model.dispose();
  }

  async #use(name: Hello['backend']): Promise<ChosenBackend> {
    const isFree = this.#models.size === 0;
    if (this.#backend !== null && !isFree) {
      if (name === 'auto' || name === this.#backend.name) return this.#backend;
      const found = `backend is '${name}', and the shared worker computes on '${this.#backend.name}' for other pages`;
      throw new UnsupportedError(`connect: ${found}; give 'auto' or that one, or leave out \`shared\`.`);
    }
    return (this.#backend = await useBackend(name));
  }
}

/** The same text for the same model. What is a page's own, such as a file that was dropped, is shared with nobody. */
function keyOf({ model, assetPath }: Hello, count: number): string {
  const isOwn = typeof model.weights === 'object';
  const sorted = Object.entries(model).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([isOwn ? `${count} ${crypto.randomUUID()}` : null, sorted, assetPath]);
}
