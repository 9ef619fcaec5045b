import { at } from '../at';
import type { AutoencoderConfig } from './autoencoder';
import type { TinyDecoderConfig } from './tiny-decoder';
import type { TinyEncoderConfig } from './tiny-encoder';

/** A tiny autoencoder in place of a checkpoint's own: TAESD, diffusers' `AutoencoderTiny`. */
export interface TinyAutoencoderConfig {
  readonly latentChannels: number;
  /** Channels of each level, all the same; each level but one halves the image, and doubles it again. */
  readonly widths: readonly number[];
  /** Residual blocks of each level, from the finest. */
  readonly encoderBlocks: readonly number[];
  /** Residual blocks of each level, from the coarsest. */
  readonly decoderBlocks: readonly number[];
  /** What latents are multiplied by after encoding, as in `AutoencoderConfig`. */
  readonly scale: number;
}

export function isTiny(autoencoder: AutoencoderConfig | TinyAutoencoderConfig): autoencoder is TinyAutoencoderConfig {
  return 'decoderBlocks' in autoencoder;
}

/** The two networks of a tiny autoencoder. */
export function halvesOf(config: TinyAutoencoderConfig): {
  decoder: TinyDecoderConfig;
  imageEncoder: TinyEncoderConfig;
} {
  const { latentChannels, widths, encoderBlocks, decoderBlocks, scale } = config;
  const both = { latentChannels, width: at(widths, 0), scale };
  return { decoder: { ...both, blocks: decoderBlocks }, imageEncoder: { ...both, blocks: encoderBlocks } };
}
