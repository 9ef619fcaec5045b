import { SdError } from '../errors';
import type { SdImage } from '../image/image';
import type {
  ChosenBackend,
  EncodeTextOptions,
  EstimateOptions,
  GenerateOptions,
  ImageInput,
  LoadPartsOptions,
  LoraOptions,
  MemoryEstimate,
  Prompts,
  Run,
  StepInfo,
  TextualInversionOptions,
} from '../index';
import type { ImageToImageOptions, InpaintOptions } from '../pipeline/picture-options';
import type { During, OnProgress } from '../progress';
import type { Line } from './line';
import { placed, placedImage } from './places';
import type { Plain, PlainImageOptions, Values } from './protocol';
import { imagesOf, stepsOf } from './steps';

/** Options that can cross to a worker, with the callbacks, which stay here. */
export type WorkerOptions<Options> = Plain<Options> & During;
/** The options of `generateImage`, with values in place of tensors. */
export type WorkerImageOptions = PlainImageOptions & During;

/** What a client has been given when it connected. */
export interface Connection {
  readonly line: Line;
  readonly backend: ChosenBackend;
  readonly isShared: boolean;
  readonly onProgress: OnProgress | undefined;
  /** Says that the page has no more to do with the worker. */
  leave(): void;
}

/**
 * A `StableDiffusion` in a worker: the same methods, options and errors, with pictures that have been handed over
 * without being copied. What computes cannot cross: `decoder`, `previewDecoder` and samplers other than by name.
 * Tensors cross as `Values`.
 */
export class WorkerModel {
  /** Where the worker computes, and why. */
  readonly backend: ChosenBackend;
  /** Whether other pages of this origin have the same worker, and the same copy of the weights. */
  readonly isShared: boolean;
  readonly #connection: Connection;

  /** `connect()` makes one. */
  constructor(connection: Connection) {
    this.#connection = connection;
    this.backend = connection.backend;
    this.isShared = connection.isShared;
  }

  /** As `StableDiffusion.load`. */
  async load(options: WorkerOptions<LoadPartsOptions> = {}): Promise<void> {
    const [data, during] = this.#split(options);
    await this.#line.ask('load', [data], during);
  }

  /** As `StableDiffusion.estimate`. */
  estimate(options: EstimateOptions = {}): Promise<MemoryEstimate> {
    return this.#line.ask('estimate', [options]);
  }

  /** As `StableDiffusion.withDefaults`, for which the configs of the checkpoint are read. */
  withDefaults(options: WorkerImageOptions = {}): Promise<Run> {
    const [data, during] = this.#split(options);
    return this.#line.ask('withDefaults', [data], during);
  }

  /** As `StableDiffusion.textToImage`. */
  async textToImage(prompt: Prompts, options: WorkerOptions<GenerateOptions> = {}): Promise<SdImage[]> {
    const [data, during] = this.#split(options);
    return imagesOf(await this.#line.ask('textToImage', [prompt, data], during));
  }

  /** As `StableDiffusion.imageToImage`. The picture is copied to the worker. */
  async imageToImage(
    image: ImageInput,
    prompt: Prompts,
    options: WorkerOptions<ImageToImageOptions> = {},
  ): Promise<SdImage[]> {
    const [data, during] = this.#split(options);
    return imagesOf(await this.#line.ask('imageToImage', [placedImage(image), prompt, data], during));
  }

  /** As `StableDiffusion.inpaint`. */
  async inpaint(
    image: ImageInput,
    mask: ImageInput,
    prompt: Prompts,
    options: WorkerOptions<InpaintOptions> = {},
  ): Promise<SdImage[]> {
    const [data, during] = this.#split(options);
    const args = [placedImage(image), placedImage(mask), prompt, data] as const;
    return imagesOf(await this.#line.ask('inpaint', [...args], during));
  }

  /** As `StableDiffusion.encodeText`: the values of the context `[P, M, C]`. */
  encodeText(prompt: Prompts, options: EncodeTextOptions = {}): Promise<Values> {
    return this.#line.ask('encodeText', [prompt, options]);
  }

  /** As `StableDiffusion.generateImage`, from values. */
  async generateImage(encodedText: Values, options: WorkerImageOptions = {}): Promise<SdImage[]> {
    const [data, during] = this.#split(options);
    return imagesOf(await this.#line.ask('generateImage', [encodedText, data], during));
  }

  /**
   * As `StableDiffusion.generate`: the worker computes a step when it is asked for, and then waits. Breaking out of the
   * loop frees everything.
   */
  generate(prompt: Prompts, options: WorkerOptions<GenerateOptions> = {}): AsyncGenerator<StepInfo, SdImage[], void> {
    const [data, during] = this.#split(options);
    return stepsOf(this.#line, [prompt, data], during);
  }

  /** As `StableDiffusion.loadLora`. A model that is shared has it for every page. */
  loadLora(location: string | URL, options: WorkerOptions<LoraOptions> = {}): Promise<string> {
    const [data, during] = this.#split(options);
    return this.#line.ask('loadLora', [placed(location), data], during);
  }

  /** As `StableDiffusion.setLoraScale`. */
  async setLoraScale(name: string, scale: number): Promise<void> {
    await this.#line.ask('setLoraScale', [name, scale]);
  }

  /** As `StableDiffusion.unloadLora`. */
  async unloadLora(name?: string): Promise<void> {
    await this.#line.ask('unloadLora', [name]);
  }

  /** As `StableDiffusion.loadTextualInversion`. */
  loadTextualInversion(location: string | URL, options: WorkerOptions<TextualInversionOptions> = {}): Promise<string> {
    const [data, during] = this.#split(options);
    return this.#line.ask('loadTextualInversion', [placed(location), data], during);
  }

  /** As `StableDiffusion.unloadTextualInversion`. */
  async unloadTextualInversion(token?: string): Promise<void> {
    await this.#line.ask('unloadTextualInversion', [token]);
  }

  /**
   * Ends the worker, or, where others share it, this page's part in it: calls under way end with an `SdError` of the
   * code `SD_DISPOSED`, and everything is freed. To draw again, connect again.
   */
  dispose(): void {
    this.#connection.leave();
    this.#line.ask('dispose', []).catch(() => undefined);
    const found = 'the model was disposed before the call had ended';
    this.#line.close(new SdError('SD_DISPOSED', `worker: ${found}; keep it until then, or connect() again.`));
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  get #line(): Line {
    return this.#connection.line;
  }

  /** What crosses, and how the call is followed and ended. */
  #split<T extends During>({ signal, onProgress = this.#connection.onProgress, ...data }: T) {
    return [data, { signal, onProgress }] as const;
  }
}
