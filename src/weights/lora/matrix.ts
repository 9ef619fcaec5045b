import * as tf from '@tensorflow/tfjs-core';
import { toFloats } from '../../backends/half';
import type { TensorSource } from '../../formats/source';
import type { Param } from '../../layers/module';
import type { AdapterKind, Written } from './kinds';

/** The shape of a weight, as files have it: `[outputs, inputs, ...kernel]`; a vector has one input. */
export interface Sizes {
  readonly outputs: number;
  readonly inputs: number;
  readonly kernel: readonly [height: number, width: number];
}

/** A matrix or filter in a file, whole or as factors, with the shape that it must have. */
export interface Matrix extends Written {
  readonly sizes: Sizes;
  /** Of the factors; null where the matrix is whole. */
  readonly rank: number | null;
  /** Of the second product, where there are three factors. */
  readonly inner: number;
  /** LyCORIS stores the first of three factors as `[rank, out]`. */
  readonly isTurned: boolean;
}

/** The sizes of a vector `[n]`, matrix `[in, out]` or filter `[height, width, in, out]`. */
export function sizesOf({ shape }: Param): Sizes {
  const [outputs = 1, inputs = 1, width = 1, height = 1] = shape.toReversed();
  return { outputs, inputs, kernel: [height, width] };
}

/**
 * The matrices that make up the change of a weight of `sizes`, from the shapes of their tensors; values are not read.
 */
export function matricesOf(source: TensorSource, kind: AdapterKind, list: readonly Written[], sizes: Sizes): Matrix[] {
  const of = (matrix: Written, its: Sizes): Matrix => {
    const isTurned = kind !== 'LoRA' && matrix.mid !== undefined;
    const axis = (name: string | undefined, n: number) => source.shapeOf(name ?? '')?.[n] ?? 0;
    const rank = matrix.up === undefined ? null : axis(matrix.up, isTurned ? 0 : 1);
    return { ...matrix, sizes: its, rank, inner: axis(matrix.mid, 1), isTurned };
  };
  const [first, second] = list;
  if (kind !== 'LoKr' || first === undefined || second === undefined) return list.map((matrix) => of(matrix, sizes));
  // The first factor of the Kronecker product says how large the second must be; the weight bounds both.
  const outputs = source.shapeOf(first.whole ?? first.up ?? '')?.[0] ?? 0;
  const inputs = source.shapeOf(first.whole ?? first.down ?? '')?.[1] ?? 0;
  const rest = { outputs: sizes.outputs / outputs, inputs: sizes.inputs / inputs, kernel: sizes.kernel };
  return [of(first, { outputs, inputs, kernel: [1, 1] }), of(second, rest)];
}

/** What is wrong with the shapes of the matrices of one weight. */
export function shapeFaults(source: TensorSource, matrices: readonly Matrix[]): string[] {
  const [first, second] = matrices;
  const sizes = [second?.sizes.outputs ?? 1, second?.sizes.inputs ?? 1];
  if (first !== undefined && !sizes.every((n) => Number.isSafeInteger(n) && n > 0)) {
    const { outputs, inputs } = first.sizes;
    return [`${first.whole ?? first.up ?? ''} is of a factor [${outputs}, ${inputs}], which does not divide the layer`];
  }
  return matrices.flatMap((matrix) => matrixFaults(source, matrix));
}

function matrixFaults(source: TensorSource, matrix: Matrix): string[] {
  const { sizes, rank, inner, isTurned, whole, up, mid, down } = matrix;
  const { outputs, inputs, kernel } = sizes;
  const needed: [name: string | undefined, shape: number[]][] = [[whole, [outputs, inputs, ...kernel]]];
  if (rank !== null) {
    needed.push([up, isTurned ? [rank, outputs, 1, 1] : [outputs, rank, 1, 1]]);
    needed.push([down, mid === undefined ? [rank, inputs, ...kernel] : [inner, inputs, 1, 1]]);
    needed.push([mid, [rank, inner, ...kernel]]);
  }
  const faults = needed.flatMap(([name, shape]) => (name === undefined ? [] : shapeFault(source, name, shape)));
  if (rank === 0 || (mid !== undefined && inner === 0)) faults.push(`${up ?? ''} is of rank 0`);
  return faults;
}

/** Tensors of filters may have their last axes in one, and the change of a vector has one axis. */
function shapeFault(source: TensorSource, name: string, shape: readonly number[]): string[] {
  const [outputs = 0, ...rest] = shape;
  const flat = [outputs, product(rest)];
  const forms = [shape, flat, ...(flat[1] === 1 ? [[outputs]] : [])].map((form) => form.join());
  const found = source.shapeOf(name);
  if (forms.includes(found?.join() ?? '')) return [];
  const isPointwise = shape[2] === 1 && shape[3] === 1;
  return [`${name} is ${shown(found)}, needed ${shown(isPointwise ? flat : shape)}`];
}

/** The values of a matrix. */
export interface MatrixValues {
  /** A bound of the values' magnitudes; NaN if a value is NaN. */
  readonly bound: number;
  /** The matrix times `scale`, in our order of axes: `[height · width · in, out]`. */
  make(scale: number): tf.Tensor2D;
}

export async function readMatrix(source: TensorSource, matrix: Matrix): Promise<MatrixValues> {
  const { whole, rank, sizes } = matrix;
  const places = product(sizes.kernel);
  if (rank === null) {
    const values = await readFloats(source, whole);
    return {
      bound: largest(values),
      make: (scale) => tf.mul(ours(values, sizes.outputs, sizes.inputs, places), scale),
    };
  }
  const up = await readFloats(source, matrix.up);
  const mid = matrix.mid === undefined ? null : await readFloats(source, matrix.mid);
  const down = await readFloats(source, matrix.down);
  const between = mid === null ? 1 : largest(mid) * matrix.inner;
  return {
    bound: largest(up) * largest(down) * rank * between,
    make(scale) {
      const { outputs, inputs } = sizes;
      const rows =
        mid === null ? ours(down, rank, inputs, places) : tucker(rank, matrix.inner, mid, down, inputs, places);
      const stored = matrix.isTurned
        ? tf.tensor2d(up, [rank, outputs])
        : tf.transpose(tf.tensor2d(up, [outputs, rank]));
      // Scaled and turned while it is small; wasm multiplies by a transpose ten times as slowly as by a matrix that has
      // been turned.
      return tf.matMul<tf.Tensor2D>(rows, tf.mul(stored, scale));
    },
  };
}

/** `[rows, in, places]` as stored → `[places · in, rows]`. */
function ours(values: Float32Array, rows: number, inputs: number, places: number): tf.Tensor2D {
  return tf.reshape(tf.transpose(tf.tensor3d(values, [rows, inputs, places]), [2, 1, 0]), [places * inputs, rows]);
}

/** mid `[r, s, places]` times down `[s, in]` → `[places · in, r]`. */
function tucker(
  rank: number,
  inner: number,
  mid: Float32Array,
  down: Float32Array,
  inputs: number,
  places: number,
): tf.Tensor2D {
  const columns = tf.reshape(tf.transpose(tf.tensor3d(mid, [rank, inner, places]), [2, 0, 1]), [places * rank, inner]);
  const rows = tf.matMul(columns, tf.tensor2d(down, [inner, inputs])); // [places·r, in]
  const turned = tf.transpose(tf.reshape(rows, [places, rank, inputs]), [0, 2, 1]);
  return tf.reshape(turned, [places * inputs, rank]);
}

export async function readFloats(source: TensorSource, name = ''): Promise<Float32Array> {
  return toFloats(await source.read(name));
}

/** The largest magnitude; NaN when any value is. */
export function largest(values: Float32Array): number {
  let max = 0;
  for (const value of values) {
    const magnitude = Math.abs(value);
    if (!(magnitude <= max)) max = magnitude;
    if (Number.isNaN(max)) break;
  }
  return max;
}

export function product(shape: readonly number[]): number {
  return shape.reduce((total, n) => total * n, 1);
}

function shown(shape: readonly number[] | null): string {
  return `[${(shape ?? []).join(', ')}]`;
}
