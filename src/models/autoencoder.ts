import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../at';
import { ops } from '../backends/ops';
import { silu } from '../layers/activations';
import { AttentionBlock } from '../layers/attention';
import { chain } from '../layers/chain';
import { conv1x1, conv3x3, type Conv2d } from '../layers/conv2d';
import { Module } from '../layers/module';
import { GroupNorm } from '../layers/norms';
import { Downsample, Upsample } from '../layers/resample';
import { ResBlock } from '../layers/res-block';
import { Model } from './model';

export interface AutoencoderConfig {
  readonly latentChannels: number;
  /** Channels of each level, from the finest to the coarsest; each level except the last halves the image. */
  readonly widths: readonly number[];
  /** Residual blocks of each level in the encoder; one more in the decoder. */
  readonly blocksPerLevel: number;
  readonly groups: number;
  /** ε of all norms: 1e-6 in diffusers, 1e-5 in KerasCV. */
  readonly epsilon: number;
  /** The factor of latents after encoding, which makes their variance about 1. */
  readonly scale: number;
  /** Whether its values overflow float16, so that it is held in float32 where a policy has that (`force_upcast`). */
  readonly forceUpcast?: boolean;
}

function resBlocks(inputs: number, outputs: number, count: number, { groups, epsilon }: AutoencoderConfig): ResBlock[] {
  const options = { groups, epsilon, timeWidth: null };
  return Array.from({ length: count }, (_, i) => new ResBlock(i === 0 ? inputs : outputs, outputs, options));
}

/** Residual blocks of one level and the change of size after them. */
class AutoencoderLevel extends Module {
  readonly resBlocks: readonly ResBlock[];
  readonly resample: Downsample | Upsample | null;

  constructor(blocks: readonly ResBlock[], resample: Downsample | Upsample | null) {
    super();
    this.resBlocks = blocks;
    this.resample = resample;
  }

  forward(x: Tensor): Tensor4D {
    return chain(x, ...this.resBlocks, ...(this.resample === null ? [] : [this.resample]));
  }
}

/** The coarsest place: residual block, attention over pixels, residual block. */
class AutoencoderMiddle extends Module {
  readonly resBlock1: ResBlock;
  readonly attention: AttentionBlock;
  readonly resBlock2: ResBlock;

  constructor(config: AutoencoderConfig) {
    super();
    const width = at(config.widths, -1);
    [this.resBlock1, this.resBlock2] = resBlocks(width, width, 2, config) as [ResBlock, ResBlock];
    this.attention = new AttentionBlock(width, config.groups, config.epsilon);
  }

  forward(x: Tensor): Tensor4D {
    return chain(x, this.resBlock1, this.attention, this.resBlock2);
  }
}

/** Latents to pixels: the decoder half of the KL autoencoder (Rombach et al., 2022, section 3.1). */
export class Decoder extends Model<[latents: Tensor4D], Tensor4D> {
  static override get name(): string {
    return 'Decoder'; // minifiers rename classes
  }

  readonly part = 'decoder';
  readonly latentConv: Conv2d;
  readonly inputConv: Conv2d;
  readonly middle: AutoencoderMiddle;
  readonly levels: readonly AutoencoderLevel[];
  readonly outputNorm: GroupNorm;
  readonly outputConv: Conv2d;

  constructor(readonly config: AutoencoderConfig) {
    super();
    const { latentChannels, widths, blocksPerLevel, groups, epsilon } = config;
    const [finest, coarsest] = [at(widths, 0), at(widths, -1)];
    this.latentConv = conv1x1(latentChannels, latentChannels);
    this.inputConv = conv3x3(latentChannels, coarsest);
    this.middle = new AutoencoderMiddle(config);
    this.levels = widths.toReversed().map((width, i, reversed) => {
      const blocks = resBlocks(reversed[i - 1] ?? coarsest, width, blocksPerLevel + 1, config);
      return new AutoencoderLevel(blocks, i === widths.length - 1 ? null : new Upsample(width));
    });
    this.outputNorm = new GroupNorm(finest, groups, epsilon);
    this.outputConv = conv3x3(finest, 3);
  }

  /**
   * Latents `[B, h, w, latentChannels]` as the diffusion model leaves them → pixels `[B, 8h, 8w, 3]`, about −1 to 1.
   */
  forward(latents: Tensor4D): Tensor4D {
    const unscaled = ops.scale(latents, 1 / this.config.scale, 0);
    return chain(
      unscaled,
      this.latentConv,
      this.inputConv,
      this.middle,
      ...this.levels,
      this.outputNorm,
      silu,
      this.outputConv,
    );
  }
}

/** Pixels to latents: the encoder half; deterministic, the mean of the distribution, as in KerasCV. */
export class ImageEncoder extends Model<[pixels: Tensor4D], Tensor4D> {
  static override get name(): string {
    return 'ImageEncoder'; // minifiers rename classes
  }

  readonly part = 'imageEncoder';
  readonly inputConv: Conv2d;
  readonly levels: readonly AutoencoderLevel[];
  readonly middle: AutoencoderMiddle;
  readonly outputNorm: GroupNorm;
  readonly outputConv: Conv2d;
  readonly latentConv: Conv2d;

  constructor(readonly config: AutoencoderConfig) {
    super();
    const { latentChannels, widths, blocksPerLevel, groups, epsilon } = config;
    const [finest, coarsest] = [at(widths, 0), at(widths, -1)];
    this.inputConv = conv3x3(3, finest);
    this.levels = widths.map((width, i) => {
      const blocks = resBlocks(widths[i - 1] ?? finest, width, blocksPerLevel, config);
      const padding = { top: 0, bottom: 1, left: 0, right: 1 };
      return new AutoencoderLevel(blocks, i === widths.length - 1 ? null : new Downsample(width, padding));
    });
    this.middle = new AutoencoderMiddle(config);
    this.outputNorm = new GroupNorm(coarsest, groups, epsilon);
    this.outputConv = conv3x3(coarsest, 2 * latentChannels);
    this.latentConv = conv1x1(2 * latentChannels, 2 * latentChannels);
  }

  /** Pixels `[B, 8h, 8w, 3]` from −1 to 1 → latents `[B, h, w, latentChannels]`, scaled for the diffusion model. */
  forward(pixels: Tensor4D): Tensor4D {
    const { latentChannels, scale } = this.config;
    return chain(
      pixels,
      this.inputConv,
      ...this.levels,
      this.middle,
      this.outputNorm,
      silu,
      this.outputConv,
      this.latentConv,
      (h) => ops.first(h, latentChannels), // the mean; log-variances follow
      (h) => ops.scale(h, scale, 0),
    );
  }
}

/** Whether a network is half of an autoencoder that must not be held in float16. */
export function isUpcast(network: object): boolean {
  return (network instanceof Decoder || network instanceof ImageEncoder) && network.config.forceUpcast === true;
}
