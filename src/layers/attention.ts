import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { OptionError } from '../errors';
import { plus } from './activations';
import { chain } from './chain';
import { Linear } from './linear';
import { Module } from './module';
import { GroupNorm } from './norms';

export interface AttentionLayerOptions {
  readonly heads: number;
  /** Channels of the context; for self-attention those of the input. */
  readonly contextWidth?: number;
  /** Whether the query, key and value projections have a bias (CLIP and the VAE: yes, the UNet: no). */
  readonly bias: boolean;
  /** Whether a position sees only itself and those before it. */
  readonly causal?: boolean;
}

/**
 * Multi-head attention with its four projections (Vaswani et al., 2017, section 3.2.2). Throws `OptionError` unless
 * `heads` divides `width`.
 */
export class Attention extends Module {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
  readonly #options: { readonly heads: number; readonly causal: boolean };

  constructor(width: number, { heads, contextWidth = width, bias, causal = false }: AttentionLayerOptions) {
    super();
    if (width % heads !== 0)
      throw new OptionError(
        `Attention: ${heads} heads were given for ${width} channels; heads of equal size are needed.`,
      );
    this.query = new Linear(width, width, { bias });
    this.key = new Linear(contextWidth, width, { bias });
    this.value = new Linear(contextWidth, width, { bias });
    this.output = new Linear(width, width);
    this.#options = { heads, causal };
  }

  /** x `[B, N, C]` attends to `context` `[B, M, contextWidth]`, by default to itself → `[B, N, C]`. */
  forward(x: Tensor3D, context: Tensor3D = x): Tensor3D {
    const [q, k, v] = [this.query.forward(x), this.key.forward(context), this.value.forward(context)];
    const attended = ops.attention(q, k, v, this.#options);
    for (const used of [q, k, v]) used.dispose();
    const y = this.output.forward(attended);
    attended.dispose();
    return y;
  }
}

/** The VAE's single-head self-attention over pixels, normed and with its skip. */
export class AttentionBlock extends Module {
  readonly norm: GroupNorm;
  readonly attention: Attention;

  constructor(channels: number, groups: number, epsilon: number) {
    super();
    this.norm = new GroupNorm(channels, groups, epsilon);
    this.attention = new Attention(channels, { heads: 1, bias: true });
  }

  /** `[B, H, W, C]`, unchanged in shape. */
  forward(x: Tensor): Tensor4D {
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    return chain(
      x,
      this.norm,
      (h) => ops.reshape(h, [batch, height * width, channels]),
      (h) => this.attention.forward(h as Tensor3D),
      (h) => ops.reshape(h, [batch, height, width, channels]),
      plus(x),
    );
  }
}
