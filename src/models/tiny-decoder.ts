import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { chain } from '../layers/chain';
import { conv3x3, type Conv2d } from '../layers/conv2d';
import { Module } from '../layers/module';
import { Model } from './model';
import { PlainConv, relu, scaled, TinyBlock } from './tiny-blocks';

export interface TinyDecoderConfig {
  readonly latentChannels: number;
  /** Channels of every level. */
  readonly width: number;
  /** Residual blocks of each level, from the coarsest to the finest; each level except the last doubles the image. */
  readonly blocks: readonly number[];
  /** The factor of the latents, as in `AutoencoderConfig`; 1 for all published decoders. */
  readonly scale: number;
}

const tanh = (x: Tensor): Tensor => ops.tanh(x);

/** The blocks of one level, then either the doubled image, smoothed, or at the finest level the colours. */
class TinyLevel extends Module {
  readonly blocks: readonly TinyBlock[];
  readonly conv: PlainConv | Conv2d;
  readonly #isLast: boolean;

  constructor(width: number, blocks: number, isLast: boolean) {
    super();
    this.blocks = Array.from({ length: blocks }, () => new TinyBlock(width));
    this.conv = isLast ? conv3x3(width, 3) : new PlainConv(width, width);
    this.#isLast = isLast;
  }

  /** `[B, H, W, width]` → `[B, 2H, 2W, width]`, at the finest `[B, H, W, 3]`. */
  forward(x: Tensor): Tensor4D {
    const upsample = this.#isLast ? [] : [(h: Tensor) => ops.upsample2x(h as Tensor4D)];
    return chain(x, ...this.blocks, ...upsample, this.conv);
  }
}

/**
 * Latents to pixels by a small network that was distilled from the autoencoder (TAESD; diffusers' `AutoencoderTiny`):
 * coarser in detail and many times cheaper. `TinyDecoder` (checkpoints/tiny-decoder.ts) is the same with files.
 */
export class TinyDecoderNetwork extends Model<[latents: Tensor4D], Tensor4D> {
  static override get name(): string {
    return 'TinyDecoderNetwork'; // minifiers rename classes
  }

  readonly part = 'decoder';
  readonly inputConv: Conv2d;
  readonly levels: readonly TinyLevel[];

  constructor(readonly config: TinyDecoderConfig) {
    super();
    const { latentChannels, width, blocks } = config;
    this.inputConv = conv3x3(latentChannels, width);
    this.levels = blocks.map((count, level) => new TinyLevel(width, count, level === blocks.length - 1));
  }

  /**
   * Latents `[B, h, w, latentChannels]` as the diffusion model leaves them → pixels `[B, 8h, 8w, 3]`, about −1 to 1.
   */
  forward(latents: Tensor4D): Tensor4D {
    const { scale } = this.config;
    const softClamp = [scaled(1 / (3 * scale)), tanh, scaled(3)]; // to between −3 and 3
    const toSigned = scaled(2, -1); // from 0 to 1, to −1 to 1
    return chain(latents, ...softClamp, this.inputConv, relu, ...this.levels, toSigned);
  }
}
