import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { checkArgument, finite } from '../checks';
import { OptionError } from '../errors';
import { tensor } from './options';

/** From here on two directions count as the same, and the arc between them as straight. */
const PARALLEL = 0.9995;

/**
 * The point at `t` of the straight line from `a` (0) to `b` (1), a new tensor of their shape: between two contexts a walk from one prompt
 * to another, as in KerasCV's guide. Throws `OptionError` for tensors of two shapes and a `t` that is no finite number.
 */
export function lerp<T extends Tensor>(a: T, b: T, t: number): T {
  checkWalk('lerp', a, b, t);
  return tf.tidy(() => tf.add<T>(tf.mul(a, 1 - t), tf.mul(b, t)));
}

/**
 * The point at `t` of the arc from `a` (0) to `b` (1), each taken as one vector (Shoemake, 1985, section 3.3), a new tensor of their shape:
 * between two draws of noise, where the straight line would pass through noise of too small a deviation. Throws as `lerp`.
 */
export function slerp<T extends Tensor>(a: T, b: T, t: number): T {
  checkWalk('slerp', a, b, t);
  return tf.tidy(() => {
    const cosine = tf.div(tf.sum(tf.mul(a, b)), tf.mul(tf.norm(a), tf.norm(b)));
    const angle = tf.acos(tf.clipByValue(cosine, -PARALLEL, PARALLEL));
    const share = (part: number) => tf.div(tf.sin(tf.mul(angle, part)), tf.sin(angle));
    const arc = tf.add<T>(tf.mul(a, share(1 - t)), tf.mul(b, share(t)));
    const isStraight = tf.greaterEqual(tf.abs(cosine), PARALLEL);
    return tf.where<T>(tf.broadcastTo(isStraight, a.shape), lerp(a, b, t), arc);
  });
}

function checkWalk(where: string, a: Tensor, b: Tensor, t: number): void {
  checkArgument(where, 'the first', a, tensor);
  checkArgument(where, 'the second', b, tensor);
  checkArgument(where, 't', t, finite);
  if (a.shape.join() === b.shape.join()) return;
  const found = `the tensors are [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`;
  throw new OptionError(`${where}: ${found}; two of one shape are needed.`);
}
