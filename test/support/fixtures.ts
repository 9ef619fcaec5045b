import { readFileSync } from 'node:fs';

/** A reference output: every `stride`-th of the values of a tensor of `shape`, whose largest magnitude is `max`. */
export interface Reference {
  readonly shape: readonly number[];
  readonly stride: number;
  readonly max: number;
}

/** A case of a fixture; what else it says of itself depends on the fixture. */
export interface Case {
  readonly name: string;
  readonly output: Reference;
}

export interface Fixture<C extends Case> {
  /** The releases that wrote it, by package. */
  readonly versions: Readonly<Record<string, string>>;
  readonly cases: readonly C[];
  /** The values of a case that the fixture keeps. */
  values(name: string): Float32Array;
}

/** Opens `test/fixtures/<name>.safetensors` as test/reference/fixtures.py writes it. */
export function openFixture<C extends Case>(name: string): Fixture<C> {
  const bytes = readFileSync(new URL(`../fixtures/${name}.safetensors`, import.meta.url));
  const data = 8 + Number(bytes.readBigUInt64LE(0));
  type Entries = Record<string, { data_offsets: [number, number] }> & {
    __metadata__: Record<'versions' | 'cases', string>;
  };
  const { __metadata__: metadata, ...entries } = JSON.parse(bytes.toString('utf8', 8, data)) as Entries;
  return {
    versions: JSON.parse(metadata.versions) as Record<string, string>,
    cases: JSON.parse(metadata.cases) as C[],
    values(tensor) {
      const [start, end] = entries[tensor]?.data_offsets ?? [0, 0];
      return new Float32Array(bytes.buffer.slice(bytes.byteOffset + data + start, bytes.byteOffset + data + end));
    },
  };
}

/**
 * The largest difference between `found` and the kept reference values, relative to the reference's largest magnitude; the
 * largest magnitudes themselves are compared as well, which covers what was not kept. Infinite when anything is not finite.
 */
export function difference(found: Float32Array, kept: Float32Array, { shape, stride, max }: Reference): number {
  const count = shape.reduce((product, n) => product * n, 1);
  if (found.length !== count || kept.length !== Math.ceil(count / stride)) {
    throw new Error(`a result of ${found.length} values was compared with a reference of ${count}`);
  }
  let largest = 0;
  for (const value of found) {
    if (!Number.isFinite(value)) return Infinity;
    largest = Math.max(largest, Math.abs(value));
  }
  let worst = Math.abs(largest - max);
  for (const [i, value] of kept.entries()) worst = Math.max(worst, Math.abs((found[i * stride] as number) - value));
  return worst / max;
}
