import { anObject, count, Faults, natural, type Kind, type Table } from '../checks';
import { samplers, withSettings, type Sampler } from '../schedulers';
import { hiresFault, hiresOptions } from './hires-option';
import { fill, settingsOf, type Filled, type PictureSettings } from './option';
import {
  data,
  usualSampler,
  type About,
  type DeepCacheOptions,
  type GenerateImageOptions,
  type GenerateOptions,
} from './run-options';
import { sizeFault } from './options';
import { tileSide } from './tiling';

/** What one run draws, complete: plain data. */
export interface Run extends Filled<typeof data> {
  /** Side of the decoder's tiles in pixels; null without tiling. */
  readonly tile: number | null;
  /** Whether the UNet is told the guidance scale, as that of a latent consistency model: guidance then takes no second half of the batch. */
  readonly isGuidanceEmbedded: boolean;
}

const deepCacheOptions: Table<keyof DeepCacheOptions> = { interval: count, branch: natural };

/** The options that have options, of which the first must be there. */
const nested: Readonly<Record<string, Table>> = { deepCache: deepCacheOptions, hiresFix: hiresOptions };

/** Checks what can be known of a run's options before any file is read. Throws one `OptionError` that names every bad option. */
export function checkRunOptions(where: string, options: unknown, table: Table): void {
  const faults = new Faults();
  faults.options(options, table);
  for (const [name, own] of Object.entries(nested)) {
    const value = fieldOf(options, name);
    if (!anObject.holds(value)) continue;
    faults.options(value, own, `${name}.`);
    const [[first, kind]] = Object.entries(own) as [[string, Kind]];
    if (fieldOf(value, first) === undefined) faults.argument(`${name}.${first}`, undefined, kind);
  }
  faults.throwAny(where);
}

function fieldOf(object: unknown, name: string): unknown {
  return anObject.holds(object) ? (object as Readonly<Record<string, unknown>>)[name] : undefined;
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
  faults.check(
    !isGiven,
    'hiresFix',
    filled.hiresFix,
    'its second pass draws noise of its own, give a seed in place of diffusionNoise',
  );
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

/**
 * The sampler of a run, which has its settings: what the options say, or the model's, or the checkpoint's. Throws `OptionError` that names
 * each setting which it does not know.
 */
export function samplerOf(where: string, run: Run, { scheduler }: GenerateOptions, about: About): Sampler {
  const given = scheduler ?? usualSampler(about);
  return withSettings(where, typeof given === 'string' ? samplers[given] : given, run.scheduler, run);
}

/** The settings of a run as pictures tell them, in the order of the options. */
export function runSettings(run: Run): PictureSettings {
  return settingsOf(data, run);
}
