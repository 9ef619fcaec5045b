import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { floatToHalf } from '../../src/backends/half';
import { writeSafetensors, type Stored } from './safetensors';
import { seeded } from './seeded';

/** Small checkpoints as descriptions, whose values need not be committed: test/reference/checkpoint_files.py. */
export interface Description {
  /** JSON or text, by path. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly weights: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

type Described = readonly [shape: readonly number[], options?: Options];

interface Options {
  /** The names of the seeds that lie in the tensor, one after the other along the first axis. */
  readonly from?: readonly string[];
  readonly dtype?: string;
  readonly fill?: 'range' | 'zeros';
}

/** The descriptions in `test/fixtures/checkpoints/<name>.json`. */
export function describedCheckpoints(name: string): Readonly<Record<string, Description>> {
  const { versions, ...descriptions } = JSON.parse(
    readFileSync(new URL(`../fixtures/checkpoints/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, Description>;
  return descriptions;
}

/** How files of weights are written, and where. */
interface Form {
  readonly as: (tensors: Readonly<Record<string, Stored>>) => Uint8Array;
  readonly at: (path: string) => string;
}

/** Writes a checkpoint into `folder`. */
export function writeCheckpoint(
  folder: string,
  { files, weights }: Description,
  { as, at }: Form = { as: (tensors) => writeSafetensors(tensors), at: (path) => path },
): void {
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) {
    write(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  for (const [path, tensors] of Object.entries(weights)) {
    const stored = Object.entries(tensors).map(([name, [shape, options]]) => [name, store(name, shape, options)]);
    write(at(path), as(Object.fromEntries(stored) as Record<string, Stored>));
  }
}

function store(name: string, shape: readonly number[], { from = [name], dtype = 'F32', fill }: Options = {}): Stored {
  const count = shape.reduce((product, n) => product * n, 1);
  if (fill !== undefined) return { dtype, shape, bytes: filled(count, dtype, fill) };
  const part = [(shape[0] ?? 0) / from.length, ...shape.slice(1)];
  // The autoencoder's attention is seeded as the linear layers that it has in diffusers: a 1×1 filter has the same values.
  const isProjection = /attn_1\.(q|k|v|proj_out)\.weight$/.test(name);
  const values = new Float32Array(count);
  from.forEach((seed, i) => {
    values.set(seeded(seed, isProjection ? part.slice(0, 2) : part), (i * count) / from.length);
  });
  const { buffer } = dtype === 'F16' ? floatToHalf(values) : values;
  return { dtype, shape, bytes: new Uint8Array(buffer) };
}

function filled(count: number, dtype: string, fill: 'range' | 'zeros'): Uint8Array {
  const values = Array.from({ length: count }, (_, i) => (fill === 'range' ? i : 0));
  if (dtype === 'I64') return new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  if (dtype === 'I32') return new Uint8Array(Int32Array.from(values).buffer);
  const floats = Float32Array.from(values);
  return new Uint8Array((dtype === 'F16' ? floatToHalf(floats) : floats).buffer);
}
