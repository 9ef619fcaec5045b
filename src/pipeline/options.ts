import { Tensor } from '@tensorflow/tfjs-core';
import { anObject, callback, count, Faults, filledText, finite, flag, having, natural, oneOf, place, signal, text, within, type Kind, type Table } from '../checks'; // prettier-ignore
import { policyNames, type PolicyName } from '../precision/policy';
import type { OnProgress } from '../progress';
import {
  rngNames,
  samplerNames,
  type PredictionType,
  type RngName,
  type Sampler,
  type SamplerName,
} from '../schedulers';
import type { CheckpointOptions, PartFiles } from '../checkpoints/checkpoint';
import type { Part } from '../weights/names';
import { branchesOf } from '../models/diffusion-model';
import type { Preset } from '../models/presets';
import { tileSide, type LatentDecoder } from './tiling';

export interface StableDiffusionOptions extends CheckpointOptions {
  /** Pixels; a multiple of what the checkpoint's strides need (64 for SD). Default: the checkpoint's own. */
  readonly imgWidth?: number;
  /** Pixels; as `imgWidth`. */
  readonly imgHeight?: number;
  /**
   * Runs each network as one compiled program, true by default as in KerasCV. It does so on `tensorflow`; the other backends run
   * the same layers one operation at a time.
   */
  readonly jitCompile?: boolean;
  /**
   * `'tiny'` (the embedded model); a diffusers folder or a single file (`.safetensors`, `.ckpt`) in LDM's form, by path, URL, or name on a hub
   * (`'owner/name'`, `'owner/name@revision'`, `'owner/name/file.safetensors'`); or a file for each part (KerasCV's `.h5`, or
   * `.safetensors` or torch's), with KerasCV's numbers. Default: the files that KerasCV fetches, with its numbers.
   */
  readonly weights?: string | PartFiles;
  /** Keeps the weights of one network at a time, read anew for each run: less memory for more time. Default: false. */
  readonly lowMemory?: boolean;
  /**
   * Decodes pictures larger than a tile in overlapping tiles, so that the decoder's memory is bounded by a tile's, for slightly
   * different colours: `true` for tiles of the size that the autoencoder was made for, or their side in pixels (a multiple of 32 for SD).
   * Default: false.
   */
  readonly vaeTiling?: boolean | number;
  /** A policy of this model's own; default: `globalPolicy()` at construction. */
  readonly precision?: PolicyName;
  /** The sampler of runs that name none. Default: what a diffusers folder asks for, or else `'ddim'`, KerasCV's. */
  readonly scheduler?: SamplerName | Sampler;
  /** Called for every run and load that has no `onProgress` of its own. */
  readonly onProgress?: OnProgress;
}

/** The options of a model whose weights are loaded at once, which the signal ends. */
export interface PretrainedOptions extends Omit<StableDiffusionOptions, 'weights'> {
  readonly signal?: AbortSignal;
}

/** How far the deep features of the UNet are reused (DeepCache, Ma et al., 2023). */
export interface DeepCacheOptions {
  /** The whole UNet runs once in so many calls, from the first on; in the others only what lies outside of the branch. 1 reuses nothing. */
  readonly interval: number;
  /** The skip connection within which features are reused, counted from the outermost, 0 (the default), which saves most. */
  readonly branch?: number;
}

export interface GenerateOptions {
  /** What the picture should not be; default: the empty prompt. */
  readonly negativePrompt?: string;
  /** Pictures to draw, from noise of their own; default 1. */
  readonly batchSize?: number;
  /** Denoising steps; default 50. */
  readonly numSteps?: number;
  /** How far the prompt is followed (Ho & Salimans, 2022); default 7.5, and 1 follows it without guidance. */
  readonly unconditionalGuidanceScale?: number;
  /**
   * The fraction of the steps after which guidance ends, from 0 (none has it) to 1 (all, the default); the steps after it take half
   * the time. A step has guidance if it ends within the fraction, as with diffusers' `control_guidance_end`.
   */
  readonly guidanceEnd?: number;
  /** Reuse of the UNet's deep features from step to step; default: none. */
  readonly deepCache?: DeepCacheOptions;
  /** What turns latents into pictures in place of the model's own decoder, such as a `TinyDecoder`; it stays the caller's. */
  readonly decoder?: LatentDecoder;
  /** The same for previews; default: `decoder`. */
  readonly previewDecoder?: LatentDecoder;
  /** An integer from 0 to 2^53 − 1; the same seed draws the same picture. Default: a random one. */
  readonly seed?: number;
  /** Whose random numbers a seed stands for; default `'tensorflow'`, as KerasCV on TensorFlow. */
  readonly rng?: RngName;
  readonly scheduler?: SamplerName | Sampler;
  /** Ends the run between two steps; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

export interface GenerateImageOptions extends GenerateOptions {
  /** Start noise, standard normal, `[h/8, w/8, 4]` for every picture or `[B, h/8, w/8, 4]`; not together with `seed`. */
  readonly diffusionNoise?: Tensor;
}

/** Pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

type Optional = 'deepCache' | 'decoder' | 'previewDecoder' | 'signal' | 'onProgress';

/** The options of one run, complete. */
export interface Run extends Size, Required<Omit<GenerateOptions, Optional>> {
  readonly deepCache: Required<DeepCacheOptions> | null;
  /** null: the model's own. */
  readonly decoder: LatentDecoder | null;
  readonly previewDecoder: LatentDecoder | null;
  /** Side of the decoder's tiles in pixels; null without tiling. */
  readonly tile: number | null;
  readonly diffusionNoise: Tensor | null;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: OnProgress | undefined;
}

const predictionTypes: readonly PredictionType[] = ['epsilon', 'v_prediction', 'sample'];
const partNames: readonly Part[] = ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'];

export const tensor: Kind = { needed: 'a tensor is needed', holds: (value) => value instanceof Tensor };
const pixels: Kind = { ...count, needed: 'a whole number of pixels is needed' };
/** A name, or an object of the user's own. */
const aSampler: Kind = {
  needed: `one of ${samplerNames.join(', ')}, or a Sampler, is needed`,
  holds: (value) =>
    samplerNames.includes(value as SamplerName) || having('', 'levels', 'startScale', 'sample').holds(value),
};
const decoder = having('a decoder, such as await TinyDecoder.fromPretrained(folder),', 'run');
const weightsNeeded = `'tiny', a path or URL as text, or an object with a file for each of ${partNames.join(', ')} is needed`;
const partFiles = Object.fromEntries(partNames.map((part) => [part, place])) as Table<Part>;

/** What the options of a constructor must be. */
export const modelOptions: Table<keyof StableDiffusionOptions> = {
  imgWidth: pixels,
  imgHeight: pixels,
  jitCompile: flag,
  weights: {
    needed: weightsNeeded,
    holds: (value) => filledText.holds(value) || (anObject.holds(value) && !(value instanceof URL)),
  },
  variant: {
    needed: "a name such as 'fp16' is needed",
    holds: (value) => typeof value === 'string' && /^[\w-]+$/.test(value),
  },
  config: { ...filledText, needed: 'the path or URL of a diffusers folder is needed' },
  predictionType: oneOf(predictionTypes),
  ema: flag,
  localFilesOnly: flag,
  cacheDir: filledText,
  endpoint: { ...filledText, needed: "a hub's address is needed" },
  lowMemory: flag,
  vaeTiling: {
    needed: 'true, false, or the side of a tile in pixels is needed',
    holds: (value) => flag.holds(value) || count.holds(value),
  },
  precision: oneOf(policyNames),
  scheduler: aSampler,
  onProgress: callback,
};

const { weights: _, ...besidesWeights } = modelOptions;

/** The same of `fromPretrained`, whose weights are an argument of their own. */
export const pretrainedOptions: Table<keyof PretrainedOptions> = { ...besidesWeights, signal };

/** Checks what can be known of a constructor's options before any file is read. */
export function checkModelOptions(where: string, options: StableDiffusionOptions): void {
  const faults = new Faults();
  faults.options(options, modelOptions);
  const { weights }: { weights?: unknown } = anObject.holds(options) ? options : {};
  if (modelOptions.weights.holds(weights) && typeof weights === 'object') {
    faults.options(weights, partFiles, 'weights.');
  }
  const { config, variant, ema } = anObject.holds(options) ? options : {};
  for (const [name, value] of Object.entries({ config, variant, ema })) {
    const isHeeded = value === undefined || typeof weights === 'string';
    faults.check(isHeeded, name, value, 'files for single parts have none, leave it out');
  }
  faults.throwAny(where);
}

/** Pixels a side must be a multiple of: each level but the last of the autoencoder and of the UNet halves it. */
export function sizeMultiple({ autoencoder, diffusionModel }: Preset): number {
  return 2 ** (autoencoder.widths.length - 1 + diffusionModel.widths.length - 1);
}

/** The size of pictures. Throws `OptionError` that names the nearest sizes which the checkpoint can draw. */
export function checkedSize(where: string, options: StableDiffusionOptions, preset: Preset): Size {
  const multiple = sizeMultiple(preset);
  const { imgHeight: height = preset.imageSize, imgWidth: width = preset.imageSize } = options;
  const faults = new Faults();
  for (const [name, size] of Object.entries({ imgWidth: width, imgHeight: height })) {
    const nearest = Math.max(multiple, Math.round(size / multiple) * multiple);
    faults.check(size % multiple === 0, name, size, `a multiple of ${multiple} is needed, the nearest is ${nearest}`);
  }
  faults.throwAny(where);
  return { height, width };
}

const deepCacheOptions: Table<keyof DeepCacheOptions> = { interval: count, branch: natural };

/** What the options of a run must be. */
export const runOptions: Table<keyof GenerateImageOptions> = {
  negativePrompt: text,
  batchSize: count,
  numSteps: count,
  unconditionalGuidanceScale: finite,
  guidanceEnd: within(0, 1),
  deepCache: anObject,
  decoder,
  previewDecoder: decoder,
  seed: natural,
  rng: oneOf(rngNames),
  scheduler: aSampler,
  signal,
  onProgress: callback,
  diffusionNoise: tensor,
};

/** Checks what can be known of a run's options before any file is read. Throws one `OptionError` that names every bad option. */
export function checkRunOptions(where: string, options: unknown): void {
  const faults = new Faults();
  findFaults(faults, options);
  faults.throwAny(where);
}

function findFaults(faults: Faults, options: unknown): void {
  faults.options(options, runOptions);
  const { deepCache }: { deepCache?: unknown } = anObject.holds(options) ? (options as object) : {};
  if (!anObject.holds(deepCache)) return;
  faults.options(deepCache, deepCacheOptions, 'deepCache.');
  const { interval } = deepCache as Partial<DeepCacheOptions>;
  if (interval === undefined) faults.argument('deepCache.interval', interval, count);
}

/** The options of a run with the defaults filled in. Throws one `OptionError` that names every bad option. */
export function withDefaults(
  where: string,
  options: GenerateImageOptions,
  model: StableDiffusionOptions,
  preset: Preset,
): Run {
  const faults = new Faults();
  findFaults(faults, options);
  const { diffusionNoise = null, deepCache, decoder = null, signal, seed } = options;
  const { numSteps = 50, scheduler = model.scheduler ?? preset.scheduler } = options;
  const { trainTimesteps } = preset.schedule;
  const most = `a whole number from 1 to ${trainTimesteps} is needed`;
  if (count.holds(numSteps)) faults.check(numSteps <= trainTimesteps, 'numSteps', numSteps, most);
  const both = diffusionNoise !== null && seed !== undefined;
  faults.check(!both, 'seed', seed, 'with diffusionNoise there is none to draw, give one of the two');
  const cache = deepCache === undefined ? null : { ...deepCache, branch: deepCache.branch ?? 0 };
  checkBranch(faults, cache, preset);
  faults.throwAny(where);
  return {
    ...checkedSize(where, model, preset),
    negativePrompt: options.negativePrompt ?? '',
    batchSize: options.batchSize ?? 1,
    numSteps,
    unconditionalGuidanceScale: options.unconditionalGuidanceScale ?? 7.5,
    guidanceEnd: options.guidanceEnd ?? 1,
    decoder,
    previewDecoder: options.previewDecoder ?? decoder,
    tile: tileSide(where, model.vaeTiling, preset),
    deepCache: cache,
    seed: seed ?? randomSeed(),
    rng: options.rng ?? 'tensorflow',
    scheduler,
    diffusionNoise,
    signal,
    onProgress: options.onProgress ?? model.onProgress,
  };
}

function checkBranch(faults: Faults, deepCache: Run['deepCache'], { diffusionModel }: Preset): void {
  if (deepCache === null || !natural.holds(deepCache.branch)) return;
  const { branch } = deepCache;
  const last = branchesOf(diffusionModel) - 1;
  faults.check(branch <= last, 'deepCache.branch', branch, `a whole number from 0 to ${last} is needed`);
}

/** 32 random bits: enough to differ, short enough to note down. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
