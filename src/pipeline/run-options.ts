import { Tensor } from '@tensorflow/tfjs-core';
import {
  anObject,
  callback,
  count,
  Faults,
  finite,
  having,
  natural,
  oneOf,
  signal,
  textOrTexts,
  within,
  type Kind,
  type Table,
} from '../checks';
import { branchesOf } from '../models/skips';
import type { Preset } from '../models/presets';
import type { OnProgress } from '../progress';
import { rngNames, samplerNames, samplers, type RngName, type Sampler, type SamplerName } from '../schedulers';
import { hiresFault, hiresFix, hiresOptions } from './hires-option';
import { fill, option as optionOf, settingsOf, type Filled, type Given, type Option, type Refusal, type Settings } from './option'; // prettier-ignore
import { promptSyntaxes, seeds, type PromptSyntax } from './prompts';
import { aSampler, sizeFault, tensor, type StableDiffusionOptions } from './options';
import { tileSide, type LatentDecoder } from './tiling';

/** How far the deep features of the UNet are reused (DeepCache, Ma et al., 2023). */
export interface DeepCacheOptions {
  /** The whole UNet runs once in so many calls, from the first on; in the others only what lies outside of the branch. 1 reuses nothing. */
  readonly interval: number;
  /** The skip connection within which features are reused, counted from the outermost, 0 (the default), which saves most. */
  readonly branch?: number;
}

/** What the defaults of a run depend on. */
interface About {
  readonly preset: Preset;
  readonly model: StableDiffusionOptions;
}

function option<Given, Filled = Given>(
  kind: Kind,
  rest: Omit<Option<Given, Filled, About>, keyof Kind | 'given'>,
): Option<Given, Filled, About> {
  return optionOf(kind, rest);
}

const pixels: Kind = { ...count, needed: 'a whole number of pixels is needed' };

function refuseSize(size: number, { preset }: About): Refusal | null {
  const needed = sizeFault(size, preset);
  return needed === null ? null : { needed };
}

/**
 * The options of a run that are plain data: numbers, names and text, in the order in which help and pictures name them. An option is
 * one entry here: `GenerateOptions`, the checks, the defaults, the flags of the command line and the settings in pictures follow.
 */
const data = {
  /** What the picture should not be, one for all prompts or one for each; default: the empty prompt. */
  negativePrompt: option<string | readonly string[]>(textOrTexts, {
    fill: (prompt = '') => prompt,
    flag: { name: 'negative-prompt', short: 'n', value: 'TEXT', help: 'what to keep out of the picture' },
  }),
  /** Width of the pictures in pixels, a multiple of what the checkpoint's strides need (64 for SD). Default: the model's `imgWidth`. */
  width: option<number>(pixels, {
    fill: (width, { preset, model }) => width ?? model.imgWidth ?? preset.imageSize,
    refuse: refuseSize,
    flag: { name: 'width', short: 'W', value: 'N', help: "in pixels (default: the model's own)" },
  }),
  /** Height of the pictures in pixels; as `width`. Default: the model's `imgHeight`. */
  height: option<number>(pixels, {
    fill: (height, { preset, model }) => height ?? model.imgHeight ?? preset.imageSize,
    refuse: refuseSize,
    flag: { name: 'height', short: 'H', value: 'N', help: "in pixels (default: the model's own)" },
  }),
  /** Pictures to draw of each prompt, from noise of their own; default 1. */
  batchSize: option<number>(count, { fill: (batch = 1) => batch }),
  /** Denoising steps; default 50. */
  numSteps: option<number>(count, {
    fill: (steps = 50) => steps,
    refuse(steps, { preset: { schedule } }) {
      const most = schedule.trainTimesteps;
      return steps <= most ? null : { needed: `a whole number from 1 to ${most} is needed` };
    },
    flag: { name: 'steps', value: 'N', help: 'denoising steps (default: 25)' },
    settings: (steps) => ({ Steps: steps }),
  }),
  /** The sampler, by name or of your own. Default: the model's `scheduler`. */
  scheduler: option<SamplerName | Sampler, string>(aSampler, {
    fill(given, about) {
      const sampler = given ?? usualSampler(about);
      return typeof sampler === 'string' ? sampler : (sampler.name ?? 'custom');
    },
    flag: { name: 'sampling-method', value: 'NAME', help: `${samplerNames.join(', ')} (default: the model's own)` },
    settings: (name) => ({ Sampler: name }),
  }),
  /** How far the prompt is followed (Ho & Salimans, 2022); default 7.5, and 1 follows it without guidance. */
  unconditionalGuidanceScale: option<number>(finite, {
    fill: (scale = 7.5) => scale,
    flag: { name: 'cfg-scale', value: 'N', help: 'how closely to follow the prompt (default: 7.5)' },
    settings: (scale) => ({ 'CFG scale': scale }),
  }),
  /**
   * The fraction of the steps after which guidance ends, from 0 (none has it) to 1 (all, the default); the steps after it take half
   * the time. A step has guidance if it ends within the fraction, as with diffusers' `control_guidance_end`.
   */
  guidanceEnd: option<number>(within(0, 1), {
    fill: (end = 1) => end,
    flag: {
      name: 'guidance-end',
      value: 'N',
      help: 'the fraction of the steps after which guidance ends: 0.5 for half (default: 1); the steps after it take half the time',
    },
    settings: (end) => ({ 'Guidance end': end !== 1 && end }),
  }),
  /** Reuse of the UNet's deep features from step to step; default: none. */
  deepCache: option<DeepCacheOptions, Required<DeepCacheOptions> | null>(anObject, {
    fill: (cache) => (cache === undefined ? null : { ...cache, branch: cache.branch ?? 0 }),
    refuse(cache, { preset: { diffusionModel } }) {
      const last = branchesOf(diffusionModel) - 1;
      if (cache === null || cache.branch <= last) return null;
      return { name: 'deepCache.branch', value: cache.branch, needed: `a whole number from 0 to ${last} is needed` };
    },
    flag: {
      name: 'deep-cache',
      value: 'N',
      help: 'run the whole UNet in every N-th step alone, else its outer part',
      kind: count,
      read: (interval: number) => ({ interval }),
    },
    settings: (cache) => ({ 'Deep cache': cache !== null && `${cache.interval} (branch ${cache.branch})` }),
  }),
  /**
   * An integer from 0 to 2^53 − 1; the same seed draws the same picture. A list has one for each picture, which is then the picture that
   * its seed draws alone. Default: a random one.
   */
  seed: option<number | readonly number[]>(seeds, {
    fill: (seed = randomSeed()) => seed,
    flag: {
      name: 'seed',
      short: 's',
      value: 'N',
      help: 'the same seed draws the same picture (default, or -1: a random one)',
      kind: {
        needed: 'a whole number from 0, or -1 for a random one, is needed',
        holds: (seed) => seed === -1 || natural.holds(seed),
      },
      read: (seed: number) => (seed === -1 ? undefined : seed),
    },
    settings: (seed) => ({ Seed: typeof seed === 'number' && seed }),
  }),
  /** Whose random numbers a seed stands for; default `'tensorflow'`, as KerasCV on TensorFlow. */
  rng: option<RngName>(oneOf(rngNames), {
    fill: (rng = 'tensorflow') => rng,
    flag: { name: 'rng', value: 'NAME', help: `whose random numbers: ${rngNames.join(', ')} (default: tensorflow)` },
    settings: (rng) => ({ RNG: rng }),
  }),
  /**
   * How prompts are read: `'plain'`, of at most 77 tokens, or `'weighted'`, of any length: `(more)`, `[less]`, `(this much:1.3)`, a backslash
   * before a bracket that is text, and `BREAK`, as AUTOMATIC1111's web UI. Default: `'plain'`, as in KerasCV and diffusers.
   */
  promptSyntax: option<PromptSyntax>(oneOf(promptSyntaxes), {
    fill: (syntax = 'plain') => syntax,
    flag: {
      name: 'prompt-syntax',
      value: 'NAME',
      help: 'plain, or weighted: (more), [less], (this much:1.3), BREAK, and any length (default)',
    },
    settings: (syntax) => ({ 'Prompt syntax': syntax !== 'plain' && syntax }),
  }),
  /** How many of the text encoder's last layers are left out, as diffusers' `clip_skip`: 1 for the web UI's 2. Default: 0, none. */
  clipSkip: option<number>(natural, {
    fill: (skip = 0) => skip,
    refuse(skip, { preset: { textEncoder } }) {
      const most = textEncoder.layers - 1;
      return skip <= most ? null : { needed: `a whole number from 0 to ${most} is needed` };
    },
    flag: {
      name: 'clip-skip',
      value: 'N',
      help: "from which of the text encoder's last layers on the context comes: 2 leaves out one (default: 1)",
      kind: count,
      read: (layer: number) => layer - 1,
    },
    settings: (skip) => ({ 'Clip skip': skip > 0 && skip + 1 }),
  }),
  /** A second pass, larger; see `HiresFix`. Default: none. */
  hiresFix,
};

/** An option that is an object: it belongs to a call, and is no data of the run. */
type Brought<T> = Kind & { readonly given?: T };

interface Objects {
  /** What turns latents into pictures in place of the model's own decoder, such as a `TinyDecoder`; it stays the caller's. */
  readonly decoder: Brought<LatentDecoder>;
  /** The same for previews; default: `decoder`. */
  readonly previewDecoder: Brought<LatentDecoder>;
  /** Ends the run between two steps; the promise is rejected with the signal's reason. */
  readonly signal: Brought<AbortSignal>;
  /** Called between pieces of work; default: the model's `onProgress`. */
  readonly onProgress: Brought<OnProgress>;
}

interface Contexts {
  /** Start noise, standard normal, `[h/8, w/8, 4]` for every picture or `[B, h/8, w/8, 4]`; not together with `seed`. */
  readonly diffusionNoise: Brought<Tensor>;
  /** What the picture should not be, as `encodedText`, in place of `negativePrompt`: the same shapes, of the same length. */
  readonly negativeEncodedText: Brought<Tensor>;
}

const decoder = having('a decoder, such as await TinyDecoder.fromPretrained(folder),', 'run');
const objects: Objects = { decoder, previewDecoder: decoder, signal, onProgress: callback };
const contexts: Contexts = { diffusionNoise: tensor, negativeEncodedText: tensor };

/** What `textToImage` and `generate` take. */
export const runOptions = { ...data, ...objects };

/** What `generateImage` takes. */
export const imageOptions = { ...runOptions, ...contexts };

export type GenerateOptions = Given<typeof runOptions>;
export type GenerateImageOptions = Given<typeof imageOptions>;

/** What one run draws, complete: plain data. */
export interface Run extends Filled<typeof data> {
  /** Side of the decoder's tiles in pixels; null without tiling. */
  readonly tile: number | null;
}

const deepCacheOptions: Table<keyof DeepCacheOptions> = { interval: count, branch: natural };

/** The options that have options, of which the first must be there. */
const nested: Readonly<Record<string, Table>> = { deepCache: deepCacheOptions, hiresFix: hiresOptions };

/** Checks what can be known of a run's options before any file is read. Throws one `OptionError` that names every bad option. */
export function checkRunOptions(where: string, options: unknown, table: Table): void {
  const faults = new Faults();
  faults.options(options, table);
  const given: Readonly<Record<string, unknown>> = anObject.holds(options) ? { ...(options as object) } : {};
  for (const [name, own] of Object.entries(nested)) {
    const value = given[name];
    if (!anObject.holds(value)) continue;
    faults.options(value, own, `${name}.`);
    const [first] = Object.entries(own);
    if (first !== undefined && (value as Record<string, unknown>)[first[0]] === undefined)
      faults.argument(`${name}.${first[0]}`, undefined, first[1]);
  }
  faults.throwAny(where);
}

/**
 * The options of a run, which have been checked, with the defaults filled in. Throws one `OptionError` that names every one which this
 * checkpoint cannot draw with.
 */
export function runOf(where: string, options: GenerateImageOptions, about: About): Run {
  const faults = new Faults();
  const filled = fill(data, options, about, (name, value, needed) => {
    faults.check(false, name, value, needed);
  });
  const { width, height } = filled;
  const larger = hiresFault(filled.hiresFix, [width, height], (side) => sizeFault(side, about.preset));
  if (larger !== null) faults.check(false, larger.name ?? 'hiresFix', larger.value, larger.needed);
  const isGiven = options.diffusionNoise !== undefined && filled.hiresFix !== null;
  faults.check(!isGiven, 'hiresFix', filled.hiresFix, 'its second pass draws noise of its own, give a seed in place of diffusionNoise'); // prettier-ignore
  const both = options.diffusionNoise !== undefined && options.seed !== undefined;
  faults.check(!both, 'seed', options.seed, 'with diffusionNoise there is none to draw, give one of the two');
  const two = options.negativeEncodedText !== undefined && options.negativePrompt !== undefined;
  faults.check(
    !two,
    'negativePrompt',
    options.negativePrompt,
    'it says the same as negativeEncodedText, give one of the two',
  );
  faults.throwAny(where);
  return { ...filled, tile: tileSide(where, about.model.vaeTiling, about.preset) };
}

/** The sampler of a run: what its options say, or the model's, or the checkpoint's. */
export function samplerOf({ scheduler }: GenerateOptions, about: About): Sampler {
  const given = scheduler ?? usualSampler(about);
  return typeof given === 'string' ? samplers[given] : given;
}

function usualSampler({ preset, model }: About): SamplerName | Sampler {
  return model.scheduler ?? preset.scheduler;
}

/** The settings of a run as pictures tell them, in the order of the options. */
export function runSettings(run: Run): Settings {
  return settingsOf(data, run);
}

/** 32 random bits: enough to differ, short enough to note down. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
