import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import type { Dtype } from '../backends/contract';
import { ops } from '../backends/ops';
import { WeightsError } from '../errors';

/**
 * The meaning of a parameter's axes, by which layouts and loaders treat it: `vector` `[n]`, `matrix` `[in, out]`,
 * `embedding` `[count, width]`, `conv` `[height, width, in, out]`.
 */
export type ParamKind = 'vector' | 'matrix' | 'embedding' | 'conv';

/** A parameter: its kind and shape are known from construction, its value only once weights are loaded. */
export class Param {
  readonly kind: ParamKind;
  readonly shape: readonly number[];
  #value: Tensor | null = null;
  #make: (() => Tensor) | null = null;
  #dtype: Dtype = 'float32';
  #isQuantized = false;
  #wasDisposed = false;

  constructor(kind: ParamKind, shape: readonly number[]) {
    this.kind = kind;
    this.shape = shape;
  }

  /** Number of elements. */
  get size(): number {
    return this.shape.reduce((product, n) => product * n, 1);
  }

  /** Whether there are values; a device that was lost has taken its own with it. */
  get isLoaded(): boolean {
    return this.#make !== null || (this.#value !== null && currentEngine().holds(this.#value));
  }

  /** The type in which the backend holds the value, unless it was quantised; tfjs calls all types float32. */
  get dtype(): Dtype {
    return this.#dtype;
  }

  /** Whether the value was rounded to 8 bits when it was loaded, in which the backend holds it until it is updated. */
  get isQuantized(): boolean {
    return this.#isQuantized;
  }

  /** Whether the value is kept outside the backend and uploaded whenever an operation uses it. */
  get isAway(): boolean {
    return this.#make !== null;
  }

  /**
   * The parameter's tensor. If it is kept outside the backend, a new upload, which the `tf.tidy` around the operation
   * frees. Throws `WeightsError` before weights are loaded and after they are disposed.
   */
  get value(): Tensor {
    if (this.#make !== null) return this.#make();
    if (this.#value === null) {
      const what = `a ${this.kind} parameter of shape [${this.shape.join(', ')}] has no value`;
      if (this.#wasDisposed)
        throw new WeightsError(`Param: ${what}: it was disposed; load weights again to run the model.`);
      throw new WeightsError(`Param: ${what}; load weights before the model is run.`);
    }
    return this.#value;
  }

  /** The values, in the order of `shape`. Throws as `value`. */
  async data(): Promise<Float32Array> {
    const value = tidy(() => ops.widen(this.value));
    try {
      return await value.data<'float32'>();
    } finally {
      value.dispose();
    }
  }

  /** Keeps `make` in place of a tensor; it uploads one of this shape from values kept elsewhere. */
  keepAway(make: () => Tensor): void {
    this.dispose();
    this.#make = make;
  }

  /** Takes ownership of `value` and frees the one held before. */
  set value(value: Tensor) {
    if (value.shape.length !== this.shape.length || value.shape.some((n, i) => n !== this.shape[i])) {
      const found = `a tensor of shape [${value.shape.join(', ')}] was given`;
      throw new WeightsError(`Param: ${found}; a ${this.kind} of shape [${this.shape.join(', ')}] is needed.`);
    }
    this.dispose();
    this.#value = value;
  }

  /** As setting `value`, for a tensor that the backend holds in `dtype` or, for now, quantised. */
  hold(value: Tensor, dtype: Dtype, isQuantized = false): void {
    this.value = value;
    this.#dtype = dtype;
    this.#isQuantized = isQuantized;
  }

  /**
   * Replaces the value by the result of `change`: at once or, if it is kept outside the backend, at each upload. What
   * was quantised is held in `dtype` then: steps of 8 bits would swallow small changes. Throws as `value`.
   */
  update(change: (value: Tensor) => Tensor): void {
    const make = this.#make;
    if (make === null)
      this.hold(
        currentEngine().upload(
          tidy(() => change(ops.widen(this.value))),
          this.#dtype,
        ),
        this.#dtype,
        this.#isQuantized,
      );
    else this.#make = () => tidy(() => change(make()));
  }

  dispose(): void {
    this.#wasDisposed ||= this.isLoaded;
    this.#value?.dispose();
    this.#value = null;
    this.#make = null;
    this.#dtype = 'float32';
    this.#isQuantized = false;
  }
}

/**
 * A part of a network. Its parameters are its fields: a `Param`, a `Module` or a list of modules, in the order of
 * declaration; paths such as `downBlocks.0.resBlocks.1.conv1.weight` come from walking them.
 */
export abstract class Module {
  /** Every parameter below this module with its path. */
  *parameters(prefix = ''): Generator<readonly [path: string, param: Param]> {
    for (const [name, field] of Object.entries(this) as [string, unknown][]) {
      yield* parametersOf(prefix + name, field);
    }
  }

  /** Number of elements of all parameters together. */
  get parameterCount(): number {
    let count = 0;
    for (const [, param] of this.parameters()) count += param.size;
    return count;
  }

  /** Frees the values of all parameters; the structure stays, and weights can be loaded again. */
  dispose(): void {
    for (const [, param] of this.parameters()) param.dispose();
  }
}

function* parametersOf(path: string, field: unknown): Generator<readonly [string, Param]> {
  if (field instanceof Param) yield [path, field];
  else if (field instanceof Module) yield* field.parameters(`${path}.`);
  else if (Array.isArray(field)) {
    for (const [index, item] of (field as unknown[]).entries()) yield* parametersOf(`${path}.${index}`, item);
  }
}
