import { SdError, type OnProgress, type StableDiffusion } from '../index';
import { failureOf } from './failures';
import { Models } from './models';
import type { Answer, Followed, Heard, Hello, Method, Methods, Said } from './protocol';
import { Runs } from './runs';
import { buffersOf, tensorOf, valuesOf, withTensors } from './values';

type Served = {
  readonly [M in Method]: (during: Followed, ...args: Parameters<Methods[M]>) => Answer<M> | Promise<Answer<M>>;
};

/** Does what clients ask, each through a port of its own; their calls come in turn, as those of one model do. */
export class Host {
  readonly #models = new Models();

  serve(port: MessagePort): void {
    const client = new Client(this.#models);
    const under = new Map<number, AbortController>();
    const say = (heard: Heard, transfer: Transferable[] = []): void => {
      port.postMessage(heard, transfer);
    };
    const answer = async ({ id, method, args, isFollowed }: Exclude<Said, { abort: number }>): Promise<void> => {
      const controller = new AbortController();
      under.set(id, controller);
      const onProgress: OnProgress = (progress) => {
        say({ id, progress });
      };
      try {
        const during = { signal: controller.signal, ...(isFollowed && { onProgress }) };
        const result = await client.call(method, during, args);
        say({ id, result }, buffersOf(result));
      } catch (error) {
        say({ id, failure: failureOf(error) });
      } finally {
        under.delete(id);
      }
    };
    port.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('abort' in data) under.get(data.abort)?.abort();
      else void answer(data);
    };
  }
}

/** One client: the model that it has, and what it does with it. */
class Client {
  readonly #runs = new Runs();
  #has: { readonly model: StableDiffusion; readonly key: string } | null = null;

  constructor(private readonly models: Models) {}

  call(method: Method, during: Followed, args: readonly unknown[]): unknown {
    const served = this.#served as Readonly<Record<string, (during: Followed, ...args: readonly unknown[]) => unknown>>;
    if (Object.hasOwn(served, method)) return served[method]?.(during, ...args);
    throw new SdError('SD_WORKER', `worker: '${method}' was asked for; host and client are of different versions.`);
  }

  get #model(): StableDiffusion {
    if (this.#has !== null) return this.#has.model;
    throw new SdError('SD_DISPOSED', 'worker: the model was disposed; connect() again.');
  }

  async #connect(hello: Hello): Promise<Answer<'connect'>> {
    const { backend, ...has } = await this.models.take(hello);
    this.#has = has;
    if (hello.lock !== undefined)
      void navigator.locks.request(hello.lock, () => {
        this.#leave(); // the page is gone
      });
    return backend;
  }

  #leave(): void {
    this.#runs.endAll();
    if (this.#has !== null) this.models.leave(this.#has.key);
    this.#has = null;
  }

  readonly #served: Served = {
    connect: (_, hello) => this.#connect(hello),
    load: (during, options) => this.#model.load({ ...options, ...during }),
    estimate: (_, options) => this.#model.estimate(options),
    withDefaults: async (during, options) => {
      await this.#model.load({ parts: [], ...during });
      return withTensors(options, (given) => Promise.resolve(this.#model.withDefaults(given)));
    },
    textToImage: (during, prompt, options) => this.#model.textToImage(prompt, { ...options, ...during }),
    imageToImage: (during, image, prompt, options) =>
      this.#model.imageToImage(image, prompt, { ...options, ...during }),
    inpaint: (during, image, mask, prompt, options) =>
      this.#model.inpaint(image, mask, prompt, { ...options, ...during }),
    encodeText: async (_, prompt, options) => valuesOf(await this.#model.encodeText(prompt, options)),
    generateImage: (during, encodedText, options) =>
      withTensors(options, (given) => {
        const context = tensorOf(encodedText);
        return this.#model.generateImage(context, { ...given, ...during }).finally(() => {
          context.dispose();
        });
      }),
    generate: (_, prompt, options) =>
      this.#runs.begin((during) => this.#model.generate(prompt, { ...options, ...during })),
    next: (during, run) => this.#runs.next(run, during),
    preview: (_, run) => this.#runs.preview(run),
    end: (_, run) => {
      this.#runs.end(run);
    },
    loadLora: (during, location, options) => this.#model.loadLora(location, { ...options, ...during }),
    setLoraScale: (_, name, scale) => this.#model.setLoraScale(name, scale),
    unloadLora: (_, name) => this.#model.unloadLora(name),
    loadTextualInversion: (during, location, options) =>
      this.#model.loadTextualInversion(location, { ...options, ...during }),
    unloadTextualInversion: (_, token) => {
      this.#model.unloadTextualInversion(token);
    },
    dispose: () => {
      this.#leave();
    },
  };
}
