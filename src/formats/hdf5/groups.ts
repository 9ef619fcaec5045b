import { costs, type Cursor, type Hdf5Bytes } from './bytes';
import { denseRecords } from './dense';
import { messages, type ObjectHeader } from './header';
import { readAttribute, readLink, SOFT_LINK, type Attribute, type Link } from './messages';

/** The links of a group by name; null for an object that is no group. In the form of HDF5 1.0 or of 1.8. */
export async function readLinks(header: ObjectHeader): Promise<ReadonlyMap<string, Link> | null> {
  const { source } = header;
  const table = header.find(messages.symbolTable);
  if (table !== null) return symbolTable(source, table);
  const info = header.find(messages.linkInfo);
  if (info === null) return null;
  const links = header.all.filter(({ type }) => type === messages.link).map((one) => readLink(header.open(one)));
  for (const record of await dense(info, 8)) links.push(readLink(record));
  return unique(source, links);
}

/** The attributes of an object by name. */
export async function readAttributes(header: ObjectHeader): Promise<ReadonlyMap<string, Attribute>> {
  const inline = header.all.filter(({ type }) => type === messages.attribute);
  const found = inline.map((one) => readAttribute(header.open(one)));
  const info = header.find(messages.attributeInfo);
  if (info !== null) for (const record of await dense(info, 2)) found.push(readAttribute(record));
  return unique(
    header.source,
    found.map((attribute) => [attribute.name, attribute]),
  );
}

/** Reads the heap that a link info or attribute info message points to; `order` is the width of its counter. */
async function dense(info: Cursor, order: 2 | 8): Promise<Cursor[]> {
  info.version('table of links or attributes', [0]);
  const flags = info.number(1);
  if ((flags & 1) !== 0) info.skip(order);
  const heap = info.address();
  const index = info.address();
  if (heap === null || index === null) return [];
  return denseRecords(info.source, heap, index, order === 8 ? 'links' : 'attributes');
}

/** A group of HDF5 1.0: a B-tree of tables of symbols, whose names lie in a heap. */
async function symbolTable(source: Hdf5Bytes, message: Cursor): Promise<ReadonlyMap<string, Link>> {
  const tree = message.place('the links of a group');
  const names = await localHeap(source, message.place('the names of a group'));
  const links: (readonly [string, Link])[] = [];
  for (const node of await leaves(source, tree)) {
    const head = (await source.block(node, 8)).signature('SNOD').skip(2);
    const count = head.number(2);
    const entryLength = 2 * source.widths.address + 24;
    const entries = await source.block(node + 8, count * entryLength);
    for (let i = 0; i < count; i++) links.push(symbol(entries.part(entryLength), names));
  }
  return unique(source, links);
}

function symbol(entry: Cursor, names: Uint8Array): readonly [name: string, link: Link] {
  const at = entry.number(entry.source.widths.address);
  const address = entry.address();
  const isSoft = entry.number(4) === 2;
  const name = entry.source.nameAt(names, at);
  if (isSoft) return [name, { what: SOFT_LINK }];
  if (address === null) throw entry.source.damaged(`has no place for '${name}'`);
  return [name, { address }];
}

async function localHeap(source: Hdf5Bytes, address: number): Promise<Uint8Array> {
  const { length, address: width } = source.widths;
  const head = (await source.block(address, 8 + 2 * length + width)).signature('HEAP').skip(4);
  const size = head.length();
  head.skip(length);
  return (await source.block(head.place('the names of a group'), size)).bytes;
}

/** The addresses that the lowest nodes of a version 1 B-tree hold; each level must be one below its parent. */
async function leaves(source: Hdf5Bytes, root: number): Promise<number[]> {
  const found: number[] = [];
  const seen = new Set<number>();
  const visit = async (address: number, level: number | null): Promise<void> => {
    if (seen.has(address)) throw source.damaged('has a group whose index goes round in a circle');
    seen.add(address);
    const { length, address: width } = source.widths;
    const head = (await source.block(address, 8 + 2 * width)).signature('TREE');
    if (head.number(1) !== 0) throw source.damaged('has the index of something else for the index of a group');
    const [own, count] = [head.number(1), head.number(2)];
    if (level !== null && own !== level - 1) throw source.damaged('has a group whose index has no order');
    const entries = await source.block(address + 8 + 2 * width, count * (length + width));
    for (let i = 0; i < count; i++) {
      const child = entries.skip(length).place('a node of an index');
      if (own > 0) await visit(child, own);
      else found.push(child);
    }
  };
  await visit(root, null);
  return found;
}

function unique<T>(source: Hdf5Bytes, entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  source.charge(costs.link * entries.length);
  const map = new Map(entries);
  if (map.size !== entries.length) throw source.damaged('has one name twice');
  return map;
}
