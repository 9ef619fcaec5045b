import { at } from '../../at';
import { binary, cast, count, join, largestDivisor, mean, reshape, rowsOf, scale, split, T, transpose } from './basics';
import type { Attributes, Builder, Value } from './builder';

/**
 * Moments of each channel, in pieces of the picture, then of each group: the mean of the variances plus the variance of
 * the means. The normalisation is a batch normalisation of each picture with its own moments, which oneDNN does in one
 * read and one write.
 */
export function groupNorm(b: Builder, x: Value, gamma: Value, beta: Value, groups: number, epsilon: number): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = channels / groups;
  const pictures = split(b, x, batch, 0);
  const ofChannels = height * width < LARGE ? reducedMoments(b, x) : normedMoments(b, pictures);
  const pieces = at(ofChannels.shape, 1);
  const apart = transpose(b, reshape(b, ofChannels, [batch, pieces, 2, groups, size]), [2, 0, 3, 1, 4]);
  const [means, variances] = split(b, reshape(b, apart, [2 * batch, groups, pieces * size]), 2, 0) as [Value, Value];
  const mean1 = mean(b, means, 2); // [B, G, 1]
  const between = mean(b, binary(b, 'SquaredDifference', means, mean1), 2);
  const variance = binary(b, 'AddV2', mean(b, variances, 2), between);
  const zeros = b.floats(new Float32Array(batch * channels), [batch, groups, size]);
  const [ms, vs] = [mean1, variance].map((y) => {
    const spread = reshape(b, binary(b, 'AddV2', zeros, y), [batch, channels]);
    return split(b, spread, batch, 0).map((row) => reshape(b, row, [channels]));
  }) as [Value[], Value[]];
  const normed = (of: readonly Value[]) =>
    join(
      b,
      of.map((picture, i) => batchNorm(b, picture, [gamma, beta, at(ms, i), at(vs, i)], epsilon, false)[0]),
      0,
    );
  if (!b.isLazy) return normed(pictures);
  const rows = (first: number, count: number) => normed(pictures.map((picture) => rowsOf(b, picture, first, count)));
  return { ...normed(pictures), inRows: { awaits: variance, rows } };
}

/** From this many pixels a batch normalisation gives moments faster than the runtime's own reductions. */
const LARGE = 128 * 128;

/** Means and variances over the pixels: x `[B, H, W, C]` → `[B, 1, 2, C]`, float32. */
function reducedMoments(b: Builder, x: Value): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  return b.scope(() => {
    const pixels = cast(b, reshape(b, x, [batch, height * width, channels]), 'float32');
    const means = mean(b, pixels, 1);
    const variances = mean(b, binary(b, 'SquaredDifference', pixels, means), 1);
    return reshape(b, join(b, [means, variances], 1), [batch, 1, 2, channels]);
  });
}

/** Values of which a batch normalisation takes the moments at once: it also normalises them, in vain. */
const AT_ONCE = 2 ** 22;

/** The same of P pieces of each picture, by batch normalisations in training: `[B, P, 2, C]`. */
function normedMoments(b: Builder, pictures: readonly Value[]): Value {
  const [, height, width, channels] = at(pictures, 0).shape as [number, number, number, number];
  const filled = (value: number) => b.floats(new Float32Array(channels).fill(value), [channels]);
  const none = b.floats(new Float32Array(0), [0]);
  const given = [filled(1), filled(0), none, none];
  const rows = largestDivisor(height, Math.floor(AT_ONCE / (width * channels)));
  const count = height / rows;
  const moments = pictures.flatMap((picture) =>
    split(b, reshape(b, picture, [count, rows, width, channels]), count, 0).map((piece) =>
      b.scope(() => {
        const [, means, unbiased] = batchNorm(b, piece, given, 1e-5, true);
        const variances = scale(b, unbiased, 1 - 1 / (rows * width));
        return reshape(b, join(b, [means, variances], 0), [1, 2, channels]);
      }),
    ),
  );
  return reshape(b, join(b, moments, 0), [pictures.length, count, 2, channels]);
}

/**
 * `given` are scale, offset, mean and variance; returns the result and, in training, mean and variance of the channels.
 */
function batchNorm(
  b: Builder,
  x: Value,
  given: readonly Value[],
  epsilon: number,
  training: boolean,
): [Value, Value, Value] {
  const attributes: Attributes = {
    ...T(x),
    U: { type: 'float32' },
    epsilon: { float: epsilon },
    exponential_avg_factor: { float: 1 },
    is_training: { bool: training },
    data_format: { string: 'NHWC' },
  };
  const results = b.split('FusedBatchNormV3', [x, ...given], attributes, 6, x.shape, x.dtype);
  const moment = (i: number): Value => ({ ...at(results, i), shape: [at(x.shape, -1)], dtype: 'float32' });
  return [at(results, 0), moment(1), moment(2)];
}

export function layerNorm(b: Builder, x: Value, gamma: Value, beta: Value, epsilon: number): Value {
  const channels = at(x.shape, -1);
  const rows = reshape(b, x, [count(x.shape) / channels, channels]);
  return reshape(b, b.layerNorm(rows, gamma, beta, epsilon), x.shape);
}
