import type { Numbers } from '../backends/contract';

/** Values as a file stores them, in row-major order. */
export type Stored = Numbers;

/** Some of a tensor's values, in row-major order. */
export interface Span {
  readonly first: number;
  readonly count: number;
  /** A buffer that the values may be read into; the result is valid until its owner uses the buffer again. */
  readonly into?: ArrayBuffer | undefined;
}

/**
 * The span, or all, of `size` values: from the first up to, not including, the last. Throws `RangeError` for a span
 * outside of these.
 */
export function rangeOf(span: Span | undefined, size: number): [first: number, last: number] {
  if (span === undefined) return [0, size];
  const [first, last] = [span.first, span.first + span.count];
  const isWithin = [first, last].every(Number.isSafeInteger) && first >= 0 && first <= last && last <= size;
  if (!isWithin) throw new RangeError(`values ${first} to ${last} were asked for; there are ${size}`);
  return [first, last];
}

/** A source of values of parameters: named tensors, read one at a time. */
export interface TensorSource {
  /** What to call it in messages: a path or URL. */
  readonly location: string;
  /** A text that is another's wherever a name may stand for other values; absent where nobody knows. */
  readonly identity?: string | undefined;
  /** Every tensor in the source. */
  readonly names: readonly string[];
  /** What the file says of itself. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The shape of a tensor as stored; null if the source has no tensor of that name. */
  shapeOf(name: string): readonly number[] | null;
  /** The values of a tensor, or a span of them. Both must exist. Values stored as float64 are rounded to float32. */
  read(name: string, span?: Span): Promise<Stored>;
  /** Closes the files behind the source. */
  close(): Promise<void>;
}

/** `source` under other names: `rename` maps a tensor's name to its new one, or to null to leave it out. */
export function renamed(source: TensorSource, rename: (name: string) => string | null): TensorSource {
  const theirs = new Map<string, string>();
  for (const name of source.names) {
    const ours = rename(name);
    if (ours !== null) theirs.set(ours, name);
  }
  const inner = (name: string) => theirs.get(name) ?? '';
  return {
    location: source.location,
    identity: source.identity && JSON.stringify([source.identity, ...theirs]),
    names: [...theirs.keys()],
    metadata: source.metadata,
    shapeOf: (name) => source.shapeOf(inner(name)),
    read: (name, span) => source.read(inner(name), span),
    close: () => source.close(),
  };
}

/** Several files as one source, such as the shards of a large model. No name may be in two of them. */
export function joined(location: string, sources: readonly TensorSource[]): TensorSource {
  const owners = new Map(sources.flatMap((source) => source.names.map((name) => [name, source] as const)));
  const identities = sources.map(({ identity }) => identity);
  return {
    location,
    identity: identities.includes(undefined) ? undefined : JSON.stringify(identities),
    names: [...owners.keys()],
    metadata: Object.assign({}, ...sources.map(({ metadata }) => metadata)) as Record<string, string>,
    shapeOf: (name) => owners.get(name)?.shapeOf(name) ?? null,
    read: (name, span) => (owners.get(name) as TensorSource).read(name, span),
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
}
