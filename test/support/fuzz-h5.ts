import type { Module } from '../../src/layers/module';
import { openKeras } from '../../src/weights/keras/h5';
import { bombs } from './bombs-h5';
import { pick, type Case, type Kind } from './fuzzing';
import { kerasFile, moduleFor, structureOf, watched, type KerasFile } from './keras-h5';

/** A file to be damaged, and where in it the structure is that leads to the values. */
interface Base {
  readonly name: string;
  readonly about: KerasFile;
  readonly module: Module;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Positions of bytes of the structure. */
  readonly structure: Uint32Array;
  /** Where blocks of the structure begin. */
  readonly blocks: readonly number[];
}

const signatures = ['TREE', 'SNOD', 'HEAP', 'GCOL', 'OHDR', 'OCHK', 'FRHP', 'FHDB', 'FHIB', 'BTHD', 'BTLF'];

function baseOf(name: string): Base {
  const plain = name.startsWith('odd-legacy') ? 'legacy-text-encoder' : 'keras3-text-encoder';
  const about = kerasFile(name.startsWith('odd-') ? plain : name);
  const bytes = structureOf(name);
  const text = Buffer.from(bytes.buffer);
  const blocks: number[] = [];
  for (const signature of signatures) {
    for (let at = text.indexOf(signature); at >= 0; at = text.indexOf(signature, at + 1)) blocks.push(at);
  }
  return {
    name,
    about,
    module: moduleFor(about),
    bytes,
    structure: notZeros(bytes),
    blocks: blocks.sort((a, b) => a - b),
  };
}

/** The positions of all bytes that are not among 64 zeros: the values of these files are zeros. */
function notZeros(bytes: Uint8Array): Uint32Array {
  const found: number[] = [];
  for (let start = 0; start < bytes.length; start += 64) {
    const line = bytes.subarray(start, start + 64);
    if (line.some((byte) => byte !== 0)) for (let i = 0; i < line.length; i++) found.push(start + i);
  }
  return Uint32Array.from(found);
}

type Damage = (bytes: Uint8Array<ArrayBuffer>, base: Base, random: () => number) => Uint8Array<ArrayBuffer>;

/** Numbers that a file is likely to trip over. */
const awkward = [0n, 1n, 7n, 8n, 0x7fn, 0xffn, 0x7fffn, 0xffffn, 0x7fffffffn, 0xffffffffn, 2n ** 40n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 64n - 1n]; // prettier-ignore

/** Writes a little-endian number of that width at a place, as far as the file goes. */
function put(bytes: Uint8Array, at: number, width: number, value: bigint): void {
  for (let i = 0; i < width && at + i < bytes.length; i++) bytes[at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
}

const damages: Readonly<Record<string, Damage>> = {
  cut: (bytes, { structure }, random) => bytes.slice(0, random() < 0.5 ? pick(structure, random) : Math.floor(random() * bytes.length)), // prettier-ignore
  flips(bytes, { structure }, random) {
    for (let n = 1 + Math.floor(random() * 4); n > 0; n--) {
      const at = pick(structure, random);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
    }
    return bytes;
  },
  number(bytes, { structure }, random) {
    const width = pick([1, 2, 4, 8], random);
    const at = pick(structure, random);
    put(bytes, at - (at % width), width, pick(awkward, random));
    return bytes;
  },
  head(bytes, { blocks }, random) {
    const width = pick([1, 1, 2, 4, 8], random);
    put(bytes, pick(blocks, random) + 4 + width * Math.floor((random() * 64) / width), width, pick(awkward, random));
    return bytes;
  },
  near(bytes, { structure }, random) {
    const at = pick(structure, random);
    put(bytes, at, 8, BigInt(Math.max(0, bytes.length - Math.floor(random() * 64) + 16)));
    return bytes;
  },
  pointer(bytes, { structure, blocks }, random) {
    const at = pick(structure, random);
    put(bytes, at - (at % 8), 8, BigInt(pick(blocks, random)));
    return bytes;
  },
  swap(bytes, { structure }, random) {
    const length = pick([8, 16, 40, 64], random);
    const [a, b] = [pick(structure, random), pick(structure, random)].map((at) => at - (at % 8)) as [number, number];
    const [from, to] = [bytes.slice(a, a + length), bytes.slice(b, b + length)];
    bytes.set(to.subarray(0, bytes.length - a), a);
    bytes.set(from.subarray(0, bytes.length - b), b);
    return bytes;
  },
  copy(bytes, { blocks }, random) {
    const [from, to] = [pick(blocks, random), pick(blocks, random)];
    bytes.copyWithin(to, from, from + 8 + Math.floor(random() * 512));
    return bytes;
  },
  noise(bytes, { structure }, random) {
    const at = pick(structure, random);
    const length = Math.floor(random() * 256);
    for (let i = at; i < Math.min(bytes.length, at + length); i++) bytes[i] = Math.floor(random() * 256);
    return bytes;
  },
  same(bytes, { structure }, random) {
    const at = pick(structure, random);
    return bytes.fill(pick([0, 0xff, 0x80, 0x20], random), at, at + Math.floor(random() * 4096));
  },
  shift(bytes, { structure }, random) {
    const at = pick(structure, random);
    const by = 1 + Math.floor(random() * 16);
    bytes.copyWithin(at + by, at);
    return bytes;
  },
  garbage(bytes, _base, random) {
    const keep = pick([8, 16, 24, 96], random);
    for (let i = keep; i < 4096; i++) bytes[i] = Math.floor(random() * 256);
    return bytes.slice(0, 4096);
  },
};

/** Small files of every form that is read: groups of HDF5 1.0 and 1.8, texts here and there, three types of floats. */
const baseNames = ['keras3-text-encoder', 'legacy-text-encoder', 'keras3-bfloat16', 'odd-modern', 'odd-compact', 'odd-legacy-fixed-texts', 'keras3-modern', 'legacy-modern', 'legacy-split', 'keras3-whole', 'legacy-whole']; // prettier-ignore

const bases = new Map<string, Base>();

function baseNamed(name: string): Base {
  const base = bases.get(name) ?? baseOf(name);
  bases.set(name, base);
  return base;
}

/** Damaged files of all forms, of which every parameter is read where they open. */
export const h5: Kind = (random) => {
  const base = baseNamed(pick(baseNames, random));
  const damage = pick(Object.values(damages), random);
  let bytes = damage(base.bytes.slice(), base, random);
  if (random() < 0.25 && bytes.length > 4096) bytes = (damages['flips'] as Damage)(bytes, base, random).slice(0, bytes.length); // prettier-ignore
  return h5Case(bytes, base);
};

/** Small files that are valid enough, and take for ever when they are read with good faith. */
export const h5Bombs: Kind = (random) => {
  const about = kerasFile('legacy-text-encoder');
  return h5Case(pick(Object.values(bombs), random)(), { about, module: moduleFor(about) });
};

/** Opens a file for a module and reads all that the loader would. */
export function h5Case(bytes: Uint8Array<ArrayBuffer>, { about, module }: Pick<Base, 'about' | 'module'>): Case {
  const run = async () => {
    const source = await openKeras(watched(bytes), about.part, module);
    for (const [path, param] of module.parameters()) {
      const shape = source.shapeOf(path);
      if (shape?.join() !== param.shape.join()) continue; // the loader refuses these before it reads
      const { values } = await source.read(path);
      if (values.length !== param.size) throw new Error(`${path} has ${values.length} values of ${param.size}`);
    }
  };
  return { size: bytes.length, run };
}
