import { checkArgument, text, within } from '../checks';
import { listed, OptionError, WeightsError } from '../errors';
import type { During } from '../progress';
import type { SimpleTokenizer } from '../text/tokenizer';
import { checkLora, mergeLora, openLora, placeLora, readBundled, withAdapterConfig } from '../weights/lora';
import type { Lora, LoraPart, LoraTarget } from '../weights/lora';
import type { TensorSource } from '../formats/source';
import { openEmbedding, type LearnedEmbedding } from '../weights/textual-inversion';
import type { DiffusionModel } from '../models/diffusion-model';
import { usualEmbedding, usualLora, type AdapterFile } from '../checkpoints/found-file';
import type { TextEncoder } from '../models/text-encoder';

/** What adapters need of the model that they change. */
export interface AdapterHost {
  textEncoder(): TextEncoder;
  diffusionModel(): DiffusionModel;
  tokenizer(): SimpleTokenizer;
  /** Finds an adapter's file: in a folder or repository the one called `usual`, or else the only one. */
  find(location: string | URL, usual: string, during: During): Promise<AdapterFile>;
  /** Gives these parameters of a loaded part, by their paths, the checkpoint's values again. */
  reload(part: LoraPart, paths: ReadonlySet<string>, during?: During): Promise<void>;
}

export interface LoraOptions extends During {
  /** How strongly the LoRA counts; default 1, as it was trained. */
  readonly scale?: number;
  /** What it goes by; default: the name of its file, or all of its name on a hub. */
  readonly name?: string;
}

export interface TextualInversionOptions extends During {
  /** What prompts call it; default: the token in the file. */
  readonly token?: string;
}

/** A LoRA that is loaded. */
export interface LoadedLora {
  readonly name: string;
  readonly scale: number;
}

interface Entry extends LoadedLora {
  readonly file: AdapterFile;
  /** The parameters that it changes. */
  readonly paths: Paths;
  /** The textual inversions in its file, by their tokens. */
  readonly embeddings: ReadonlyMap<string, LearnedEmbedding>;
}

type Paths = Readonly<Record<LoraPart, ReadonlySet<string>>>;

const parts: readonly LoraPart[] = ['textEncoder', 'diffusionModel'];

/**
 * The LoRAs and textual inversions of a model. LoRAs are merged into the weights: of parts that are loaded at once, of others when
 * `afterLoad` is told that they are. Their files are read anew for each change, so that none is kept in memory. Calls must not
 * overlap; the host puts them in turn.
 */
export class Adapters {
  readonly #host: AdapterHost;
  #loras: readonly Entry[] = [];
  readonly #embeddings = new Map<string, LearnedEmbedding>();

  constructor(host: AdapterHost) {
    this.#host = host;
  }

  /** The LoRAs that are loaded, in their order. */
  get loras(): readonly LoadedLora[] {
    return this.#loras.map(({ name, scale }) => ({ name, scale }));
  }

  /** The tokens of the textual inversions that are loaded. */
  get tokens(): readonly string[] {
    return [...this.#embeddings.keys()];
  }

  /** Loads a LoRA and returns its name, by default its file's. After a failure the weights are as before. */
  async loadLora(location: string | URL, scale: number, given?: string, during: During = {}): Promise<string> {
    checkScale('loadLora', scale);
    const file = await this.#host.find(location, usualLora, during);
    const name = given ?? file.name;
    if (this.#loras.some((lora) => lora.name === name))
      throw new OptionError(`loadLora: a LoRA '${name}' is loaded already; unload it, or give another name.`);
    await this.#with(file, during, async (lora, targets) => {
      await checkLora(lora, targets);
      const embeddings = await readBundled(lora.source, lora.embeddings, this.#mostVectors);
      for (const embedding of embeddings.values()) this.#requireWidth(lora.source, embedding);
      for (const message of lora.warnings) during.onProgress?.({ kind: 'warning', message });
      const entry = { file, name, scale, paths: pathsOf(targets), embeddings };
      const loaded = targets.filter(({ part }) => this.#host[part]().isLoaded);
      await this.#withTokens(embeddings, () =>
        this.#become([...this.#loras, entry], entry.paths, () => mergeLora(lora, loaded, scale)),
      );
    });
    return name;
  }

  /** Merges a LoRA with another scale. */
  async setLoraScale(name: string, scale: number, during: During = {}): Promise<void> {
    checkScale('setLoraScale', scale);
    const { paths } = this.#find('setLoraScale', name);
    const after = this.#loras.map((lora) => (lora.name === name ? { ...lora, scale } : lora));
    await this.#become(after, paths, () => this.#restore(paths, after, during));
  }

  /** Takes a LoRA, or all, out of the weights: those of its layers are read from the checkpoint again, and so exact. */
  async unloadLora(name?: string, during: During = {}): Promise<void> {
    const gone = name === undefined ? this.#loras : [this.#find('unloadLora', name)];
    const after = this.#loras.filter((lora) => !gone.includes(lora));
    const paths = union(gone.map((lora) => lora.paths));
    await this.#become(after, paths, () => this.#restore(paths, after, during));
    for (const { embeddings } of gone) this.#removeTokens(embeddings);
  }

  /** To be called when a part's weights have been loaded. Merges the LoRAs into them; after a failure the part is not loaded. */
  async afterLoad(part: LoraPart, during: During = {}): Promise<void> {
    try {
      for (const lora of this.#loras) await this.#merge(lora, during, (target) => target.part === part);
    } catch (error) {
      this.#host[part]().dispose();
      throw error;
    }
  }

  /**
   * Loads a textual inversion and returns its token, by default the one in the file. In prompts it then stands for its vectors.
   * Throws `OptionError` for a token that is taken, or that neither the file nor the caller names.
   */
  async loadTextualInversion(location: string | URL, token?: string, during: During = {}): Promise<string> {
    const embedding = await this.#embedding(location, during);
    const named = token ?? embedding.token;
    const found = `${String(location)} does not say its token`;
    if (named === null) throw new OptionError(`loadTextualInversion: ${found}; give it as the option \`token\`.`);
    this.#addToken(named, embedding);
    this.#attach();
    return named;
  }

  #addToken(token: string, embedding: LearnedEmbedding): void {
    this.#host.tokenizer().addLearnedToken(token, embedding.count);
    this.#embeddings.set(token, embedding);
  }

  /** Takes these out, where their tokens still stand for them. */
  #removeTokens(embeddings: ReadonlyMap<string, LearnedEmbedding>): void {
    for (const [token, embedding] of embeddings)
      if (this.#embeddings.get(token) === embedding) this.unloadTextualInversion(token);
  }

  /** Does `work` with the textual inversions of a LoRA, which go again when it fails. Throws `OptionError` for a token that is taken. */
  async #withTokens(embeddings: ReadonlyMap<string, LearnedEmbedding>, work: () => Promise<void>): Promise<void> {
    try {
      for (const [token, embedding] of embeddings) this.#addToken(token, embedding);
      if (embeddings.size > 0) this.#attach();
      await work();
    } catch (error) {
      this.#removeTokens(embeddings);
      throw error;
    }
  }

  /** Takes a textual inversion, or all, out of tokenizer and text encoder. */
  unloadTextualInversion(token?: string): void {
    if (token !== undefined) checkArgument('unloadTextualInversion', 'the token', token, text);
    if (token !== undefined && !this.#embeddings.has(token)) {
      const found = `no textual inversion ${JSON.stringify(token)} is loaded`;
      throw new OptionError(`unloadTextualInversion: ${found}; ${loaded(this.tokens)}.`);
    }
    for (const gone of token === undefined ? this.tokens : [token]) {
      this.#host.tokenizer().removeLearnedToken(gone);
      this.#embeddings.delete(gone);
    }
    this.#attach();
  }

  /** To be called when tokenizer or text encoder was replaced: makes the new one know the textual inversions. */
  afterReplace(): void {
    if (this.#embeddings.size > 0) this.#attach();
  }

  #attach(): void {
    const tokenizer = this.#host.tokenizer();
    const rows = new Map<number, Float32Array>();
    for (const [token, { vectors, count, width }] of this.#embeddings) {
      const ids = tokenizer.learnedIds(token) ?? tokenizer.addLearnedToken(token, count);
      for (const [i, id] of ids.entries()) rows.set(id, vectors.subarray(i * width, (i + 1) * width));
    }
    this.#host.textEncoder().tokenEmbedding.added = rows;
  }

  async #embedding(location: string | URL, during: During): Promise<LearnedEmbedding> {
    const source = await open(await this.#host.find(location, usualEmbedding, during), during);
    try {
      const embedding = await openEmbedding(source, this.#mostVectors);
      this.#requireWidth(source, embedding);
      return embedding;
    } finally {
      await source.close();
    }
  }

  /** Of one textual inversion: a prompt has room for no more between its first and its last token. */
  get #mostVectors(): number {
    return this.#host.textEncoder().config.maxLength - 2;
  }

  #requireWidth({ location }: TensorSource, embedding: LearnedEmbedding): void {
    const { width } = this.#host.textEncoder().config;
    if (embedding.width === width) return;
    const found = `its vectors have ${embedding.width} values, and this text encoder's ${width}`;
    throw new WeightsError(`${location}: ${found}; it was made for another family (SD 1.x has 768, 2.x 1024).`);
  }

  #find(where: string, name: string): Entry {
    checkArgument(where, 'the name', name, text);
    const found = this.#loras.find((lora) => lora.name === name);
    if (found !== undefined) return found;
    throw new OptionError(`${where}: no LoRA '${name}' is loaded; ${loaded(this.#loras.map((lora) => lora.name))}.`);
  }

  /** Opens a LoRA and finds its places in the model. */
  async #with<T>(
    file: AdapterFile,
    during: During,
    work: (lora: Lora, targets: LoraTarget[]) => Promise<T>,
  ): Promise<T> {
    const source = await open(file, during);
    try {
      const lora = openLora(await withAdapterConfig(source, source.location, during));
      const models = { textEncoder: this.#host.textEncoder(), diffusionModel: this.#host.diffusionModel() };
      return await work(lora, placeLora(lora, models));
    } finally {
      await source.close();
    }
  }

  #merge({ file, scale }: Entry, during: During, touches: (target: LoraTarget) => boolean): Promise<void> {
    return this.#with(file, during, (lora, targets) => mergeLora(lora, targets.filter(touches), scale));
  }

  /** The weights at `paths`, of parts that are loaded, as the checkpoint and these LoRAs make them. */
  async #restore(paths: Paths, loras: readonly Entry[], during: During): Promise<void> {
    const loaded = parts.filter((part) => paths[part].size > 0 && this.#host[part]().isLoaded);
    for (const part of loaded) await this.#host.reload(part, paths[part], during);
    for (const lora of loras) {
      if (!loaded.some((part) => [...lora.paths[part]].some((path) => paths[part].has(path)))) continue;
      await this.#merge(lora, during, ({ part, path }) => loaded.includes(part) && paths[part].has(path));
    }
  }

  /**
   * Goes over to the LoRAs `after` by `work`, which changes weights at `paths`. When it fails, these are restored, which the abort that
   * ended it does not end; where that fails too, the parts are unloaded, and the next load finds the LoRAs of before.
   */
  async #become(after: readonly Entry[], paths: Paths, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#loras = after;
    } catch (error) {
      await this.#restore(paths, this.#loras, {}).catch(() => {
        for (const part of parts) if (paths[part].size > 0) this.#host[part]().dispose();
      });
      throw error;
    }
  }
}

/** An adapter's file; each read ends with an abort. */
async function open(file: AdapterFile, during: During): Promise<TensorSource> {
  const source = await file.open(during);
  const read: TensorSource['read'] = async (name, span) => {
    during.signal?.throwIfAborted();
    const values = await source.read(name, span);
    during.signal?.throwIfAborted();
    return values;
  };
  return { ...source, read };
}

function checkScale(where: string, scale: number): void {
  const needed = 'a number is needed, 1 for the LoRA as it was trained';
  checkArgument(where, 'scale', scale, { ...within(-1000, 1000), needed });
}

function loaded(names: readonly string[]): string {
  return names.length === 0 ? 'none is' : `loaded: ${listed(names)}`;
}

function pathsOf(targets: readonly LoraTarget[]): Paths {
  const of = (part: LoraPart) => new Set(targets.filter((target) => target.part === part).map(({ path }) => path));
  return { textEncoder: of('textEncoder'), diffusionModel: of('diffusionModel') };
}

function union(all: readonly Paths[]): Paths {
  const of = (part: LoraPart) => new Set(all.flatMap((paths) => [...paths[part]]));
  return { textEncoder: of('textEncoder'), diffusionModel: of('diffusionModel') };
}
