import { files } from '#files';
import type { NewFile } from '../files';
import type { Module, Param } from '../layers/module';
import { floatToHalf } from '../precision/half';
import type { During } from '../progress';
import { callback, oneOf, signal, type Table } from '../checks';
import { UnsupportedError } from '../errors';
import { inTorchOrder, torchShape } from './axes';

/** What parameters are saved as. */
export type SavedDtype = 'float32' | 'float16';

export interface SaveOptions extends During {
  /** Default: `'float32'`. Values beyond float16's range (65504) become infinite in it. */
  readonly dtype?: SavedDtype;
}

const savedDtypes: readonly SavedDtype[] = ['float32', 'float16'];

export const saveOptions: Table<keyof SaveOptions> = { dtype: oneOf(savedDtypes), onProgress: callback, signal };

/** One tensor of a file: the parameters whose values lie in it, one below the other. */
export interface SavedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly params: readonly Param[];
}

/** Every parameter of `module` as a tensor of its own, in PyTorch's order of axes. */
export function savedTensors(module: Module, nameOf: (path: string) => string): SavedTensor[] {
  return Array.from(module.parameters(), ([path, param]) => {
    return { name: nameOf(path), shape: torchShape(param), params: [param] };
  });
}

/**
 * Writes a `.safetensors` file, one tensor in memory at a time; on failure or abort there is none. Throws `WeightsError` for
 * parameters without values, `UnsupportedError` for those held in half precision, `SdError` when the file cannot be written.
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
    for (const { params } of tensors) {
      for (const param of params) {
        signal?.throwIfAborted();
        done += await writeParam(file, param, dtype);
        onProgress?.({ kind: 'save', done, total });
      }
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
}

/** Values that were rounded when they were loaded are not written as if they were the checkpoint's. */
function requireExact(path: string, tensors: readonly SavedTensor[]): void {
  const narrow = tensors.flatMap(({ params }) => params).find((param) => param.dtype !== 'float32');
  if (narrow === undefined) return;
  const found = `the weights are held in ${narrow.dtype}, rounded when they were loaded`;
  throw new UnsupportedError(`${path}: ${found}; load them with precision: 'float32' to save them.`);
}

/** The header as the format has it: its length, then JSON, filled up with spaces so that the data begin at a multiple of 8. */
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

async function writeParam(file: NewFile, param: Param, dtype: SavedDtype): Promise<number> {
  const values = inTorchOrder(param, await param.data());
  const { buffer, byteOffset, byteLength } = dtype === 'float16' ? floatToHalf(values) : values;
  await file.write(new Uint8Array(buffer, byteOffset, byteLength));
  return byteLength;
}
