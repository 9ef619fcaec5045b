import type { Numbers } from '../contract';
import { arrayOf, withValues } from '../half';
import { weightKinds, type Exports } from './exports';
import { sizeOf, type Form } from './steps';

/** Forms that hold the values themselves. */
export type OwnForm = Exclude<Form, 'transformed'>;

/** Columns of a panel. */
const PANEL = 8;

/** Bytes that a filter's transform needs for itself. */
export const TURN = 576;

/** A form: its size in memory, and how values that lie there as rows are put into it. */
interface Forming {
  bytes(shape: readonly number[], width: number, call: Exports): number;
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

const filterOf = (shape: readonly number[]) => shape.slice(2) as [inputs: number, outputs: number];

export const formings: Readonly<Record<Exclude<Form, 'rows'>, Forming>> = {
  panels: {
    bytes(shape, width) {
      const { k, n } = matrixOf(shape);
      return width * k * upTo8(n);
    },
    kind: (kind) => kind,
    write(shape, kind, rows, to, _, call) {
      const { k, n } = matrixOf(shape);
      if (kind === weightKinds.float32) call.packPanels(k, n, rows, n, kind, to);
      else call.packHalves(k, n, rows, n, to);
    },
  },
  taps: {
    bytes(shape, width) {
      const [inputs, outputs] = filterOf(shape);
      return width * 9 * inputs * upTo8(outputs);
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
      call.winogradFilter(...filterOf(shape), rows, kind, to, scratch);
    },
  },
};

/** Values that lie in a form, `packed`, in the order of `shape` again; of rows the same object. */
export function unformed(form: OwnForm, shape: readonly number[], packed: Numbers): Numbers {
  if (form === 'rows') return packed;
  const { k, n } = matrixOf(shape);
  // A panel has a row for each of a matrix' rows; or, of taps, nine for each of a filter's inputs.
  const inputs = form === 'taps' ? k / 9 : k;
  const rowOf = form === 'taps' ? (i: number) => (i % inputs) * 9 + Math.floor(i / inputs) : (i: number) => i;
  const values = new (arrayOf(packed.dtype))(k * n);
  for (let first = 0; first < n; first += PANEL) {
    const columns = Math.min(PANEL, n - first);
    for (let row = 0; row < k; row++) {
      const from = first * k + PANEL * rowOf(row);
      for (let c = 0; c < columns; c++) values[row * n + first + c] = packed.values[from + c] as number;
    }
  }
  return withValues(packed, values);
}
