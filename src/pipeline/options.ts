import { Tensor } from '@tensorflow/tfjs-core';
import {
  anObject,
  callback,
  count,
  Faults,
  filledText,
  flag,
  having,
  oneOf,
  place,
  signal,
  type Kind,
  type Table,
} from '../checks';
import { policyNames, quantizations, type PolicyName, type Quantization } from '../precision/policy';
import type { OnProgress } from '../progress';
import { samplerNames, type PredictionType, type Sampler, type SamplerName } from '../schedulers';
import { isOneCheckpoint, type CheckpointOptions, type Weights } from '../checkpoints/checkpoint';
import { allParts, type Part } from '../weights/names';
import type { Preset } from '../models/presets';

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
   * (`'owner/name'`, `'owner/name@revision'`, `'owner/name/file.safetensors'`); the files of one of these that are at hand, as a `Map` of
   * `Blob`s by their paths (`File`s that were dropped on a page); or a file for each part (KerasCV's `.h5`, or
   * `.safetensors` or torch's), with KerasCV's numbers. Default: the files that KerasCV fetches, with its numbers.
   */
  readonly weights?: Weights;
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
  /**
   * Holds matrices and filters rounded to 8 bits, with a scale for each output: a quarter of `float32`'s memory, half of halves'. On
   * `tensorflow` compiled programs multiply in 8 bits; on `wasm` it computes in float32; elsewhere it is refused. Default: they are held as `precision` says.
   */
  readonly quantize?: Quantization;
  /** The sampler of runs that name none. Default: what a diffusers folder asks for, or else `'ddim'`, KerasCV's. */
  readonly scheduler?: SamplerName | Sampler;
  /** Called for every run and load that has no `onProgress` of its own. */
  readonly onProgress?: OnProgress;
}

/** Pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

/** The options of a model whose weights are loaded at once, which the signal ends. */
export interface PretrainedOptions extends Omit<StableDiffusionOptions, 'weights'> {
  readonly signal?: AbortSignal;
}

const predictionTypes: readonly PredictionType[] = ['epsilon', 'v_prediction', 'sample'];

export const tensor: Kind = { needed: 'a tensor is needed', holds: (value) => value instanceof Tensor };
const pixels: Kind = { ...count, needed: 'a whole number of pixels is needed' };
/** A name, or an object of the user's own. */
export const aSampler: Kind = {
  needed: `one of ${samplerNames.join(', ')}, or a Sampler, is needed`,
  holds: (value) =>
    samplerNames.includes(value as SamplerName) || having('', 'levels', 'startScale', 'sample').holds(value),
};
const weightsNeeded = `'tiny', a path, a URL, or an object with a file for each of ${allParts.join(', ')} is needed`;
const partFiles = Object.fromEntries(allParts.map((part) => [part, place])) as Table<Part>;

/** What the options of a constructor must be. */
export const modelOptions: Table<keyof StableDiffusionOptions> = {
  imgWidth: pixels,
  imgHeight: pixels,
  jitCompile: flag,
  weights: {
    needed: weightsNeeded,
    holds: (value) => filledText.holds(value) || anObject.holds(value),
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
  quantize: oneOf(quantizations),
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
  if (modelOptions.weights.holds(weights) && !isOneCheckpoint(weights)) {
    faults.options(weights, partFiles, 'weights.');
  }
  const { config, variant, ema } = anObject.holds(options) ? options : {};
  for (const [name, value] of Object.entries({ config, variant, ema })) {
    const isHeeded = value === undefined || isOneCheckpoint(weights);
    faults.check(isHeeded, name, value, 'files for single parts have none, leave it out');
  }
  faults.throwAny(where);
}

/** What is needed in place of a side that the checkpoint cannot draw, which names the nearest; null for one that it can. */
export function sizeFault(side: number, { autoencoder, diffusionModel }: Preset): string | null {
  const multiple = 2 ** (autoencoder.widths.length - 1 + diffusionModel.widths.length - 1); // each level but the last halves it
  const nearest = Math.max(multiple, Math.round(side / multiple) * multiple);
  return side % multiple === 0 ? null : `a multiple of ${multiple} is needed, the nearest is ${nearest}`;
}

/** The size of a model's pictures. Throws `OptionError` that names the nearest sizes which the checkpoint can draw. */
export function checkedSize(where: string, options: StableDiffusionOptions, preset: Preset): Size {
  const { imgHeight: height = preset.imageSize, imgWidth: width = preset.imageSize } = options;
  const faults = new Faults();
  for (const [name, side] of Object.entries({ imgWidth: width, imgHeight: height })) {
    const needed = sizeFault(side, preset);
    faults.check(needed === null, name, side, needed ?? '');
  }
  faults.throwAny(where);
  return { height, width };
}
