import { shown } from '../../errors';
import type { OpenFile } from '../../files';
import { damaged, refused } from './faults';
import { isKnown, isNothing, makerOf, outsideOf } from './names';
import { opcodeName } from './opcodes';
import { Name, Parameters, type Mapping, type Storage, type PickleValue } from './values';

/**
 * The most steps of a pickle, and the most lists, dictionaries and tensors in it. A checkpoint of SD 1.x with its
 * moving averages and the state of its optimizer takes about 100,000 and 25,000.
 */
const [MOST_STEPS, MOST_THINGS] = [2 ** 19, 2 ** 17];
const [LONGEST_NAME, LONGEST_NUMBER] = [200, 32]; // bytes

/** Thrown where the bytes end before the pickle does. */
export class CutOff extends Error {}

/**
 * Python's pickle machine, for those opcodes that build data from data. Nothing is imported and nothing is called: a
 * name is a text, known or refused. Steps, objects and texts are bounded, and a step's cost is bounded by its bytes.
 */
export class PickleMachine {
  readonly #view: DataView;
  #at = 0;
  #things = 0;
  #stack: PickleValue[] = [];
  /** Where each open mark stands in the stack. */
  readonly #marks: number[] = [];
  readonly #memo: PickleValue[] = [];
  /** The storages that were named, by their keys. */
  readonly storages = new Map<string, Storage>();

  constructor(
    readonly file: OpenFile,
    readonly bytes: Uint8Array,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Where the next pickle begins. */
  get at(): number {
    return this.#at;
  }

  /** The next pickle's value. Throws `WeightsError` for what is damaged or would need Python, and `CutOff`. */
  next(): PickleValue {
    [this.#stack, this.#marks.length, this.#memo.length] = [[], 0, 0];
    for (let step = 0; step < MOST_STEPS; step++) {
      const code = this.#number(1);
      if (code === 0x2e) return this.#pop(); // STOP
      const run = PickleMachine.#steps[code];
      if (run === undefined) throw refused(this.file, `its pickle has the opcode ${opcodeName(code)}`);
      run(this);
    }
    throw damaged(this.file, `has a pickle of over ${MOST_STEPS} steps`);
  }

  static readonly #steps: Readonly<Record<number, (machine: PickleMachine) => unknown>> = {
    0x80: (m) => m.#number(1), // PROTO
    0x95: (m) => m.#take(8), // FRAME
    0x28: (m) => m.#marks.push(m.#stack.length), // MARK
    0x4e: (m) => m.#push(null), // NONE
    0x88: (m) => m.#push(true), // NEWTRUE
    0x89: (m) => m.#push(false), // NEWFALSE
    0x4b: (m) => m.#push(m.#number(1)), // BININT1
    0x4d: (m) => m.#push(m.#number(2)), // BININT2
    0x4a: (m) => m.#push(m.#number(4) | 0), // BININT
    0x8a: (m) => m.#push(m.#long()), // LONG1
    0x47: (m) => m.#push(m.#view.getFloat64(m.#take(8))), // BINFLOAT, with the highest byte first
    0x58: (m) => m.#push(m.#text(m.#number(4))), // BINUNICODE
    0x8c: (m) => m.#push(m.#text(m.#number(1))), // SHORT_BINUNICODE
    0x54: (m) => m.#push(m.#text(m.#number(4))), // BINSTRING
    0x55: (m) => m.#push(m.#text(m.#number(1))), // SHORT_BINSTRING
    0x42: (m) => m.#bytes(m.#number(4)), // BINBYTES
    0x43: (m) => m.#bytes(m.#number(1)), // SHORT_BINBYTES
    0x29: (m) => m.#push(m.#thing([])), // EMPTY_TUPLE
    0x74: (m) => m.#push(m.#thing(m.#toMark())), // TUPLE
    0x85: (m) => m.#tuple(1), // TUPLE1
    0x86: (m) => m.#tuple(2), // TUPLE2
    0x87: (m) => m.#tuple(3), // TUPLE3
    0x5d: (m) => m.#push(m.#thing([])), // EMPTY_LIST
    0x61: (m) => m.#append([m.#pop()]), // APPEND
    0x65: (m) => m.#append(m.#toMark()), // APPENDS
    0x7d: (m) => m.#push(m.#thing(new Map<PickleValue, PickleValue>())), // EMPTY_DICT
    0x73: (m) => m.#set([m.#pop(), m.#pop()].reverse()), // SETITEM
    0x75: (m) => m.#set(m.#toMark()), // SETITEMS
    0x71: (m) => m.#keep(m.#number(1)), // BINPUT
    0x72: (m) => m.#keep(m.#number(4)), // LONG_BINPUT
    0x94: (m) => m.#keep(m.#memo.length), // MEMOIZE
    0x68: (m) => m.#recall(m.#number(1)), // BINGET
    0x6a: (m) => m.#recall(m.#number(4)), // LONG_BINGET
    0x63: (m) => m.#name(m.#line(), m.#line()), // GLOBAL
    0x93: (m) => m.#stackName(), // STACK_GLOBAL
    0x51: (m) => m.#persistent(), // BINPERSID
    0x52: (m) => m.#call(), // REDUCE
    0x81: (m) => m.#call(), // NEWOBJ
    0x62: (m) => m.#build(), // BUILD
  };

  /** Where the next `count` bytes are. */
  #take(count: number): number {
    if (count > this.bytes.length - this.#at) throw new CutOff();
    this.#at += count;
    return this.#at - count;
  }

  #number(width: 1 | 2 | 4): number {
    const at = this.#take(width);
    if (width === 1) return this.#view.getUint8(at);
    return width === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }

  /** A whole number in two's complement. */
  #long(): number | bigint {
    const count = this.#number(1);
    if (count > LONGEST_NUMBER) throw damaged(this.file, `has a number of ${count} bytes in its pickle`);
    const at = this.#take(count);
    let value = 0n;
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#view.getUint8(at + i));
    const signed = BigInt.asIntN(8 * count, value);
    const number = Number(signed);
    return Number.isSafeInteger(number) ? number : signed;
  }

  #text(count: number): string {
    const at = this.#take(count);
    try {
      return utf8().decode(this.bytes.subarray(at, at + count));
    } catch {
      throw damaged(this.file, 'has a text in its pickle that is no UTF-8');
    }
  }

  /** Raw bytes belong to states that no weights need. */
  #bytes(count: number): number {
    this.#take(count);
    return this.#push(null);
  }

  #line(): string {
    const end = this.bytes.indexOf(0x0a, this.#at);
    const isThere = end >= 0 && end - this.#at <= LONGEST_NAME;
    if (!isThere && this.bytes.length - this.#at <= LONGEST_NAME) throw new CutOff();
    if (!isThere) throw damaged(this.file, 'has a name in its pickle that does not end');
    const text = this.#text(end - this.#at);
    this.#at++;
    return text;
  }

  #push(value: PickleValue): number {
    return this.#stack.push(value);
  }

  #pop(): PickleValue {
    const floor = this.#marks.at(-1) ?? 0;
    if (this.#stack.length <= floor) throw damaged(this.file, 'has a pickle that takes more than it has put down');
    return this.#stack.pop() as PickleValue;
  }

  #toMark(): PickleValue[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw damaged(this.file, 'has a pickle that takes more than it has put down');
    return this.#stack.splice(mark);
  }

  /** Counts objects, which take more memory than their bytes in the file. */
  #thing<T>(made: T): T {
    if (++this.#things > MOST_THINGS)
      throw damaged(this.file, `has a pickle of over ${MOST_THINGS} lists, dictionaries and tensors`);
    return made;
  }

  #tuple(count: number): number {
    const items: PickleValue[] = [];
    for (let i = 0; i < count; i++) items.unshift(this.#pop());
    return this.#push(this.#thing(items));
  }

  #append(items: readonly PickleValue[]): this {
    const list = this.#top();
    if (!Array.isArray(list)) throw damaged(this.file, 'has a pickle that appends to what is no list');
    for (const item of items) list.push(item);
    return this;
  }

  #set(items: readonly PickleValue[]): this {
    const map = this.#top();
    if (!(map instanceof Map) || items.length % 2 !== 0)
      throw damaged(this.file, 'has a pickle with a dictionary that is none');
    for (let i = 0; i < items.length; i += 2) map.set(items[i] as PickleValue, items[i + 1] as PickleValue);
    return this;
  }

  #top(): PickleValue {
    const top = this.#pop();
    this.#push(top);
    return top;
  }

  /** Python's pickler numbers its memo consecutively. */
  #keep(index: number): this {
    if (index > this.#memo.length)
      throw damaged(this.file, `has a pickle that keeps a ${index}th value after ${this.#memo.length}`);
    this.#memo[index] = this.#top();
    return this;
  }

  #recall(index: number): number {
    const value = this.#memo[index];
    if (value === undefined)
      throw damaged(this.file, `has a pickle that recalls a ${index}th value of ${this.#memo.length}`);
    return this.#push(value);
  }

  #name(module: PickleValue, name: PickleValue): number {
    if (typeof module !== 'string' || typeof name !== 'string')
      throw damaged(this.file, 'has a name in its pickle that is no text');
    const text = `${module}.${name}`;
    if (!isKnown(text)) throw refused(this.file, `its pickle names ${shown(text)}`);
    return this.#push(this.#thing(new Name(text)));
  }

  #stackName(): number {
    const name = this.#pop();
    return this.#name(this.#pop(), name);
  }

  #persistent(): number {
    const storage = outsideOf(this.#pop());
    if (storage === null) throw damaged(this.file, 'has a storage that is described as none is');
    if (storage instanceof Name) return this.#push(storage);
    const known = this.storages.get(storage.key) ?? this.#thing(storage);
    if (known.dtype !== storage.dtype || known.count !== storage.count)
      throw damaged(this.file, `describes its storage ${shown(storage.key)} in two ways`);
    this.storages.set(known.key, known);
    return this.#push(known);
  }

  #call(): number {
    const [args, what] = [this.#pop(), this.#pop()];
    const make = what instanceof Name ? makerOf(what) : undefined;
    if (!(what instanceof Name) || make === undefined || !Array.isArray(args)) {
      const called = what instanceof Name ? what.text : 'what is no name';
      throw refused(this.file, `its pickle calls ${called}`);
    }
    const made = make(args);
    if (made === null && !isNothing(what))
      throw damaged(this.file, `has a ${what.text} of other arguments than it takes`);
    return this.#push(this.#thing(made));
  }

  /**
   * The state that a pickle gives to an object: the `_metadata` of a state dict, which is ignored, or the parameters of
   * a module.
   */
  #build(): this {
    const state = this.#pop();
    const built = this.#top();
    if (built instanceof Parameters) built.state = state;
    else if (built !== null && !(built instanceof Map))
      throw refused(this.file, 'its pickle sets the state of an object');
    return this;
  }
}

/** The entries of a dictionary, or of a module's parameters; null for anything else. */
export function mappingOf(value: PickleValue | undefined): Mapping | null {
  const entries = value instanceof Parameters ? value.entries : value;
  return entries instanceof Map ? entries : null;
}

const utf8 = () => new TextDecoder('utf-8', { fatal: true });
