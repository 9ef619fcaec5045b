import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError, UnsupportedError } from '../errors';
import type { LatentShape } from '../schedulers';
import type { Preset } from '../models/presets';

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

/** The UNet of an inpainting checkpoint takes the mask and the picture behind it too, which text alone does not give. */
export function requireLatentsOnly(where: string, name: string, { diffusionModel, autoencoder }: Preset): void {
  const { latentChannels } = autoencoder;
  if (diffusionModel.inChannels === latentChannels) return;
  const found = `the UNet of '${name}' takes ${diffusionModel.inChannels} channels, as those of inpainting checkpoints do`;
  const advice = 'use a text-to-image checkpoint, or give diffusionModel.run the mask and the masked latents yourself';
  throw new UnsupportedError(`${where}: ${found}; ${latentChannels} are needed to draw from text: ${advice}.`);
}
