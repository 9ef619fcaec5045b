import { engine, KernelBackend, type DataId, type Tensor } from '@tensorflow/tfjs-core';
import type { Numbers } from '../contract';
import { toFloats } from '../half';
import { dequantized, type Int8Numbers } from '../int8';

/** The numbers of a parameter. */
export type HeldNumbers = Numbers | Int8Numbers;

/** Where the values of a parameter lie in a memory of programs. */
export interface Home {
  /** The values in the order of the parameter's shape. */
  values(): HeldNumbers;
  /** Tells it that the parameter is gone. */
  leave(): void;
}

/** The values of a parameter: in JavaScript, until a program places them where its kernels want them. */
export class Held {
  #values: HeldNumbers | null;
  #home: Home | null = null;

  constructor(
    readonly dtype: HeldNumbers['dtype'],
    values: HeldNumbers,
  ) {
    this.#values = values;
  }

  /** The values in the order of the parameter's shape; a view, until memory is placed or freed. */
  get values(): HeldNumbers {
    const values = this.#values ?? this.#home?.values();
    if (values === undefined) throw new TypeError('the values of a parameter that was disposed are read');
    return values;
  }

  /** The values widened to float32, as the caller's own. */
  floats(): Float32Array {
    const values = this.values;
    if (values.dtype === 'int8') return dequantized(values);
    return values.dtype === 'float32' ? values.values.slice() : toFloats(values);
  }

  get isAtHome(): boolean {
    return this.#home !== null;
  }

  /** From now on the values are at `home` alone. */
  settle(home: Home): void {
    this.#home = home;
    this.#values = null;
  }

  dispose(): void {
    this.#home?.leave();
    this.#home = null;
    this.#values = null;
  }
}

/**
 * What holds parameters outside of tfjs' heap, as a backend of tfjs. An operation of tfjs' own that uses one moves it to
 * the current backend, in float32, where it stays.
 */
class Holder extends KernelBackend {
  readonly #entries = new Map<DataId, { readonly held: Held; users: number }>();

  add(held: Held): DataId {
    const dataId = {};
    this.#entries.set(dataId, { held, users: 1 });
    return dataId;
  }

  find(dataId: DataId): Held | null {
    return this.#entries.get(dataId)?.held ?? null;
  }

  override readSync(dataId: DataId): Float32Array {
    return this.#get(dataId).held.floats();
  }

  override read(dataId: DataId): Promise<Float32Array> {
    return Promise.resolve(this.readSync(dataId));
  }

  override incRef(dataId: DataId): void {
    this.#get(dataId).users++;
  }

  override refCount(dataId: DataId): number {
    return this.#entries.get(dataId)?.users ?? 0;
  }

  override disposeData(dataId: DataId, force = false): boolean {
    const entry = this.#entries.get(dataId);
    if (entry === undefined) return true;
    if (--entry.users > 0 && !force) return false;
    this.#entries.delete(dataId);
    entry.held.dispose();
    return true;
  }

  override numDataIds(): number {
    return this.#entries.size;
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  #get(dataId: DataId): { readonly held: Held; users: number } {
    const entry = this.#entries.get(dataId);
    if (entry === undefined) throw new TypeError('a parameter that was disposed is used');
    return entry;
  }
}

const holder = new Holder();

/** A tensor whose values are held. Takes ownership of `values`. */
export function hold(values: HeldNumbers, shape: readonly number[]): Tensor {
  const dataId = holder.add(new Held(values.dtype, values));
  return engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' }, holder);
}

/** A tensor's values, held or tfjs' own; a view, until memory is placed or freed. */
export function numbersOf(tensor: Tensor): HeldNumbers {
  return heldOf(tensor)?.values ?? { dtype: 'float32', values: tensor.dataSync<'float32'>() };
}

/** What holds a tensor's values; null if tfjs does. */
export function heldOf({ dataId }: Pick<Tensor, 'dataId'>): Held | null {
  return holder.find(dataId);
}
