import {
  bytesOf,
  dispatch,
  packed,
  type Dispatch,
  type Features,
  type Kernel,
  type Operand,
  type Uniform,
  type View,
} from './kernel';
import { entry, reads, widthOf, writes, type Width } from './wgsl';

/** What a pointwise kernel reads. */
export interface Source {
  readonly view: View;
  /** In WGSL, the four values; by default those of the same row and column. */
  readonly load?: string;
  /** How many values there are, for the count of bytes; by default as many as in the result. */
  readonly size?: number;
}

/** `y[row, column] = value`. */
export interface Pointwise {
  /** The same name means the same `value`, `code` and loads. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly sources: Readonly<Record<string, Source>>;
  readonly y: View;
  /** In WGSL, four values of the result, of those of the sources by name, `row`, `column` and `count`. */
  readonly value: string;
  /** Functions that `value` calls, and operands that these read. */
  readonly code?: string;
  readonly operands?: readonly Operand[];
  readonly uniforms?: Readonly<Record<string, Uniform>>;
}

const THREADS = 256;

/** In WGSL, where the four values of `row` of an operand lie. */
export function placeIn(name: string, row = 'row'): string {
  return `u.${name}_offset + ${row} * u.${name}_stride + column`;
}

/** The uniforms that `placeIn` reads. */
export function placesOf(views: Readonly<Record<string, View>>): Record<string, number> {
  const places: Record<string, number> = {};
  for (const [name, { offset, stride }] of Object.entries(views)) {
    places[`${name}_offset`] = offset;
    places[`${name}_stride`] = stride;
  }
  return places;
}

/** A thread makes four neighbours. */
export function pointwise(spec: Pointwise, features: Features): Kernel {
  const isEven = spec.rows === 1 || widthOf(spec.columns, spec.y) > 1;
  return withEvenHalves({ ...spec, isEven }, (y) => [oneDispatch({ ...spec, y }, features)], features);
}

/** A result of which `make` stores an even number of neighbours in each row, or not. */
export interface Result {
  readonly rows: number;
  readonly columns: number;
  readonly y: View;
  readonly isEven: boolean;
}

/**
 * Rows of an odd number of halves share words, which threads must not: they are made as float32 by `make`, and copied
 * in one row. `y` has no gaps between rows in that case.
 */
export function withEvenHalves(
  { rows, columns, y, isEven }: Result,
  make: (y: View) => readonly Dispatch[],
  features: Features,
): Kernel {
  if (isEven || y.storage === 'float32') return { dispatches: make(y), scratch: {} };
  const made = make(packed('float32', columns)).map((one) => renamed(one, 'y', 'wide'));
  const count = rows * columns;
  const sources = { x: { view: packed('float32', count) } };
  const narrow = { name: 'copy', rows: 1, columns: count, sources, y: { ...y, stride: count }, value: 'x' };
  return {
    dispatches: [...made, renamed(oneDispatch(narrow, features), 'x', 'wide')],
    scratch: { wide: bytesOf('float32', count) },
  };
}

/** The same dispatch with another operand in place of one. */
export function renamed(one: Dispatch, from: string, to: string): Dispatch {
  const bindings = one.bindings.map((operand) => (operand.name === from ? { ...operand, name: to } : operand));
  return { ...one, bindings };
}

function oneDispatch(spec: Pointwise, features: Features): Dispatch {
  const { name, rows, columns, y, value, code = '' } = spec;
  const sources = Object.entries(spec.sources);
  const inputs = sources.map(([key, { view }]) => reads(key, view.storage, widthOf(columns, view), features));
  const accesses = [...inputs, writes('y', y.storage, storeWidth(rows, columns, y), features)];
  const quads = Math.ceil(columns / 4);
  const loads = sources.map(([key, { load }]) => `let ${key} = ${load ?? `load4_${key}(${placeIn(key)}, count)`};`);
  const views = Object.fromEntries(sources.map(([key, { view }]) => [key, view]));
  const moved = sources.map(([, { view, size = rows * columns }]) => bytesOf(view.storage, size));
  return dispatch({
    key: [name, ...accesses.map((access) => access.key)],
    features,
    uniforms: { rows, columns, quads, ...placesOf({ ...views, y }), ...spec.uniforms },
    operands: [
      ...inputs.map(({ operand }) => operand),
      ...(spec.operands ?? []),
      ...accesses.slice(-1).map((one) => one.operand),
    ],
    code: [
      ...accesses.map((access) => access.code),
      code,
      entry(
        THREADS,
        `  let i = workgroup * ${THREADS}u + thread;
  let row = i / u.quads;
  let column = 4 * (i % u.quads);
  if (row >= u.rows) { return; }
  let count = u.columns - column;
  ${loads.join('\n  ')}
  store4_y(${placeIn('y')}, ${value}, count);`,
      ),
    ].join('\n'),
    workgroups: Math.ceil((rows * quads) / THREADS),
    flops: 0,
    bytes: moved.reduce((sum, bytes) => sum + bytes, bytesOf(y.storage, rows * columns)),
  });
}

/** How many values are stored at once. The last word of a single row of halves has room for one more. */
function storeWidth(rows: number, columns: number, y: View): Width {
  const isRow = rows === 1 && y.storage === 'half';
  return isRow ? widthOf(columns + (columns % 2), { ...y, stride: 4 }) : widthOf(columns, y);
}
