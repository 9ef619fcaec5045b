import type { Module, Param } from '../../src/layers/module';
import { diffusersName, type Part } from '../../src/weights/names';
import type { TensorSource } from '../../src/formats/source';

/**
 * Parameters and inputs that Python (test/reference/seeded.py) and this file make alike, bit for bit: value i of a tensor is
 * a hash of its index and its diffusers name. Indices run over PyTorch's order, inputs are NHWC.
 */

/** What an input is made of: seeded values of this shape, times `scale`, plus `offset`. */
export interface InputSpec {
  readonly shape: readonly number[];
  readonly scale?: number;
  readonly offset?: number;
}

function fnv1a(name: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

/** What the 24 uniform bits become: `base + amplitude · u`, u in [−1, 1). */
function roleOf(name: string, shape: readonly number[]): { base: number; amplitude: number } {
  if (name.startsWith('input.')) return { base: 0, amplitude: Math.sqrt(3) };
  if (shape.length === 1) return { base: name.endsWith('weight') ? 1 : 0, amplitude: 0.1 };
  if (name.endsWith('embedding.weight')) return { base: 0, amplitude: 1 };
  const fanIn = shape.slice(1).reduce((product, n) => product * n, 1);
  return { base: 0, amplitude: Math.sqrt(3 / fanIn) };
}

/** Values `first` to `first + count` of the tensor of that diffusers name and PyTorch shape; 860 million take a few seconds. */
export function seeded(
  name: string,
  shape: readonly number[],
  { first, count } = { first: 0, count: Infinity },
): Float32Array<ArrayBuffer> {
  const { base, amplitude: exact } = roleOf(name, shape);
  const step = Math.fround(exact) * 2 ** -23; // times 24 bits it is exact, and rounds once, when stored
  const size = shape.reduce((product, n) => product * n, 1);
  const values = new Float32Array(Math.min(count, size - first));
  let state = (fnv1a(name) + Math.imul(first, 0x9e3779b1)) | 0;
  for (let i = 0; i < values.length; i++) {
    let x = state;
    state = (state + 0x9e3779b1) | 0;
    x ^= x >>> 16;
    x = Math.imul(x, 0x85ebca6b);
    x ^= x >>> 13;
    x = Math.imul(x, 0xc2b2ae35);
    x ^= x >>> 16;
    values[i] = ((x >>> 8) - 0x800000) * step;
  }
  return base === 0 ? values : values.map((value) => value + base);
}

export function seededInput(name: string, { shape, scale = 1, offset = 0 }: InputSpec): Float32Array<ArrayBuffer> {
  const values = seeded(`input.${name}`, shape);
  const factor = Math.fround(scale);
  return scale === 1 && offset === 0 ? values : values.map((value) => Math.fround(value * factor) + offset);
}

/** Our shape in PyTorch's order of axes. */
function torchShape({ kind, shape }: Param): number[] {
  const [a = 1, b = 1, c = 1, d = 1] = shape;
  if (kind === 'matrix') return [b, a];
  return kind === 'conv' ? [d, c, a, b] : [...shape];
}

/**
 * A source that holds what `module`, as `part` of a checkpoint, asks for. `prefix` is what the names in the fixture lack when a
 * layer was made there alone.
 */
export function seededSource(module: Module, part: Part, prefix = ''): TensorSource {
  const shapes = new Map<string, number[]>();
  for (const [path, param] of module.parameters()) shapes.set(diffusersName(part, path), torchShape(param));
  return {
    location: 'seeded',
    names: [...shapes.keys()],
    metadata: {},
    shapeOf: (name) => shapes.get(name) ?? null,
    read: (name, range) =>
      Promise.resolve({ dtype: 'float32', values: seeded(name.slice(prefix.length), shapes.get(name) ?? [], range) }),
    close: () => Promise.resolve(),
  };
}
