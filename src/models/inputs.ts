import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { LatentShape } from '../schedulers';

/** Contexts of one prompt for `batch` pictures: `[N, C]`, `[1, N, C]` or `[batch, N, C]` → `[batch, N, C]`. */
export function expandContext(context: Tensor, batch: number, length: number, width: number): Tensor3D {
  const [rows, n, c] = context.shape.length === 2 ? [1, ...context.shape] : context.shape;
  if (
    context.shape.length < 2 ||
    context.shape.length > 3 ||
    n !== length ||
    c !== width ||
    (rows !== 1 && rows !== batch)
  ) {
    const found = `encodedText is [${context.shape.join(', ')}] for ${batch} pictures`;
    throw new OptionError(
      `generateImage: ${found}; [1, ${length}, ${width}] or [${batch}, ${length}, ${width}] is needed.`,
    );
  }
  return tf.tidy(() => {
    const rowsFirst = tf.reshape<tf.Rank.R3>(context, [rows, length, width]);
    return rows === batch ? rowsFirst : tf.tile(rowsFirst, [batch, 1, 1]);
  });
}

/** Start noise given by the caller: `[h, w, C]`, `[1, h, w, C]` or the whole shape → the whole shape. */
export function expandNoise(noise: Tensor, shape: LatentShape): Tensor4D {
  const [batch, ...one] = shape;
  const [rows, ...rest] = noise.shape.length === 3 ? [1, ...noise.shape] : noise.shape;
  if (rest.join() !== one.join() || (rows !== 1 && rows !== batch)) {
    const found = `diffusionNoise is [${noise.shape.join(', ')}]`;
    throw new OptionError(`generateImage: ${found}; [${one.join(', ')}] or [${shape.join(', ')}] is needed.`);
  }
  return tf.tidy(() => {
    const rowsFirst = tf.reshape<tf.Rank.R4>(noise, [rows, ...one]);
    return rows === batch ? rowsFirst : tf.tile(rowsFirst, [batch, 1, 1, 1]);
  });
}
