import { currentEngine } from '../backends/engine';
import type { Dtype, Intake } from '../backends/contract';
import { WeightsError } from '../errors';
import type { Param } from '../layers/module';
import { count, ourOrder, torchShape } from './axes';
import type { PartSource } from './part-source';
import type { Stored, TensorSource } from '../formats/source';

/** A parameter and what its file calls it. */
export interface StoredParam {
  readonly name: string;
  readonly param: Param;
}

/** How a parameter is held. */
export interface Residence {
  readonly isAway: boolean;
  readonly dtype: Dtype;
  /** Whether it is quantised instead, if it is a matrix or a filter on the backend. */
  readonly isQuantized: boolean;
}

/** A range of rows of a parameter's stored values, or all of them. */
export interface Read extends Residence, StoredParam {
  /** How the backend uploads them; null if JavaScript makes one tensor of all. */
  readonly intake: Intake | null;
  readonly shape: readonly number[];
  readonly order: readonly number[] | null;
  readonly first: number;
  readonly isLast: boolean;
}

/** How many values are uploaded at a time unless the engine likes it otherwise, and by how many rows there may be more. */
const [PIECE, ROWS] = [2 ** 20, 64];

/** Vectors are float32 in every policy. */
export function dtypeOf({ kind }: Param, { dtype }: Residence): Dtype {
  return kind === 'vector' ? 'float32' : dtype;
}

export function readsOf(target: StoredParam, { axes }: PartSource, held: Residence): Read[] {
  const { param } = target;
  const dtype = dtypeOf(param, held);
  const [shape, order] = axes === 'torch' ? [torchShape(param), ourOrder(param)] : [param.shape, null];
  const isQuantized = held.isQuantized && !held.isAway && (param.kind === 'matrix' || param.kind === 'conv');
  const whole = { name: target.name, param, isAway: held.isAway, dtype, isQuantized, shape, order };
  const taking = held.isAway ? null : currentEngine().intake;
  if (taking === null) return [{ ...whole, intake: null, first: 0, isLast: true }];
  const [rows = 1, ...row] = shape;
  const width = count(row);
  // Scales are made of all that an output has: without an order rows are not outputs.
  const most = isQuantized && order === null ? rows : ROWS * Math.ceil((taking.piece ?? PIECE) / width / ROWS);
  return Array.from({ length: Math.ceil(rows / most) }, (_, i) => {
    const [start, end] = [i * most, Math.min(rows, (i + 1) * most)];
    return { ...whole, intake: taking, shape: [end - start, ...row], first: start * width, isLast: end === rows };
  });
}

/** How many pieces are read ahead while the caller works on one. */
const AHEAD = 4;

/**
 * Yields the values in the order of `reads`. Pieces come in buffers that are reused once the caller asks for the next.
 */
export async function* readAhead(reads: readonly Read[], from: PartSource): AsyncGenerator<[Read, Stored]> {
  const ahead = reads.reduce((most, read) => Math.max(most, aheadOf(read)), 0);
  const buffers = Array.from({ length: ahead + 1 }, bufferFor(reads));
  const pending: Promise<Stored>[] = [];
  let begun = 0;
  try {
    for (const [i, read] of reads.entries()) {
      for (let next = reads[begun]; next !== undefined && begun <= i + aheadOf(next); next = reads[begun]) {
        const values = valuesOf(next, from, buffers, begun++ % buffers.length);
        values.catch(() => undefined); // it is awaited below, also if the caller breaks off
        pending.push(values);
      }
      yield [read, await (pending.shift() as Promise<Stored>)];
    }
  } finally {
    await Promise.allSettled(pending); // before the source is closed
    for (const buffer of buffers) if (buffer.resizable) buffer.resize(0); // the collector may be late
  }
}

/** What makes buffers in which each of the reads has room: the system gives their memory once. */
function bufferFor(reads: readonly Read[]): () => ArrayBuffer {
  const sizes = reads.map(({ intake, shape }) => (intake === null ? 0 : 4 * count(shape)));
  const bytes = sizes.reduce((most, size) => Math.max(most, size), 0);
  return () => reads[0]?.intake?.buffer?.(bytes) ?? new ArrayBuffer(bytes);
}

/** A whole tensor may be large: no more than one is read ahead. */
const aheadOf = ({ intake }: Read): number => (intake === null || intake.piece !== undefined ? 1 : AHEAD);

async function valuesOf(read: Read, { source }: PartSource, buffers: ArrayBuffer[], which: number): Promise<Stored> {
  const { name, shape, first, intake } = read;
  if (intake === null) return checkedFinite(source, name, 0, await source.read(name));
  const values = count(shape);
  const span = { first, count: values, into: buffers[which] as ArrayBuffer };
  const stored = await source.read(name, span);
  const isFinite = stored.dtype === 'float32' && intake.isFinite?.(stored.values) === true;
  return isFinite ? stored : checkedFinite(source, name, first, stored);
}

/** Weights with NaN or infinity come from a damaged file, and would make every picture grey. */
function checkedFinite({ location }: TensorSource, name: string, first: number, stored: Stored): Stored {
  const { dtype, values } = stored;
  const bad =
    dtype === 'float32' ? notFiniteIn(values) : firstWithExponent(values, dtype === 'float16' ? 0x7c00 : 0x7f80);
  if (bad === null) return stored;
  const found = `${name} holds a value at ${first + bad} that is infinite or no number`;
  throw new WeightsError(`${location}: ${found}; the file is damaged or was saved after a failed training.`);
}

/**
 * Zero times a value is zero unless the value is not finite. Four sums, since each addition waits for the one before
 * it.
 */
function notFiniteIn(values: Float32Array): number | null {
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = values.length - (values.length % 4);
  for (let i = 0; i < even; i += 4) {
    a += (values[i] as number) * 0;
    b += (values[i + 1] as number) * 0;
    c += (values[i + 2] as number) * 0;
    d += (values[i + 3] as number) * 0;
  }
  for (let i = even; i < values.length; i++) a += (values[i] as number) * 0;
  return a + b + c + d === 0 ? null : values.findIndex((value) => !Number.isFinite(value));
}

/** In half precision, values whose exponent is all ones are infinite or NaN. */
function firstWithExponent(bits: Uint16Array, exponent: number): number | null {
  for (let i = 0; i < bits.length; i++) if (((bits[i] as number) & exponent) === exponent) return i;
  return null;
}
