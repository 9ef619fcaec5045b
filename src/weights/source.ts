/** Where the values of parameters come from: named tensors, read one at a time. */
export interface TensorSource {
  /** What to call it in messages: a path or URL. */
  readonly location: string;
  /** Every tensor in the source. */
  readonly names: readonly string[];
  /** The shape of a tensor as stored, null when the source has none of that name. */
  shapeOf(name: string): readonly number[] | null;
  /** The values of a tensor in row-major order. */
  read(name: string): Promise<Float32Array>;
}

/** `source` with `prefix` put before each of its names. */
export function prefixed(source: TensorSource, prefix: string): TensorSource {
  const inner = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : '');
  return {
    location: source.location,
    names: source.names.map((name) => prefix + name),
    shapeOf: (name) => source.shapeOf(inner(name)),
    read: (name) => source.read(inner(name)),
  };
}
