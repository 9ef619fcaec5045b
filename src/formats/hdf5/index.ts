import type { OpenFile } from '../../files';
import { costs, Cursor, Hdf5Bytes } from './bytes';
import { readAttributes, readLinks } from './groups';
import { messages, readObjectHeader, type ObjectHeader } from './header';
import {
  countOf,
  readDatatype,
  readLayout,
  readShape,
  type Attribute,
  type Datatype,
  type FloatKind,
} from './messages';

const SIGNATURE = '\x89HDF\r\n\x1a\n';
const MAX_DEPTH = 32;
const MAX_PATH = 1024;

/** A dataset of an HDF5 file: floats as one run of bytes, or a text that says what it is instead. */
export interface Dataset {
  readonly path: string;
  readonly shape: readonly number[];
  readonly values: StoredValues | string;
}

export interface StoredValues {
  readonly kind: FloatKind;
  readonly bytes: number;
  /** Their address in the file, or the bytes themselves if they lie in the file's structure (compact layout). */
  readonly at: number | Uint8Array;
}

export interface Group {
  readonly path: string;
  readonly groups: ReadonlyMap<string, Group>;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/**
 * The groups and datasets of an HDF5 file (HDF5 file format specification, version 3.0) with what is needed to read
 * plain tensors: no values are read yet. It reads what Keras' files are made of, from any release of HDF5. Compressed,
 * chunked, virtual and external datasets are named as such. Links to other files are refused, so that no other file is
 * ever opened. The file is untrusted: every address is checked against its size, and the cost of its structure is
 * bounded. Throws `WeightsError` with what is wrong.
 */
export async function readHdf5(file: OpenFile): Promise<Hdf5> {
  const source = new Hdf5Bytes(file);
  const root = await readSuperblock(source);
  const seen = new Set<number>();
  const visit = async (address: number, path: string, depth: number): Promise<Group | Dataset | null> => {
    // A second path to the same object is a hard link, which no weights need, or a cycle.
    if (seen.has(address)) throw source.unread(`has two names for one object, '${path}' and another`);
    seen.add(address);
    if (depth > MAX_DEPTH || path.length > MAX_PATH) throw source.damaged('has groups that are too deep');
    source.charge(costs.object + path.length);
    const header = await readObjectHeader(source, address);
    if (header.has(messages.layout)) return readDataset(header, path);
    const links = await readLinks(header);
    if (links === null) return null; // a named datatype
    const [groups, datasets] = [new Map<string, Group>(), new Map<string, Dataset>()];
    for (const [name, link] of links) {
      const inner = path === '' ? name : `${path}/${name}`;
      if ('what' in link) throw source.unread(`'${inner}' is ${link.what}`);
      const found = await visit(link.address, inner, depth + 1);
      if (found !== null && 'groups' in found) groups.set(name, found);
      else if (found !== null) datasets.set(name, found);
    }
    return { path, groups, datasets, attributes: await readAttributes(header) };
  };
  const top = await visit(root, '', 0);
  if (top === null || !('groups' in top)) throw source.damaged('has no group at its root');
  return { root: top, source };
}

export interface Hdf5 {
  readonly root: Group;
  readonly source: Hdf5Bytes;
}

/**
 * Finds where the file's structure begins and the widths of its numbers (section II.A). Returns the root group's
 * address.
 */
async function readSuperblock(source: Hdf5Bytes): Promise<number> {
  const cursor = await source.upTo(0, 128);
  if (cursor.left < 64 || String.fromCharCode(...cursor.take(8)) !== SIGNATURE) throw source.damaged('is no HDF5 file');
  const version = cursor.version('superblock', [0, 1, 2, 3]);
  if (version < 2) cursor.skip(4);
  const [address, length] = [cursor.number(1), cursor.number(1)];
  if (![2, 4, 8].includes(address) || ![2, 4, 8].includes(length)) {
    throw source.damaged(`has addresses of ${address} and lengths of ${length} bytes`);
  }
  source.widths = { address, length };
  cursor.skip(version === 0 ? 9 : version === 1 ? 13 : 1); // sizes of nodes, flags
  const base = cursor.address();
  cursor.address(); // free space, or what extends the superblock
  const end = cursor.place('its end');
  if (base !== 0) throw source.unread('begins with something else');
  if (end > source.file.size) throw source.damaged(`has ${source.file.size} bytes of ${end}: it is cut off`);
  if (version < 2) cursor.address(); // driver information
  if (version < 2) cursor.skip(length); // the name of the root
  return cursor.place('its root');
}

async function readDataset(header: ObjectHeader, path: string): Promise<Dataset> {
  const { source } = header;
  const types = [messages.dataspace, messages.datatype, messages.layout];
  const [space, datatype, layout] = types.map((type) => header.find(type));
  if (datatype == null || space == null || layout == null) throw source.damaged(`'${path}' is not described`);
  const shape = readShape(space);
  if (shape === null) return { path, shape: [], values: 'empty' };
  if (header.has(messages.externalFiles)) return { path, shape, values: 'stored in another file' };
  if (header.has(messages.filters)) return { path, shape, values: 'compressed' };
  const type = await asKeras(header, readDatatype(datatype));
  if ('what' in type) return { path, shape, values: `stored as ${type.what}` };
  const place = readLayout(layout);
  if (place.kind === 'other') return { path, shape, values: `stored ${place.what}` };
  const bytes = countOf([...shape, type.size], space);
  const size = place.kind === 'compact' ? place.bytes.length : place.size;
  if (size < bytes) throw source.damaged(`'${path}' has ${size} bytes, ${bytes} by its shape [${shape.join(', ')}]`);
  const at = place.kind === 'compact' ? place.bytes : place.address;
  if (at === null) return { path, shape, values: 'without values' };
  if (typeof at === 'number' && at + bytes > source.file.size) {
    throw source.damaged(`'${path}' has its values at bytes ${at} to ${at + bytes} of ${source.file.size}`);
  }
  return { path, shape, values: { kind: type.kind, bytes, at } };
}

/** Keras 3 stores bfloat16, which HDF5 did not have, as opaque pairs of bytes with a note. */
async function asKeras(header: ObjectHeader, type: Datatype): Promise<Datatype> {
  if (type.kind !== 'other' || type.what !== 'opaque values' || type.size !== 2) return type;
  const note = (await readAttributes(header)).get('dtype');
  const texts = note === undefined ? [] : await textsOf(header.source, note);
  return texts[0] === 'bfloat16' ? { kind: 'bfloat16', size: 2 } : type;
}

/** The texts of an attribute that is a list of texts; null if the group has no attribute of that name. */
export async function readTexts({ source }: Hdf5, group: Group, name: string): Promise<string[] | null> {
  const attribute = group.attributes.get(name);
  if (attribute === undefined) return null;
  return textsOf(source, attribute);
}

async function textsOf(source: Hdf5Bytes, { name, type, shape, data }: Attribute): Promise<string[]> {
  const count = countOf(shape ?? [0], { source });
  if (count === 0) return []; // an empty list of names is stored as an empty list of numbers
  if (type.kind !== 'text' && type.kind !== 'textElsewhere')
    throw source.damaged(`has other things than texts in '${name}'`);
  const cells = new Cursor(source, data.bytes);
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    texts.push(type.kind === 'text' ? cells.text(type.size) : await textElsewhere(source, cells.part(type.size)));
  }
  return texts;
}

/** A text of variable length: in a collection that the whole file shares. */
async function textElsewhere(source: Hdf5Bytes, reference: Cursor): Promise<string> {
  const size = reference.number(4);
  const place = reference.address();
  const index = reference.number(4);
  if (size === 0 || place === null) return '';
  const collection = source.collections.get(place) ?? (await readCollection(source, place));
  source.collections.set(place, collection);
  const found = collection.get(index);
  if (found === undefined || size > found.left) throw source.damaged(`has no text where one is pointed to (${place})`);
  source.charge(costs.block);
  return new Cursor(source, found.bytes).text(size);
}

/** A collection of the global heap: its objects by number (section III.E). */
async function readCollection(source: Hdf5Bytes, place: number): Promise<ReadonlyMap<number, Cursor>> {
  const { length } = source.widths;
  const size = (await source.block(place, 8 + length)).signature('GCOL').skip(4).length();
  const cursor = (await source.block(place, size)).skip(8 + length);
  const found = new Map<number, Cursor>();
  while (cursor.left >= 8 + length) {
    const index = cursor.number(2);
    const bytes = cursor.skip(6).length();
    if (index === 0) break; // the free space at the end
    source.charge(costs.message);
    found.set(index, cursor.part(bytes));
    cursor.skip(Math.min(cursor.left, (8 - (bytes % 8)) % 8));
  }
  return found;
}
