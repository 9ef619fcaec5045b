import { arrayOf, widths, withValues } from '../half';
import type { Int8Numbers } from '../int8';
import { weightKinds, type Exports } from './exports';
import type { HeldNumbers } from './held';
import { sizeOf, type Form } from './steps';

type HeldType = HeldNumbers['dtype'];

/** Forms that hold the values themselves. */
export type OwnForm = Exclude<Form, 'transformed'>;

/** Columns of a panel, and bytes of their scales. */
const PANEL = 8;
const SCALES = 4 * PANEL;

/** Bytes that a filter's transform needs for itself. */
export const TURN = 576;

/** A form: its size in memory, and how values that lie there as rows are put into it. */
interface Forming {
  bytes(shape: readonly number[], dtype: HeldType, call: Exports): number;
  kind(kind: number): number;
  /** Writes to `to` what lies at `rows`; both are in memory. */
  write(shape: readonly number[], kind: number, rows: number, to: number, scratch: number, call: Exports): void;
}

/** A matrix of as many columns as the last axis is long. */
function matrixOf(shape: readonly number[]): { k: number; n: number } {
  const n = shape.at(-1) ?? 1;
  return { k: sizeOf(shape) / n, n };
}

const upTo8 = (n: number): number => Math.ceil(n / PANEL) * PANEL;

/** Bytes of `rows` values in each of some columns. */
function bytesOf(rows: number, columns: number, dtype: HeldType): number {
  return dtype === 'int8' ? (rows + 4) * columns : widths[dtype] * rows * columns;
}

/** Bytes of a parameter as it is. */
export function rowsBytes(shape: readonly number[], dtype: HeldType): number {
  const { k, n } = matrixOf(shape);
  return bytesOf(k, n, dtype);
}

const filterOf = (shape: readonly number[]) => shape.slice(2) as [inputs: number, outputs: number];

export const formings: Readonly<Record<Exclude<Form, 'rows'>, Forming>> = {
  panels: {
    bytes(shape, dtype) {
      const { k, n } = matrixOf(shape);
      return bytesOf(k, upTo8(n), dtype);
    },
    kind: (kind) => kind,
    write(shape, kind, rows, to, _, call) {
      const { k, n } = matrixOf(shape);
      if (kind === weightKinds.int8) call.packBytes(k, n, rows, to);
      else if (kind === weightKinds.float32) call.packPanels(k, n, rows, n, kind, to);
      else call.packHalves(k, n, rows, n, to);
    },
  },
  taps: {
    bytes(shape, dtype) {
      const [inputs, outputs] = filterOf(shape);
      return bytesOf(9 * inputs, upTo8(outputs), dtype);
    },
    kind: (kind) => weightKinds.packed + kind,
    write(shape, kind, rows, to, _, call) {
      call.packFilter(...filterOf(shape), rows, kind, to);
    },
  },
  transformed: {
    bytes: (shape, _, call) => call.winogradFilterBytes(...filterOf(shape)) >>> 0,
    kind: () => weightKinds.transformed,
    write(shape, kind, rows, to, scratch, call) {
      call.winogradFilter(...filterOf(shape), rows, kind, to, scratch, 0, 1);
    },
  },
};

/** Values that lie in a form, `packed`, in the order of `shape` again; of rows the same object. */
export function unformed(form: OwnForm, shape: readonly number[], packed: HeldNumbers): HeldNumbers {
  if (form === 'rows') return packed;
  const { k, n } = matrixOf(shape);
  // A panel has a row for each of a matrix' rows; or, of taps, nine for each of a filter's inputs.
  const inputs = form === 'taps' ? k / 9 : k;
  const rowOf = form === 'taps' ? (i: number) => (i % inputs) * 9 + Math.floor(i / inputs) : (i: number) => i;
  const values = new (arrayOf(packed.dtype))(k * n);
  const head = packed.dtype === 'int8' ? SCALES : 0;
  for (let first = 0; first < n; first += PANEL) {
    const columns = Math.min(PANEL, n - first);
    for (let row = 0; row < k; row++) {
      const from = (first / PANEL) * (PANEL * k + head) + head + PANEL * rowOf(row);
      for (let c = 0; c < columns; c++) values[row * n + first + c] = packed.values[from + c] as number;
    }
  }
  return withValues(packed, values);
}

/** What lies at `address` in a form, which is not copied: values as they lie, with their scales among them. */
export function int8At(form: OwnForm, shape: readonly number[], buffer: ArrayBufferLike, address: number): Int8Numbers {
  const { k, n } = matrixOf(shape);
  if (form === 'rows') {
    const scales = new Float32Array(buffer, address, n);
    return { dtype: 'int8', values: new Int8Array(buffer, address + 4 * n, k * n), scales };
  }
  const group = PANEL * k + SCALES;
  const scales = new Float32Array(n);
  for (let first = 0, at = address; first < n; first += PANEL, at += group)
    scales.set(new Float32Array(buffer, at, Math.min(PANEL, n - first)), first);
  return { dtype: 'int8', values: new Int8Array(buffer, address, (upTo8(n) / PANEL) * group), scales };
}
