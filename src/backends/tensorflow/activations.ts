/** Activations in bytes without a sign, rounded when they are known. */

import { at } from '../../at';
import type { Padding } from '../contract';
import { T, binary, cast, count, join, reshape, scale, unary } from './basics';
import type { Attributes, Builder, Value } from './builder';
import { bits } from './quantized';

/** A tensor as `step·(bytes + offset)`, between its least and its largest value, with zero among the steps. */
export interface Activations {
  /** Of type `quint8`. */
  readonly bytes: Value;
  /** Float32 `[]`: 255 steps, one step, and a whole number from −255 to 0. */
  readonly range: Value;
  readonly step: Value;
  readonly offset: Value;
}

const known = new WeakMap<Value, Activations>();

/** x in bytes, made once where several products take it. They span 1e-6 at least. */
export function activations(b: Builder, x: Value): Activations {
  const found = known.get(x) ?? rounded(b, cast(b, x, 'float32'));
  known.set(x, found);
  return found;
}

function rounded(b: Builder, x: Value): Activations {
  const ends = (['Min', 'Max'] as const).map((name) => extreme(b, name, x));
  const attributes: Attributes = {
    T: { type: 'quint8' },
    mode: { string: 'MIN_FIRST' },
    round_mode: { string: 'HALF_AWAY_FROM_ZERO' },
    ensure_minimum_range: { float: 1e-6 },
  };
  const [bytes, low, high] = b.split('QuantizeV2', [x, ...ends], attributes, 3, x.shape, 'quint8') as [
    Value,
    Value,
    Value,
  ];
  const end = (x: Value): Value => ({ ...x, shape: [], dtype: 'float32' });
  const least = end(low);
  const range = binary(b, 'Sub', end(high), least);
  const step = scale(b, range, 1 / 255);
  const offset = unary(b, 'Round', b.op('RealDiv', [least, step], T(step), [], 'float32'));
  return { bytes, range, step, offset };
}

function extreme(b: Builder, name: 'Min' | 'Max', x: Value): Value {
  const attributes: Attributes = { ...T(x), Tidx: { type: 'int32' }, keep_dims: { bool: false } };
  return b.op(name, [reshape(b, x, [count(x.shape)]), b.ints([0])], attributes, [], x.dtype);
}

/** An image `[B, H, W, C]` with zeros around it; of type `uint8`, as is what follows. */
export function padded(b: Builder, { bytes, offset }: Activations, { top, bottom, left, right }: Padding): Value {
  const image = bits(b, bytes, 'uint8');
  const [batch, height, width, channels] = image.shape as [number, number, number, number];
  const shape = [batch, height + top + bottom, width + left + right, channels];
  if (count(shape) === count(image.shape)) return image;
  const zero = cast(b, unary(b, 'Neg', offset), 'uint8');
  const around = b.ints([0, 0, top, bottom, left, right, 0, 0], [4, 2]);
  return b.op('PadV2', [image, around, zero], { ...T(image), Tpaddings: { type: 'int32' } }, shape, 'uint8');
}

/** What a filter sees from each of `rows` rows of places on, the first at `first`. */
export interface View {
  readonly filter: readonly [height: number, width: number];
  readonly stride: number;
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
}

/** im2col: an image `[B, H, W, C]` → `[B·rows·columns, h·w·C]`. */
export function patches(b: Builder, image: Value, { filter: [h, w], stride, first, rows, columns }: View): Value {
  const [batch, height, , channels] = image.shape as [number, number, number, number];
  if (h * w * stride === 1 && rows === height) return reshape(b, image, [batch * rows * columns, channels]);
  const places = [batch, rows, columns, channels];
  const views = Array.from({ length: h * w }, (_, i) => {
    const begin = [0, first * stride + Math.floor(i / w), i % w, 0];
    const end = [batch, at(begin, 1) + (rows - 1) * stride + 1, at(begin, 2) + (columns - 1) * stride + 1, channels];
    const inputs = [image, b.ints(begin), b.ints(end), b.ints([1, stride, stride, 1])];
    return b.op('StridedSlice', inputs, { ...T(image), Index: { type: 'int32' } }, places, image.dtype);
  });
  return reshape(b, join(b, views, 3), [batch * rows * columns, h * w * channels]);
}
