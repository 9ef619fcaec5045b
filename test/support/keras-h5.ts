import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { OpenFile } from '../../src/files';
import type { Module, Param } from '../../src/layers/module';
import { Decoder, ImageEncoder } from '../../src/models/autoencoder';
import { readAutoencoder } from '../../src/checkpoints/diffusers/autoencoder-config';
import { readDiffusionModel, readTextEncoder } from '../../src/checkpoints/diffusers/config';
import { DiffusionModel } from '../../src/models/diffusion-model';
import { TextEncoder } from '../../src/models/text-encoder';
import { floatToHalf } from '../../src/backends/half';
import { diffusersName, type Part } from '../../src/weights/names';
import { understood } from './model-cases';
import { seeded } from './seeded';

/** A file that Keras saved, as test/reference/keras_h5.py describes it. */
export interface KerasFile {
  readonly part: Part;
  /** In diffusers' words. */
  readonly config: object;
  readonly bytes: number;
  /** Of the file with its values. */
  readonly sha256: string;
  /** NumPy's; `|V2` is bfloat16. */
  readonly dtype: 'float32' | 'float16' | '|V2' | 'float64';
  /** Where the values of each tensor begin, and which one it is. */
  readonly places: readonly (readonly [start: number, name: string])[];
}

const folder = new URL('../fixtures/keras-h5/', import.meta.url);

/** All of Keras' files among the fixtures, by name. */
export const kerasFiles: ReadonlyMap<string, KerasFile> = new Map(
  ['keras3', 'legacy'].flatMap((mode) => {
    const { files } = JSON.parse(readFileSync(new URL(`${mode}.json`, folder), 'utf8')) as {
      files: Record<string, KerasFile>;
    };
    return Object.entries(files);
  }),
);

export function kerasFile(name: string): KerasFile {
  const file = kerasFiles.get(name);
  if (file === undefined) throw new Error(`there is no fixture '${name}'`);
  return file;
}

/** The network that a file is for. */
export function moduleFor({ part, config }: KerasFile): Module {
  if (part === 'textEncoder') return new TextEncoder(understood(config, readTextEncoder));
  if (part === 'diffusionModel') return new DiffusionModel(understood(config, readDiffusionModel));
  const autoencoder = understood(config, readAutoencoder);
  return part === 'decoder' ? new Decoder(autoencoder) : new ImageEncoder(autoencoder);
}

/** The file without its values: zeros stand in their places. */
export function structureOf(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gunzipSync(readFileSync(new URL(`${name}.h5.gz`, folder))));
}

/** The file as Keras saved it; throws when it is not so to the bit. */
export function restored(name: string): Uint8Array<ArrayBuffer> {
  const file = kerasFile(name);
  const bytes = structureOf(name);
  const params = new Map(
    Array.from(moduleFor(file).parameters(), ([path, param]) => [diffusersName(file.part, path), param] as const),
  );
  for (const [start, tensor] of file.places) {
    const stored = storedAs(file.dtype, seededValues(tensor, params.get(tensor) as Param));
    bytes.set(new Uint8Array(stored.buffer), start);
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== file.sha256) throw new Error(`'${name}' is not the file that Keras saved`);
  return bytes;
}

/** A parameter's seeded values in our axes, which are Keras'. */
export function seededValues(name: string, { kind, shape }: Param): Float32Array<ArrayBuffer> {
  if (kind === 'vector' || kind === 'embedding') return seeded(name, shape);
  const [outputs = 1, inputs = 1, ...spatial] = shape.toReversed();
  const places = spatial.reduce((a, b) => a * b, 1);
  const theirs = seeded(name, [outputs, inputs, ...spatial.toReversed()]);
  return theirs.map((_, i) => {
    const [o, rest] = [i % outputs, Math.floor(i / outputs)];
    const [input, place] = [rest % inputs, Math.floor(rest / inputs)];
    return theirs[(o * inputs + input) * places + place] as number;
  });
}

function storedAs(dtype: KerasFile['dtype'], values: Float32Array<ArrayBuffer>) {
  if (dtype === 'float64') return Float64Array.from(values);
  if (dtype === 'float16') return floatToHalf(values);
  return dtype === '|V2' ? floatToBfloat(values) : values;
}

/** Rounded to the nearest bfloat16, to even where two are as near. */
export function floatToBfloat(values: Float32Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  return Uint16Array.from(new Uint32Array(values.buffer), (bits) => (bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
}

/** A file in memory that also says how it was read. */
export function watched(
  bytes: Uint8Array,
): OpenFile & { readonly reads: [start: number, end: number][]; isOpen: boolean } {
  const file = {
    location: 'memory.h5',
    size: bytes.length,
    reads: [] as [number, number][],
    isOpen: true,
    read(start: number, end: number) {
      if (!(start >= 0 && start <= end && end <= bytes.length)) throw new Error(`read ${start} to ${end}`);
      file.reads.push([start, end]);
      return Promise.resolve(bytes.slice(start, end));
    },
    close() {
      file.isOpen = false;
      return Promise.resolve();
    },
  };
  return file;
}
