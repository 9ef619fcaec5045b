/** Sources of normal noise that give the numbers of the Python libraries for the same seed. */

import { checkArgument, natural, oneOf } from '../../checks';
import { TorchGenerator } from './mersenne-twister';
import { statelessNormal } from './philox';
import { normal, prngKey, split } from './threefry';

/** The library whose numbers a seed stands for. */
export type RngName = 'tensorflow' | 'torch' | 'jax';

/** Every `RngName`, the default first. */
export const rngNames: readonly RngName[] = ['tensorflow', 'torch', 'jax'];

/** The shape of latents: NHWC. */
export type LatentShape = readonly [batch: number, height: number, width: number, channels: number];

/** Standard normal noise, draw after draw: the first for the start latents, later ones for samplers that add noise. */
export interface RandomSource {
  /** The next draw, in NHWC order whatever the order in which the numbers were drawn. */
  normal(shape: LatentShape): Float32Array;
}

/**
 * The noise that a library in Python makes from `seed`:
 *
 * - `'tensorflow'`: KerasCV 0.9 on TensorFlow. Drawn as NHWC; draw k is `tf.random.stateless_normal` with the seed pair
 *   [seed, k], the first of which Keras uses.
 * - `'torch'`: diffusers with `torch.Generator('cpu').manual_seed(seed)`. Drawn as NCHW, as diffusers' pipelines do; the
 *   generator goes on from draw to draw.
 * - `'jax'`: Flax diffusers with `jax.random.PRNGKey(seed)`. Drawn as NCHW, as Flax diffusers' pipeline does; the first draw
 *   uses the key itself and later ones follow JAX's idiom `key, use = jax.random.split(key)`.
 *
 * All three libraries keep the low 32 bits of a seed, so seeds that differ by 2^32 are the same.
 *
 * @param seed an integer from 0 to 2^53 - 1
 * @throws OptionError on an unknown name, or a seed out of that range
 */
export function randomSource(name: RngName, seed: number): RandomSource {
  checkArgument('randomSource', 'the name', name, oneOf(rngNames));
  checkArgument('randomSource', 'seed', seed, natural);
  switch (name) {
    case 'tensorflow': {
      let draw = 0;
      return { normal: (shape) => statelessNormal(sizeOf(shape), seed, draw++) };
    }
    case 'torch': {
      const generator = new TorchGenerator(seed);
      return { normal: (shape) => toNhwc(generator.randn(sizeOf(shape)), shape) };
    }
    case 'jax':
      return jaxSource(seed);
  }
}

function jaxSource(seed: number): RandomSource {
  let key = prngKey(seed);
  let first = true;
  return {
    normal(shape) {
      let use = key;
      if (!first) [key, use] = split(key);
      first = false;
      return toNhwc(normal(use, sizeOf(shape)), shape);
    },
  };
}

function sizeOf([batch, height, width, channels]: LatentShape): number {
  return batch * height * width * channels;
}

/** [batch, channels, height, width] → [batch, height, width, channels]. */
function toNhwc(values: Float32Array, [batch, height, width, channels]: LatentShape): Float32Array {
  const out = new Float32Array(values.length);
  const plane = height * width;
  for (let image = 0; image < batch; image++) {
    const start = image * plane * channels;
    for (let channel = 0; channel < channels; channel++) {
      for (let i = 0; i < plane; i++) {
        out[start + i * channels + channel] = values[start + channel * plane + i] as number;
      }
    }
  }
  return out;
}
