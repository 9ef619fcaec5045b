import type { GeluKind } from '../../contract';
import type { Features, Kernel, Uniform, View } from './kernel';
import { pointwise } from './pointwise';
import { gelu, SILU } from './wgsl';

/** What is done to numbers one by one. */
export type Activation = 'silu' | 'relu' | 'tanh' | `gelu-${GeluKind}`;

/** Matrices of one size. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

const activations: Readonly<Record<Activation, readonly [value: string, code: string]>> = {
  silu: ['silu4(x)', SILU],
  relu: ['max(x, vec4f())', ''],
  // Some drivers compute it as ∞/∞ where it is 1.
  tanh: ['tanh(clamp(x, vec4f(-10), vec4f(10)))', ''],
  'gelu-erf': ['gelu4(x)', gelu('erf')],
  'gelu-tanh': ['gelu4(x)', gelu('tanh')],
  'gelu-quick': ['gelu4(x)', gelu('quick')],
};

/** `y = activation(x)`. */
export function activate(kind: Activation, size: Size, x: View, y: View, features: Features): Kernel {
  const [value, code] = activations[kind];
  return each(size, { x }, y, { name: kind, value, code }, features);
}

/** `y = x`, in another place or storage. */
export function copy(size: Size, x: View, y: View, features: Features): Kernel {
  return each(size, { x }, y, { name: 'copy', value: 'x' }, features);
}

/** `y = x·factor + offset`. */
export function scale(factor: number, offset: number, size: Size, x: View, y: View, features: Features): Kernel {
  const uniforms = { factor: { float: factor }, shift: { float: offset } };
  return each(size, { x }, y, { name: 'scale', value: 'x * u.factor + u.shift', uniforms }, features);
}

/** `y = a + t·(b − a)`. */
export function mix(t: number, size: Size, a: View, b: View, y: View, features: Features): Kernel {
  const uniforms = { t: { float: t } };
  return each(size, { a, b }, y, { name: 'mix', value: 'a + u.t * (b - a)', uniforms }, features);
}

/** `y = a + b` of one size. */
export function sum(size: Size, a: View, b: View, y: View, features: Features): Kernel {
  return each(size, { a, b }, y, { name: 'sum', value: 'a + b' }, features);
}

interface Formula {
  readonly name: string;
  readonly value: string;
  readonly code?: string;
  readonly uniforms?: Readonly<Record<string, Uniform>>;
}

/** A formula of matrices of one size; as one row where all of them lie without gaps. */
function each(
  size: Size,
  views: Readonly<Record<string, View>>,
  y: View,
  formula: Formula,
  features: Features,
): Kernel {
  const hasGaps = [...Object.values(views), y].some(({ stride }) => stride !== size.columns);
  const shape = hasGaps ? size : { rows: 1, columns: size.rows * size.columns };
  const sources = Object.fromEntries(Object.entries(views).map(([name, view]) => [name, { view }]));
  return pointwise({ ...formula, ...shape, sources, y }, features);
}
