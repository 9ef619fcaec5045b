import type { Numbers } from '../../contract';
import { bytesOf, dispatch, type Dispatch, type Features, type Storage } from './kernel';
import { entry, raw } from './wgsl';

const THREADS = 64;

/**
 * Turns the axes of numbers as a file has them, up to four, and rounds them to what a tensor holds: operands `x` and
 * `y`. Halves that stay halves are moved as bits, so that nothing of them is lost.
 */
export function turn(
  from: Numbers['dtype'],
  to: Storage,
  shape: readonly number[],
  order: readonly number[],
  features: Features,
): Dispatch {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
  const pad = new Array<number>(4 - shape.length).fill(1);
  const [a = 1, b = 1, c = 1, d = 1] = [...pad, ...order.map((axis) => shape[axis] ?? 1)];
  const [at_a = 1, at_b = 1, at_c = 1, at_d = 1] = [...pad, ...order.map((axis) => strides[axis] ?? 1)];
  const values = a * b * c * d;
  const words = bytesOf(to, values) / 4;
  return dispatch({
    key: ['turn', from, to],
    features,
    uniforms: { words, values, a, b, c, d, at_a, at_b, at_c, at_d },
    operands: [raw('x', 'u32'), raw('y', 'u32', 'write')],
    code: text(from, to, features),
    workgroups: Math.ceil(words / THREADS),
    flops: 0,
    bytes: (from === 'float32' ? 4 : 2) * values + 4 * words,
  });
}

/** A number of the file as float32. */
const READ: Readonly<Record<Numbers['dtype'], string>> = {
  float32: 'bitcast<f32>(x[i])',
  float16: 'unpack2x16float(x[i / 2u])[i % 2u]',
  bfloat16: 'bitcast<f32>(select(x[i / 2u] << 16u, x[i / 2u] & 0xffff0000u, i % 2u == 1u))',
};

function text(from: Numbers['dtype'], to: Storage, { countsOverflows }: Features): string {
  const isBits = from === 'float16' && to === 'half';
  const word =
    to === 'float32'
      ? 'bitcast<u32>(value(source_of(i)))'
      : isBits
        ? 'bits(2u * i) | (bits(2u * i + 1u) << 16u)'
        : 'rounded(value(source_of(2u * i)), value(source_of(2u * i + 1u)), 2u * i + 1u < u.values)';
  const count = countsOverflows ? 'countOverflows(vec4f(a, select(0.0, b, isThere), 0.0, 0.0)); ' : '';
  const rounded = `fn rounded(a: f32, b: f32, isThere: bool) -> u32 { ${count}return pack2x16float(vec2f(a, b)); }`;
  return `
fn source_of(result: u32) -> u32 {
  let o = min(result, u.values - 1u);
  let c = o / u.d;
  let b = c / u.c;
  let a = b / u.b;
  return a * u.at_a + b % u.b * u.at_b + c % u.c * u.at_c + o % u.d * u.at_d;
}
fn value(i: u32) -> f32 { return ${READ[from]}; }
fn bits(result: u32) -> u32 {
  let i = source_of(result);
  return (x[i / 2u] >> (16u * (i % 2u))) & 0xffffu;
}
${to === 'half' && !isBits ? rounded : ''}
${entry(
  THREADS,
  `  let i = workgroup * ${THREADS}u + thread;
  if (i >= u.words) { return; }
  y[i] = ${word};`,
)}`;
}
