import { bytesOf, dispatch, PLAIN, type Dispatch, type View } from './kernel';
import { entry, raw } from './wgsl';

const THREADS = 64;

/** A matrix of `rows` by `columns` from one place to another of the same storage: operands `x` and `y`. */
export function copyRows(rows: number, columns: number, from: View, to: View): Dispatch {
  const perWord = from.storage === 'float32' ? 1 : 2;
  const isWhole = [columns, from.stride, from.offset, to.stride, to.offset].every((n) => n % perWord === 0);
  const size = isWhole ? perWord : 1;
  // Where halves do not begin and end with words, a thread makes a word of the result, and keeps what is no copy in it.
  const words = isWhole ? (rows * columns) / perWord : Math.ceil((rows * to.stride) / 2);
  return dispatch({
    key: ['copy', isWhole ? 'words' : 'halves'],
    features: PLAIN,
    uniforms: {
      words,
      rows,
      columns: columns / size,
      stride: from.stride / size,
      offset: from.offset / size,
      y_stride: to.stride / size,
      y_offset: to.offset / size,
    },
    operands: [raw('x', 'u32'), raw('y', 'u32', 'write')],
    code: isWhole ? WORDS : HALVES,
    workgroups: Math.ceil(words / THREADS),
    flops: 0,
    bytes: 2 * bytesOf(from.storage, rows * columns),
  });
}

const WORDS = entry(
  THREADS,
  `  let i = workgroup * ${THREADS}u + thread;
  if (i >= u.words) { return; }
  y[i / u.columns * u.y_stride + u.y_offset + i % u.columns] = x[i / u.columns * u.stride + u.offset + i % u.columns];`,
);

const HALVES = `
fn copied(i: u32, old: u32) -> u32 {
  let row = i / u.y_stride;
  let column = i % u.y_stride - u.y_offset; // wraps around below the first
  if (row >= u.rows || column >= u.columns) { return old; }
  let there = row * u.stride + u.offset + column;
  return (x[there / 2u] >> (16u * (there % 2u))) & 0xffffu;
}
${entry(
  THREADS,
  `  let i = workgroup * ${THREADS}u + thread;
  if (i >= u.words) { return; }
  let old = y[i];
  y[i] = copied(2u * i, old & 0xffffu) | (copied(2u * i + 1u, old >> 16u) << 16u);`,
)}`;
