import { costs, type Cursor } from './bytes';

export type FloatKind = 'float16' | 'bfloat16' | 'float32' | 'float64';

/** How a value is stored, and its bytes: a float, a text (of that length, or elsewhere in the file), or `what`. */
export type Datatype =
  | { readonly kind: FloatKind; readonly size: number }
  | { readonly kind: 'text' | 'textElsewhere'; readonly size: number; readonly what: 'text' }
  | { readonly kind: 'other'; readonly size: number; readonly what: string };

const classes = [
  ...['integers', 'floats', 'times', 'text', 'bit fields', 'opaque values', 'records', 'references', 'enumerations'],
  ...['lists', 'arrays', 'complex numbers'],
];

/** Little-endian IEEE floats and bfloat16, by the widths of exponent and mantissa. */
const floats: Readonly<Record<string, FloatKind>> = {
  '2 5 10': 'float16',
  '2 8 7': 'bfloat16',
  '4 8 23': 'float32',
  '8 11 52': 'float64',
};

/** A datatype message (section IV.A.2.d). */
export function readDatatype(cursor: Cursor): Datatype {
  const head = cursor.number(1);
  const [kind, version] = [head & 15, head >> 4];
  const bits = cursor.number(1);
  const moreBits = cursor.number(2);
  const size = cursor.number(4);
  if (version < 1 || version > 5) throw cursor.source.damaged(`has a datatype of version ${version}`);
  if (kind === 1) return floatType(cursor, bits, moreBits & 0xff, size);
  if (kind === 3) return { kind: 'text', size, what: 'text' };
  if (kind === 9 && (bits & 15) === 1) return { kind: 'textElsewhere', size, what: 'text' };
  return { kind: 'other', size, what: classes[kind] ?? `values of class ${kind}` };
}

function floatType(cursor: Cursor, bits: number, sign: number, size: number): Datatype {
  const [offset, precision] = [cursor.number(2), cursor.number(2)];
  const [exponentAt, exponent, mantissaAt, mantissa] = [1, 1, 1, 1].map((width) => cursor.number(width));
  const bias = cursor.number(4);
  const kind = floats[`${size} ${exponent} ${mantissa}`];
  if ((bits & 0x41) !== 0) return { kind: 'other', size, what: 'big-endian floats' };
  const isPlain = offset === 0 && precision === 8 * size && mantissaAt === 0 && exponentAt === mantissa;
  const isIeee = (bits & 0x30) === 0x20 && sign === 8 * size - 1 && bias === 2 ** (Number(exponent) - 1) - 1;
  if (kind === undefined || !isPlain || !isIeee) return { kind: 'other', size, what: 'floats of a kind of their own' };
  return { kind, size };
}

/** A dataspace message (section IV.A.2.b): the shape; `[]` for one value, null for no value. */
export function readShape(cursor: Cursor): readonly number[] | null {
  const version = cursor.version('dataspace', [1, 2]);
  const rank = cursor.number(1);
  cursor.skip(1);
  if (rank > 32) throw cursor.source.damaged(`has a shape of ${rank} axes`);
  if (version === 1) cursor.skip(5);
  else if (cursor.number(1) === 2) return null;
  return Array.from({ length: rank }, () => cursor.length());
}

/** The number of values of a shape. Throws if it is more than a file can hold. */
export function countOf(shape: readonly number[], cursor: Pick<Cursor, 'source'>): number {
  const count = shape.reduce((product, n) => product * n, 1);
  if (!Number.isSafeInteger(count)) throw cursor.source.damaged(`has values of shape [${shape.join(', ')}]`);
  return count;
}

export type Layout =
  | { readonly kind: 'contiguous'; readonly address: number | null; readonly size: number }
  | { readonly kind: 'compact'; readonly bytes: Uint8Array }
  | { readonly kind: 'other'; readonly what: string };

/** A data layout message (section IV.A.2.i): where the values of a dataset are. */
export function readLayout(cursor: Cursor): Layout {
  const version = cursor.number(1);
  if (version < 3 || version > 5) return { kind: 'other', what: `in a layout of version ${version}` };
  const kind = cursor.number(1);
  if (kind === 0) return { kind: 'compact', bytes: cursor.take(cursor.number(2)) };
  if (kind === 1) return { kind: 'contiguous', address: cursor.address(), size: cursor.length() };
  const names: Readonly<Record<number, string>> = { 2: 'in chunks', 3: 'in other datasets' };
  return { kind: 'other', what: names[kind] ?? `in a layout of class ${kind}` };
}

export interface Attribute {
  readonly name: string;
  readonly type: Datatype;
  readonly shape: readonly number[] | null;
  readonly data: Cursor;
}

/** An attribute message (section IV.A.2.m). */
export function readAttribute(cursor: Cursor): Attribute {
  const version = cursor.version('attribute', [1, 2, 3]);
  cursor.source.charge(costs.attribute);
  const flags = cursor.number(1);
  const sizes = [cursor.number(2), cursor.number(2), cursor.number(2)] as const;
  if (version > 1 && (flags & 3) !== 0) throw cursor.source.unread('shares a description between attributes');
  if (version === 3) cursor.skip(1);
  const field = (size: number) => {
    const inner = cursor.part(size);
    cursor.skip(version === 1 ? Math.min(cursor.left, (8 - (size % 8)) % 8) : 0);
    return inner;
  };
  const [name, type, space] = [field(sizes[0]).text(), field(sizes[1]), field(sizes[2])];
  return { name, type: readDatatype(type), shape: readShape(space), data: cursor.part(cursor.left) };
}

/** A link in a group: to an object in this file, or `what` it is if it is not followed. */
export type Link = { readonly address: number } | { readonly what: string };

/** A link message (section IV.A.2.g). */
export function readLink(cursor: Cursor): readonly [name: string, link: Link] {
  cursor.version('link', [1]);
  const flags = cursor.number(1);
  const kind = (flags & 8) === 0 ? 0 : cursor.number(1);
  cursor.skip(((flags & 4) === 0 ? 0 : 8) + ((flags & 16) === 0 ? 0 : 1)); // order of creation; character set
  const name = cursor.text(cursor.number(2 ** (flags & 3)));
  if (kind === 0) return [name, { address: cursor.place(`'${name}'`) }];
  return [name, { what: linkKinds[kind] ?? 'a link of a kind of its own' }];
}

export const SOFT_LINK = 'a soft link';
const linkKinds: Readonly<Record<number, string>> = { 1: SOFT_LINK, 64: 'a link to another file' };
