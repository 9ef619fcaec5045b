import type { Numbers } from '../backends/contract';
import { bfloatToFloat, halfToFloat } from '../precision/half';

/** Values as a file stores them, in row-major order. */
export type Stored = Numbers;

/** Where the values of parameters come from: named tensors, read one at a time. */
export interface TensorSource {
  /** What to call it in messages: a path or URL. */
  readonly location: string;
  /** Every tensor in the source. */
  readonly names: readonly string[];
  /** What the file says of itself. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The shape of a tensor as stored, null when the source has none of that name. */
  shapeOf(name: string): readonly number[] | null;
  /** The values of a tensor; those stored as float64 are rounded to float32. */
  read(name: string): Promise<Stored>;
  /** Closes the files behind the source. */
  close(): Promise<void>;
}

/** `source` under other names: `rename` gives the name under which a tensor is found, or null to leave it out. */
export function renamed(source: TensorSource, rename: (name: string) => string | null): TensorSource {
  const theirs = new Map<string, string>();
  for (const name of source.names) {
    const ours = rename(name);
    if (ours !== null) theirs.set(ours, name);
  }
  const inner = (name: string) => theirs.get(name) ?? '';
  return {
    location: source.location,
    names: [...theirs.keys()],
    metadata: source.metadata,
    shapeOf: (name) => source.shapeOf(inner(name)),
    read: (name) => source.read(inner(name)),
    close: () => source.close(),
  };
}

/** Several files as one source, such as the shards of a large model. No name may be in two of them. */
export function joined(location: string, sources: readonly TensorSource[]): TensorSource {
  const owners = new Map(sources.flatMap((source) => source.names.map((name) => [name, source] as const)));
  return {
    location,
    names: [...owners.keys()],
    metadata: Object.assign({}, ...sources.map(({ metadata }) => metadata)) as Record<string, string>,
    shapeOf: (name) => owners.get(name)?.shapeOf(name) ?? null,
    read: (name) => (owners.get(name) as TensorSource).read(name),
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}

/** The values widened to float32, exactly. */
export function toFloats({ dtype, values }: Stored): Float32Array {
  if (dtype === 'float32') return values;
  return dtype === 'float16' ? halfToFloat(values) : bfloatToFloat(values);
}
