import type { Stored } from './safetensors';

/** A name of Python's, as `module.name`. */
export class Named {
  constructor(readonly text: string) {}
}
/** What a name makes of arguments. */
export class Called {
  constructor(
    readonly name: string,
    readonly args: readonly Pickled[],
    readonly state?: Pickled,
  ) {}
}
/** What stands outside of the pickle. */
export class Outside {
  constructor(readonly id: readonly Pickled[]) {}
}
export type Pickled =
  null | boolean | number | string | Named | Called | Outside | Map<Pickled, Pickled> | List | readonly Pickled[];
/** A list; arrays are tuples. */
export class List {
  constructor(readonly items: readonly Pickled[]) {}
}

const utf8 = new TextEncoder();

function words(view: 'Uint16' | 'Uint32', ...values: readonly number[]): number[] {
  return values.flatMap((value) => [
    ...new Uint8Array((view === 'Uint16' ? Uint16Array : Uint32Array).of(value).buffer),
  ]);
}

/** The pickle of a value, of protocol 2, as Python's pickler writes it without keeping anything. */
export function pickled(value: Pickled): number[] {
  return [0x80, 2, ...body(value), 0x2e];
}

function body(value: Pickled): number[] {
  if (value === null) return [0x4e];
  if (typeof value === 'boolean') return [value ? 0x88 : 0x89];
  if (typeof value === 'number') return whole(value);
  if (typeof value === 'string') return [0x58, ...words('Uint32', utf8.encode(value).length), ...utf8.encode(value)];
  if (value instanceof Named) {
    const at = value.text.lastIndexOf('.');
    return [0x63, ...utf8.encode(`${value.text.slice(0, at)}\n${value.text.slice(at + 1)}\n`)];
  }
  if (value instanceof Called) {
    const made = [...body(new Named(value.name)), ...body(value.args), 0x52];
    return value.state === undefined ? made : [...made, ...body(value.state), 0x62];
  }
  if (value instanceof Outside) return [...body(value.id), 0x51];
  if (value instanceof List) return [0x5d, 0x28, ...value.items.flatMap(body), 0x65];
  if (value instanceof Map)
    return [0x7d, 0x28, ...Array.from(value, ([key, one]) => [...body(key), ...body(one)]).flat(), 0x75];
  return value.length === 0 ? [0x29] : [0x28, ...value.flatMap(body), 0x74];
}

function whole(value: number): number[] {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 31) return [0x4a, ...words('Uint32', value >>> 0)];
  return [0x47, ...new Uint8Array(Float64Array.of(value).buffer).reverse()];
}

const classes: Readonly<Record<string, readonly [name: string, width: number]>> = {
  ...{
    F64: ['Double', 8],
    F32: ['Float', 4],
    F16: ['Half', 2],
    BF16: ['BFloat16', 2],
    I64: ['Long', 8],
    I32: ['Int', 4],
  },
};

/** A tensor that is all of a storage. */
export function tensorOf({ dtype, shape, bytes }: Stored, key: string, ...more: readonly Pickled[]): Called {
  const [name, width] = classes[dtype] as readonly [string, number];
  const storage = new Outside([
    'storage',
    new Named(`torch.${name}Storage`),
    key,
    'cpu',
    bytes.length / width,
    ...more,
  ]);
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
  return new Called('torch._utils._rebuild_tensor_v2', [
    storage,
    0,
    shape,
    strides,
    false,
    new Called('collections.OrderedDict', []),
  ]);
}

/** The bytes of a file as torch saves it, a zip archive of a pickle and of storages; `wrap` says what stands around the state dict. */
export function writeTorch(
  tensors: Readonly<Record<string, Stored>>,
  wrap: (state: Map<Pickled, Pickled>) => Pickled = (state) => state,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  const state = new Map<Pickled, Pickled>(entries.map(([name, stored], i) => [name, tensorOf(stored, `${i}`)]));
  const pieces = entries.map(([, { bytes }], i) => [`archive/data/${i}`, bytes] as const);
  return writeZip([
    ['archive/data.pkl', Uint8Array.from(pickled(wrap(state)))],
    ['archive/byteorder', utf8.encode('little')],
    ['archive/version', utf8.encode('3\n')],
    ...pieces,
  ]);
}

/** A zip archive whose pieces are stored as they are. */
export function writeZip(pieces: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const directory: number[] = [];
  let at = 0;
  for (const [name, bytes] of pieces) {
    const fields = [
      ...words('Uint16', 0, 0, 0, 0),
      ...words('Uint32', 0, bytes.length, bytes.length),
      ...words('Uint16', name.length, 0),
    ];
    const local = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, ...fields, ...utf8.encode(name)]);
    directory.push(
      0x50,
      0x4b,
      1,
      2,
      0,
      0,
      0,
      0,
      ...fields,
      ...words('Uint16', 0, 0, 0),
      ...words('Uint32', 0, at),
      ...utf8.encode(name),
    );
    chunks.push(local, bytes);
    at += local.length + bytes.length;
  }
  const end = [
    0x50,
    0x4b,
    5,
    6,
    0,
    0,
    0,
    0,
    ...words('Uint16', pieces.length, pieces.length),
    ...words('Uint32', directory.length, at),
    0,
    0,
  ];
  const file = new Uint8Array(at + directory.length + end.length);
  let to = 0;
  for (const chunk of [...chunks, Uint8Array.from(directory), Uint8Array.from(end)]) {
    file.set(chunk, to);
    to += chunk.length;
  }
  return file;
}

/** The same in the form of torch before 1.6: pickles, then storages after their counts. */
export function writeLegacy(
  tensors: Readonly<Record<string, Stored>>,
  wrap: (state: Map<Pickled, Pickled>) => Pickled = (state) => state,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  const state = new Map<Pickled, Pickled>(entries.map(([name, stored], i) => [name, tensorOf(stored, `${i}`, null)]));
  const magic = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];
  const system = new Map<Pickled, Pickled>([
    ['protocol_version', 1001],
    ['little_endian', true],
  ]);
  const keys = new List(entries.map((_, i) => `${i}`));
  const pickles = [magic, pickled(1001), pickled(system), pickled(wrap(state)), pickled(keys)];
  const storages = entries.map(([, { dtype, bytes }]) => [
    ...new Uint8Array(BigInt64Array.of(BigInt(bytes.length / (classes[dtype]?.[1] ?? 1))).buffer),
    ...bytes,
  ]);
  return Uint8Array.from([...pickles, ...storages].flat());
}
