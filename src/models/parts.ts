import { getBackend } from '@tensorflow/tfjs-core';
import { ensureBackend, memoryOf } from '../backends';
import { OptionError, UnsupportedError } from '../errors';
import { globalPolicy, policyOf, requireSupported, type Policy } from '../precision/policy';
import type { OnProgress, Progress } from '../progress';
import { SimpleTokenizer } from '../text/tokenizer';
import type { LoadOptions } from '../weights/load';
import type { Part } from '../weights/names';
import { Decoder, ImageEncoder } from './autoencoder';
import { partFilesCheckpoint, type Checkpoint } from './checkpoint';
import { DiffusionModel } from './diffusion-model';
import { planMemory, requireMemory, workingBytes, type MemoryEstimate } from './memory';
import { openCheckpoint } from './open-checkpoint';
import { checkedSize, checkModelOptions, type Run, type Size, type StableDiffusionOptions } from './options';
import type { Preset } from './presets';
import { TextEncoder } from './text-encoder';

/** Which parts to load; by default those that draw. */
export interface LoadPartsOptions extends LoadOptions {
  readonly parts?: readonly Part[];
}

/** What a class draws with when no checkpoint is named. */
export interface BuiltIn {
  readonly name: string;
  readonly licence: string;
  readonly preset: Preset;
}

interface Models {
  textEncoder: TextEncoder;
  diffusionModel: DiffusionModel;
  decoder: Decoder;
  imageEncoder: ImageEncoder;
}

const drawingParts: readonly Part[] = ['textEncoder', 'diffusionModel', 'decoder'];
export const allParts: readonly Part[] = [...drawingParts, 'imageEncoder'];

/** The parts of a Stable Diffusion: built when first asked for, replaceable, loaded together or one by one. */
export abstract class StableDiffusionParts {
  readonly options: StableDiffusionOptions;
  readonly policy: Policy;
  readonly #models: Partial<Models> = {};
  #tokenizer: SimpleTokenizer | null = null;
  #checkpoint: Checkpoint | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #licenceIsNamed = false;

  /** Throws one `OptionError` that names every bad option. */
  constructor(options: StableDiffusionOptions = {}) {
    checkModelOptions(new.target.name, options);
    this.options = options;
    this.policy = options.precision === undefined ? globalPolicy() : policyOf(options.precision);
    if (typeof options.weights !== 'string') checkedSize(new.target.name, options, this.builtIn().preset);
  }

  protected abstract builtIn(): BuiltIn;

  /** The numbers of the checkpoint. Throws `OptionError` while its configs have not been read: `await load()` first. */
  get preset(): Preset {
    if (this.#checkpoint !== null) return this.#checkpoint.preset;
    if (typeof this.options.weights !== 'string') return this.builtIn().preset;
    const found = `the configs of '${this.checkpointName}' have not been read yet`;
    throw new OptionError(`${this.constructor.name}: ${found}; await load() or textToImage() first.`);
  }

  /** Size of the pictures in pixels. Throws `OptionError`, with the nearest size, for one that the checkpoint cannot draw. */
  protected get size(): Size {
    return checkedSize(this.constructor.name, this.options, this.preset);
  }

  get imgHeight(): number {
    return this.size.height;
  }

  get imgWidth(): number {
    return this.size.width;
  }

  get tokenizer(): SimpleTokenizer {
    if (this.#tokenizer !== null) return this.#tokenizer;
    const isBuiltIn = this.preset === this.builtIn().preset; // whose text encoders have a row for each of CLIP's tokens
    return (this.#tokenizer = isBuiltIn ? new SimpleTokenizer() : (this.#checkpoint as Checkpoint).tokenizer);
  }
  set tokenizer(tokenizer: SimpleTokenizer) {
    this.#tokenizer = tokenizer;
  }

  get textEncoder(): TextEncoder {
    return (this.#models.textEncoder ??= new TextEncoder(this.preset.textEncoder));
  }
  /** Assigning a part frees the weights of the one before, as it does for the parts below. */
  set textEncoder(model: TextEncoder) {
    this.#replace('textEncoder', model);
  }

  get diffusionModel(): DiffusionModel {
    return (this.#models.diffusionModel ??= new DiffusionModel(this.preset.diffusionModel));
  }
  set diffusionModel(model: DiffusionModel) {
    this.#replace('diffusionModel', model);
  }

  get decoder(): Decoder {
    return (this.#models.decoder ??= new Decoder(this.preset.autoencoder));
  }
  set decoder(model: Decoder) {
    this.#replace('decoder', model);
  }

  get imageEncoder(): ImageEncoder {
    return (this.#models.imageEncoder ??= new ImageEncoder(this.preset.autoencoder));
  }
  set imageEncoder(model: ImageEncoder) {
    this.#replace('imageEncoder', model);
  }

  #replace<P extends Part>(part: P, model: Models[P]): void {
    if (this.#models[part] !== model) this.#models[part]?.dispose();
    this.#models[part] = model;
  }

  /** The name of the checkpoint, for messages and for the settings stored in pictures. */
  protected get checkpointName(): string {
    const { weights } = this.options;
    return typeof weights === 'string' ? weights : this.builtIn().name;
  }

  /**
   * Reads the configs of the checkpoint, on the current backend or, when there is none, on wasm. Throws `UnsupportedError` for a
   * policy that the backend cannot honour.
   */
  protected open(): Promise<void> {
    return this.#inTurn(async () => {
      await ensureBackend();
      requireSupported(this.policy, getBackend());
      this.#checkpoint ??= await this.#openCheckpoint();
      checkedSize(this.constructor.name, this.options, this.preset);
    });
  }

  async #openCheckpoint(): Promise<Checkpoint | null> {
    const { weights } = this.options;
    if (weights === undefined) return null;
    if (typeof weights !== 'string') return partFilesCheckpoint(this.checkpointName, weights, this.builtIn());
    return openCheckpoint(weights, this.options);
  }

  /**
   * Loads the parts that are not loaded yet. Throws `WeightsError` for a checkpoint that does not fit and `UnsupportedError` for a
   * policy that the backend cannot honour; a part that failed holds no weights.
   */
  async load({
    parts = drawingParts,
    onProgress = this.options.onProgress,
    signal,
  }: LoadPartsOptions = {}): Promise<void> {
    await this.open();
    await this.#inTurn(() => this.#loadMissing(parts, onProgress, signal));
  }

  /**
   * Makes sure that `part` has its weights before a run comes to it: those of all parts that draw are loaded together, unless
   * memory is low; then this part's replace those of the others.
   */
  protected async ready(part: Part, { onProgress, signal }: Pick<Run, 'onProgress' | 'signal'>): Promise<void> {
    const isLow = this.options.lowMemory === true;
    if (isLow) for (const other of drawingParts) if (other !== part) this[other].dispose();
    const parts = isLow ? [part] : drawingParts;
    await this.load({ parts, ...(onProgress && { onProgress }), ...(signal && { signal }) });
  }

  /** What a run will need in memory on the current backend, before any weights are read. */
  async estimate({ batchSize = 1 }: { readonly batchSize?: number } = {}): Promise<MemoryEstimate> {
    await this.open();
    return this.#plan(batchSize, drawingParts);
  }

  #plan(batchSize: number, parts: readonly Part[]): MemoryEstimate {
    const backend = getBackend();
    const needed = parts.map((part) => ({ part, model: this[part] }));
    const held = needed.reduce((bytes, { model }) => bytes + (model.isLoaded ? 4 * model.parameterCount : 0), 0);
    const working = workingBytes(this.preset, this.size, batchSize);
    return planMemory(backend, memoryOf(backend, held), needed, working, this.options.lowMemory === true);
  }

  /** Throws `UnsupportedError`, with the figures, for a run that the backend cannot hold. */
  protected requireMemory(where: string, batchSize: number): void {
    requireMemory(where, this.#plan(batchSize, drawingParts));
  }

  /** Reads happen one after the other, so that two runs started together load each part once. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #loadMissing(parts: readonly Part[], onProgress?: OnProgress, signal?: AbortSignal): Promise<void> {
    const missing = parts.filter((part) => !this[part].isLoaded);
    if (missing.length > 0 && this.#checkpoint === null) throw this.#noWeights(missing);
    const { away } = this.#plan(1, parts);
    this.#nameLicence(onProgress);
    const total = missing.reduce((bytes, part) => bytes + 4 * this[part].parameterCount, 0);
    let before = 0;
    for (const part of missing) {
      const report = (p: Progress) => onProgress?.(p.kind === 'load' ? { ...p, done: before + p.done, total } : p);
      const model = this[part];
      const from = await (this.#checkpoint as Checkpoint).open(model);
      const residence = away[part] === undefined ? 'backend' : 'away';
      await model.loadFrom(from, { onProgress: report, residence, ...(signal && { signal }) });
      before += 4 * this[part].parameterCount;
    }
  }

  #noWeights(missing: readonly Part[]): UnsupportedError {
    const found = `the weights of ${missing.join(', ')} are not loaded, and fetching ${this.builtIn().name} is not supported yet`;
    const advice = "give `weights` a diffusers folder or 'tiny', or load each part with loadWeights(file)";
    return new UnsupportedError(`${this.constructor.name}: ${found}; ${advice}.`);
  }

  #nameLicence(onProgress?: OnProgress): void {
    const named = typeof this.options.weights === 'string' ? this.#checkpoint : this.builtIn();
    if (this.#licenceIsNamed || named?.licence == null) return;
    this.#licenceIsNamed = true;
    onProgress?.({ kind: 'licence', checkpoint: named.name, licence: named.licence });
  }

  /** Frees the weights of every part. The model can be used again: weights are then loaded anew. */
  dispose(): void {
    for (const model of Object.values(this.#models) as { dispose(): void }[]) model.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
