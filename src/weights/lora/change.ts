import * as tf from '@tensorflow/tfjs-core';
import type { AdapterKind } from './kinds';
import { product, sizesOf, type Sizes, type MatrixValues } from './matrix';
import type { Param } from '../../layers/module';

/**
 * The magnitudes of DoRA (Liu et al., 2024): one for each output of the layer, or, as LyCORIS has it too, for each
 * input.
 */
export interface Magnitude {
  readonly values: Float32Array;
  readonly of: 'outputs' | 'inputs';
}

/** The values of the change of one weight. */
export interface Change {
  readonly kind: AdapterKind;
  readonly matrices: readonly MatrixValues[];
  /** What each of the matrices is the shape of. */
  readonly sizes: readonly Sizes[];
  /** By what the change is multiplied at scale 1. */
  readonly scale: number;
  readonly magnitude: Magnitude | null;
}

/**
 * `value` with the change at `scale`: `W + s·ΔW`. DoRA gives that the norms that were learned, `m · (W + s·ΔW) / ‖W +
 * s·ΔW‖`, as PEFT does (tuners/lora/dora.py), and so diffusers. LyCORIS and the web UIs agree at scale 1, and blend in
 * ways of their own at others.
 */
export function changed(param: Param, value: tf.Tensor, change: Change, scale: number): tf.Tensor {
  const delta = tf.reshape(deltaOf(change, scale * change.scale), [...param.shape]);
  const sum = tf.add(value, delta);
  return change.magnitude === null ? sum : withNorms(sum, sizesOf(param), change.magnitude);
}

function deltaOf({ kind, matrices, sizes }: Change, scale: number): tf.Tensor {
  const [first, second] = matrices.map((matrix, i) => matrix.make(i === 0 ? scale : 1));
  if (first === undefined) throw new RangeError('a change has no matrix');
  if (second === undefined) return first;
  return kind === 'LoKr' ? kronecker(first, second, sizes) : tf.mul(first, second);
}

/** `[i, o]` ⊗ `[places·j, p]` → `[places·i·j, o·p]`. */
function kronecker(first: tf.Tensor, second: tf.Tensor, [small, large]: readonly Sizes[]): tf.Tensor {
  if (small === undefined || large === undefined) throw new RangeError('a Kronecker product has two factors');
  const places = product(large.kernel);
  const [rows, columns] = [small.inputs * large.inputs, small.outputs * large.outputs];
  // A product of columns: [i·o, 1] times [1, places·j·p].
  const all = tf.matMul(tf.reshape(first, [-1, 1]), tf.reshape(second, [1, -1]));
  const split = tf.reshape(all, [small.inputs, small.outputs, places, large.inputs, large.outputs]);
  return tf.reshape(tf.transpose(split, [2, 0, 3, 1, 4]), [places * rows, columns]);
}

/** Norms over all axes except that of the magnitudes become the magnitudes. */
function withNorms(weight: tf.Tensor, { outputs, inputs }: Sizes, { values, of }: Magnitude): tf.Tensor {
  const split = tf.reshape(weight, [-1, inputs, outputs]);
  const norms = tf.sqrt(tf.sum(tf.square(split), of === 'outputs' ? [0, 1] : [0, 2], true));
  const wanted = tf.tensor3d(values, of === 'outputs' ? [1, 1, outputs] : [1, inputs, 1]);
  const factors = tf.div(wanted, tf.maximum(norms, 1e-30)); // what has no direction stays zero
  return tf.reshape(tf.mul(split, factors), weight.shape);
}
