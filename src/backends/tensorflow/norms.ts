import { at } from '../../at';
import { count, T, cast, reshape, binary, mean, split, join, scale } from './basics';
import type { Attributes, Builder, Value } from './builder';

/**
 * Moments of each channel, then of each group: the mean of its channels' variances plus the variance of their means.
 * The normalisation is a batch normalisation of each picture with its own moments, which oneDNN does in one read and
 * one write.
 */
export function groupNorm(b: Builder, x: Value, gamma: Value, beta: Value, groups: number, epsilon: number): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = channels / groups;
  const pictures = split(b, x, batch, 0);
  const ofChannels = height * width < LARGE ? reducedMoments(b, x) : normedMoments(b, pictures);
  const [means, variances] = ofChannels.map((y) => reshape(b, y, [batch, groups, size])) as [Value, Value];
  const mean1 = mean(b, means, 2); // [B, G, 1]
  const between = mean(b, binary(b, 'SquaredDifference', means, mean1), 2);
  const variance = binary(b, 'AddV2', mean(b, variances, 2), between);
  const zeros = b.floats(new Float32Array(batch * channels), [batch, groups, size]);
  const [ms, vs] = [mean1, variance].map((y) => {
    const spread = reshape(b, binary(b, 'AddV2', zeros, y), [batch, channels]);
    return split(b, spread, batch, 0).map((row) => reshape(b, row, [channels]));
  }) as [Value[], Value[]];
  const normed = pictures.map(
    (picture, i) => batchNorm(b, picture, [gamma, beta, at(ms, i), at(vs, i)], epsilon, false)[0],
  );
  return join(b, normed, 0);
}

/** From this many pixels a batch normalisation gives moments faster than the runtime's own reductions. */
const LARGE = 128 * 128;

/** Means and variances over the pixels: x `[B, H, W, C]` → two `[B, C]`, float32. */
function reducedMoments(b: Builder, x: Value): [Value, Value] {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const moments = b.scope(() => {
    const pixels = cast(b, reshape(b, x, [batch, height * width, channels]), 'float32');
    const means = mean(b, pixels, 1);
    return join(b, [means, mean(b, binary(b, 'SquaredDifference', pixels, means), 1)], 0);
  });
  return split(b, reshape(b, moments, [2 * batch, channels]), 2, 0) as [Value, Value];
}

/** The same by batch normalisations in training; TensorFlow returns the unbiased estimate of the variance. */
function normedMoments(b: Builder, pictures: readonly Value[]): [Value, Value] {
  const [, height, width, channels] = at(pictures, 0).shape as [number, number, number, number];
  const filled = (value: number) => b.floats(new Float32Array(channels).fill(value), [channels]);
  const [ones, zeros] = [filled(1), filled(0)];
  const none = b.floats(new Float32Array(0), [0]);
  const moments = pictures.map((picture) => batchNorm(b, picture, [ones, zeros, none, none], 1e-5, true));
  const rows = (values: readonly Value[]) => {
    const each = values.map((value) => reshape(b, value, [1, channels]));
    return join(b, each, 0);
  };
  const variances = rows(moments.map(([, , variance]) => variance));
  return [rows(moments.map(([, mean]) => mean)), scale(b, variances, 1 - 1 / (height * width))];
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
