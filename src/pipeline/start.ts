import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import { latentFactor, type Preset } from '../models/presets';
import { randomSource, type LatentShape } from '../schedulers';
import { listOf } from './lists';
import type { Run } from './run';

type Autoencoded = Pick<Preset, 'autoencoder'>;

/** The latents of a run, `[B, h, w, C]`. */
export function latentShape(
  { batchSize, height, width }: Pick<Run, 'batchSize' | 'height' | 'width'>,
  preset: Autoencoded,
): LatentShape {
  const factor = latentFactor(preset);
  return [batchSize, height / factor, width / factor, preset.autoencoder.latentChannels];
}

/** Standard normal noise of a shape, draw after draw: that of the run's seed, or of a seed for each picture, except that the first is `given`, where it is. */
export function noiseOf({ rng, seed }: Run, shape: LatentShape, given: Tensor | undefined): () => Tensor4D {
  const sources = listOf(seed).map((one) => randomSource(rng, one));
  const one: LatentShape = [shape[0] / sources.length, shape[1], shape[2], shape[3]];
  let first = given;
  return () => {
    if (first === undefined)
      return tf.tidy(() => tf.concat(sources.map((source) => tf.tensor4d(source.normal(one), [...one]))));
    const noise = expandNoise(first, shape);
    first = undefined;
    return noise;
  };
}

/** Noise given by the caller: `[h, w, C]`, `[1, h, w, C]` or the whole shape → the whole shape. */
export function expandNoise(noise: Tensor, shape: LatentShape): Tensor4D {
  const [batch, ...one] = shape;
  const [rows, ...rest] = noise.shape.length === 3 ? [1, ...noise.shape] : noise.shape;
  if (rest.join() !== one.join() || (rows !== 1 && rows !== batch)) {
    const found = `diffusionNoise is [${noise.shape.join(', ')}]`;
    throw new OptionError(`generateImage: ${found}; [${one.join(', ')}] or [${shape.join(', ')}] is needed.`);
  }
  return tf.tidy(() => {
    const rowsFirst = tf.reshape<tf.Rank.R4>(noise, [rows, ...one]);
    return rows === batch ? tf.clone(rowsFirst) : tf.tile(rowsFirst, [batch, 1, 1, 1]);
  });
}
