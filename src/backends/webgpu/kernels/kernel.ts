import type { ProvenUnits } from './matrix-units';

/**
 * What a kernel is to the engine: texts and numbers, made from shapes without a device. Matrices are rows by columns; an
 * image `[B, H, W, C]` is a matrix of `B·H·W` rows of C columns.
 */

/** How values lie in a buffer: as float32, or as halves, two in a `u32` (the lower 16 bits are the first). */
export type Storage = 'float32' | 'half';

/**
 * A matrix in a buffer: row r, column c is element `offset + r·stride + c`. With a stride above the number of columns,
 * several matrices lie side by side in one buffer, which is how they are joined without an op. What is written as
 * halves needs an even number of columns, stride and offset, so that no two threads share a word.
 */
export interface View {
  readonly storage: Storage;
  readonly stride: number;
  readonly offset: number;
}

/** What the device can, and what is to be used of it. All that texts depend on is part of a pipeline's key. */
export interface Features {
  /** `shader-f16` is there, and halves are read and multiplied as `f16`; sums are float32 all the same. */
  readonly f16: boolean;
  /** With f16: products of halves are added up in f16 as far as a step goes, and only these sums in float32. */
  readonly isTwoLevel: boolean;
  /** `subgroups` and WGSL's `subgroup_id` are there, and statistics are joined through them. */
  readonly subgroups: boolean;
  /** Bytes of workgroup memory: 16,384 is what every device has. */
  readonly workgroupBytes: number;
  /** Bytes of a buffer that can be bound at a time: 128 MiB is what every device has. */
  readonly bindingBytes: number;
  /** The most FLOP of a dispatch, where its rows can be shared out: systems end devices that are busy for long. */
  readonly dispatchFlops: number;
  /** The number of the largest tile of products that is worth it, in the list of `tiles.ts`; 0 is the largest of all. */
  readonly firstTile: number;
  /** The matrix units that the device was proven to have; null without any. */
  readonly matrix: ProvenUnits | null;
  /** The adapter computes on the CPU. Its compiler takes seconds for a long text, so that loops are not written out. */
  readonly isSoftware: boolean;
  /** Whether stores of halves count those of magnitude 65,504 or more in operand `overflows`, one `u32`. */
  readonly countsOverflows: boolean;
}

/** What every device can. */
export const PLAIN: Features = {
  f16: false,
  isTwoLevel: false,
  subgroups: false,
  workgroupBytes: 16384,
  bindingBytes: 2 ** 27,
  dispatchFlops: Infinity,
  firstTile: 0,
  matrix: null,
  isSoftware: false,
  countsOverflows: false,
};

/** A buffer that a dispatch is given. `type` is how its WGSL sees it, such as `array<vec4f>`. */
export interface Operand {
  readonly name: string;
  readonly access: 'read' | 'write';
  readonly type: string;
}

/**
 * One dispatch. The uniforms are binding 0 of group 0, and operand i is binding i + 1. One buffer must not be both read
 * and written by one dispatch, not even in different places: WebGPU forbids it.
 */
export interface Dispatch {
  /** The same key means the same `wgsl`, so that pipelines are kept by it. */
  readonly key: string;
  readonly wgsl: string;
  readonly bindings: readonly Operand[];
  /** The words of the uniform buffer, a multiple of 16 bytes; floats are there as their bits. */
  readonly uniforms: Uint32Array<ArrayBuffer>;
  readonly workgroups: readonly [number, number, number];
  /** Additions and multiplications of the op that it computes; 0 where that is of no account. */
  readonly flops: number;
  /** Bytes that it reads and writes if each is moved once. */
  readonly bytes: number;
}

/** The dispatches of an op, in order. */
export interface Kernel {
  readonly dispatches: readonly Dispatch[];
  /** Operands that only live from one dispatch to a later one: their sizes in bytes by name. */
  readonly scratch: Readonly<Record<string, number>>;
}

/** A uniform: a whole number (`u32`), or a float. */
export type Uniform = number | { readonly float: number };

export interface DispatchSpec {
  /** What makes this text differ from others: the kernel's name, then tiles, types and epilogue. */
  readonly key: readonly (string | number | boolean)[];
  readonly features: Features;
  /** What the text begins with, in place of the directives of `features`. */
  readonly directives?: readonly string[];
  /** By name; WGSL reads them as `u.NAME`. */
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly operands: readonly Operand[];
  /**
   * All but the declarations of operands and uniforms: accessors, functions, and `main` made by `entry` of wgsl.ts.
   */
  readonly code: string;
  /** How many workgroups there are, in one row. */
  readonly workgroups: number;
  readonly flops: number;
  readonly bytes: number;
}

/** Dispatches count up to this in a dimension. */
const WIDEST = 65535;

/** The same number of workgroups in two dimensions; a few more where it does not divide. */
export function folded(workgroups: number): [number, number, number] {
  const rows = Math.max(1, Math.ceil(workgroups / WIDEST));
  return [Math.ceil(workgroups / rows), rows, 1];
}

export function dispatch(spec: DispatchSpec): Dispatch {
  const { key, features, operands, code, workgroups, flops, bytes } = spec;
  const uniforms = { ...spec.uniforms, workgroups };
  const isCounted = features.countsOverflows && code.includes('countOverflows(');
  const hasSubgroups = code.includes('subgroupAdd(');
  const bindings: readonly Operand[] = isCounted ? [...operands, OVERFLOWS] : operands;
  return {
    key: [...key, ...abilities(features), hasSubgroups ? 'subgroups' : '', isCounted ? 'counted' : ''].join(' '),
    wgsl: [
      ...(spec.directives ?? enables(features, hasSubgroups)),
      declared(bindings, uniforms),
      isCounted ? COUNT : '',
      code,
    ]
      .filter(Boolean)
      .join('\n'),
    bindings,
    uniforms: wordsOf(uniforms),
    workgroups: folded(workgroups),
    flops,
    bytes,
  };
}

function abilities({ f16, isSoftware }: Features): readonly string[] {
  return [f16 ? 'f16' : '', isSoftware ? 'short' : ''];
}

function enables({ f16 }: Features, hasSubgroups: boolean): readonly string[] {
  return [...(f16 ? ['enable f16;'] : []), ...(hasSubgroups ? ['enable subgroups;', 'requires subgroup_id;'] : [])];
}

function declared(operands: readonly Operand[], uniforms: DispatchSpec['uniforms']): string {
  const fields = Object.entries(uniforms).map(
    ([name, value]) => `${name}: ${typeof value === 'number' ? 'u32' : 'f32'}`,
  );
  const buffers = operands.map(({ name, access, type }, i) => {
    const mode = access === 'read' ? 'read' : 'read_write';
    return `@group(0) @binding(${i + 1}) var<storage, ${mode}> ${name}: ${type};`;
  });
  return [
    `struct Uniforms { ${fields.join(', ')} }`,
    '@group(0) @binding(0) var<uniform> u: Uniforms;',
    ...buffers,
  ].join('\n');
}

function wordsOf(uniforms: DispatchSpec['uniforms']): Uint32Array<ArrayBuffer> {
  const values = Object.values(uniforms);
  const words = new Uint32Array(Math.ceil(values.length / 4) * 4);
  const floats = new Float32Array(words.buffer);
  for (const [i, value] of values.entries()) {
    if (typeof value === 'number') words[i] = value;
    else floats[i] = value.float;
  }
  return words;
}

/** The operand of each counting dispatch, which no kernel names itself. */
export const OVERFLOWS: Operand = { name: 'overflows', access: 'write', type: 'atomic<u32>' };

/** By their bits, since shader compilers may take it that there are no infinities. */
const COUNT = `
fn countOverflows(v: vec4f) {
  let large = (bitcast<vec4u>(v) & vec4u(0x7fffffffu)) >= vec4u(0x477fe000u);
  let count = dot(select(vec4u(0u), vec4u(1u), large), vec4u(1u));
  if (count > 0u) { atomicAdd(&overflows, count); }
}`;

/** Bytes of `count` values. */
export function bytesOf(storage: Storage, count: number): number {
  return storage === 'half' ? 4 * Math.ceil(count / 2) : 4 * count;
}

/** Rows that lie one after the other. */
export function packed(storage: Storage, columns: number): View {
  return { storage, stride: columns, offset: 0 };
}
