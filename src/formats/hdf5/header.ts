import { costs, Cursor, type Hdf5Bytes } from './bytes';

/** Numbers of the messages that an object's header is made of (HDF5 file format 3.0, section IV.A.2). */
export const messages = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

const known: ReadonlySet<number> = new Set(Object.values(messages));

export interface Message {
  readonly type: number;
  /** Whether the message lies elsewhere, shared with other objects; `bytes` then is a reference. */
  readonly isShared: boolean;
  readonly bytes: Uint8Array;
}

/** The header of one object: all its messages, those of continuation blocks too. */
export class ObjectHeader {
  constructor(
    readonly source: Hdf5Bytes,
    readonly all: readonly Message[],
  ) {}

  has(type: number): boolean {
    return this.all.some((message) => message.type === type);
  }

  /** A cursor over the one message of that type; null if there is none. */
  find(type: number): Cursor | null {
    const message = this.all.find((one) => one.type === type);
    return message === undefined ? null : this.open(message);
  }

  open({ bytes, isShared }: Message): Cursor {
    if (isShared) throw this.source.unread('shares a description between objects');
    return new Cursor(this.source, bytes);
  }
}

/** Where a run of messages lies. */
interface HeaderChunk {
  readonly address: number;
  readonly length: number;
}

/** How messages of a version of the format are written. */
interface Style {
  readonly signature: string;
  /** Bytes after the messages of each chunk: the checksum. */
  readonly tail: number;
  readonly headerLength: number;
  readHeader(cursor: Cursor): { readonly type: number; readonly size: number; readonly flags: number };
}

/** Reads the header of the object at `address`, in the form of HDF5 1.0 or of 1.8. */
export async function readObjectHeader(source: Hdf5Bytes, address: number): Promise<ObjectHeader> {
  const start = await source.upTo(address, 64);
  const isOld = start.bytes[0] === 1;
  const [first, style] = isOld ? oldStart(start, address) : newStart(start, address);
  const found: Message[] = [];
  const seen = new Set<number>();
  const waiting: HeaderChunk[] = [first];
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (seen.has(chunk.address)) throw source.damaged('has an object header that goes round in a circle');
    seen.add(chunk.address);
    const signature = chunk === first ? '' : style.signature;
    const inside = chunk.length - (chunk === first ? 0 : signature.length + style.tail);
    const cursor = (await source.block(chunk.address, chunk.length)).signature(signature).part(inside);
    for (const message of messagesOf(cursor, style)) {
      if (!known.has(message.type)) continue;
      source.charge(costs.message);
      if (message.type !== messages.continuation) found.push(message);
      else waiting.push(chunkOf(new Cursor(source, message.bytes)));
    }
  }
  return new ObjectHeader(source, found);
}

function chunkOf(cursor: Cursor): HeaderChunk {
  return { address: cursor.place('the rest of an object header'), length: cursor.length() };
}

function* messagesOf(cursor: Cursor, style: Style): Generator<Message> {
  while (cursor.left >= style.headerLength) {
    const { type, size, flags } = style.readHeader(cursor);
    yield { type, isShared: (flags & 2) !== 0, bytes: cursor.take(size) };
  }
}

function oldStart(cursor: Cursor, address: number): [HeaderChunk, Style] {
  const length = cursor.skip(8).number(4);
  const style: Style = {
    signature: '',
    tail: 0,
    headerLength: 8,
    readHeader(inner) {
      const [type, size, flags] = [inner.number(2), inner.number(2), inner.number(1)];
      inner.skip(3);
      return { type, size, flags };
    },
  };
  return [{ address: address + 16, length }, style];
}

function newStart(cursor: Cursor, address: number): [HeaderChunk, Style] {
  cursor.signature('OHDR').version('object header', [2]);
  const flags = cursor.number(1);
  cursor.skip(((flags & 0x20) === 0 ? 0 : 16) + ((flags & 0x10) === 0 ? 0 : 4)); // times; when attributes move out
  const length = cursor.number(2 ** (flags & 3));
  const order = (flags & 4) === 0 ? 0 : 2; // bytes of each message's creation order
  const style: Style = {
    signature: 'OCHK',
    tail: 4,
    headerLength: 4 + order,
    readHeader(inner) {
      const [type, size, bits] = [inner.number(1), inner.number(2), inner.number(1)];
      inner.skip(order);
      return { type, size, flags: bits };
    },
  };
  return [{ address: address + cursor.at, length }, style];
}
