/**
 * What a pickle may build here: plain data, and tensors that are described but not read. Tuples and lists are both
 * lists.
 */
export type PickleValue =
  null | boolean | number | bigint | string | Name | Parameters | Storage | TensorView | PickleValue[] | Mapping;

export type Mapping = Map<PickleValue, PickleValue>;

/** A class or function of Python that a pickle names. It is only ever compared with names that are known. */
export class Name {
  constructor(readonly text: string) {}
}

/** A `torch.nn.ParameterDict`: a module, whose state holds its parameters as a dictionary. */
export class Parameters {
  state: PickleValue = null;

  get entries(): PickleValue {
    return this.state instanceof Map ? (this.state.get('_parameters') ?? null) : null;
  }
}

/** A run of numbers; tensors are views of it. */
export class Storage {
  constructor(
    readonly key: string,
    /** In the names of safetensors; null for untyped bytes. */
    readonly dtype: string | null,
    /** Values, or bytes where there is no type. */
    readonly count: number,
  ) {}
}

/** A tensor: some values of a storage, `offset + Σ index · stride`. */
export class TensorView {
  constructor(
    readonly storage: Storage,
    readonly dtype: string,
    /** In values. */
    readonly offset: number,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
  ) {}
}

/** The contents of a file: what its pickle builds, and where the values of each storage begin. */
export interface Contents {
  readonly root: PickleValue;
  readonly startOf: (storage: Storage) => Promise<number>;
}
