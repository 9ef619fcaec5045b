import type { AttentionOptions, GeluKind, Padding } from '../contract';
import { causalMaskValues } from '../mask';
import type { DataType } from './binding';
import type { Attributes, Builder, Epilogue, Value } from './builder';

/**
 * oneDNN's kernels that TensorFlow has under names of their own need this label; the rest of the runtime does not choose them, and
 * its own softmax, for one, takes twice as long.
 */
const NATIVE: Attributes = { _kernel: { string: 'MklNameChangeOp' } };

/** A piece of attention scores: small enough that the softmax and the second product find it in the cache. */
const SCORE_BYTES = 16 * 2 ** 20;

const count = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);
const T = ({ dtype }: Value): Attributes => ({ T: { type: dtype } });

export function cast(b: Builder, x: Value, dtype: DataType): Value {
  if (x.dtype === dtype) return x;
  return b.op('Cast', [x], { SrcT: { type: x.dtype }, DstT: { type: dtype } }, x.shape, dtype);
}

export function reshape(b: Builder, x: Value, shape: readonly number[]): Value {
  if (shape.length === x.shape.length && shape.every((n, i) => n === x.shape[i])) return x;
  return b.op('Reshape', [x, b.ints(shape)], { ...T(x), Tshape: { type: 'int32' } }, shape, x.dtype);
}

export function transpose(b: Builder, x: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => x.shape[axis] as number);
  return b.op('Transpose', [x, b.ints(order)], { ...T(x), Tperm: { type: 'int32' } }, shape, x.dtype);
}

/** Element by element; the shapes are equal or broadcast to that of `x`. */
export function binary(b: Builder, name: 'AddV2' | 'Sub' | 'Mul' | 'SquaredDifference', x: Value, y: Value): Value {
  return b.op(name, [x, y], T(x), x.shape, x.dtype);
}

export function unary(b: Builder, name: string, x: Value): Value {
  return b.op(name, [x], T(x), x.shape, x.dtype);
}

export function mean(b: Builder, x: Value, axis: number): Value {
  const shape = x.shape.with(axis, 1);
  const attributes: Attributes = { ...T(x), Tidx: { type: 'int32' }, keep_dims: { bool: true } };
  return b.op('Mean', [x, b.ints([axis])], attributes, shape, x.dtype);
}

function split(b: Builder, x: Value, pieces: number, axis: number): Value[] {
  if (pieces === 1) return [x];
  const shape = x.shape.with(axis, (x.shape[axis] as number) / pieces);
  return b.split('Split', [b.ints([axis], []), x], { ...T(x), num_split: { int: pieces } }, pieces, shape, x.dtype);
}

function join(b: Builder, xs: readonly Value[], axis: number): Value {
  const [first] = xs as [Value];
  if (xs.length === 1) return first;
  const shape = first.shape.with(axis, xs.reduce((sum, x) => sum + (x.shape[axis] as number), 0)); // prettier-ignore
  const attributes: Attributes = { ...T(first), N: { int: xs.length }, Tidx: { type: 'int32' } };
  return b.op('ConcatV2', [...xs, b.ints([axis], [])], attributes, shape, first.dtype);
}

/** A weight in the type that is computed in: half precision of IEEE's saves memory here, not time, and is widened. */
function widened(b: Builder, weight: Value): Value {
  return weight.dtype === 'float16' ? cast(b, weight, 'float32') : weight;
}

/** What follows a product, in the type of the product. */
function like(b: Builder, w: Value, { bias, skip, gelu }: Epilogue, shape: readonly number[]): Epilogue {
  return {
    ...(bias && { bias: cast(b, bias, w.dtype) }),
    ...(skip && { skip: reshape(b, cast(b, skip, w.dtype), shape) }),
    ...(gelu && { gelu }),
  };
}

export function linear(b: Builder, x: Value, weight: Value, epilogue: Epilogue): Value {
  const [inputs, outputs] = weight.shape as [number, number];
  const w = widened(b, weight);
  const rows = reshape(b, cast(b, x, w.dtype), [count(x.shape) / inputs, inputs]);
  const y = b.dense(rows, w, like(b, w, epilogue, [rows.shape[0] as number, outputs]));
  return reshape(b, y, [...x.shape.slice(0, -1), outputs]);
}

export function conv2d(
  b: Builder,
  x: Value,
  weight: Value,
  { top, bottom, left, right }: Padding,
  stride: number,
  { shift, ...epilogue }: Epilogue & { readonly shift?: Value },
): Value {
  const [batch, height, width] = x.shape as [number, number, number];
  const [h, v, , outputs] = weight.shape as [number, number, number, number];
  const w = widened(b, weight);
  const size = (length: number, kernel: number) => Math.floor((length - kernel) / stride) + 1;
  const output = [batch, size(height + top + bottom, h), size(width + left + right, v), outputs];
  const rest = like(b, w, epilogue, output);
  const bias = shift === undefined || rest.bias === undefined ? rest.bias : shifted(b, rest.bias, shift);
  const shape = { stride, padding: [top, bottom, left, right], output } as const;
  return b.conv(cast(b, x, w.dtype), w, shape, { ...rest, ...(bias && { bias }) });
}

/** A bias with what is added to each channel of every picture, `[1, C]`, in it. */
function shifted(b: Builder, bias: Value, shift: Value): Value {
  return binary(b, 'AddV2', bias, reshape(b, cast(b, shift, bias.dtype), bias.shape));
}

/** In float32, since the values of a row that are looked up are few. */
export function embedding(b: Builder, table: Value, ids: Value): Value {
  const shape = [...ids.shape, table.shape[1] as number];
  const attributes: Attributes = {
    Tparams: { type: table.dtype },
    Tindices: { type: 'int32' },
    Taxis: { type: 'int32' },
    batch_dims: { int: 0 },
  };
  return cast(b, b.op('GatherV2', [table, ids, b.ints([0], [])], attributes, shape, table.dtype), 'float32');
}

/**
 * Moments of each channel, then of each group: the mean of its channels' variances plus the variance of their means. The normalisation
 * is a batch normalisation of each picture with its own moments, which oneDNN does in one read and one write.
 */
export function groupNorm(b: Builder, x: Value, gamma: Value, beta: Value, groups: number, epsilon: number): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = channels / groups;
  const pixels = reshape(b, x, [batch, height * width, channels]);
  const moments = b.scope(() => join(b, channelMoments(b, cast(b, pixels, 'float32')), 0)); // [2B, 1, C]
  const [means, variances] = split(b, reshape(b, moments, [2 * batch, groups, size]), 2, 0) as [Value, Value];
  const mean1 = mean(b, means, 2); // [B, G, 1]
  const between = mean(b, binary(b, 'SquaredDifference', means, mean1), 2);
  const variance = binary(b, 'AddV2', mean(b, variances, 2), between);
  const zeros = b.floats(new Float32Array(channels), [1, groups, size]);
  const each = (m: Value) => {
    const spread = b.op('AddV2', [m, zeros], T(m), [batch, groups, size], m.dtype);
    return split(b, reshape(b, spread, [batch, channels]), batch, 0).map((row) => reshape(b, row, [channels]));
  };
  const [ms, vs] = [each(mean1), each(variance)];
  const attributes: Attributes = {
    ...T(x),
    U: { type: 'float32' },
    epsilon: { float: epsilon },
    is_training: { bool: false },
    data_format: { string: 'NHWC' },
  };
  const normed = split(b, x, batch, 0).map((picture, i) =>
    b.split('FusedBatchNormV3', [picture, gamma, beta, ms[i] as Value, vs[i] as Value], attributes, 6, picture.shape, x.dtype)[0] as Value); // prettier-ignore
  return join(b, normed, 0);
}

/** Mean and variance over the pixels: x `[B, N, C]` → two `[B, 1, C]`. */
function channelMoments(b: Builder, x: Value): [Value, Value] {
  const means = mean(b, x, 1);
  return [means, mean(b, binary(b, 'SquaredDifference', x, means), 1)];
}

export function layerNorm(b: Builder, x: Value, gamma: Value, beta: Value, epsilon: number): Value {
  const channels = x.shape.at(-1) as number;
  const rows = reshape(b, x, [count(x.shape) / channels, channels]);
  return reshape(b, b.layerNorm(rows, gamma, beta, epsilon), x.shape);
}

export function attention(b: Builder, q: Value, k: Value, v: Value, { heads, causal }: AttentionOptions): Value {
  const [batch, length, channels] = q.shape as [number, number, number];
  const size = channels / heads;
  const scaled = splitHeads(b, scale(b, q, size ** -0.5), heads); // [B·H, N, d]
  const [keys, values] = [splitHeads(b, k, heads), splitHeads(b, v, heads)]; // [B·H, M, d]
  const [perPiece, rows] = pieces(batch * heads, length, keys.shape[1] as number, q.dtype);
  const [ks, vs] = [keys, values].map((x) => split(b, x, (batch * heads) / perPiece, 0)) as [Value[], Value[]];
  const attended = split(b, scaled, (batch * heads) / perPiece, 0).map((some, i) => {
    const parts = split(b, some, length / rows, 1).map((part, j) =>
      b.scope(() => attend(b, part, ks[i] as Value, vs[i] as Value, causal ? j * rows : null)),
    );
    return join(b, parts, 1);
  });
  return mergeHeads(b, join(b, attended, 0), batch, heads);
}

/** How many heads, and how many of their queries, a piece of scores takes: divisors, the fewest queries last. */
function pieces(heads: number, length: number, keys: number, dtype: DataType): [heads: number, queries: number] {
  const budget = SCORE_BYTES / ((dtype === 'float32' ? 4 : 2) * keys);
  if (heads * length <= budget) return [heads, length];
  const some = largestDivisor(heads, Math.min(2, heads));
  return [some, largestDivisor(length, Math.max(1, Math.floor(budget / some)))];
}

function largestDivisor(n: number, most: number): number {
  for (let d = Math.min(n, most); d > 1; d--) if (n % d === 0) return d;
  return 1;
}

/** `softmax(q·kᵀ)·v` of queries from row `start` on (null: every key is seen). */
function attend(b: Builder, q: Value, k: Value, v: Value, start: number | null): Value {
  const [rows, length, keys] = [q.shape[0] as number, q.shape[1] as number, k.shape[1] as number];
  const scores = matMul(b, q, k, true);
  const mask =
    start === null ? null : cast(b, b.floats(causalMaskValues(start, length, keys), [length, keys]), q.dtype);
  const masked = mask === null ? scores : binary(b, 'AddV2', scores, mask);
  const weights = b.op('_MklSoftmax', [masked], { ...T(q), ...NATIVE }, [rows, length, keys], q.dtype);
  return matMul(b, weights, v, false);
}

function matMul(b: Builder, x: Value, y: Value, transposeY: boolean): Value {
  const attributes: Attributes = { ...T(x), adj_x: { bool: false }, adj_y: { bool: transposeY } };
  const shape = x.shape.with(-1, y.shape.at(transposeY ? -2 : -1) as number);
  return b.op('BatchMatMulV2', [x, y], attributes, shape, x.dtype);
}

/** `[B, N, C]` → `[B·H, N, C/H]`. */
function splitHeads(b: Builder, x: Value, heads: number): Value {
  const [batch, length, channels] = x.shape as [number, number, number];
  if (heads === 1) return x;
  const split4 = transpose(b, reshape(b, x, [batch, length, heads, channels / heads]), [0, 2, 1, 3]);
  return reshape(b, split4, [batch * heads, length, channels / heads]);
}

/** `[B·H, N, d]` → `[B, N, H·d]`. */
function mergeHeads(b: Builder, x: Value, batch: number, heads: number): Value {
  const [, length, size] = x.shape as [number, number, number];
  if (heads === 1) return x;
  const merged = transpose(b, reshape(b, x, [batch, heads, length, size]), [0, 2, 1, 3]);
  return reshape(b, merged, [batch, length, heads * size]);
}

export function silu(b: Builder, x: Value): Value {
  return b.silu(x);
}

export function gelu(b: Builder, x: Value, kind: GeluKind): Value {
  const wide = cast(b, x, 'float32');
  if (kind === 'quick') return cast(b, binary(b, 'Mul', wide, unary(b, 'Sigmoid', scale(b, wide, 1.702))), x.dtype);
  const inner =
    kind === 'erf' ? unary(b, 'Erf', scale(b, wide, Math.SQRT1_2)) : unary(b, 'Tanh', tanhArgument(b, wide));
  const gate = binary(b, 'AddV2', inner, b.float(1));
  return cast(b, binary(b, 'Mul', scale(b, wide, 0.5), gate), x.dtype);
}

/** `√(2/π)·(x + 0.044715x³)`. */
function tanhArgument(b: Builder, x: Value): Value {
  const inner = binary(b, 'AddV2', scale(b, unary(b, 'Square', x), 0.044715), b.float(1));
  return scale(b, binary(b, 'Mul', x, inner), Math.sqrt(2 / Math.PI));
}

export function geglu(b: Builder, x: Value, kind: GeluKind): Value {
  const [value, gates] = split(b, x, 2, x.shape.length - 1) as [Value, Value];
  return binary(b, 'Mul', value, gelu(b, gates, kind));
}

/** The projection and its gate as two products, of which the second has its GELU within it. */
export function gegluLinear(b: Builder, x: Value, weight: Value, bias: Value, kind: 'erf' | 'tanh'): Value {
  const [values, gates] = split(b, widened(b, weight), 2, 1) as [Value, Value];
  const [forValues, forGates] = split(b, bias, 2, 0) as [Value, Value];
  const gate = linear(b, x, gates, { bias: forGates, gelu: kind });
  return binary(b, 'Mul', linear(b, x, values, { bias: forValues }), gate);
}

export function upsample2x(b: Builder, x: Value): Value {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const size = b.ints([2 * height, 2 * width]);
  const attributes: Attributes = { ...T(x), align_corners: { bool: false }, half_pixel_centers: { bool: false } };
  return b.op('ResizeNearestNeighbor', [x, size], attributes, [batch, 2 * height, 2 * width, channels], x.dtype);
}

export function mix(b: Builder, x: Value, y: Value, t: number): Value {
  return binary(b, 'AddV2', x, scale(b, binary(b, 'Sub', y, x), t));
}

export function addChannels(b: Builder, x: Value, shift: Value): Value {
  const [batch, channels] = shift.shape as [number, number];
  return binary(b, 'AddV2', x, cast(b, reshape(b, shift, [batch, 1, 1, channels]), x.dtype));
}

/** In the type of `x`. */
export function add(b: Builder, x: Value, y: Value): Value {
  return binary(b, 'AddV2', x, cast(b, y, x.dtype));
}

export function scale(b: Builder, x: Value, factor: number): Value {
  return binary(b, 'Mul', x, cast(b, b.float(factor), x.dtype));
}

export function concat(b: Builder, xs: readonly Value[]): Value {
  const [first] = xs as [Value];
  return join(
    b,
    xs.map((x) => cast(b, x, first.dtype)),
    first.shape.length - 1,
  );
}

export function first(b: Builder, x: Value, channels: number): Value {
  const shape = x.shape.with(-1, channels);
  const inputs = [x, b.ints(x.shape.map(() => 0)), b.ints(shape)];
  return b.op('Slice', inputs, { ...T(x), Index: { type: 'int32' } }, shape, x.dtype);
}
