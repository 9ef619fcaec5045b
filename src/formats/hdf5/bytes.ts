import { WeightsError } from '../../errors';
import type { OpenFile } from '../../files';

const PAGE = 16_384;
const MAX_PAGES = 64; // 1 MiB of a file's structure is kept at hand
const MAX_BLOCK = 2 ** 22; // bytes of one block; the largest that Keras writes are object headers of 64 KiB
const MAX_COST = 2 ** 25; // see `charge`; SD's UNet costs 6 MiB
const MAX_NAME = 1024; // bytes of a link's name with its zero

/** The costs of objects in a file's structure, roughly the bytes that they take once they are read. */
export const costs = { block: 256, message: 256, attribute: 512, link: 256, object: 1024 } as const;

/** Widths of numbers that a file chooses in its superblock, in bytes. */
export interface Widths {
  readonly address: number;
  readonly length: number;
}

/** Reads little-endian numbers from a block of bytes; past its end it throws `WeightsError`. */
export class Cursor {
  readonly #view: DataView;
  #at = 0;

  constructor(
    readonly source: Hdf5Bytes,
    readonly bytes: Uint8Array,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Position in the block. */
  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.bytes.length - this.#at;
  }

  /** The next `count` bytes, not copied. */
  take(count: number): Uint8Array {
    if (!(count >= 0 && count <= this.left)) {
      throw this.source.damaged(`a block of ${this.bytes.length} bytes ends where ${count} more are needed`);
    }
    this.#at += count;
    return this.bytes.subarray(this.#at - count, this.#at);
  }

  /** A cursor over the next `count` bytes. */
  part(count: number): Cursor {
    return new Cursor(this.source, this.take(count));
  }

  skip(count: number): this {
    this.take(count);
    return this;
  }

  /** An unsigned number of `width` bytes, 0 to 8; above 2^53 it is refused. */
  number(width: number): number {
    const start = this.#at;
    this.skip(width);
    if (width === 1) return this.#view.getUint8(start);
    if (width === 2) return this.#view.getUint16(start, true);
    if (width === 4) return this.#view.getUint32(start, true);
    let value = 0;
    for (let i = width - 1; i >= 0; i--) value = 256 * value + this.#view.getUint8(start + i);
    if (!Number.isSafeInteger(value)) throw this.source.damaged('a number in its structure is beyond any file');
    return value;
  }

  length(): number {
    return this.number(this.source.widths.length);
  }

  /** An address in the file; null if undefined. */
  address(): number | null {
    const { address } = this.source.widths;
    const isNone = this.bytes.subarray(this.#at, this.#at + address).every((byte) => byte === 0xff);
    if (!isNone) return this.number(address);
    this.skip(address);
    return null;
  }

  /** A place in the file, which must be given. */
  place(what: string): number {
    const address = this.address();
    if (address === null) throw this.source.damaged(`has no place for ${what}`);
    return address;
  }

  /** Throws unless the next bytes are this signature. */
  signature(expected: string): this {
    const found = String.fromCharCode(...this.take(expected.length));
    if (found !== expected) throw this.source.damaged(`has no ${expected} where one is pointed to`);
    return this;
  }

  /** Throws unless the next byte, a version, is one of these. */
  version(what: string, known: readonly number[]): number {
    const found = this.number(1);
    if (!known.includes(found)) throw this.source.damaged(`has a ${what} of version ${found}`);
    return found;
  }

  /** Throws unless the next byte is the only version of this structure. */
  firstVersion(what: string): this {
    this.version(what, [0]);
    return this;
  }

  /** Text up to a zero byte or the end. */
  text(count = this.left): string {
    const bytes = this.take(count);
    const end = bytes.indexOf(0);
    this.source.charge(end < 0 ? bytes.length : end);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(end < 0 ? bytes : bytes.subarray(0, end));
    } catch {
      throw this.source.damaged('has a name that is no UTF-8');
    }
  }
}

/**
 * The structure of an HDF5 file: small blocks, read when they are needed and through a cache of pages, since many lie
 * together. Every block must lie inside the file. The cost of all that is read is bounded, so that no web of pointers
 * takes long or much memory.
 */
export class Hdf5Bytes {
  widths: Widths = { address: 8, length: 8 };
  /** The texts of the collections that were read, by the collection's address and their index in it. */
  readonly collections = new Map<number, ReadonlyMap<number, Cursor>>();
  readonly #pages = new Map<number, Promise<Uint8Array>>();
  #cost = 0;

  constructor(readonly file: OpenFile) {}

  /** The `count` bytes at `start`. */
  async block(start: number, count: number): Promise<Cursor> {
    const end = start + count;
    if (!(end <= this.file.size)) {
      throw this.damaged(`points to bytes ${start} to ${end} of ${this.file.size}`);
    }
    if (count > MAX_BLOCK) throw this.damaged(`has a block of ${count} bytes in its structure`);
    this.charge(costs.block + count);
    const first = Math.floor(start / PAGE);
    const last = Math.floor(Math.max(start, end - 1) / PAGE);
    if (first === last && count > 0) {
      return new Cursor(this, (await this.#page(first)).subarray(start - first * PAGE, end - first * PAGE));
    }
    return new Cursor(this, await this.file.read(start, end));
  }

  /** As `block`, but shorter if the file ends before. */
  async upTo(address: number, count: number): Promise<Cursor> {
    return this.block(address, Math.max(0, Math.min(count, this.file.size - address)));
  }

  /** Adds to the cost of what has been read. Throws if the file has far more objects than weights need. */
  charge(cost: number): void {
    this.#cost += cost;
    if (this.#cost > MAX_COST) throw this.damaged('has far more parts than weights need');
  }

  /** The name at an offset in a heap of names. */
  nameAt(heap: Uint8Array, at: number): string {
    const bytes = heap.subarray(at, at + MAX_NAME);
    if (bytes.indexOf(0) < 0) throw this.damaged('has a name without an end');
    return new Cursor(this, bytes).text();
  }

  damaged(what: string): WeightsError {
    return new WeightsError(`${this.file.location}: ${what}; a whole, valid .h5 file as Keras writes it is needed.`);
  }

  /** Valid, but nothing that Keras writes. */
  unread(what: string): WeightsError {
    const advice = 'it is not read; save the weights again with Keras, into one plain file';
    return new WeightsError(`${this.file.location}: ${what}; ${advice}.`);
  }

  #page(index: number): Promise<Uint8Array> {
    const known = this.#pages.get(index);
    if (known !== undefined) {
      this.#pages.delete(index); // and put it last, as the one used most recently
      this.#pages.set(index, known);
      return known;
    }
    const page = this.file.read(index * PAGE, Math.min(this.file.size, (index + 1) * PAGE));
    this.#pages.set(index, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_PAGES && oldest !== undefined) this.#pages.delete(oldest);
    return page;
  }
}
