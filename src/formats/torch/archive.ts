import type { OpenFile } from '../../files';
import { widths } from '../dtypes';
import { damaged, refused } from './faults';
import { CutOff, PickleMachine } from './pickle';
import type { Contents, PickleValue } from './values';
import { readZip, type Zip } from './zip';

/**
 * Reads the form in which torch saves since 1.6: a zip archive with a pickle, `data.pkl`, and a piece for each storage,
 * `data/<key>`, in one folder. Throws `WeightsError` for any other archive.
 */
export async function readArchive(file: OpenFile, mostPickle: number): Promise<Contents> {
  const zip = await readZip(file);
  const place = zip.names.find((name) => /^[^/]+\/data\.pkl$/.test(name));
  if (place === undefined) throw damaged(file, 'is a zip archive without a data.pkl, and so no checkpoint');
  const folder = place.slice(0, place.indexOf('/') + 1);
  if (zip.names.some((name) => name.startsWith(`${folder}code/`))) throw refused(file, 'is a program of TorchScript');
  await checkOrder(file, zip, `${folder}byteorder`);
  const pickle = await readPiece(file, zip, place, mostPickle);
  return {
    root: unpickled(file, pickle),
    startOf(storage) {
      const name = `${folder}data/${storage.key}`;
      const bytes = storage.count * (storage.dtype === null ? 1 : (widths[storage.dtype] as number));
      const size = zip.sizeOf(name);
      if (size === bytes) return zip.startOf(name);
      return Promise.reject(damaged(file, `has ${size ?? 'no'} bytes in '${name}', where ${bytes} are needed`));
    },
  };
}

/** Numbers are little-endian, unless the archive's `byteorder` says otherwise. */
async function checkOrder(file: OpenFile, zip: Zip, name: string): Promise<void> {
  if (zip.sizeOf(name) === null) return; // torch before 2.0
  const order = new TextDecoder().decode(await readPiece(file, zip, name, 16));
  if (order !== 'little') throw damaged(file, `has numbers of the order '${order}'`);
}

async function readPiece(file: OpenFile, zip: Zip, name: string, most: number): Promise<Uint8Array> {
  const [size, start] = [zip.sizeOf(name) ?? 0, await zip.startOf(name)];
  if (size > most) throw damaged(file, `has a '${name}' of ${size} bytes; at most ${most} are read`);
  return file.read(start, start + size);
}

function unpickled(file: OpenFile, bytes: Uint8Array): PickleValue {
  try {
    return new PickleMachine(file, bytes).next();
  } catch (error) {
    throw error instanceof CutOff ? damaged(file, 'has a data.pkl that ends before its pickle does') : error;
  }
}
