import type { GeluKind } from '../../contract';
import type { Features, Operand, Storage, View } from './kernel';

/**
 * Texts that kernels share. Kernels see operands through functions that widen and round: `load_x(e)` is element e of
 * operand x, `load4_x(e, count)` the four from e on with zeros from `count` on, `store4_x(e, v, count)` writes the first
 * `count` of four. All are float32 whatever the storage.
 */

/** How many elements of a matrix may be moved at once: each row and each group of columns starts at a multiple of it. */
export type Width = 1 | 2 | 4;

export function widthOf(columns: number, { stride, offset }: Pick<View, 'stride' | 'offset'>): Width {
  const divides = (width: number) => columns % width === 0 && stride % width === 0 && offset % width === 0;
  if (divides(4)) return 4;
  return divides(2) ? 2 : 1;
}

/** An operand, and the functions through which a kernel sees it. */
export interface Access {
  readonly operand: Operand;
  readonly code: string;
  /** Its part of the kernel's key. */
  readonly key: string;
}

/** With width 4, `e` of `load4` must be a multiple of 4, and `count` is 4 or more, or 0. */
export function reads(name: string, storage: Storage, width: Width, features: Features): Access {
  const wide = width === 4;
  const type = elementOf(storage, wide ? 4 : 1, features);
  const one = wide
    ? `return ${widened(`${name}[e / 4u]`, storage, 4, features)}[e % 4u];`
    : single(name, storage, features);
  const four = wide
    ? `if (count == 0u) { return vec4f(0.0); } return ${widened(`${name}[e / 4u]`, storage, 4, features)};`
    : `var v = vec4f(0.0);
  for (var i = 0u; i < min(count, 4u); i++) { v[i] = load_${name}(e + i); }
  return v;`;
  return {
    operand: { name, access: 'read', type: `array<${type}>` },
    code: `fn load_${name}(e: u32) -> f32 { ${one} }\nfn load4_${name}(e: u32, count: u32) -> vec4f { ${four} }`,
    key: `${name}:${storage}${wide ? 4 : 1}`,
  };
}

/** With width 4, `e` must be a multiple of 4, and `count` is 4 or more, or 0; halves need width 2 and even counts. */
export function writes(name: string, storage: Storage, width: Width, features: Features): Access {
  if (storage === 'half' && width === 1) {
    throw new RangeError(`${name}: halves in an odd number of columns; they must be stored as float32.`);
  }
  const type = elementOf(storage, width, features);
  const stores: string[] = [];
  for (let i = 0; i < 4; i += width) {
    const value = ['v.x', 'v.y', 'v.z', 'v.w'].slice(i, i + width);
    const vector = width === 4 ? 'v' : width === 2 ? `vec2f(${value.join(', ')})` : value.join('');
    const place = `${name}[e / ${width}u${i === 0 ? '' : ` + ${i / width}u`}]`;
    stores.push(`if (count > ${i}u) { ${place} = ${narrowed(vector, storage, width, features)}; }`);
  }
  const counted = storage === 'half' && features.countsOverflows;
  const counts = counted ? ' countOverflows(select(vec4f(0.0), v, vec4u(0u, 1u, 2u, 3u) < vec4u(count)));' : '';
  return {
    operand: { name, access: 'write', type: `array<${type}>` },
    code: `fn store4_${name}(e: u32, v: vec4f, count: u32) { ${stores.join(' ')}${counts} }`,
    key: `${name}:${storage}${width}`,
  };
}

/** What a buffer is an array of, `width` values at once. A single half cannot be told from its word's other. */
function elementOf(storage: Storage, width: Width, { f16 }: Features): string {
  if (storage === 'half' && !f16) return width === 4 ? 'vec2u' : 'u32';
  const scalar = storage === 'half' ? 'f16' : 'f32';
  return width === 1 ? scalar : `vec${width}<${scalar}>`;
}

function single(name: string, storage: Storage, { f16 }: Features): string {
  if (storage === 'half' && !f16) return `return unpack2x16float(${name}[e / 2u])[e % 2u];`;
  return `return f32(${name}[e]);`;
}

function widened(element: string, storage: Storage, width: 4, { f16 }: Features): string {
  if (storage === 'float32') return element;
  if (f16) return `vec${width}f(${element})`;
  return `vec4f(unpack2x16float(${element}.x), unpack2x16float(${element}.y))`;
}

function narrowed(vector: string, storage: Storage, width: Width, { f16 }: Features): string {
  if (storage === 'float32') return vector;
  if (f16) return `vec${width}<f16>(${vector})`;
  return width === 2 ? `pack2x16float(${vector})` : `vec2u(pack2x16float(${vector}.xy), pack2x16float(${vector}.zw))`;
}

/** Pieces of a kernel's text, each once: several may need the same function. */
export function joined(...pieces: readonly (string | readonly string[])[]): string {
  return [...new Set(pieces.flat())].join('\n');
}

/** The words of a buffer as the kernel's own structure or vector, such as `vec2f` for pairs. */
export function raw(name: string, element: string, access: 'read' | 'write' = 'read'): Operand {
  return { name, access, type: `array<${element}>` };
}

/**
 * `main` of `size` threads in a row. `body` may use `workgroup`, its number in 0 … u.workgroups − 1, and `thread`, of
 * which Dawn knows that it is below `size`, so that indices made of it with constants and `+ * / % >>` (not `&`) are not
 * clamped. With subgroups also `subgroup`, the number of the thread's, and `subgroups`, how many a workgroup has.
 */
export function entry(size: number, body: string, hasSubgroups = false): string {
  const builtins = hasSubgroups
    ? '\n  @builtin(subgroup_id) subgroup: u32,\n  @builtin(num_subgroups) subgroups: u32,'
    : '';
  return `
@compute @workgroup_size(${size})
fn main(
  @builtin(workgroup_id) place: vec3u,
  @builtin(num_workgroups) grid: vec3u,
  @builtin(local_invocation_index) thread: u32,${builtins}
) {
  let workgroup = place.y * grid.x + place.x;
  if (workgroup >= u.workgroups) { return; }
${body}
}`;
}

/** `silu4(v)`; written so that no exponential of a large number is divided by itself. */
export const SILU = 'fn silu4(v: vec4f) -> vec4f { return v / (1.0 + exp(-v)); }';

/** `gelu4(v)` of a kind of the op table. erf by Abramowitz & Stegun 7.1.26 has an error of 1.5e-7. */
export function gelu(kind: GeluKind): string {
  if (kind === 'quick') return 'fn gelu4(v: vec4f) -> vec4f { return v / (1.0 + exp(-1.702 * v)); }';
  if (kind === 'tanh') {
    // tanh(x) of a large x is computed as ∞/∞ by some drivers.
    return `fn gelu4(v: vec4f) -> vec4f {
  let inner = 0.7978845608 * (v + 0.044715 * v * v * v);
  return 0.5 * v * (1.0 + tanh(clamp(inner, vec4f(-15.0), vec4f(15.0))));
}`;
  }
  return `fn gelu4(v: vec4f) -> vec4f {
  let x = abs(v) * 0.7071067811865476;
  let t = 1.0 / (1.0 + 0.3275911 * x);
  let tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * exp(-x * x);
  return 0.5 * v * (1.0 + sign(v) * (1.0 - tail));
}`;
}
