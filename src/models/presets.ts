import type { PredictionType, SamplerName, ScheduleConfig } from '../schedulers';
import type { AutoencoderConfig } from './autoencoder';
import type { DiffusionModelConfig } from './diffusion-model';
import type { TextEncoderConfig } from './text-encoder';
import type { TinyAutoencoderConfig } from './tiny-autoencoder';

/** What a checkpoint draws best with, where its user says nothing. */
export interface OwnSettings {
  readonly numSteps?: number;
  readonly unconditionalGuidanceScale?: number;
}

/** All constants of a checkpoint: the structure of its parts, its noise schedule and how its pictures are made. */
export interface Preset {
  /** The default width and height of a picture. */
  readonly imageSize: number;
  /**
   * Side of the pictures that the autoencoder was made for, in pixels: of the tiles of `vaeTiling`. Default:
   * `imageSize`.
   */
  readonly tileSize?: number;
  /** One for SD 1.x and 2.x. */
  readonly textEncoders: readonly [TextEncoderConfig, ...TextEncoderConfig[]];
  readonly diffusionModel: DiffusionModelConfig;
  readonly autoencoder: AutoencoderConfig | TinyAutoencoderConfig;
  readonly schedule: ScheduleConfig;
  /** The sampler of runs that name none. */
  readonly scheduler: SamplerName;
  /** What runs draw with that say nothing; default: KerasCV's 50 steps and guidance of 7.5. */
  readonly settings?: OwnSettings;
  /** How pixels become 8-bit: KerasCV cuts the fraction off, diffusers rounds. */
  readonly rounding: 'truncate' | 'round';
}

/** A preset with the autoencoder that Stable Diffusion was trained with. */
export interface KlPreset extends Preset {
  readonly autoencoder: AutoencoderConfig;
}

/** Pixels of a latent's side: each level of the autoencoder but the last halves the picture. */
export function latentFactor({ autoencoder }: Pick<Preset, 'autoencoder'>): number {
  return 2 ** (autoencoder.widths.length - 1);
}

/** The preset with another prediction type, if one is given. */
export function predicting(preset: Preset, predictionType?: PredictionType): Preset {
  return predictionType === undefined ? preset : { ...preset, schedule: { ...preset.schedule, predictionType } };
}

/** What both generations of Stable Diffusion in KerasCV share, with KerasCV's constants (keras-cv 0.9). */
const autoencoder: AutoencoderConfig = {
  latentChannels: 4,
  widths: [128, 256, 512, 512],
  blocksPerLevel: 2,
  groups: 32,
  epsilon: 1e-5,
  scale: 0.18215,
};

const numbers: ScheduleConfig = {
  trainTimesteps: 1000,
  betaStart: 0.00085,
  betaEnd: 0.012,
  betaSchedule: 'scaled_linear',
  predictionType: 'epsilon',
};

/** The schedule of SD 1.x and 2.x as diffusers has it, which leaves the spacing of timesteps to the sampler. */
export const diffusersSchedule: ScheduleConfig = { ...numbers, stepsOffset: 1, setAlphaToOne: false };

/** KerasCV's, for `ddim`; the other samplers have the defaults of their classes in diffusers. */
const schedule: ScheduleConfig = { ...numbers, timestepSpacing: 'kerascv' };

const diffusionModel: Omit<DiffusionModelConfig, 'heads' | 'contextWidth' | 'projection'> = {
  inChannels: 4,
  outChannels: 4,
  widths: [320, 640, 1280, 1280],
  attention: [true, true, true, false],
  blocksPerLevel: 2,
  transformerDepth: 1,
  groups: 32,
  epsilon: 1e-5,
  transformerEpsilon: 1e-5,
  geglu: 'tanh',
};

/** KerasCV's `StableDiffusion`: SD 1.4. */
export const stableDiffusion1: KlPreset = {
  imageSize: 512,
  textEncoders: [
    {
      vocabularySize: 49408,
      maxLength: 77,
      width: 768,
      layers: 12,
      heads: 12,
      hiddenWidth: 3072,
      activation: 'quick',
    },
  ],
  diffusionModel: { ...diffusionModel, heads: [8, 8, 8, 8], contextWidth: 768, projection: 'conv' },
  autoencoder,
  schedule,
  scheduler: 'ddim',
  rounding: 'truncate',
};

/**
 * KerasCV's `StableDiffusionV2`: SD 2.1 base; its text encoder is OpenCLIP's without the last layer, with a tanh GELU.
 */
export const stableDiffusion2: KlPreset = {
  imageSize: 512,
  textEncoders: [
    {
      vocabularySize: 49408,
      maxLength: 77,
      width: 1024,
      layers: 23,
      heads: 16,
      hiddenWidth: 4096,
      activation: 'tanh',
    },
  ],
  diffusionModel: { ...diffusionModel, heads: [5, 10, 20, 20], contextWidth: 1024, projection: 'linear' },
  autoencoder,
  schedule,
  scheduler: 'ddim',
  rounding: 'truncate',
};
