import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';

/** The types in which a backend can hold parameters and compute. */
export type Dtype = 'float32' | 'float16' | 'bfloat16';

/** Numbers as a file stores them; halves are their bits. */
export type Numbers =
  | { readonly dtype: 'float32'; readonly values: Float32Array }
  | { readonly dtype: 'float16' | 'bfloat16'; readonly values: Uint16Array };

/** An engine that takes numbers in, turns and rounds them faster than JavaScript. The results are the caller's, and so are the arguments. */
export interface Intake {
  /** `numbers` of `shape`, with its axes in another `order`, held in `dtype`; nothing of `numbers` is kept. */
  take(numbers: Numbers, shape: readonly number[], order: readonly number[] | null, dtype: Dtype): Tensor;
  /** Tensors of one type side by side. */
  join(tensors: readonly Tensor[], axis: number): Tensor;
}

/** What an op needs of a parameter; `Param` is one. */
export interface Weight {
  readonly kind: 'vector' | 'matrix' | 'embedding' | 'conv';
  readonly shape: readonly number[];
  readonly value: Tensor;
}

/** `quick` is `x·sigmoid(1.702x)`, `erf` the exact GELU, `tanh` its tanh approximation (Hendrycks & Gimpel, 2016). */
export type GeluKind = 'erf' | 'tanh' | 'quick';

/** Zeros put around an image before a convolution. */
export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface AttentionOptions {
  /** The channels are cut into this many heads, side by side. */
  readonly heads: number;
  /** Whether position i sees only positions up to i. */
  readonly causal: boolean;
}

/**
 * The contract between the layers and the engines. Tensors are NHWC and go by the name of float32; no op frees its arguments. Statistics,
 * softmax and accumulators are float32 whatever the policy.
 */
export interface Ops {
  /** `x·W + b`; x `[…, in]` → `[…, out]`. */
  linear(x: Tensor, weight: Weight, bias: Weight | null): Tensor;
  /** Cross-correlation; x `[B, H, W, in]` → `[B, H', W', out]`. */
  conv2d(x: Tensor4D, weight: Weight, bias: Weight | null, stride: number, padding: Padding): Tensor4D;
  /** Rows of `table` `[count, width]` named by int32 `indices` `[B, N]` → `[B, N, width]`. */
  embedding(table: Weight, indices: readonly (readonly number[])[]): Tensor3D;
  /** Wu & He, 2018; statistics over H, W and the channels of a group, biased variance; x `[B, H, W, C]`. */
  groupNorm(x: Tensor4D, gamma: Weight, beta: Weight, groups: number, epsilon: number): Tensor4D;
  /** Ba et al., 2016; statistics over the last axis, biased variance; x `[…, C]`. */
  layerNorm(x: Tensor, gamma: Weight, beta: Weight, epsilon: number): Tensor;
  /** `softmax(q·kᵀ/√d)·v` per head (Vaswani et al., 2017, eq. 1); q `[B, N, C]`, k and v `[B, M, C]` → `[B, N, C]`. */
  attention(q: Tensor3D, k: Tensor3D, v: Tensor3D, options: AttentionOptions): Tensor3D;
  /** `x·sigmoid(x)`. */
  silu(x: Tensor): Tensor;
  gelu(x: Tensor, kind: GeluKind): Tensor;
  /** First half of the last axis times the GELU of the second (Shazeer, 2020); x `[…, 2C]` → `[…, C]`. */
  geglu(x: Tensor, kind: GeluKind): Tensor;
  /** Nearest neighbour; x `[B, H, W, C]` → `[B, 2H, 2W, C]`. */
  upsample2x(x: Tensor4D): Tensor4D;
  /** The 3×3 convolution, padded by one, of `upsample2x(x)`: x `[B, H, W, in]` → `[B, 2H, 2W, out]`. */
  upsampleConv2d(x: Tensor4D, weight: Weight, bias: Weight): Tensor4D;
  /** `a + t·(b − a)`; guidance is a mix with t > 1 (Ho & Salimans, 2022). */
  mix(a: Tensor, b: Tensor, t: number): Tensor;
  /** x `[B, H, W, C]` plus `shift` `[B or 1, C]` at every place. */
  addChannels(x: Tensor4D, shift: Tensor): Tensor4D;
  /** `a + b`; b has a's shape, or has 1 where a has more. */
  add(a: Tensor, b: Tensor): Tensor;
  /** `x·factor`. */
  scale(x: Tensor, factor: number): Tensor;
  /** The same values in another shape. */
  reshape(x: Tensor, shape: readonly number[]): Tensor;
  /** Side by side along the last axis: `[…, C₁]`, `[…, C₂]` → `[…, C₁ + C₂]`. */
  concat(xs: readonly Tensor[]): Tensor;
  /** `x` as float32, which tfjs' own operations take; engines may keep results in the type that the policy computes in. */
  widen(x: Tensor): Tensor;
  /** The first `count` of the last axis: `[…, C]` → `[…, count]`. */
  first(x: Tensor, count: number): Tensor;
}

/** An engine's own kernels: each may decline a call by returning null, which then goes to the reference. */
export type Kernels = { readonly [K in keyof Ops]?: (...args: Parameters<Ops[K]>) => ReturnType<Ops[K]> | null };
