/** HDF5 files that are small and valid enough, and take for ever, or all memory, if they are read with good faith. */

const NONE = 2n ** 64n - 1n;
const HEADER = 96; // where the root's header is, behind the superblock
const FREE = HEADER + 16 + 24;

class Builder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #end = FREE;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
    this.put(0, [0x89, 1], [0x48, 1], [0x44, 1], [0x46, 1], [0x0d, 1], [0x0a, 1], [0x1a, 1], [0x0a, 1]);
    this.put(8, [0, 4], [0, 1], [8, 1], [8, 1], [0, 1], [4, 2], [16, 2], [0, 4]);
    this.put(24, [0, 8], [NONE, 8], [size, 8], [NONE, 8], [0, 8], [HEADER, 8]);
  }

  /** Writes numbers of these widths, one after the other. */
  put(at: number, ...numbers: readonly (readonly [value: number | bigint, width: 1 | 2 | 4 | 8])[]): number {
    let to = at;
    for (const [value, width] of numbers) {
      if (width === 1) this.#view.setUint8(to, Number(value));
      else if (width === 2) this.#view.setUint16(to, Number(value), true);
      else if (width === 4) this.#view.setUint32(to, Number(value), true);
      else this.#view.setBigUint64(to, BigInt(value), true);
      to += width;
    }
    return to;
  }

  sign(at: number, signature: string): number {
    this.bytes.set(Buffer.from(signature), at);
    return at + signature.length;
  }

  /** Room for `size` bytes at the end. */
  room(size: number): number {
    this.#end += size;
    return this.#end - size;
  }

  /** A header of one message at `at`, for a group with that index and those names. */
  group(at: number, tree: number, heap: number): void {
    this.put(at, [1, 1], [0, 1], [1, 2], [1, 4], [24, 4], [0, 4], [0x11, 2], [16, 2], [0, 4], [tree, 8], [heap, 8]);
  }

  /** A heap of names. */
  heap(size: number, fill: (at: number) => number): number {
    const at = this.room(32 + size);
    this.put(this.sign(at, 'HEAP'), [0, 4], [size, 8], [NONE, 8], [at + 32, 8]);
    for (let i = 0; i < size; i++) this.bytes[at + 32 + i] = fill(i);
    return at;
  }

  /** A node of the index of a group. */
  tree(level: number, children: readonly number[]): number {
    const at = this.room(24 + 16 * children.length + 8);
    let to = this.put(this.sign(at, 'TREE'), [0, 1], [level, 1], [children.length, 2], [NONE, 8], [NONE, 8]);
    for (const child of children) to = this.put(to, [0, 8], [child, 8]);
    return at;
  }

  /** A table of links: places of names in the heap, and of headers. */
  symbols(links: readonly (readonly [name: number, header: number])[]): number {
    const at = this.room(8 + 40 * links.length);
    let to = this.put(this.sign(at, 'SNOD'), [1, 1], [0, 1], [links.length, 2]);
    for (const [name, header] of links) to = this.put(to, [name, 8], [header, 8], [0, 8], [0, 8], [0, 8]);
    return at;
  }
}

const many = 65_535;

export const bombs: Readonly<Record<string, () => Uint8Array<ArrayBuffer>>> = {
  'an index that names one empty table a quarter of a million times'() {
    const file = new Builder(2 ** 23);
    const heap = file.heap(8, () => 0);
    const table = file.symbols([]);
    const leaves = Array.from({ length: 4 }, () => file.tree(0, new Array<number>(many).fill(table)));
    file.group(HEADER, file.tree(1, leaves), heap);
    return file.bytes;
  },
  'names without an end'() {
    const file = new Builder(2 ** 23);
    const heap = file.heap(2 ** 21, () => 0x61);
    const table = file.symbols(Array.from({ length: many }, (_, i) => [i, HEADER]));
    file.group(HEADER, file.tree(0, [table]), heap);
    return file.bytes;
  },
  'many long names out of a short heap'() {
    const file = new Builder(2 ** 23);
    const heap = file.heap(2 ** 17, (i) => (i % 1000 === 999 ? 0 : 0x61 + ((i * 7919) % 26)));
    const table = file.symbols(Array.from({ length: many }, (_, i) => [i * 2, HEADER]));
    file.group(HEADER, file.tree(0, [table]), heap);
    return file.bytes;
  },
  'groups in groups without end'() {
    const file = new Builder(2 ** 20);
    const heap = file.heap(8, (i) => (i === 0 ? 0x61 : 0));
    let header = HEADER;
    for (let depth = 0; depth < 4000; depth++) {
      const inner = file.room(40);
      file.group(header, file.tree(0, [file.symbols([[0, inner]])]), heap);
      header = inner;
    }
    return file.bytes;
  },
  'a group of many thousand empty groups'() {
    const file = new Builder(2 ** 23);
    const heap = file.heap(8 * many, (i) => (i % 8 === 7 ? 0 : 0x61 + ((Math.floor(i / 8) >> (3 * (i % 8))) % 8)));
    const empty = file.tree(0, []);
    const links = Array.from({ length: many }, (_, i): [number, number] => [8 * i, file.room(40)]);
    for (const [, at] of links) file.group(at, empty, heap);
    file.group(HEADER, file.tree(0, [file.symbols(links)]), heap);
    return file.bytes;
  },
  'a header of half a million attributes'() {
    const file = new Builder(2 ** 22);
    const length = 2 ** 22 - HEADER - 16;
    file.put(HEADER, [1, 1], [0, 1], [many, 2], [1, 4], [length, 4], [0, 4]);
    for (let at = HEADER + 16; at + 8 <= 2 ** 22; at += 8) file.put(at, [0x0c, 2], [0, 2], [0, 4]);
    return file.bytes;
  },
  'a header whose parts overlap by all but a few bytes'() {
    const file = new Builder(2 ** 21);
    file.put(HEADER, [1, 1], [0, 1], [many, 2], [1, 4], [2 ** 20, 4], [0, 4]);
    for (let at = HEADER + 16; at + 24 <= 2 ** 20; at += 24) {
      file.put(at, [0x10, 2], [16, 2], [0, 4], [at + 24, 8], [2 ** 20, 8]);
    }
    return file.bytes;
  },
};
