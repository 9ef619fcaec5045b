import { bytesOf, dispatch, type Dispatch, type Features, type Kernel, type Storage, type View } from './kernel';
import { placeIn, renamed, withEvenHalves } from './pointwise';
import { entry, raw, reads, widthOf, writes } from './wgsl';

export interface EmbeddingSize {
  /** Rows of the table. */
  readonly count: number;
  readonly width: number;
  /** How many rows are looked up. */
  readonly tokens: number;
}

/** A part of the table, which is operand `name`: bytes from `offset` on, a multiple of 256. */
export interface TablePart {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** What every device can bind. */
const BINDABLE_BYTES = 2 ** 27;
/** So many rows of halves begin at a multiple of 256 bytes, at which bindings may begin. */
const ROWS_TOGETHER = 128;

/**
 * Rows of a table `[count, width]` named by operand `indices`, one `u32` each, → y `[tokens, width]`. Tables larger than
 * a binding are looked up in parts; each writes the rows that it has. Indices must be below `count`.
 */
export function embedding(
  size: EmbeddingSize,
  storage: Storage,
  y: View,
  features: Features,
  bindable = BINDABLE_BYTES,
): Kernel & { readonly parts: readonly TablePart[] } {
  const { count, width, tokens } = size;
  const together = bytesOf(storage, ROWS_TOGETHER * width);
  const most = Math.max(1, Math.floor(bindable / together)) * ROWS_TOGETHER;
  const starts = Array.from({ length: Math.ceil(count / most) }, (_, i) => i * most);
  const parts = starts.map((start, i) => ({
    name: `table${i}`,
    offset: bytesOf(storage, start * width),
    size: bytesOf(storage, Math.min(most, count - start) * width),
  }));
  const result = { rows: tokens, columns: width, y, isEven: widthOf(width, y) > 1 };
  const make = (made: View) =>
    starts.map((start, i) =>
      part(size, { name: `table${i}`, start, end: Math.min(start + most, count) }, storage, made, features),
    );
  return { ...withEvenHalves(result, make, features), parts };
}

interface Rows {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function part(
  { width, tokens }: EmbeddingSize,
  { name, start, end }: Rows,
  storage: Storage,
  y: View,
  features: Features,
): Dispatch {
  const table = reads('table', storage, widthOf(width, { stride: width, offset: 0 }), features);
  const output = writes('y', y.storage, widthOf(width, y), features);
  const quads = Math.ceil(width / 4);
  const made = dispatch({
    key: ['embedding', table.key, output.key],
    features,
    uniforms: { tokens, width, quads, start, end, y_stride: y.stride, y_offset: y.offset },
    operands: [raw('indices', 'u32'), table.operand, output.operand],
    code: [
      table.code,
      output.code,
      entry(
        256,
        `  let i = workgroup * 256 + thread;
  let row = i / u.quads;
  let column = 4 * (i % u.quads);
  if (row >= u.tokens) { return; }
  let index = indices[row];
  if (index < u.start || index >= u.end) { return; }
  let count = u.width - column;
  store4_y(${placeIn('y')}, load4_table((index - u.start) * u.width + column, count), count);`,
      ),
    ].join('\n'),
    workgroups: Math.ceil((tokens * quads) / 256),
    flops: 0,
    bytes: bytesOf(storage, tokens * width) + bytesOf(y.storage, tokens * width),
  });

  return renamed(made, 'table', name);
}
