import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { chain } from '../layers/chain';
import { conv3x3, type Conv2d } from '../layers/conv2d';
import { Module } from '../layers/module';
import { Model } from './model';
import { PlainConv, scaled, TinyBlock } from './tiny-blocks';

export interface TinyEncoderConfig {
  readonly latentChannels: number;
  /** Channels of every level. */
  readonly width: number;
  /** Residual blocks of each level, from the finest to the coarsest; each level but the first halves the image. */
  readonly blocks: readonly number[];
  /** What latents are multiplied by, as in `AutoencoderConfig`; 1 for all that are published. */
  readonly scale: number;
}

/** At the finest level a convolution of the colours, else of the halved image; then the blocks. */
class TinyLevel extends Module {
  readonly conv: PlainConv | Conv2d;
  readonly blocks: readonly TinyBlock[];

  constructor(width: number, blocks: number, isFirst: boolean) {
    super();
    this.conv = isFirst ? conv3x3(3, width) : new PlainConv(width, width, 2);
    this.blocks = Array.from({ length: blocks }, () => new TinyBlock(width));
  }

  /** `[B, H, W, width]` → `[B, H/2, W/2, width]`; at the finest `[B, H, W, 3]` → `[B, H, W, width]`. */
  forward(x: Tensor): Tensor4D {
    return chain(x, this.conv, ...this.blocks);
  }
}

/** Pixels to latents by a small network that was distilled from the image encoder: the other half of `TinyDecoderNetwork`. */
export class TinyEncoderNetwork extends Model<[pixels: Tensor4D], Tensor4D> {
  static override get name(): string {
    return 'TinyEncoderNetwork'; // minifiers rename classes
  }

  readonly part = 'imageEncoder';
  readonly levels: readonly TinyLevel[];
  readonly outputConv: Conv2d;

  constructor(readonly config: TinyEncoderConfig) {
    super();
    const { latentChannels, width, blocks } = config;
    this.levels = blocks.map((count, level) => new TinyLevel(width, count, level === 0));
    this.outputConv = conv3x3(width, latentChannels);
  }

  /** Pixels `[B, 8h, 8w, 3]` from −1 to 1 → latents `[B, h, w, latentChannels]`, scaled for the diffusion model. */
  forward(pixels: Tensor4D): Tensor4D {
    const toUnsigned = scaled(0.5, 0.5); // from −1 to 1, to 0 to 1
    return chain(pixels, toUnsigned, ...this.levels, this.outputConv, scaled(this.config.scale));
  }
}
