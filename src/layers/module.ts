import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from '../backends/engine';
import type { Dtype } from '../backends/contract';
import { ops } from '../backends/ops';
import { WeightsError } from '../errors';

/**
 * What the axes of a parameter mean, which is all that layouts and loaders need to know:
 * `vector` `[n]`, `matrix` `[in, out]`, `embedding` `[count, width]`, `conv` `[height, width, in, out]`.
 */
export type ParamKind = 'vector' | 'matrix' | 'embedding' | 'conv';

/** A parameter: its kind and shape are known from construction, its value only once weights are loaded. */
export class Param {
  readonly kind: ParamKind;
  readonly shape: readonly number[];
  #value: Tensor | null = null;
  #make: (() => Tensor) | null = null;
  #dtype: Dtype = 'float32';
  #wasDisposed = false;

  constructor(kind: ParamKind, shape: readonly number[]) {
    this.kind = kind;
    this.shape = shape;
  }

  /** Number of elements. */
  get size(): number {
    return this.shape.reduce((product, n) => product * n, 1);
  }

  get isLoaded(): boolean {
    return this.#value !== null || this.#make !== null;
  }

  /** In which type the backend holds the value; tfjs calls it float32 in any case. */
  get dtype(): Dtype {
    return this.#dtype;
  }

  /** Whether the value lives outside the backend and is brought in whenever an operation uses it. */
  get isAway(): boolean {
    return this.#make !== null;
  }

  /**
   * The parameter's tensor; where it is kept away from the backend, a new one, which the `tf.tidy` of the operation that asks for
   * it frees. Throws `WeightsError` before weights are loaded and after they are disposed.
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

  /** Keeps no tensor but `make`, which makes one of this shape from what is kept elsewhere. */
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

  /** As setting `value`, which the backend holds in `dtype`. */
  hold(value: Tensor, dtype: Dtype): void {
    this.value = value;
    this.#dtype = dtype;
  }

  /**
   * Replaces the value by what `change` makes of it: at once, or, where it is kept away from the backend, each time it is brought in.
   * Throws as `value`.
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
      );
    else this.#make = () => tidy(() => change(make()));
  }

  dispose(): void {
    this.#wasDisposed ||= this.isLoaded;
    this.#value?.dispose();
    this.#value = null;
    this.#make = null;
    this.#dtype = 'float32';
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
