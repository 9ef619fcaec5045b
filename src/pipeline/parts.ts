import { getBackend } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import { ensureBackend } from '../backends/use-backend';
import { stillOn } from '../backends/still-on';
import { checkArgument, checkCall, checkOptions, place } from '../checks';
import { OptionError } from '../errors';
import { globalPolicy, policyOf, requireSupported, upcast, type Policy } from '../precision/policy';
import { SimpleTokenizer } from '../text/tokenizer';
import type { During } from '../progress';
import { Adapters, type LoadedLora, type LoraOptions, type TextualInversionOptions } from './adapters';
import { Calls, type Call } from '../models/calls';
import { isOneCheckpoint, unknownPrompt, type BuiltIn, type Checkpoint } from '../checkpoints/checkpoint';
import { isUpcast } from '../models/autoencoder';
import type { DiffusionModel } from '../models/diffusion-model';
import { builders, type Networks } from '../models/parts';
import { Loading, type AnyModel } from './loading';
import { findAdapter } from '../checkpoints/found-file';
import type { MemoryEstimate } from './memory';
import { nameOfFiles } from '../checkpoints/given-files';
import { openWeights } from '../checkpoints/open';
import { checkedSize, checkModelOptions, type Size, type StableDiffusionOptions } from './options';
import {
  aModel,
  aTokenizer,
  estimateOptions,
  loadPartsOptions,
  loraOptions,
  textualInversionOptions,
  type EstimateOptions,
  type LoadPartsOptions,
} from './part-options';
import { drawingParts, type Part } from '../weights/names';
import { predicting, type Preset } from '../models/presets';
import type { TextEncoder } from '../models/text-encoder';

/** The parts of a Stable Diffusion: built when first asked for, replaceable, loaded together or one by one. */
export abstract class StableDiffusionParts {
  readonly options: StableDiffusionOptions;
  readonly policy: Policy;
  protected readonly calls = new Calls();
  readonly #models: Partial<Networks> = {};
  readonly #adapters = new Adapters({
    textEncoder: () => this.textEncoder,
    diffusionModel: () => this.diffusionModel,
    tokenizer: () => this.tokenizer,
    find: (location, usual, during) => findAdapter(location, usual, this.options, during),
    reload: (part, paths, during) => this[part].reload(paths, during),
  });
  protected readonly loading = new Loading({
    calls: this.calls,
    checkpoint: () => this.#checkpoint as Checkpoint,
    options: () => this.options,
    size: () => this.size,
    adapters: this.#adapters,
    parts: () => this.#models,
    preset: () => this.preset,
  });
  #tokenizer: SimpleTokenizer | null = null;
  #checkpoint: Checkpoint | null = null;
  #builtIn: BuiltIn | null = null;

  /** Throws one `OptionError` that names every bad option. */
  constructor(options: StableDiffusionOptions = {}) {
    checkModelOptions(new.target.name, options);
    this.options = options;
    const policy = options.precision === undefined ? globalPolicy() : policyOf(options.precision);
    this.policy = { ...policy, quantizationMode: options.quantize ?? null };
    if (!isOneCheckpoint(options.weights)) checkedSize(new.target.name, options, this.#own.preset);
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
    if (!isOneCheckpoint(this.options.weights)) return this.#own.preset;
    throw this.#unread('configs', 'have');
  }

  #unread(what: string, has: string): OptionError {
    const found = `the ${what} of '${this.checkpointName}' ${has} not been read yet`;
    return new OptionError(`${this.constructor.name}: ${found}; await load() or textToImage() first.`);
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

  /** The checkpoint's own, unless it was replaced. Throws `OptionError` while that has not been read: `await load()` first. */
  get tokenizer(): SimpleTokenizer {
    const tokenizer = this.#tokenizer ?? this.#checkpoint?.tokenizer;
    if (tokenizer !== undefined) return tokenizer;
    throw this.#unread('tokenizer', 'has');
  }
  set tokenizer(tokenizer: SimpleTokenizer) {
    checkArgument(this.constructor.name, 'tokenizer', tokenizer, aTokenizer);
    this.#tokenizer = tokenizer;
    this.#adapters.afterReplace();
  }

  get textEncoder(): TextEncoder {
    return (this.#models.textEncoder ??= this.#built(builders.textEncoder(this.preset)));
  }
  /** Assigning a part frees the weights of the one before, as it does for the parts below; a run that uses it keeps it to its end. */
  set textEncoder(model: TextEncoder) {
    this.#replace('textEncoder', model);
  }

  get diffusionModel(): DiffusionModel {
    return (this.#models.diffusionModel ??= this.#built(builders.diffusionModel(this.preset)));
  }
  set diffusionModel(model: DiffusionModel) {
    this.#replace('diffusionModel', model);
  }

  get decoder(): Networks['decoder'] {
    return (this.#models.decoder ??= this.#built(builders.decoder(this.preset)));
  }
  set decoder(model: Networks['decoder']) {
    this.#replace('decoder', model);
  }

  get imageEncoder(): Networks['imageEncoder'] {
    return (this.#models.imageEncoder ??= this.#built(builders.imageEncoder(this.preset)));
  }
  set imageEncoder(model: Networks['imageEncoder']) {
    this.#replace('imageEncoder', model);
  }

  #built<M extends AnyModel>(model: M): M {
    model.jitCompile = this.options.jitCompile ?? true;
    model.policy = isUpcast(model) ? upcast(this.policy) : this.policy;
    model.keeper = this.loading.keeper(model);
    return model;
  }

  #replace<P extends Part>(part: P, model: Networks[P]): void {
    checkArgument(this.constructor.name, part, model, aModel);
    const before = this.#models[part];
    this.#models[part] = this.#built(model);
    this.loading.replaced(before, model);
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
   * Merges an adapter (LoRA, LoHa, LoKr, DoRA), a file (`.safetensors`, `.pt`, `.bin`), into text encoder and UNet, times `scale`, and
   * returns its name. It is found by path, URL or name on a hub (`'owner/name'`, `'owner/name/file.safetensors'`). Throws `WeightsError` for a file that does not fit; then the weights are as before.
   * It waits, as the calls below do, for pictures that are being drawn; a `generate` under way has it from its next step on.
   */
  async loadLora(location: string | URL, options: LoraOptions = {}): Promise<string> {
    checkCall('loadLora', ['the location', location, place], options, loraOptions);
    const { scale = 1, name, ...during } = options;
    return this.#change('loadLora', during, async (call) => {
      await this.#open(call);
      return this.#adapters.loadLora(location, scale, name, call);
    });
  }

  /** Merges a LoRA with another scale. Throws `OptionError` when none of that name is loaded. */
  setLoraScale(name: string, scale: number): Promise<void> {
    return this.#change('setLoraScale', {}, (call) => this.#adapters.setLoraScale(name, scale, call));
  }

  /** Takes a LoRA, or all, out of the weights again, exactly: what it changed is read anew. Throws as `setLoraScale`. */
  unloadLora(name?: string): Promise<void> {
    return this.#change('unloadLora', {}, (call) => this.#adapters.unloadLora(name, call));
  }

  /**
   * Loads a textual inversion (`.safetensors`, `.pt`, `.bin`) and returns its token, by default the one in the file, which prompts may
   * then use. It is found as a LoRA is.
   * Throws `WeightsError` for a file that does not fit, `OptionError` for a token that is missing or taken.
   */
  async loadTextualInversion(location: string | URL, options: TextualInversionOptions = {}): Promise<string> {
    checkCall('loadTextualInversion', ['the location', location, place], options, textualInversionOptions);
    const { token, ...during } = options;
    return this.#change('loadTextualInversion', during, async (call) => {
      await this.#open(call);
      return this.#adapters.loadTextualInversion(location, token, call);
    });
  }

  /** Takes a textual inversion, or all, out again. Throws `OptionError` when that is not loaded. */
  unloadTextualInversion(token?: string): void {
    this.#adapters.unloadTextualInversion(token);
  }

  #change<T>(
    where: string,
    { onProgress = this.options.onProgress, signal }: During,
    work: (call: Call) => Promise<T>,
  ): Promise<T> {
    return this.calls.run(where, { onProgress, signal }, (call) => this.calls.change(call, () => work(call)));
  }

  /** What others know the checkpoint by, for the settings that are stored in pictures. */
  protected get publicName(): string {
    return this.#checkpoint?.name ?? this.builtIn().name;
  }

  /** The name of the checkpoint, for messages. */
  protected get checkpointName(): string {
    const { weights } = this.options;
    if (!isOneCheckpoint(weights)) return this.builtIn().name;
    return typeof weights === 'string' || weights instanceof URL ? String(weights) : nameOfFiles(weights);
  }

  /**
   * Reads the configs of the checkpoint, on the current backend or, when there is none, on wasm; the call then stays on it. Throws
   * `UnsupportedError` for a policy that the backend cannot honour.
   */
  protected open(call: Call): Promise<void> {
    return this.calls.inTurn(call, () => this.#open(call));
  }

  async #open(call: Call): Promise<void> {
    const change = await ensureBackend();
    if (change !== null) call.onProgress?.({ kind: 'warning', message: change });
    call.guard(stillOn(call.where));
    requireSupported(this.policy, getBackend(), currentEngine());
    this.#checkpoint ??= await openWeights(this.options, this.#own, call);
    checkedSize(this.constructor.name, this.options, this.preset);
  }

  /**
   * Loads the parts that are not loaded yet. Throws `WeightsError` for a checkpoint that does not fit and `UnsupportedError` for a
   * policy that the backend cannot honour; a part that failed holds no weights.
   */
  async load(options: LoadPartsOptions = {}): Promise<void> {
    checkOptions('load', options, loadPartsOptions);
    const { parts = drawingParts, onProgress = this.options.onProgress, signal } = options;
    await this.calls.run('load', { onProgress, signal }, async (call) => {
      await this.open(call);
      const models = parts.map((part) => this[part]);
      await this.loading.loaded(call, models, () => undefined);
    });
  }

  /** What a run will need in memory on the current backend, before any weights are read. */
  async estimate(options: EstimateOptions = {}): Promise<MemoryEstimate> {
    checkOptions('estimate', options, estimateOptions);
    const { batchSize = 1, parts = drawingParts } = options;
    return this.calls.run('estimate', {}, async (call) => {
      await this.open(call);
      const models = parts.map((part) => this[part]);
      const isFromPicture = parts.includes('imageEncoder');
      return this.loading.plan({ ...this.loading.usualWork(), batchSize, isFromPicture }, models);
    });
  }

  /** What is to be said of a prompt of which the checkpoint knows no word; null where there is nothing. */
  protected unknownPrompt(prompt: string): string | null {
    return unknownPrompt(this.#checkpoint, prompt, this.learnedTokens);
  }

  /**
   * Frees the weights of every part, and what runs hold. Calls under way end with an `SdError` of the code `SD_DISPOSED`. The model can
   * be used again: weights are then loaded anew.
   */
  dispose(): void {
    this.calls.end();
    this.loading.dispose();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
