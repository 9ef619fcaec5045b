import { costs, type Cursor, type Hdf5Bytes } from './bytes';

/** The types of records in a heap's index, and the offset of the heap's identifier in each (section III.A.2). */
const kinds = { links: { type: 5, idAt: 4 }, attributes: { type: 8, idAt: 0 } } as const;

/**
 * The messages that a group keeps in a heap of its own since HDF5 1.8, when it has more than a few. The heap is a
 * fractal heap (section III.G), in the order of its version 2 B-tree (section III.A.2).
 */
export async function denseRecords(
  source: Hdf5Bytes,
  heapAddress: number,
  indexAddress: number,
  kind: keyof typeof kinds,
): Promise<Cursor[]> {
  const heap = await openHeap(source, heapAddress);
  const { type, idAt } = kinds[kind];
  const found: Cursor[] = [];
  for (const record of await readIndex(source, indexAddress, type)) found.push(await heap.object(record.skip(idAt)));
  return found;
}

interface FractalHeap {
  /** The object whose identifier `id` begins with. */
  object(id: Cursor): Promise<Cursor>;
}

interface DirectBlock {
  readonly address: number;
  /** The block's offset in the heap's own address space, and its bytes. */
  readonly offset: number;
  readonly size: number;
}

async function openHeap(source: Hdf5Bytes, address: number): Promise<FractalHeap> {
  const { address: a, length: l } = source.widths;
  const head = (await source.block(address, 22 + 12 * l + 3 * a)).signature('FRHP').firstVersion('heap');
  const idLength = head.number(2);
  if (head.number(2) !== 0) throw source.unread('has compressed groups');
  head.skip(1);
  const largest = head.number(4);
  head.skip(l + a + l + a + 8 * l); // huge objects, free space and statistics
  const width = head.number(2);
  const [start, most] = [head.length(), head.length()];
  const offsetWidth = Math.ceil(head.number(2) / 8);
  head.skip(2);
  const root = head.place('the objects of a heap');
  const rows = head.number(2);
  const isSane = start > 0 && most >= start && most <= 2 ** 22 && width > 0 && width <= 16 && rows <= 32;
  if (!isSane || offsetWidth > 6) throw source.damaged('has a heap of impossible sizes');
  const lengthWidth = Math.min(Math.ceil(Math.log2(most) / 8), bytesFor(largest));
  const blocks =
    rows === 0
      ? [{ address: root, offset: 0, size: start }]
      : await directBlocks(source, root, { width, start, most, offsetWidth, rows });
  return {
    async object(id) {
      const first = id.number(1);
      if ((first & 0xc0) !== 0) throw source.damaged('has an unknown version of a heap');
      const kind = (first >> 4) & 3;
      if (kind === 2) return id.part((first & 15) + 1);
      if (kind !== 0 || idLength < 1 + offsetWidth + lengthWidth) throw source.unread('has huge objects in a group');
      const [offset, length] = [id.number(offsetWidth), id.number(lengthWidth)];
      const block = blocks.find((one) => offset >= one.offset && offset + length <= one.offset + one.size);
      if (block === undefined) throw source.damaged('points to nowhere in a heap');
      return source.block(block.address + offset - block.offset, length);
    },
  };
}

/** Bytes that hold the numbers up to `most`. */
function bytesFor(most: number): number {
  return Math.floor(Math.log2(Math.max(1, most)) / 8) + 1;
}

interface DoublingTable {
  readonly width: number;
  readonly start: number;
  readonly most: number;
  readonly offsetWidth: number;
  readonly rows: number;
}

/**
 * The blocks of a heap under its root block of pointers: in rows of `width`, from the third row on twice as large each.
 */
async function directBlocks(source: Hdf5Bytes, root: number, table: DoublingTable): Promise<DirectBlock[]> {
  const { width, start, most, offsetWidth, rows } = table;
  const a = source.widths.address;
  const block = await source.block(root, 5 + a + offsetWidth + rows * width * a);
  block
    .signature('FHIB')
    .firstVersion('heap')
    .skip(a + offsetWidth);
  const found: DirectBlock[] = [];
  let offset = 0;
  for (let row = 0; row < rows; row++) {
    const size = start * 2 ** Math.max(0, row - 1);
    for (let i = 0; i < width; i++, offset += size) {
      const address = block.address();
      if (address === null) continue;
      if (size > most) throw source.unread('has a group of many thousand entries');
      found.push({ address, offset, size });
    }
  }
  return found;
}

/** The records of a version 2 B-tree. */
async function readIndex(source: Hdf5Bytes, address: number, type: number): Promise<Cursor[]> {
  const { address: a, length: l } = source.widths;
  const head = (await source.block(address, 16 + a + 2 + l)).signature('BTHD').firstVersion('index');
  if (head.number(1) !== type) throw source.damaged('has the index of something else for the index of a group');
  const [nodeSize, recordSize, depth] = [head.number(4), head.number(2), head.number(2)];
  head.skip(2);
  const root = head.address();
  const inRoot = head.number(2);
  if (root === null) return [];
  if (recordSize < 11 || nodeSize < 16 + recordSize || depth > 8) throw source.damaged('has an index of no sense');

  // Child pointers have a count of records and, above the lowest two levels, a total; their widths follow from the
  // node's size.
  const mostInLeaf = Math.floor((nodeSize - 10) / recordSize);
  const countWidth = bytesFor(mostInLeaf);
  const totalWidths = [0];
  for (let level = 1, total = mostInLeaf; level <= depth; level++) {
    const pointer = a + countWidth + (totalWidths[level - 1] ?? 0);
    const most = Math.floor((nodeSize - 10 - pointer) / (recordSize + pointer));
    total = (most + 1) * total + most;
    totalWidths.push(bytesFor(total));
  }

  const found: Cursor[] = [];
  const seen = new Set<number>();
  const visit = async (node: number, level: number, count: number): Promise<void> => {
    if (seen.has(node)) throw source.damaged('has a group whose index goes round in a circle');
    seen.add(node);
    const cursor = (await source.block(node, nodeSize)).signature(level === 0 ? 'BTLF' : 'BTIN').firstVersion('index');
    if (cursor.number(1) !== type) throw source.damaged('has a node of another index in the index of a group');
    source.charge(costs.message * count);
    for (let i = 0; i < count; i++) found.push(cursor.part(recordSize));
    if (level === 0) return;
    for (let i = 0; i <= count; i++) {
      const child = cursor.place('a node of an index');
      const inChild = cursor.number(countWidth);
      if (level > 1) cursor.skip(totalWidths[level - 1] ?? 0);
      await visit(child, level - 1, inChild);
    }
  };
  await visit(root, depth, inRoot);
  return found;
}
