import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import { UnsupportedError } from '../../errors';
import type { AttentionOptions, GeluKind, Weight } from '../contract';
import type { OpName, Ops } from '../op-table';
import type { Besides } from './biases';
import { unaryKinds } from './exports';
import { convolution, product, upsampled, upsampledConvolution } from './products';
import { rowsOf, SCRATCH, sizeOf, step, widthOf, type Operand, type Site, type Step } from './steps';

/** Arguments with tensors where they lie. */
type Placed<T extends unknown[]> = {
  [I in keyof T]: T[I] extends Tensor ? Operand : T[I] extends readonly Tensor[] ? readonly Operand[] : T[I];
};

/** What is fused into an instruction. */
export interface Fused extends Besides {
  readonly silu?: boolean | undefined;
}

type Lowering<K extends OpName> = (site: Site, y: Operand, fused: Fused, args: Placed<Parameters<Ops[K]>>) => Step[];

/** What a value costs that goes through an exponential, in sums and products. */
const EXPONENTIAL = 16;

/** Each op as steps that write its result to `y`. */
export const lowerings: { readonly [K in OpName]: Lowering<K> } = {
  linear: (site, y, fused, args) => [product(site, y, ...args, fused)],
  conv2d: (site, y, fused, args) => convolution(site, y, ...args, fused),
  embedding: () => {
    throw new UnsupportedError('wasm: a program looks up rows of a table, which tracing refuses before.');
  },
  groupNorm: (site, y, { silu }, args) => [groupNorm(site, y, silu === true, ...args)],
  layerNorm: (site, y, _, args) => [layerNorm(site, y, ...args)],
  attention: (site, y, _, args) => [attention(site, y, ...args)],
  silu: (site, y, _, [x]) => [unary(site, y, x, unaryKinds.silu)],
  relu: (site, y, _, [x]) => [unary(site, y, x, unaryKinds.relu)],
  tanh: (site, y, _, [x]) => [unary(site, y, x, unaryKinds.hyperbolicTangent)],
  gelu: (site, y, _, [x, kind]) => [unary(site, y, x, unaryKinds[kind])],
  geglu: (site, y, _, args) => [geglu(site, y, ...args)],
  upsample2x: (site, y, _, [x]) => [upsampled(site, y, x)],
  upsampleConv2d: (site, y, fused, args) => upsampledConvolution(site, y, ...args, fused),
  mix: (site, y, _, [a, b, t]) => {
    const args = [sizeOf(y.shape), a.address, b.address, t, y.address];
    return [step(site, 'mix', 2 * sizeOf(y.shape), args)];
  },
  addChannels: (site, y, _, [x, shift]) => {
    const [batch = 1] = x.shape;
    const stepB = shift.shape[0] === 1 ? 0 : shift.stride;
    return [add(site, y, x, batch, { address: shift.address, stepB, ldb: 0 })];
  },
  add: (site, y, _, [a, b]) => [sum(site, y, a, b)],
  scale: (site, y, _, [x, factor, offset]) => {
    return [step(site, 'scale', sizeOf(y.shape), [sizeOf(y.shape), factor, offset, x.address, y.address])];
  },
  reshape: (site, y, _, [x]) => copy(site, y, { ...x, shape: y.shape, stride: widthOf(y) }),
  concat: (site, y, _, [xs]) => {
    let left = 0;
    return xs.flatMap((x) => {
      const part = { ...y, address: y.address + 4 * left, shape: x.shape };
      left += widthOf(x);
      return copy(site, part, x);
    });
  },
  widen: (site, y, _, [x]) => copy(site, y, x),
  first: (site, y, _, [x]) => copy(site, y, { ...x, shape: y.shape }),
};

function unary(site: Site, y: Operand, x: Operand, kind: number): Step {
  const args = [rowsOf(y), widthOf(y), kind, x.address, x.stride, y.address, y.stride];
  return step(site, 'unary', EXPONENTIAL * sizeOf(y.shape), args);
}

/** Rows from one place to another, none if they lie there already. */
function copy(site: Site, y: Operand, x: Operand): Step[] {
  if (x.address === y.address && x.stride === y.stride) return [];
  const args = [rowsOf(y), widthOf(y), unaryKinds.copy, x.address, x.stride, y.address, y.stride];
  return [step(site, 'unary', sizeOf(y.shape), args)];
}

/** `batch` times a sample of a plus one of b. */
function add(
  site: Site,
  y: Operand,
  a: Operand,
  batch: number,
  b: { address: number; stepB: number; ldb: number },
): Step {
  const args = [
    batch,
    rowsOf(a) / batch,
    widthOf(a),
    a.address,
    a.stride,
    b.address,
    b.stepB,
    b.ldb,
    y.address,
    y.stride,
  ];
  return step(site, 'add', sizeOf(y.shape), args);
}

/** b has a's shape, or is as the end of it, with 1 or nothing before. */
function sum(site: Site, y: Operand, a: Operand, b: Operand): Step {
  const shape = [...new Array<number>(a.shape.length - b.shape.length).fill(1), ...b.shape];
  const shared = shape.findIndex((length) => length !== 1);
  if (shared < 0 || shape.some((length, i) => i >= shared && length !== a.shape[i])) {
    const found = `'add' of shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`;
    throw new UnsupportedError(`wasm: ${found}; the second has to be as the end of the first: set jitCompile: false.`);
  }
  const repeats = rowsOf(a) / rowsOf(b);
  return add(site, y, a, repeats, { address: b.address, stepB: 0, ldb: b.stride });
}

function groupNorm(
  site: Site,
  y: Operand,
  silu: boolean,
  x: Operand,
  gamma: Weight,
  beta: Weight,
  groups: number,
  epsilon: number,
): Step {
  const [batch = 1] = x.shape;
  const channels = widthOf(x);
  const [g, b] = [site.weight(gamma, 'rows').address, site.weight(beta, 'rows').address];
  const sizes = [batch, rowsOf(x) / batch, channels, groups, epsilon];
  const args = [...sizes, x.address, x.stride, g, b, silu ? 1 : 0, y.address, y.stride, SCRATCH];
  return step(site, 'groupNorm', 4 * sizeOf(x.shape), args, 16 * channels + 32);
}

function layerNorm(site: Site, y: Operand, x: Operand, gamma: Weight, beta: Weight, epsilon: number): Step {
  const [g, b] = [site.weight(gamma, 'rows').address, site.weight(beta, 'rows').address];
  const args = [rowsOf(x), widthOf(x), epsilon, x.address, x.stride, g, b, y.address, y.stride];
  return step(site, 'layerNorm', 4 * sizeOf(x.shape), args);
}

function attention(
  site: Site,
  y: Operand,
  q: Operand,
  k: Operand,
  v: Operand,
  { heads, causal }: AttentionOptions,
): Step {
  const [batch, queries, channels] = q.shape as [number, number, number];
  const [keys, size] = [at(k.shape, 1), channels / heads];
  const sizes = [batch, queries, keys, heads, size, size ** -0.5, causal ? 1 : 0];
  const places = [q, k, v, y].flatMap(({ address, stride }) => [address, stride]);
  const work = 2 * batch * queries * keys * channels;
  return step(site, 'attention', work, [...sizes, ...places, SCRATCH], site.call.attentionScratch(keys, size));
}

function geglu(site: Site, y: Operand, x: Operand, kind: GeluKind): Step {
  const args = [rowsOf(y), widthOf(y), unaryKinds[kind], x.address, x.stride, y.address, y.stride];
  return step(site, 'geglu', EXPONENTIAL * sizeOf(y.shape), args);
}
