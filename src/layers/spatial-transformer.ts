import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { Geglu, plus, type GeluKind } from './activations';
import { Attention } from './attention';
import { chain } from './chain';
import { conv1x1, type Conv2d } from './conv2d';
import { Linear } from './linear';
import { Module } from './module';
import { GroupNorm, LayerNorm } from './norms';

export interface TransformerBlockOptions {
  readonly heads: number;
  readonly contextWidth: number;
  readonly geglu: GeluKind;
}

export interface SpatialTransformerOptions extends TransformerBlockOptions {
  /** How channels enter and leave: 1×1 convolutions (SD 1.x) or linear layers (SD 2.x). */
  readonly projection: 'conv' | 'linear';
  readonly groups: number;
  readonly epsilon: number;
  /** Number of transformer blocks. */
  readonly depth: number;
}

/** Self-attention, cross-attention to the prompt and a gated feed-forward, each after a norm and with a skip. */
export class TransformerBlock extends Module {
  readonly norm1: LayerNorm;
  readonly selfAttention: Attention;
  readonly norm2: LayerNorm;
  readonly crossAttention: Attention;
  readonly norm3: LayerNorm;
  readonly geglu: Geglu;
  readonly output: Linear;

  constructor(width: number, { heads, contextWidth, geglu }: TransformerBlockOptions) {
    super();
    this.norm1 = new LayerNorm(width, 1e-5);
    this.selfAttention = new Attention(width, { heads, bias: false });
    this.norm2 = new LayerNorm(width, 1e-5);
    this.crossAttention = new Attention(width, { heads, contextWidth, bias: false });
    this.norm3 = new LayerNorm(width, 1e-5);
    this.geglu = new Geglu(width, 4 * width, geglu);
    this.output = new Linear(4 * width, width);
  }

  /** x `[B, N, C]`, context `[B, M, contextWidth]` → `[B, N, C]`. */
  forward(x: Tensor3D, context: Tensor3D): Tensor3D {
    const attend = (attention: Attention, to?: Tensor3D) => (h: Tensor) => attention.forward(h as Tensor3D, to);
    return chain(
      x,
      (h) => chain(h, this.norm1, attend(this.selfAttention), plus(h)),
      (h) => chain(h, this.norm2, attend(this.crossAttention, context), plus(h)),
      (h) => chain(h, this.norm3, this.geglu, this.output, plus(h)),
    );
  }
}

/** Transformer blocks over the pixels of an image (Rombach et al., 2022, appendix E.2.1). */
export class SpatialTransformer extends Module {
  readonly norm: GroupNorm;
  readonly input: Conv2d | Linear;
  readonly blocks: readonly TransformerBlock[];
  readonly output: Conv2d | Linear;

  constructor(channels: number, options: SpatialTransformerOptions) {
    super();
    const project = options.projection === 'conv' ? conv1x1 : (n: number, m: number) => new Linear(n, m);
    this.norm = new GroupNorm(channels, options.groups, options.epsilon);
    this.input = project(channels, channels);
    this.blocks = Array.from({ length: options.depth }, () => new TransformerBlock(channels, options));
    this.output = project(channels, channels);
  }

  /** x `[B, H, W, C]`, context `[B, M, contextWidth]` → `[B, H, W, C]`. */
  forward(x: Tensor4D, context: Tensor3D): Tensor4D {
    const [batch, height, width, channels] = x.shape;
    return chain(
      x,
      this.norm,
      this.input,
      (h) => ops.reshape(h, [batch, height * width, channels]),
      ...this.blocks.map((block) => (h: Tensor) => block.forward(h as Tensor3D, context)),
      (h) => ops.reshape(h, [batch, height, width, channels]),
      this.output,
      plus(x),
    );
  }
}
