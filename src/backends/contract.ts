import type { Tensor } from '@tensorflow/tfjs-core';

/** The tfjs backends that sd-ts runs on. */
export const backendNames = ['cpu', 'wasm', 'tensorflow', 'webgpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** The types in which a backend can hold parameters and compute. */
export type Dtype = 'float32' | 'float16' | 'bfloat16';

/** How parameters can be held besides: rounded to 8 bits, with a scale for each output (Keras' mode `int8`). */
export type Quantization = 'int8';

/** Numbers as a file stores them; halves are their bits. */
export type Numbers =
  | { readonly dtype: 'float32'; readonly values: Float32Array }
  | { readonly dtype: 'float16' | 'bfloat16'; readonly values: Uint16Array };

/**
 * How an engine uploads numbers as files have them, and turns and rounds them faster than JavaScript. Arguments and
 * results belong to the caller.
 */
export interface Intake {
  /**
   * Uploads `numbers` of `shape`, with the axes in `order` (null: as they are), as `dtype`. Keeps no reference to
   * `numbers`.
   */
  take(numbers: Numbers, shape: readonly number[], order: readonly number[] | null, dtype: Dtype): Tensor;
  /** As `take`, quantised, with outputs as the last axis; only where the engine can hold such parameters. */
  quantize?(numbers: Numbers, shape: readonly number[], order: readonly number[] | null): Tensor;
  /** Bytes that a quantised parameter takes for each of its outputs, besides one for each value; default: 4, those of a scale. */
  readonly outputBytes?: number;
  /** Tensors of one type side by side; quantised ones along the last axis alone. */
  join(tensors: readonly Tensor[], axis: number): Tensor;
  /** Where the program wants parameters to be kept as the engine holds them; null if it does not. */
  prepared?(): PreparedWeights | null;
  /** How many values it is best given at a time; default: few enough to stay in the cache. */
  readonly piece?: number;
  /** Memory for so many bytes of numbers that `take` reads without a copy, resized to nothing in the end if it can be; default: any. */
  buffer?(bytes: number): ArrayBuffer;
  /** Whether all values are numbers and finite, where that is quickly known; false where it is not. */
  isFinite?(values: Float32Array): boolean;
}

/** How a parameter is held. */
export interface HeldForm {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** Parameters on a disk, as an engine holds them. `what` is all that decides their values, and theirs alone. */
export interface PreparedWeights {
  /** The tensors that were kept as `what`, which the caller owns; null if there are none. */
  open(what: string, forms: readonly HeldForm[]): Promise<readonly Tensor[] | null>;
  /** Keeps tensors as `what`. Calls `check` between them, which may throw. If it fails, nothing is kept. */
  keep(what: string, tensors: readonly Tensor[], forms: readonly HeldForm[], check: () => void): Promise<void>;
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
