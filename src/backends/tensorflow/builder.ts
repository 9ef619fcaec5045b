import type { DataType } from './binding';
import type { Operation } from './operations';

/** A tensor of a builder: `ref` names a function's argument or an output of its nodes, or the id of a tensor. */
export interface Value {
  readonly ref: string | number;
  readonly shape: readonly number[];
  readonly dtype: DataType;
  /** Of a picture `[B, H, W, C]` whose rows can be made by themselves. Where no one uses the value, the whole is never made. */
  readonly inRows?: InRows;
}

export interface InRows {
  /** What is computed in any case. */
  readonly awaits: Value;
  rows(first: number, count: number): Value;
}

export type AttrValue =
  | { readonly type: DataType }
  | { readonly bool: boolean }
  | { readonly int: number }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly ints: readonly number[] }
  | { readonly types: readonly DataType[] }
  | { readonly strings: readonly string[] };
export type Attributes = Readonly<Record<string, AttrValue>>;

/** What TensorFlow does after a product within the same operation, where it can. */
export interface Epilogue {
  /** One for each output channel. */
  readonly bias?: Value;
  /** Of the result's shape, added after the bias. */
  readonly skip?: Value;
  /** After the bias. */
  readonly gelu?: 'erf' | 'tanh';
}

export interface ConvShape {
  readonly stride: number;
  /** Top, bottom, left, right. */
  readonly padding: readonly [number, number, number, number];
  readonly output: readonly number[];
}

/** What is fused into a product, in this order: shift, then skip or one of the gates. */
export interface Besides extends Omit<Epilogue, 'bias'> {
  /** `[1, C]`, added to each channel. */
  readonly shift?: Value;
  readonly geglu?: 'erf' | 'tanh';
}

/**
 * Makes TensorFlow's operations: runs each at once (`EagerBuilder`), or adds it to a graph (`GraphBuilder`). So each op
 * of the contract is lowered in one place (lowering.ts).
 */
export interface Builder {
  op(
    name: Operation,
    inputs: readonly Value[],
    attributes: Attributes,
    shape: readonly number[],
    dtype: DataType,
  ): Value;
  /** As `op`, for operations with several outputs, all alike. */
  split(
    name: Operation,
    inputs: readonly Value[],
    attributes: Attributes,
    count: number,
    shape: readonly number[],
    dtype: DataType,
  ): Value[];
  ints(values: readonly number[], shape?: readonly number[]): Value;
  float(value: number): Value;
  floats(values: Float32Array, shape: readonly number[]): Value;
  /** `x·w`, x `[N, in]`, w `[in, out]`. */
  dense(x: Value, w: Value, epilogue: Epilogue): Value;
  /** `x·y` of each pair of matrices, or `x·yᵀ`: x `[N, m, k]`, y `[N, k, n]` → `[N, m, n]`. */
  batchMatMul(x: Value, y: Value, transposeY?: boolean): Value;
  /** x `[B, H, W, in]`, w `[h, w, in, out]`. */
  conv(x: Value, w: Value, shape: ConvShape, epilogue: Epilogue): Value;
  /** Whether it runs oneDNN's products of 8 bits. */
  readonly multipliesBytes: boolean;
  /** Whether a filter is reordered into oneDNN's layout once and kept so, rather than in each run. */
  keeps(w: Value): boolean;
  /** `x·sigmoid(x)`. */
  silu(x: Value): Value;
  /** Statistics over the last axis: x `[N, C]`, gamma and beta float32 `[C]`. */
  layerNorm(x: Value, gamma: Value, beta: Value, epsilon: number): Value;
  /** Whether an operation whose result no one uses costs nothing. */
  readonly isLazy: boolean;
  /** Runs `make`, and frees what it made except its result. */
  scope(make: () => Value): Value;
  /**
   * Runs `make`, and lets nothing of it begin before `value` is computed. Without this, TensorFlow would first make all
   * that needs no input, and keep it.
   */
  after<T>(value: Value, make: () => T): T;
}
