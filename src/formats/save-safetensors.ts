import { files } from '#files';
import type { Dtype, Quantization } from '../backends/contract';
import type { NewFile } from '../files';
import { floatToHalf } from '../backends/half';
import type { During } from '../progress';
import { callback, oneOf, signal, type Kind, type Table } from '../checks';
import { UnsupportedError } from '../errors';

/** What parameters are saved as. */
export type SavedDtype = 'float32' | 'float16';

export interface SaveOptions extends During {
  /** Default: `'float32'`. Values beyond float16's range (65504) become infinite in it. */
  readonly dtype?: SavedDtype;
}

const savedDtypes: readonly SavedDtype[] = ['float32', 'float16'];

/** Where a file of safetensors is written to. */
export const safetensorsName: Kind = {
  needed: 'a name that ends in .safetensors is needed',
  holds: (path) => typeof path === 'string' && /\.safetensors$/i.test(path),
};

export const saveOptions: Table<keyof SaveOptions> = { dtype: oneOf(savedDtypes), onProgress: callback, signal };

/** One tensor of a file. */
export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Its values in row-major order, in consecutive pieces, in the type in which they are held. */
  readonly pieces: readonly SavedPiece[];
}

export interface SavedPiece {
  readonly dtype: Dtype | Quantization;
  /** In the order of the file's axes. */
  values(): Promise<Float32Array>;
}

/**
 * Writes a `.safetensors` file, with one tensor in memory at a time. On failure or abort no file is left. Throws
 * `WeightsError` for parameters without values, `UnsupportedError` for those held in half precision or quantised, `SdError`
 * when the file cannot be written.
 */
export async function saveSafetensors(
  path: string,
  tensors: readonly SavedTensor[],
  { dtype = 'float32', onProgress, signal }: SaveOptions = {},
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  requireExact(path, tensors);
  const { header, total } = headerOf(tensors, dtype, metadata);
  const file = await files.create(path);
  try {
    await file.write(header);
    let done = 0;
    for (const { pieces } of tensors) {
      for (const piece of pieces) {
        signal?.throwIfAborted();
        done += await writePiece(file, piece, dtype);
        onProgress?.({ kind: 'save', done, total });
      }
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
}

/** Refuses values that were rounded when they were loaded: they are not the checkpoint's. */
function requireExact(path: string, tensors: readonly SavedTensor[]): void {
  const narrow = tensors.flatMap(({ pieces }) => pieces).find((piece) => piece.dtype !== 'float32');
  if (narrow === undefined) return;
  const found = `the weights are held in ${narrow.dtype}, rounded when they were loaded`;
  const advice = narrow.dtype === 'int8' ? 'without quantize' : "with precision: 'float32'";
  throw new UnsupportedError(`${path}: ${found}; load them ${advice} to save them.`);
}

/**
 * The header as the format has it: its length, then JSON, filled up with spaces so that the data begin at a multiple of
 * 8.
 */
function headerOf(
  tensors: readonly SavedTensor[],
  dtype: SavedDtype,
  metadata: Readonly<Record<string, string>>,
): { header: Uint8Array; total: number } {
  const width = dtype === 'float16' ? 2 : 4;
  const entries: Record<string, unknown> = { __metadata__: { format: 'pt', ...metadata } }; // which transformers asks for
  let total = 0;
  for (const { name, shape } of tensors) {
    const start = total;
    total += width * shape.reduce((product, n) => product * n, 1);
    entries[name] = { dtype: width === 2 ? 'F16' : 'F32', shape, data_offsets: [start, total] };
  }
  const text = JSON.stringify(entries);
  const json = new TextEncoder().encode(text + ' '.repeat(-new TextEncoder().encode(text).length & 7));
  const header = new Uint8Array(8 + json.length);
  new DataView(header.buffer).setBigUint64(0, BigInt(json.length), true);
  header.set(json, 8);
  return { header, total };
}

async function writePiece(file: NewFile, piece: SavedPiece, dtype: SavedDtype): Promise<number> {
  const values = await piece.values();
  const { buffer, byteOffset, byteLength } = dtype === 'float16' ? floatToHalf(values) : values;
  await file.write(new Uint8Array(buffer, byteOffset, byteLength));
  return byteLength;
}
