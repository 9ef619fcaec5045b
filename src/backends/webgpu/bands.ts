import { at } from '../../at';
import { bytesOf, type Features } from './kernels/kernel';
import { sizeOf, type Value } from './recording';

/**
 * Work that is too much at once, on tensors larger than a binding or for too long: in bands of rows, each of which binds
 * a part of its buffers.
 */

/** How rows of a result depend on those of operand `x`: a convolution reads others, and more, than it makes. */
export interface Reach {
  /** Pixels in a row of the result, and of x. */
  readonly width: number;
  readonly xWidth: number;
  /** The rows of x, the first and one past the last, that lie under such rows of the result. */
  readonly under: (first: number, end: number) => readonly [first: number, end: number];
  /** Bands begin at multiples of so many rows. */
  readonly multiple: number;
}

/** Rows of matrices, each computed of the same row of the operands. */
export const SAME_ROWS: Reach = { width: 1, xWidth: 1, under: (first, end) => [first, end], multiple: 1 };

/** Operands by their names. */
export type Operands = Readonly<Record<string, Value>>;

/** Work on all rows, or on some of one sample. */
export interface Band<T extends Operands> {
  readonly operands: T;
  readonly sample: number;
  /** Rows of the sample before those of the result, and before those of x. */
  readonly first: number;
  readonly xFirst: number;
}

/** Operands of which a band has its rows, or the row of its sample where there is one for each. */
const inRows: ReadonlySet<string> = new Set([
  'x',
  'a',
  'b',
  'q',
  'residual',
  'shift',
  'coefficients',
  'statistics',
  'y',
]);
/** Operands of which a band has all rows of its sample. It has others whole. */
const inSamples: ReadonlySet<string> = new Set(['k', 'v']);

/** Bindings begin at multiples of so many bytes. */
const ALIGNMENT = 256;
/** Where so many bands are not enough, more are no help. */
const MOST_BANDS = 256;

/**
 * Cuts the work on the rows of `whole`, of `flops` in all, into the fewest bands of which each binds and takes no more than
 * the device can. It is one, of all samples, where that is so by itself, or where bands do not help.
 */
export function bandsOf<T extends Operands>(
  { bindingBytes, dispatchFlops }: Pick<Features, 'bindingBytes' | 'dispatchFlops'>,
  whole: Value,
  operands: T,
  reach = SAME_ROWS,
  flops = 0,
): Band<T>[] {
  const all = [{ operands, sample: 0, first: 0, xFirst: 0 }];
  if (fits(operands, bindingBytes) && flops <= dispatchFlops) return all;
  const samples = at(whole.shape, 0);
  const rows = sizeOf(whole).rows / samples / reach.width;
  const most = Math.min(rows, MOST_BANDS);
  for (let count = 1; count <= most; count++) {
    const step = Math.ceil(rows / count / reach.multiple) * reach.multiple;
    const isLong = (flops * Math.min(step, rows)) / (samples * rows) > dispatchFlops;
    if (isLong && step > reach.multiple && count < most) continue;
    const bands: Band<T>[] = [];
    for (let sample = 0; sample < samples; sample++)
      for (let first = 0; first < rows; first += step)
        bands.push(bandOf(operands, samples, sample, [first, Math.min(rows, first + step)], reach));
    if (bands.every((band) => fits(band.operands, bindingBytes))) return bands;
  }
  return all;
}

function bandOf<T extends Operands>(
  operands: T,
  samples: number,
  sample: number,
  [first, end]: readonly [first: number, end: number],
  { width, xWidth, under }: Reach,
): Band<T> {
  const [xFirst, xEnd] = under(first, end);
  const part = (name: string, value: Value): Value => {
    const { rows, columns } = sizeOf(value);
    const ofSample = rows / samples;
    if (inSamples.has(name)) return windowOf(value, sample * ofSample, ofSample, [1, ofSample, columns]);
    if (!inRows.has(name) || rows === 1) return value;
    if (rows === samples && name !== 'x') return windowOf(value, sample, 1, [1, columns]);
    const [from, to, across] = name === 'x' ? [xFirst, xEnd, xWidth] : [first, end, width];
    const start = sample * ofSample + from * across;
    return windowOf(value, start, (to - from) * across, [1, to - from, across, columns]);
  };
  const cut = Object.fromEntries(Object.entries(operands).map(([name, value]) => [name, part(name, value)])) as T;
  return { operands: cut, sample, first, xFirst };
}

/** `count` rows of a value from `first` on, under a shape of their own, of which no more than these is bound. */
function windowOf(value: Value, first: number, count: number, shape: readonly number[]): Value {
  const { block, storage, stride } = value;
  const bytes = storage === 'half' ? 2 : 4;
  const start = value.offset + first * stride;
  const offset = Math.floor((start * bytes) / ALIGNMENT) * ALIGNMENT;
  const within = start - offset / bytes;
  const size = Math.min(block.bytes - offset, bytesOf(storage, within + (count - 1) * stride + sizeOf(value).columns));
  return { ...value, shape, offset: within, range: { offset, size } };
}

/** Whether all can be bound. */
function fits(operands: Operands, limit: number): boolean {
  return Object.values(operands).every(({ block, range }) => (range?.size ?? block.bytes) <= limit);
}
