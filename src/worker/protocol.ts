import type {
  BackendName,
  ChosenBackend,
  EncodeTextOptions,
  EstimateOptions,
  GenerateImageOptions,
  GenerateOptions,
  ImageInput,
  LoadPartsOptions,
  LoraOptions,
  MemoryEstimate,
  OnProgress,
  Progress,
  Prompts,
  Run,
  SamplerName,
  SdImage,
  StableDiffusionOptions,
  StepInfo,
  TextualInversionOptions,
} from '../index';
import type { ImageToImageOptions, InpaintOptions } from '../pipeline/picture-options';

/** A tensor outside of any engine, row by row. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What stays with the caller: callbacks, and objects that compute. */
type Kept = 'signal' | 'onProgress' | 'decoder' | 'previewDecoder' | 'scheduler';

/** Those of a run's options that can cross to a worker, of which samplers do so by name. */
export type Plain<Options> = Omit<Options, Kept> & { readonly scheduler?: SamplerName };

/** The same of `generateImage`, whose tensors cross as values. */
export type PlainImageOptions = Omit<Plain<GenerateImageOptions>, 'diffusionNoise' | 'negativeEncodedText'> & {
  readonly diffusionNoise?: Values;
  readonly negativeEncodedText?: Values;
};

export type ModelOptions = Plain<StableDiffusionOptions>;

/** What a client says when it connects. */
export interface Hello {
  readonly model: ModelOptions;
  readonly backend: 'auto' | BackendName;
  /** Where the embedded model's weights are, if not beside the host's file. */
  readonly assetPath?: string | undefined;
  /** A lock that the client's page holds as long as it lives, where several pages share the host. */
  readonly lock?: string | undefined;
}

/** A step of `generate`, except for its preview, which is asked for. */
export type StepData = Omit<StepInfo, 'preview'>;
export type Next = { readonly step: StepData } | { readonly images: readonly SdImage[] };

/** What a host does for its clients, by name: what crosses there and back is plain data. */
export interface Methods {
  connect(hello: Hello): ChosenBackend;
  load(options: Plain<LoadPartsOptions>): void;
  estimate(options: EstimateOptions): MemoryEstimate;
  withDefaults(options: PlainImageOptions): Run;
  textToImage(prompt: Prompts, options: Plain<GenerateOptions>): readonly SdImage[];
  imageToImage(image: ImageInput, prompt: Prompts, options: Plain<ImageToImageOptions>): readonly SdImage[];
  inpaint(image: ImageInput, mask: ImageInput, prompt: Prompts, options: Plain<InpaintOptions>): readonly SdImage[];
  encodeText(prompt: Prompts, options: EncodeTextOptions): Values;
  generateImage(encodedText: Values, options: PlainImageOptions): readonly SdImage[];
  /** Begins a run that is driven step by step, and returns its number. */
  generate(prompt: Prompts, options: Plain<GenerateOptions>): number;
  next(run: number): Next;
  preview(run: number): readonly SdImage[];
  /** Ends a run, wherever it stands. */
  end(run: number): void;
  loadLora(location: string, options: Plain<LoraOptions>): string;
  setLoraScale(name: string, scale: number): void;
  unloadLora(name?: string): void;
  loadTextualInversion(location: string, options: Plain<TextualInversionOptions>): string;
  unloadTextualInversion(token?: string): void;
  /** Frees the model, unless another client has it too. */
  dispose(): void;
}

export type Method = keyof Methods;
export type Answer<M extends Method> = ReturnType<Methods[M]>;

/** What a client says: a call, or that one is over. */
export type Said =
  | {
      readonly id: number;
      readonly method: Method;
      readonly args: readonly unknown[];
      /** Whether progress is to be told. */
      readonly isFollowed: boolean;
    }
  | { readonly abort: number };

/** An error as data. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  /** What it was caused by, in words. */
  readonly cause?: string;
}

/** How a call of a client is followed and ended in the host. */
export interface Followed {
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** What a host says of the call `id`: how far it is, or, once and last, how it ended. */
export type Heard =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: Failure };
