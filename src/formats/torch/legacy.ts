import { shown } from '../../errors';
import type { OpenFile } from '../../files';
import { widths } from '../dtypes';
import { damaged } from './faults';
import { CutOff, mappingOf, PickleMachine } from './pickle';
import type { Contents, Storage, PickleValue } from './values';

const [MAGIC, VERSION] = [0x1950a86a20f9469cfc6cn, 1001];

/**
 * How many bytes are read for the pickles at first. Their end is unknown; if these are too few, four times as many are
 * read.
 */
const FIRST_READ = 2 ** 18;

/**
 * Reads the form in which torch saved before 1.6: pickles of a magic number, a version, the machine, the object and the
 * keys of its storages; then the storages, each a count of 64 bits and its values. Throws `WeightsError` for any other
 * file.
 */
export async function readLegacy(file: OpenFile, mostPickle: number): Promise<Contents> {
  const { machine, root, keys } = await readPickles(file, mostPickle);
  const places = new Map<Storage, number>();
  let at = machine.at;
  for (const key of keys) {
    const storage = typeof key === 'string' ? machine.storages.get(key) : undefined;
    if (storage === undefined || places.has(storage))
      throw damaged(file, 'lists a storage that nothing names, or one twice');
    places.set(storage, at);
    at += 8 + storage.count * (storage.dtype === null ? 1 : (widths[storage.dtype] as number));
  }
  if (at !== file.size) throw damaged(file, `has ${file.size} bytes, of which its storages end at ${at}`);
  return {
    root,
    async startOf(storage) {
      const place = places.get(storage);
      if (place === undefined) throw damaged(file, 'lacks a storage that it names');
      const { buffer } = await file.read(place, place + 8);
      const count = Number(new DataView(buffer).getBigInt64(0, true));
      if (count === storage.count) return place + 8;
      throw damaged(file, `has a storage of ${count} values at ${place}, where ${storage.count} are needed`);
    },
  };
}

interface Pickles {
  readonly machine: PickleMachine;
  readonly root: PickleValue;
  readonly keys: readonly PickleValue[];
}

async function readPickles(file: OpenFile, most: number): Promise<Pickles> {
  for (let count = FIRST_READ; ; count *= 4) {
    const machine = new PickleMachine(file, await file.read(0, Math.min(count, most, file.size)));
    try {
      return readAll(file, machine);
    } catch (error) {
      if (!(error instanceof CutOff)) throw error;
      if (count >= most) throw damaged(file, `has pickles of over ${most} bytes`);
      if (count >= file.size) throw damaged(file, 'ends before its pickles do');
    }
  }
}

function readAll(file: OpenFile, machine: PickleMachine): Pickles {
  if (machine.next() !== MAGIC) throw damaged(file, 'is a pickle, but none of torch.save');
  const version = machine.next();
  if (version !== VERSION) throw damaged(file, `is of version ${shown(version)} of torch's format, not ${VERSION}`);
  if (mappingOf(machine.next())?.get('little_endian') !== true)
    throw damaged(file, 'has numbers with the highest byte first');
  const [root, keys] = [machine.next(), machine.next()];
  if (!Array.isArray(keys)) throw damaged(file, 'has no list of its storages');
  return { machine, root, keys };
}
