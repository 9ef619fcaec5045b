import { getBackend } from '@tensorflow/tfjs-core';
import { dtypesOf, ensureBackend, memoryOf } from '../backends';
import { checkArgument, checkCall, checkOptions, place } from '../checks';
import { OptionError } from '../errors';
import { globalPolicy, policyOf, requireSupported, type Policy } from '../precision/policy';
import type { Progress } from '../progress';
import { SimpleTokenizer } from '../text/tokenizer';
import type { Part } from '../weights/names';
import { Decoder, ImageEncoder } from './autoencoder';
import { Adapters, type LoadedLora, type LoraOptions } from './adapters';
import type { BuiltIn } from './built-in';
import { announce, partFilesCheckpoint, unknownPrompt, type Checkpoint, type During } from './checkpoint';
import { hubPartFiles } from './hub-checkpoint';
import { openSource } from './locate';
import { DiffusionModel } from './diffusion-model';
import { planMemory, requireMemory, workingBytes, type MemoryEstimate } from './memory';
import { openCheckpoint } from './open-checkpoint';
import { checkedSize, checkModelOptions, type Run, type Size, type StableDiffusionOptions } from './options';
import { allParts, aModel, aTokenizer, drawingParts, estimateOptions, loadPartsOptions, loraOptions, textualInversionOptions, type EstimateOptions, type LoadPartsOptions, type TextualInversionOptions } from './part-options'; // prettier-ignore
import { predicting, type Preset } from './presets';
import { TextEncoder } from './text-encoder';

interface Models {
  textEncoder: TextEncoder;
  diffusionModel: DiffusionModel;
  decoder: Decoder;
  imageEncoder: ImageEncoder;
}

/** The parts of a Stable Diffusion: built when first asked for, replaceable, loaded together or one by one. */
export abstract class StableDiffusionParts {
  readonly options: StableDiffusionOptions;
  readonly policy: Policy;
  readonly #models: Partial<Models> = {};
  readonly #adapters = new Adapters({
    textEncoder: () => this.textEncoder,
    diffusionModel: () => this.diffusionModel,
    tokenizer: () => this.tokenizer,
    openSource,
    reload: (part, paths) => this[part].reload(paths),
  });
  #tokenizer: SimpleTokenizer | null = null;
  #checkpoint: Checkpoint | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isAnnounced = false;
  #builtIn: BuiltIn | null = null;

  /** Throws one `OptionError` that names every bad option. */
  constructor(options: StableDiffusionOptions = {}) {
    checkModelOptions(new.target.name, options);
    this.options = options;
    this.policy = options.precision === undefined ? globalPolicy() : policyOf(options.precision);
    if (typeof options.weights !== 'string') checkedSize(new.target.name, options, this.#own.preset);
  }

  protected abstract builtIn(): BuiltIn;

  /** `builtIn()`, predicting what the options say. */
  get #own(): BuiltIn {
    const own = this.#builtIn ?? this.builtIn();
    return (this.#builtIn ??= { ...own, preset: predicting(own.preset, this.options.predictionType) });
  }

  /** The numbers of the checkpoint. Throws `OptionError` while its configs have not been read: `await load()` first. */
  get preset(): Preset {
    if (this.#checkpoint !== null) return this.#checkpoint.preset;
    if (typeof this.options.weights !== 'string') return this.#own.preset;
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
    const isBuiltIn = this.preset === this.#own.preset; // whose text encoders have a row for each of CLIP's tokens
    return (this.#tokenizer = isBuiltIn ? new SimpleTokenizer() : (this.#checkpoint as Checkpoint).tokenizer);
  }
  set tokenizer(tokenizer: SimpleTokenizer) {
    checkArgument(this.constructor.name, 'tokenizer', tokenizer, aTokenizer);
    this.#tokenizer = tokenizer;
    this.#adapters.afterReplace();
  }

  get textEncoder(): TextEncoder {
    return (this.#models.textEncoder ??= this.#built(new TextEncoder(this.preset.textEncoder)));
  }
  /** Assigning a part frees the weights of the one before, as it does for the parts below. */
  set textEncoder(model: TextEncoder) {
    this.#replace('textEncoder', model);
  }

  get diffusionModel(): DiffusionModel {
    return (this.#models.diffusionModel ??= this.#built(new DiffusionModel(this.preset.diffusionModel)));
  }
  set diffusionModel(model: DiffusionModel) {
    this.#replace('diffusionModel', model);
  }

  get decoder(): Decoder {
    return (this.#models.decoder ??= this.#built(new Decoder(this.preset.autoencoder)));
  }
  set decoder(model: Decoder) {
    this.#replace('decoder', model);
  }

  get imageEncoder(): ImageEncoder {
    return (this.#models.imageEncoder ??= this.#built(new ImageEncoder(this.preset.autoencoder)));
  }
  set imageEncoder(model: ImageEncoder) {
    this.#replace('imageEncoder', model);
  }

  #built<M extends Models[Part]>(model: M): M {
    model.jitCompile = this.options.jitCompile ?? true;
    return model;
  }

  #replace<P extends Part>(part: P, model: Models[P]): void {
    checkArgument(this.constructor.name, part, model, aModel);
    if (this.#models[part] !== model) this.#models[part]?.dispose();
    this.#models[part] = this.#built(model);
    if (part === 'textEncoder') this.#adapters.afterReplace();
  }

  /** The LoRAs that are loaded, in their order. */
  get loras(): readonly LoadedLora[] {
    return this.#adapters.loras;
  }

  /** The tokens of the textual inversions that are loaded. */
  get learnedTokens(): readonly string[] {
    return this.#adapters.tokens;
  }

  /**
   * Merges a LoRA, a `.safetensors` file in the form of diffusers (PEFT) or kohya, into text encoder and UNet, times `scale`, and
   * returns its name, by default its file's. Throws `WeightsError` for a file that does not fit; then the weights are as before.
   */
  async loadLora(location: string | URL, options: LoraOptions = {}): Promise<string> {
    checkCall('loadLora', ['the location', location, place], options, loraOptions);
    const { scale = 1, name } = options;
    await this.open();
    return this.#inTurn(() => this.#adapters.loadLora(location, scale, name));
  }

  /** Merges a LoRA with another scale. Throws `OptionError` when none of that name is loaded. */
  setLoraScale(name: string, scale: number): Promise<void> {
    return this.#inTurn(() => this.#adapters.setLoraScale(name, scale));
  }

  /** Takes a LoRA, or all, out of the weights again, exactly: what it changed is read anew. Throws as `setLoraScale`. */
  unloadLora(name?: string): Promise<void> {
    return this.#inTurn(() => this.#adapters.unloadLora(name));
  }

  /**
   * Loads a textual inversion (`.safetensors`) and returns its token, by default the one in the file, which prompts may then use.
   * Throws `WeightsError` for a file that does not fit, `OptionError` for a token that is missing or taken.
   */
  async loadTextualInversion(location: string | URL, options: TextualInversionOptions = {}): Promise<string> {
    checkCall('loadTextualInversion', ['the location', location, place], options, textualInversionOptions);
    const { token } = options;
    await this.open();
    return this.#inTurn(() => this.#adapters.loadTextualInversion(location, token));
  }

  /** Takes a textual inversion, or all, out again. Throws `OptionError` when that is not loaded. */
  unloadTextualInversion(token?: string): void {
    this.#adapters.unloadTextualInversion(token);
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
  protected open(during: During = {}): Promise<void> {
    return this.#inTurn(async () => {
      await ensureBackend();
      requireSupported(this.policy, getBackend(), dtypesOf(getBackend()));
      this.#checkpoint ??= await this.#openCheckpoint(during);
      checkedSize(this.constructor.name, this.options, this.preset);
    });
  }

  async #openCheckpoint(during: During): Promise<Checkpoint> {
    const { weights } = this.options;
    const options = { ...this.options, ...during };
    if (typeof weights === 'string') return openCheckpoint(weights, options);
    const { name, licence, preset, files } = this.#own;
    if (weights !== undefined) return partFilesCheckpoint(name, weights, preset);
    return { name, licence, preset, tokenizer: new SimpleTokenizer(), open: hubPartFiles(files, options) };
  }

  /**
   * Loads the parts that are not loaded yet. Throws `WeightsError` for a checkpoint that does not fit and `UnsupportedError` for a
   * policy that the backend cannot honour; a part that failed holds no weights.
   */
  async load(options: LoadPartsOptions = {}): Promise<void> {
    checkOptions('load', options, loadPartsOptions);
    const { parts = drawingParts, onProgress = this.options.onProgress, signal } = options;
    const during = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
    await this.open(during);
    await this.#inTurn(() => this.#loadMissing(parts, during));
  }

  /**
   * Makes sure that `part` has its weights before a run comes to it: those of all parts that draw are loaded together, unless
   * memory is low; then this part's replace those of the others. A decoder is not needed by a run that brings its own.
   */
  protected async ready(part: Part, { onProgress, signal, decoder }: Run): Promise<void> {
    const isLow = this.options.lowMemory === true;
    if (isLow) for (const other of drawingParts) if (other !== part) this[other].dispose();
    const parts = isLow ? [part] : drawingParts.filter((one) => one !== 'decoder' || decoder === null);
    await this.load({ parts, ...(onProgress && { onProgress }), ...(signal && { signal }) });
  }

  /** What a run will need in memory on the current backend, before any weights are read. */
  async estimate(options: EstimateOptions = {}): Promise<MemoryEstimate> {
    checkOptions('estimate', options, estimateOptions);
    await this.open();
    const { batchSize = 1 } = options;
    return this.#plan(batchSize, drawingParts);
  }

  #plan(batchSize: number, parts: readonly Part[]): MemoryEstimate {
    const backend = getBackend();
    const needed = parts.map((part) => ({ part, model: this[part] }));
    const held = needed.reduce((bytes, { model }) => bytes + (model.isLoaded ? 4 * model.parameterCount : 0), 0);
    const working = workingBytes(this.preset, this.size, batchSize, this.options.vaeTiling);
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

  async #loadMissing(parts: readonly Part[], during: During): Promise<void> {
    const missing = parts.filter((part) => !this[part].isLoaded);
    const checkpoint = this.#checkpoint as Checkpoint;
    const there = allParts.filter((part) => this.#models[part]?.isLoaded === true);
    const { away } = this.#plan(1, [...new Set([...parts, ...there])]);
    this.#isAnnounced ||= announce(checkpoint, during.onProgress);
    const total = missing.reduce((bytes, part) => bytes + 4 * this[part].parameterCount, 0);
    let before = 0;
    for (const part of missing) {
      const report = (p: Progress) =>
        during.onProgress?.(p.kind === 'load' ? { ...p, done: before + p.done, total } : p);
      const model = this[part];
      const dtype = this.policy.computeDtype; // networks only read their variables: rounding them once is rounding them at each use
      const residence = away[part] === undefined ? 'backend' : 'away';
      await model.loadFrom(() => checkpoint.open(model, during), { ...during, onProgress: report, residence, dtype });
      if (part === 'textEncoder' || part === 'diffusionModel') await this.#adapters.afterLoad(part);
      before += 4 * this[part].parameterCount;
    }
  }

  /** What is to be said of a prompt of which the checkpoint knows no word; null where there is nothing. */
  protected unknownPrompt(prompt: string): string | null {
    return unknownPrompt(this.#checkpoint, prompt, this.learnedTokens);
  }

  /** Frees the weights of every part. The model can be used again: weights are then loaded anew. */
  dispose(): void {
    for (const model of Object.values(this.#models) as { dispose(): void }[]) model.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
