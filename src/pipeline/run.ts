import { anObject, count, Faults, natural, type Table } from '../checks';
import { samplers, type Sampler } from '../schedulers';
import { fill, settingsOf, type Filled, type Settings } from './option';
import {
  data,
  usualSampler,
  type About,
  type DeepCacheOptions,
  type GenerateImageOptions,
  type GenerateOptions,
} from './run-options';
import { tileSide } from './tiling';

/** What one run draws, complete: plain data. */
export interface Run extends Filled<typeof data> {
  /** Side of the decoder's tiles in pixels; null without tiling. */
  readonly tile: number | null;
  /** Whether the UNet is told the guidance scale, as that of a latent consistency model: guidance then takes no second half of the batch. */
  readonly isGuidanceEmbedded: boolean;
}

const deepCacheOptions: Table<keyof DeepCacheOptions> = { interval: count, branch: natural };

/** Checks what can be known of a run's options before any file is read. Throws one `OptionError` that names every bad option. */
export function checkRunOptions(where: string, options: unknown, table: Table): void {
  const faults = new Faults();
  faults.options(options, table);
  const { deepCache }: { deepCache?: unknown } = anObject.holds(options) ? (options as object) : {};
  if (anObject.holds(deepCache)) {
    faults.options(deepCache, deepCacheOptions, 'deepCache.');
    const { interval } = deepCache as Partial<DeepCacheOptions>;
    if (interval === undefined) faults.argument('deepCache.interval', interval, count);
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
  const { preset, model } = about;
  const tile = tileSide(where, model.vaeTiling, preset);
  return { ...filled, tile, isGuidanceEmbedded: preset.diffusionModel.guidanceWidth !== undefined };
}

/** The sampler of a run: what its options say, or the model's, or the checkpoint's. */
export function samplerOf({ scheduler }: GenerateOptions, about: About): Sampler {
  const given = scheduler ?? usualSampler(about);
  return typeof given === 'string' ? samplers[given] : given;
}

/** The settings of a run as pictures tell them, in the order of the options. */
export function runSettings(run: Run): Settings {
  return settingsOf(data, run);
}
