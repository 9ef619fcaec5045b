/** Each op of the contract in kernels. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Weight } from '../contract';
import type { OpName, Ops } from '../op-table';
import { add } from './kernels/add';
import { attention } from './kernels/attention';
import { concat } from './kernels/concat';
import { activate, copy, mix, scale, type Activation } from './kernels/elementwise';
import { geglu } from './kernels/geglu';
import { upsample2x } from './kernels/upsample';
import { hasGaps, isNormed, reshaped, type Made, type Site } from './made';
import { forced, groupNorm, layerNorm } from './norms';
import { conv2d, linear, upsampleConv2d } from './products';
import { sizeOf, type Value } from './recording';

type Lowered<A> = A extends Tensor
  ? Made
  : A extends readonly Tensor[]
    ? readonly Made[]
    : A extends Weight
      ? Value
      : A;

type LoweredAll<P extends readonly unknown[]> = { [I in keyof P]: Lowered<P[I]> };

type Lowering<F extends (...args: never[]) => Tensor> = (site: Site, ...args: LoweredAll<Parameters<F>>) => Made;

/** Ops that this engine has kernels for. */
type Lowerings = { readonly [K in Exclude<OpName, 'embedding'>]: Lowering<Ops[K]> };

function pointwise(site: Site, made: Made, kind: Activation): Value {
  const x = forced(site, made);
  return site.make(x.shape, (y) => activate(kind, sizeOf(x), x, y, site.features), { x });
}

export const lowerings: Lowerings = {
  linear,
  conv2d,
  upsampleConv2d,
  groupNorm,
  layerNorm,

  attention(site, ...[queries, keys, values, { heads, causal }]) {
    const [q, k, v] = [forced(site, queries), forced(site, keys), forced(site, values)];
    const [batch, length, channels] = q.shape as [number, number, number];
    const size = { batch, queries: length, keys: at(k.shape, 1), heads, size: channels / heads, causal };
    return site.make(q.shape, (y) => attention(size, { q, k, v, y }, site.features), { q, k, v });
  },

  silu: (site, x) =>
    isNormed(x) && x.norm.kind === 'group' && !x.norm.silu
      ? { ...x, norm: { kind: 'group', silu: true } }
      : pointwise(site, x, 'silu'),
  relu: (site, x) => pointwise(site, x, 'relu'),
  tanh: (site, x) => pointwise(site, x, 'tanh'),
  gelu: (site, x, kind) => pointwise(site, x, `gelu-${kind}`),

  geglu(site, made, kind) {
    const x = forced(site, made);
    const shape = x.shape.with(-1, sizeOf(x).columns / 2);
    return site.make(shape, (y) => geglu(kind, sizeOf({ shape }), x, y, site.features), { x });
  },

  upsample2x(site, made) {
    const x = forced(site, made);
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const kernel = (y: Value) => upsample2x([batch, height, width, channels], x, y, site.features);
    return site.make([batch, 2 * height, 2 * width, channels], kernel, { x });
  },

  mix(site, ...[first, second, t]) {
    const [a, b] = [forced(site, first), forced(site, second)];
    return site.make(a.shape, (y) => mix(t, sizeOf(a), a, b, y, site.features), { a, b });
  },

  add(site, ...[first, second]) {
    const [a, b] = [forced(site, first), forced(site, second)];
    return site.make(a.shape, (y) => add(a, a.shape, b, b.shape, y, site.features), { a, b });
  },

  addChannels(site, ...[image, shift]) {
    const [a, b] = [forced(site, image), forced(site, shift)];
    const [batch, height, width, channels] = a.shape as [number, number, number, number];
    const [shape, rows] = [
      [batch, height * width, channels],
      [b.shape[0] ?? 1, 1, channels],
    ] as const;
    return site.make(a.shape, (y) => add(a, shape, b, rows, y, site.features), { a, b });
  },

  scale(site, made, factor, offset) {
    const x = forced(site, made);
    return site.make(x.shape, (y) => scale(factor, offset, sizeOf(x), x, y, site.features), { x });
  },

  reshape(site, made, shape) {
    const x = forced(site, made);
    return reshaped(hasGaps(x) ? site.make(x.shape, (y) => copy(sizeOf(x), x, y, site.features), { x }) : x, shape);
  },

  concat(site, made) {
    const parts = made.map((one) => forced(site, one));
    const columns = parts.map((part) => sizeOf(part).columns);
    const shape = (parts[0] as Value).shape.with(
      -1,
      columns.reduce((sum, n) => sum + n, 0),
    );
    const y = site.place ?? site.value(shape);
    const views = parts.map((x, i) => ({ x, columns: at(columns, i), isThere: x.block === y.block }));
    const operands = Object.fromEntries(parts.map((part, i) => [`x${i}`, part]));
    site.run(concat(sizeOf({ shape }).rows, views, y, site.features), { ...operands, y });
    return y;
  },

  widen(site, made) {
    const x = forced(site, made);
    const y = site.value(x.shape, 'float32');
    site.run(copy(sizeOf(x), x, y, site.features), { x, y });
    return y;
  },

  first(site, made, columns) {
    const x = forced(site, made);
    const shape = x.shape.with(-1, columns);
    return site.make(shape, (y) => copy(sizeOf({ shape }), x, y, site.features), { x });
  },
};
