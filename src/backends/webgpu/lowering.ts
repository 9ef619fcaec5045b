/** Each op of the contract in kernels. */

import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Weight } from '../contract';
import type { OpName, Ops } from '../op-table';
import { attention } from './attention';
import { add } from './kernels/add';
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
  return site.makeByRows(x.shape, { x }, (rows) => activate(kind, sizeOf(rows.y), rows.x, rows.y, site.features));
}

export const lowerings: Lowerings = {
  linear,
  conv2d,
  upsampleConv2d,
  groupNorm,
  layerNorm,
  attention,

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
    return site.makeByRows(shape, { x }, (rows) => geglu(kind, sizeOf(rows.y), rows.x, rows.y, site.features));
  },

  upsample2x(site, made) {
    const x = forced(site, made);
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const kernel = (y: Value) => upsample2x([batch, height, width, channels], x, y, site.features);
    return site.make([batch, 2 * height, 2 * width, channels], kernel, { x });
  },

  mix(site, ...[first, second, t]) {
    const operands = { a: forced(site, first), b: forced(site, second) };
    return site.makeByRows(operands.a.shape, operands, ({ a, b, y }) => mix(t, sizeOf(y), a, b, y, site.features));
  },

  add(site, ...[first, second]) {
    const operands = { a: forced(site, first), b: forced(site, second) };
    const { shape } = operands.a;
    if (operands.b.shape.join() === shape.join())
      return site.makeByRows(shape, operands, ({ a, b, y }) => add(a, y.shape, b, y.shape, y, site.features));
    const { a, b } = operands;
    return site.make(shape, (y) => add(a, shape, b, b.shape, y, site.features), operands);
  },

  addChannels(site, ...[image, shift]) {
    const operands = { a: forced(site, image), b: forced(site, shift) };
    return site.makeByRows(operands.a.shape, operands, ({ a, b, y }) => {
      const [batch, height, width, channels] = y.shape as [number, number, number, number];
      return add(a, [batch, height * width, channels], b, [at(b.shape, 0), 1, channels], y, site.features);
    });
  },

  scale(site, made, factor, offset) {
    const x = forced(site, made);
    return site.makeByRows(x.shape, { x }, (rows) =>
      scale(factor, offset, sizeOf(rows.y), rows.x, rows.y, site.features),
    );
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
    site.runByRows({ x, y }, (rows) => copy(sizeOf(rows.y), rows.x, rows.y, site.features));
    return y;
  },

  first(site, made, columns) {
    const x = forced(site, made);
    const shape = x.shape.with(-1, columns);
    return site.make(shape, (y) => copy(sizeOf({ shape }), x, y, site.features), { x });
  },
};
