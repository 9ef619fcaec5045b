import type { Tensor } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { PolicyName } from '../precision/policy';
import type { OnProgress } from '../progress';
import { rngNames, samplerNames, type PredictionType, type RngName, type SamplerName } from '../schedulers';
import type { CheckpointOptions, PartFiles } from './checkpoint';
import type { Part } from '../weights/names';
import type { Preset } from './presets';
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
   * `'tiny'` (the embedded model); a diffusers folder or a single `.safetensors` file in LDM's form, by path, URL, or name on a hub
   * (`'owner/name'`, `'owner/name@revision'`, `'owner/name/file.safetensors'`); or a file for each part (KerasCV's `.h5`, or
   * `.safetensors`), with KerasCV's numbers. Default: the files that KerasCV fetches, with its numbers.
   */
  readonly weights?: string | PartFiles;
  /** Keeps the weights of one network at a time, read anew for each run: less memory for more time. Default: false. */
  readonly lowMemory?: boolean;
  /**
   * Decodes pictures larger than a tile in overlapping tiles, so that the decoder's memory is bounded by a tile's, for slightly
   * different colours: `true` for tiles of the checkpoint's own size of pictures, or their side in pixels (a multiple of 32 for SD).
   * Default: false.
   */
  readonly vaeTiling?: boolean | number;
  /** A policy of this model's own; default: `globalPolicy()` at construction. */
  readonly precision?: PolicyName;
  /** The sampler of runs that name none. Default: what a diffusers folder asks for, or else `'ddim'`, KerasCV's. */
  readonly scheduler?: SamplerName;
  /** Called for every run and load that has no `onProgress` of its own. */
  readonly onProgress?: OnProgress;
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
  readonly scheduler?: SamplerName;
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

const isCount = (n: unknown): boolean => Number.isSafeInteger(n) && (n as number) >= 1;
const isPlace = (place: unknown): boolean => place instanceof URL || (typeof place === 'string' && place !== '');
const isSeed = (n: unknown): boolean => Number.isSafeInteger(n) && (n as number) >= 0;

/** Collects what is wrong with the options of one call, for one error that names all of it. */
class Faults {
  readonly #list: string[] = [];

  check(holds: boolean, name: string, value: unknown, needed: string): void {
    if (!holds) this.#list.push(`${name} is ${show(value)}; ${needed}`);
  }

  oneOf(names: readonly string[], name: string, value: string): void {
    this.check(names.includes(value), name, value, `one of ${names.join(', ')} is needed`);
  }

  /** `options` may name nothing but these. */
  only(options: object, known: readonly string[], under = ''): void {
    for (const name of Object.keys(options)) {
      if (!known.includes(name)) this.#list.push(`'${under}${name}' is no option; known: ${known.join(', ')}`);
    }
  }

  throwAny(where: string): void {
    if (this.#list.length > 0) throw new OptionError(`${where}: ${this.#list.join('. ')}.`);
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

const modelOptions = [
  'imgWidth',
  'imgHeight',
  'jitCompile',
  'weights',
  'variant',
  'config',
  'predictionType',
  'localFilesOnly',
  'cacheDir',
  'endpoint',
  'lowMemory',
  'vaeTiling',
  'precision',
  'scheduler',
  'onProgress',
];
const predictionTypes: readonly PredictionType[] = ['epsilon', 'v_prediction', 'sample'];
const partNames: readonly Part[] = ['textEncoder', 'diffusionModel', 'decoder', 'imageEncoder'];

/** Checks what can be known of a constructor's options before any file is read. */
export function checkModelOptions(where: string, options: StableDiffusionOptions): void {
  const faults = new Faults();
  faults.only(options, modelOptions);
  for (const name of ['imgWidth', 'imgHeight'] as const) {
    faults.check(isCount(options[name] ?? 1), name, options[name], 'a whole number of pixels is needed');
  }
  const { weights = 'tiny', variant = 'fp16' } = options;
  const needed = "'tiny', a path or URL, or an object with a file for each of " + partNames.join(', ') + ' is needed';
  if (typeof weights === 'object' && (weights as unknown) !== null) {
    faults.only(weights, partNames);
    for (const [part, file] of Object.entries(weights)) {
      faults.check(isPlace(file), `weights.${part}`, file, 'the path or URL of a file is needed');
    }
  } else faults.check(isPlace(weights), 'weights', weights, needed);
  const { vaeTiling = false } = options;
  const isTiling = typeof vaeTiling === 'boolean' || isCount(vaeTiling);
  faults.check(isTiling, 'vaeTiling', vaeTiling, 'true, false, or the side of a tile in pixels is needed');
  faults.check(/^[\w-]+$/.test(variant), 'variant', variant, "a name such as 'fp16' is needed");
  faults.check(isPlace(options.config ?? '.'), 'config', options.config, 'the path of a diffusers folder is needed');
  faults.oneOf(predictionTypes, 'predictionType', options.predictionType ?? 'epsilon');
  faults.oneOf(samplerNames, 'scheduler', options.scheduler ?? 'ddim');
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

const runOptions = [
  'negativePrompt',
  'batchSize',
  'numSteps',
  'unconditionalGuidanceScale',
  'guidanceEnd',
  'deepCache',
  'decoder',
  'previewDecoder',
  'seed',
  'rng',
  'scheduler',
  'signal',
  'onProgress',
  'diffusionNoise',
];

/** The options of a run with the defaults filled in. Throws one `OptionError` that names every bad option. */
export function withDefaults(
  where: string,
  options: GenerateImageOptions,
  model: StableDiffusionOptions,
  preset: Preset,
): Run {
  const { diffusionNoise = null, deepCache, signal, seed } = options;
  const run: Run = {
    ...checkedSize(where, model, preset),
    negativePrompt: options.negativePrompt ?? '',
    batchSize: options.batchSize ?? 1,
    numSteps: options.numSteps ?? 50,
    unconditionalGuidanceScale: options.unconditionalGuidanceScale ?? 7.5,
    guidanceEnd: options.guidanceEnd ?? 1,
    decoder: options.decoder ?? null,
    previewDecoder: options.previewDecoder ?? options.decoder ?? null,
    tile: tileSide(where, model.vaeTiling, preset),
    deepCache: deepCache === undefined ? null : { branch: 0, ...deepCache },
    seed: seed ?? randomSeed(),
    rng: options.rng ?? 'tensorflow',
    scheduler: options.scheduler ?? model.scheduler ?? preset.scheduler,
    diffusionNoise,
    signal,
    onProgress: options.onProgress ?? model.onProgress,
  };
  const faults = new Faults();
  const { trainTimesteps } = preset.schedule;
  const scale = run.unconditionalGuidanceScale;
  faults.only(options, runOptions);
  faults.check(isCount(run.batchSize), 'batchSize', run.batchSize, 'a whole number of at least 1 is needed');
  const stepsFit = isCount(run.numSteps) && run.numSteps <= trainTimesteps;
  faults.check(stepsFit, 'numSteps', run.numSteps, `a whole number from 1 to ${trainTimesteps} is needed`);
  faults.check(Number.isFinite(scale), 'unconditionalGuidanceScale', scale, 'a finite number is needed');
  const { guidanceEnd } = run;
  faults.check(guidanceEnd >= 0 && guidanceEnd <= 1, 'guidanceEnd', guidanceEnd, 'a number from 0 to 1 is needed');
  checkDeepCache(faults, run.deepCache, preset);
  for (const name of ['decoder', 'previewDecoder'] as const) {
    const isDecoder = typeof (run[name] ?? { run: isSeed }).run === 'function';
    faults.check(isDecoder, name, run[name], 'a decoder, such as await TinyDecoder.fromPretrained(folder), is needed');
  }
  faults.check(isSeed(run.seed), 'seed', run.seed, 'a whole number from 0 to 2^53 - 1 is needed');
  faults.check(typeof run.negativePrompt === 'string', 'negativePrompt', run.negativePrompt, 'a string is needed');
  faults.oneOf(rngNames, 'rng', run.rng);
  faults.oneOf(samplerNames, 'scheduler', run.scheduler);
  const both = diffusionNoise !== null && seed !== undefined;
  faults.check(!both, 'seed', seed, 'with diffusionNoise there is none to draw, give one of the two');
  faults.throwAny(where);
  return run;
}

function checkDeepCache(faults: Faults, deepCache: Run['deepCache'], { diffusionModel }: Preset): void {
  if (deepCache === null) return;
  const { interval, branch } = deepCache;
  const last = diffusionModel.widths.length * (diffusionModel.blocksPerLevel + 1) - 1;
  faults.only(deepCache, ['interval', 'branch'], 'deepCache.');
  faults.check(isCount(interval), 'deepCache.interval', interval, 'a whole number of at least 1 is needed');
  const isBranch = isSeed(branch) && branch <= last;
  faults.check(isBranch, 'deepCache.branch', branch, `a whole number from 0 to ${last} is needed`);
}

/** 32 random bits: enough to differ, short enough to note down. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
