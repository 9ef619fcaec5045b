import { groupNormStatistics, type GroupNormSize } from '../../src/backends/webgpu/kernels/group-norm';
import { packed, type Features, type Kernel, type Storage } from '../../src/backends/webgpu/kernels/kernel';
import { layerNormStatistics } from '../../src/backends/webgpu/kernels/layer-norm';
import { applyNorm } from '../../src/backends/webgpu/kernels/norm-apply';
import { floats, type Values } from './gpu';
import { seeded } from './seeded';

/** Norms as passes of their own, and as their formulas are written, in doubles. */

const EPSILON = 1e-5;

/** The scales and shifts of all of them, as operands. */
export function affine(channels: number): Readonly<Record<'gamma' | 'beta', Values>> {
  return { gamma: floats(seeded('input.gamma', [channels])), beta: floats(seeded('input.beta', [channels])) };
}

function scaled(value: number, channel: number, { gamma, beta }: ReturnType<typeof affine>): number {
  return value * (gamma.values[channel] as number) + (beta.values[channel] as number);
}

/** Mean and 1/deviation. */
function statistics(x: ArrayLike<number>): [mean: number, rstd: number] {
  const values = Array.from(x);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return [mean, 1 / Math.sqrt(variance + EPSILON)];
}

/** Dispatches after each other; the results of one are operands of the next. */
function after(first: Kernel, second: Kernel, between: Readonly<Record<string, number>>): Kernel {
  return {
    dispatches: [...first.dispatches, ...second.dispatches],
    scratch: { ...first.scratch, ...second.scratch, ...between },
  };
}

/** A group norm with its SiLU. Operands: `x`, `gamma`, `beta` and `y`. */
export function groupNormKernel(size: GroupNormSize, storage: Storage, features: Features): Kernel {
  const { batch, pixels, channels } = size;
  const view = packed(storage, channels);
  const rows = { rows: batch * pixels, columns: channels };
  return after(
    groupNormStatistics(size, EPSILON, view, 'float32', features),
    applyNorm({ kind: 'group', silu: true }, rows, pixels, view, view, features),
    { coefficients: 12 * batch * channels },
  );
}

export function groupNormed({ pixels, channels, groups }: GroupNormSize, x: Float32Array): Float32Array {
  const width = channels / groups;
  const group = (i: number) => Math.floor(i / (pixels * channels)) * groups + Math.floor((i % channels) / width);
  const known = new Map<number, [number, number]>();
  const weights = affine(channels);
  return x.map((value, i) => {
    const g = group(i);
    const [mean, rstd] = known.get(g) ?? statistics(x.filter((_, j) => group(j) === g));
    known.set(g, [mean, rstd]);
    const y = scaled((value - mean) * rstd, i % channels, weights);
    return y / (1 + Math.exp(-y));
  });
}

export interface RowsSize {
  readonly rows: number;
  readonly columns: number;
}

/** A layer norm. Operands: `x`, `gamma`, `beta` and `y`. */
export function layerNormKernel(size: RowsSize, storage: Storage, features: Features): Kernel {
  const view = packed(storage, size.columns);
  return after(
    layerNormStatistics(size, EPSILON, view, features),
    applyNorm({ kind: 'layer' }, size, 1, view, view, features),
    { statistics: 8 * size.rows },
  );
}

export function layerNormed({ rows, columns }: RowsSize, x: Float32Array): Float32Array {
  const ofRows = Array.from({ length: rows }, (_, row) => statistics(x.subarray(row * columns, (row + 1) * columns)));
  const weights = affine(columns);
  return x.map((value, i) => {
    const [mean, rstd] = ofRows[Math.floor(i / columns)] as [number, number];
    return scaled((value - mean) * rstd, i % columns, weights);
  });
}
