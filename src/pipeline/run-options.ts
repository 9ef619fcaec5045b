import { Tensor } from '@tensorflow/tfjs-core';
import {
  anObject,
  callback,
  count,
  finite,
  having,
  natural,
  oneOf,
  signal,
  textOrTexts,
  within,
  type Kind,
} from '../checks';
import { branchesOf } from '../models/skips';
import type { Preset } from '../models/presets';
import type { OnProgress } from '../progress';
import {
  rngNames,
  samplerNames,
  sigmasNames,
  type RngName,
  type Sampler,
  type SamplerName,
  type SigmasName,
} from '../schedulers';
import { hiresFix } from './hires-option';
import { option as optionOf, type Given, type Option, type Refusal } from './option';
import { promptSyntaxes, seeds, type PromptSyntax } from './prompts';
import { aSampler, sizeFault, tensor, type StableDiffusionOptions } from './options';
import type { LatentDecoder } from './tiling';

/** How far the deep features of the UNet are reused (DeepCache, Ma et al., 2023). */
export interface DeepCacheOptions {
  /** The whole UNet runs once in so many calls, from the first on; in the others only what lies outside of the branch. 1 reuses nothing. */
  readonly interval: number;
  /** The skip connection within which features are reused, counted from the outermost, 0 (the default), which saves most. */
  readonly branch?: number;
}

/** What the defaults of a run depend on. */
export interface About {
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
export const data = {
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
  /** Denoising steps; default: the checkpoint's own, 50 where it says none. */
  numSteps: option<number>(count, {
    fill: (steps, { preset }) => steps ?? preset.settings?.numSteps ?? 50,
    refuse(steps, { preset: { schedule } }) {
      const most = schedule.trainTimesteps;
      return steps <= most ? null : { needed: `a whole number from 1 to ${most} is needed` };
    },
    flag: {
      name: 'steps',
      value: 'N',
      help: "denoising steps (default: the model's own; 25 for tiny, else mostly 50)",
    },
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
  /**
   * How the noise levels of the steps are spaced: a rule, or `'default'`, as the checkpoint says or else at the sampler's own timesteps.
   * Samplers that have but their own (`ddim`, `pndm`, `lcm`, `tcd`) refuse the rules.
   */
  sigmas: option<SigmasName>(oneOf(sigmasNames), {
    fill: (sigmas = 'default') => sigmas,
    flag: { name: 'schedule', value: 'NAME', help: `spacing of the noise levels: ${sigmasNames.join(', ')}` },
    settings: (sigmas) => ({ 'Schedule type': sigmas !== 'default' && sigmas }),
  }),
  /**
   * From 0 to 1, how much fresh noise a step of `ddim` (η; default 0) or `tcd` (γ; default 0.3) comes back up with; the other samplers
   * refuse it. null in a run: the sampler's own.
   */
  eta: option<number, number | null>(within(0, 1), {
    fill: (eta) => eta ?? null,
    flag: { name: 'eta', value: 'N', help: 'fresh noise in the steps of ddim (default: 0) and tcd (default: 0.3)' },
    settings: (eta) => ({ Eta: eta ?? undefined }),
  }),
  /** How far the prompt is followed (Ho & Salimans, 2022); 1 follows it without guidance. Default: the checkpoint's own, 7.5 where it says none. */
  unconditionalGuidanceScale: option<number>(finite, {
    fill: (scale, { preset }) => scale ?? preset.settings?.unconditionalGuidanceScale ?? 7.5,
    flag: {
      name: 'cfg-scale',
      value: 'N',
      help: "how closely to follow the prompt (default: the model's own; 3 for tiny, else mostly 7.5)",
    },
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
    refuse(skip, { preset: { textEncoders } }) {
      const most = textEncoders[0].layers - 1;
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

/**
 * What `textToImage` and `generate` take.
 *
 * @interface
 */
export type GenerateOptions = Given<typeof runOptions>;
/**
 * What `generateImage` takes.
 *
 * @interface
 */
export type GenerateImageOptions = Given<typeof imageOptions>;

export function usualSampler({ preset, model }: About): SamplerName | Sampler {
  return model.scheduler ?? preset.scheduler;
}

/** 32 random bits: enough to differ, short enough to note down. */
function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
