import type { Features, Kernel, Storage } from './kernels/kernel';
import type { NormInLoad } from './kernels/norm-in-load';
import { bandsOf, type Operands } from './bands';
import { newValue, run, type Maker, type Value } from './recording';

/** A norm that is not applied yet: those who read it do that as they load it. */
export interface Normed {
  readonly shape: readonly number[];
  /** What is normed. */
  readonly x: Value;
  readonly norm: NormInLoad;
  /** What a kernel needs for it, by the names of its operands. */
  readonly operands: Readonly<Record<string, Value>>;
}

/** What an op is lowered to. */
export type Made = Value | Normed;

export function isNormed(made: Made): made is Normed {
  return 'norm' in made;
}

/** The norm of a band that has these operands. */
export function normOf({ norm }: Normed, { coefficients, statistics }: Operands): NormInLoad {
  return { ...norm, offset: (coefficients ?? statistics)?.offset ?? 0 };
}

/** Where and how ops are lowered. */
export class Site {
  constructor(
    readonly maker: Maker,
    readonly features: Features,
    /** How results are stored, where nothing says otherwise. */
    readonly storage: Storage,
    /** Where the result of the op that is lowered belongs; null: anywhere. */
    readonly place: Value | null = null,
  ) {}

  /** The same, for an op whose result belongs in that place. */
  for(place: Value | null): Site {
    return new Site(this.maker, this.features, this.storage, place);
  }

  /** A new tensor. Rows of an odd number of halves would share words, which threads must not write. */
  value(shape: readonly number[], storage = this.storage): Value {
    const isEven = (shape.at(-1) ?? 1) % 2 === 0;
    return newValue(this.maker, shape, isEven ? storage : 'float32');
  }

  run(kernel: Kernel, operands: Readonly<Record<string, Value>>): void {
    run(this.maker, kernel, operands);
  }

  /**
   * The tensor of the op's result, which is computed of `operands`. It is in its place, except where an operand shares the
   * buffer, since WebGPU lets no dispatch read and write one.
   */
  result(shape: readonly number[], operands: Readonly<Record<string, Value>>): Value {
    const { place } = this;
    const isRead = Object.values(operands).some(({ block }) => block === place?.block);
    return place === null || isRead ? this.value(shape) : place;
  }

  /** Makes the op's result by a kernel that writes it as `y`. */
  make(shape: readonly number[], kernel: (y: Value) => Kernel, operands: Readonly<Record<string, Value>>): Value {
    const y = this.result(shape, operands);
    this.run(kernel(y), { ...operands, y });
    return y;
  }

  /** The same, for a kernel of rows. */
  makeByRows<T extends Operands>(shape: readonly number[], operands: T, kernel: OfRows<T & { y: Value }>): Value {
    const y = this.result(shape, operands);
    this.runByRows({ ...operands, y }, kernel);
    return y;
  }

  /** Runs a kernel whose rows of `y` are computed of the same rows of the other operands, in bands where they are large. */
  runByRows<T extends Operands & { readonly y: Value }>(operands: T, kernel: OfRows<T>): void {
    for (const { operands: some } of bandsOf(this.features, operands.y, operands)) this.run(kernel(some), some);
  }
}

/** A kernel of some rows, or all. */
type OfRows<T> = (rows: T) => Kernel;

/** The same rows under another shape; the last axis may change where rows have no gaps. */
export function reshaped(x: Value, shape: readonly number[]): Value {
  return { ...x, shape, stride: shape.at(-1) ?? 1 };
}

export function hasGaps({ stride, offset, shape }: Value): boolean {
  return offset !== 0 || stride !== (shape.at(-1) ?? 1);
}
