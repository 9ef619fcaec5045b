import type { GeluKind } from '../../contract';
import { bytesOfEpilogue, type Epilogue } from './epilogue';
import {
  bytesOf,
  dispatch,
  type Dispatch,
  type Features,
  type Kernel,
  type Operand,
  type Uniform,
  type View,
} from './kernel';
import { padded, partialBytes, sumOfSlices } from './split-k';
import { entry, gelu, joined, reads, widthOf, writes } from './wgsl';

/**
 * The product of rows and a weight in tiles: what matmul and the convolutions have in common. A workgroup makes one tile
 * of the result. It goes along the inputs in steps of `DEPTH`; in each it puts a piece of the rows (`tileX`) and of the
 * weight (`tileW`) into workgroup memory, and each thread adds the products for its rows × four columns. A weight may
 * have several taps (places of a filter), each `[inputs, columns]`.
 */

/** The part of a result that a workgroup makes, and how many rows of it a thread has. */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly threadRows: number;
  /** Pieces into which the sum over the inputs is cut, each by workgroups of its own. */
  readonly slices: number;
  /** With f16: sums of `DEPTH` products are f16, and only these are added in float32. Results must be far below 65,504. */
  readonly isTwoLevel: boolean;
}

/** Inputs a step, a multiple of 4. */
export const DEPTH = 16;
/** Vectors of four inputs a step. */
export const QUADS = DEPTH / 4;

/** Where the rows come from. Texts may use `thread`, `rowTile`, `tap`, `start` and the uniforms. */
export interface Rows {
  readonly key: string;
  readonly operands: readonly Operand[];
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly code: readonly string[];
  /** Tiles of rows. */
  readonly tiles: number;
  /** How many taps the weight has, and that number in WGSL. */
  readonly taps: number;
  readonly tapsText: string;
  /** Vectors that `tileX` has. */
  readonly vectors: number;
  /** Said once, before the steps. */
  readonly prepare: string;
  /** Fills `tileX` with `Vector(…)` values for a step. */
  readonly fill: string;
  /** Where in `tileX` the inputs of the thread's row i start; `first` is the thread's row 0. */
  readonly place: (i: number) => string;
  /** Row i of the thread in the whole result; `u.rows` or more if there is none. */
  readonly row: (i: number) => string;
  /** Bytes of x if each is moved once. */
  readonly bytes: number;
}

export interface Gemm {
  readonly name: string;
  /** The result's. */
  readonly rows: number;
  readonly columns: number;
  /** Of each tap. */
  readonly inputs: number;
  readonly rowsPerSample: number;
  readonly weight: View;
  /** The weight is `[columns, inputs]`; only with one tap. */
  readonly isTransposed: boolean;
  readonly y: View;
  /** The weight has twice the columns: values, then gates, whose GELU they are multiplied by. `bias` has these too. */
  readonly geglu: GeluKind | null;
  readonly hasBias: boolean;
}

export function gemm(spec: Gemm, x: Rows, end: Epilogue, tile: Tile, features: Features): Kernel {
  const first = product(spec, x, end, tile, features);
  if (tile.slices === 1) return { dispatches: [first], scratch: {} };
  const scratch = { partials: partialBytes(spec.rows, spec.columns, tile.slices) };
  return { dispatches: [first, sumOfSlices(spec, end, tile.slices, features)], scratch };
}

function product(spec: Gemm, x: Rows, end: Epilogue, tile: Tile, features: Features): Dispatch {
  const { rows, columns, inputs, weight, y, geglu } = spec;
  const isPartial = tile.slices > 1;
  const usesHalves = features.f16 && weight.storage === 'half';
  const width = spec.isTransposed ? widthOf(inputs, weight) : widthOf(columns, weight);
  const w = reads('weight', weight.storage, width, features);
  const out = isPartial
    ? writes('partials', 'float32', 4, features)
    : writes('y', y.storage, widthOf(columns, y), features);
  const finish = isPartial ? null : end;
  const gateBias = geglu !== null && spec.hasBias ? reads('bias', 'float32', widthOf(columns, weight), features) : null;
  const steps = Math.ceil(inputs / DEPTH) * x.taps;
  const shape = shapeOf(tile, geglu !== null);
  const columnTiles = Math.ceil(columns / shape.columns);
  const values = (geglu === null ? 1 : 2) * rows * columns * inputs * x.taps;
  return dispatch({
    key: [
      spec.name,
      tile.rows,
      tile.columns,
      tile.isTwoLevel ? 'two-level' : '',
      isPartial ? 'partial' : '',
      x.key,
      w.key,
      spec.isTransposed ? 'transposed' : '',
      geglu ?? '',
      gateBias?.key ?? '',
      finish?.key ?? '',
      out.key,
    ],
    features,
    uniforms: {
      rows,
      columns,
      inputs,
      rowTiles: x.tiles,
      columnTiles,
      rowsPerSample: spec.rowsPerSample,
      steps,
      stepsPerSlice: Math.ceil(steps / tile.slices),
      weightStride: weight.stride,
      weightOffset: weight.offset,
      yStride: isPartial ? padded(columns) : y.stride,
      yOffset: isPartial ? 0 : y.offset,
      ...x.uniforms,
      ...finish?.uniforms,
    },
    operands: [
      ...x.operands,
      w.operand,
      ...(gateBias ? [gateBias.operand] : []),
      ...(finish?.operands ?? []),
      out.operand,
    ],
    code: joined(
      `alias Vector = vec4<${usesHalves ? 'f16' : 'f32'}>;`,
      `var<workgroup> tileX: array<Vector, ${x.vectors}>;`,
      `var<workgroup> tileW: array<Vector, ${weightVectors(tile, spec)}>;`,
      x.code,
      w.code,
      gateBias?.code ?? '',
      geglu === null ? '' : gelu(geglu),
      finish?.code ?? [],
      out.code,
      entry(shape.threads, body(spec, x, tile, finish === null)),
    ),
    workgroups: x.tiles * columnTiles * tile.slices,
    flops: 2 * values,
    bytes: x.bytes + bytesOf(weight.storage, values / rows) + outputBytes(spec, end, tile.slices),
  });
}

function outputBytes({ rows, columns, rowsPerSample, y }: Gemm, end: Epilogue, slices: number): number {
  if (slices > 1) return partialBytes(rows, columns, slices);
  return bytesOf(y.storage, rows * columns) + bytesOfEpilogue(end, rows, columns, rowsPerSample);
}

/** With gates a thread has half the rows, and four values and four gates of each. */
export function shapeOf(
  tile: Tile,
  hasGates: boolean,
): { threads: number; columns: number; quads: number; threadRows: number } {
  const quads = hasGates ? 2 : 1;
  const threadRows = tile.threadRows / quads;
  const threads = (tile.rows / threadRows) * (tile.columns / 4 / quads);
  return { threads, columns: tile.columns / quads, quads, threadRows };
}

/** A transposed piece has a vector of four inputs for each column, and one between the rows against bank conflicts. */
function weightVectors({ columns }: Tile, { isTransposed }: Gemm): number {
  return isTransposed ? columns * (QUADS + 1) : (DEPTH * columns) / 4;
}

function body(spec: Gemm, x: Rows, tile: Tile, isPartial: boolean): string {
  const { threads, columns, quads, threadRows } = shapeOf(tile, spec.geglu !== null);
  const across = tile.columns / 4 / quads; // threads side by side
  const each = (text: (i: number, j: number) => string): string =>
    Array.from({ length: threadRows * quads }, (_, n) => text(Math.floor(n / quads), n % quads)).join('\n');
  return `  let columnTile = workgroup % u.columnTiles;
  let rowTile = (workgroup / u.columnTiles) % u.rowTiles;
  let slice = workgroup / (u.columnTiles * u.rowTiles);
  let column0 = columnTile * ${columns}u;
  let across = thread % ${across}u;
  let first = thread / ${across}u;
${x.prepare}
${each((i, j) => `  var sum${i}_${j} = vec4f(0.0);`)}
  for (var step = slice * u.stepsPerSlice; step < min(u.steps, (slice + 1u) * u.stepsPerSlice); step++) {
    let tap = step % ${x.tapsText};
    let start = (step / ${x.tapsText}) * ${DEPTH}u;
    workgroupBarrier();
${x.fill}
${fillWeight(spec, tile, threads)}
    workgroupBarrier();
${multiply(spec, x, tile)}
  }
${Array.from({ length: threadRows }, (_, i) => finishRow(i, spec, x, isPartial)).join('\n')}`;
}

/** Statements for each of `count` things that `threads` share out; they name a thing's number `f`. */
export function shareOut(count: number, threads: number, statements: (round: number) => string): string {
  return Array.from({ length: Math.ceil(count / threads) }, (_, round) => {
    const f = round === 0 ? 'thread' : `thread + ${round * threads}u`;
    const condition = (round + 1) * threads > count ? `if (${f} < ${count}u) ` : '';
    return `    ${condition}{\n      let f = ${f};\n${statements(round)}\n    }`;
  }).join('\n');
}

function fillWeight({ isTransposed, geglu }: Gemm, tile: Tile, threads: number): string {
  const quads = tile.columns / 4;
  if (isTransposed) {
    return shareOut(
      tile.columns * QUADS,
      threads,
      () => `      let column = column0 + f / ${QUADS}u;
      let input = start + f % ${QUADS}u * 4u;
      let count = select(0u, u.inputs - input, column < u.columns && input < u.inputs);
      let v = load4_weight(u.weightOffset + column * u.weightStride + input, count);
      tileW[f / ${QUADS}u * ${QUADS + 1}u + f % ${QUADS}u] = Vector(v);`,
    );
  }
  const gate = geglu === null ? '' : ` + select(0u, u.columns, f % ${quads}u >= ${quads / 2}u)`;
  return shareOut(
    DEPTH * quads,
    threads,
    () => `      let column = column0 + f % ${geglu === null ? quads : quads / 2}u * 4u;
      let input = start + f / ${quads}u;
      let count = select(0u, u.columns - column, input < u.inputs && column < u.columns);
      let place = u.weightOffset + (tap * u.inputs + input) * u.weightStride + column${gate};
      tileW[f] = Vector(load4_weight(place, count));`,
  );
}

function multiply({ isTransposed, geglu }: Gemm, x: Rows, tile: Tile): string {
  const { quads, threadRows } = shapeOf(tile, geglu !== null);
  const [all, across] = [tile.columns / 4, tile.columns / 4 / quads];
  const lines: string[] = [];
  for (let j = 0; j < quads; j++) {
    for (let n = 0; n < 4; n++) {
      const place = isTransposed
        ? `(across * 4u + ${n}u) * ${QUADS + 1}u + k`
        : `(k * 4u + ${n}u) * ${all}u + ${j * across}u + across`;
      lines.push(
        `      let w${j}_${n} = ${tile.isTwoLevel ? 'tileW' : 'vec4f(tileW'}[${place}]${tile.isTwoLevel ? '' : ')'};`,
      );
    }
  }
  const sum = tile.isTwoLevel ? 'part' : 'sum';
  for (let i = 0; i < threadRows; i++) {
    lines.push(`      let x${i} = ${tile.isTwoLevel ? '' : 'vec4f'}(tileX[${x.place(i)} + k]);`);
    for (let j = 0; j < quads; j++) {
      lines.push(
        isTransposed
          ? `      ${sum}${i}_${j} += ${tile.isTwoLevel ? 'Vector' : 'vec4f'}(${[0, 1, 2, 3].map((n) => `dot(x${i}, w${j}_${n})`).join(', ')});`
          : `      ${sum}${i}_${j} += x${i}.x * w${j}_0 + x${i}.y * w${j}_1 + x${i}.z * w${j}_2 + x${i}.w * w${j}_3;`,
      );
    }
  }
  const loop = `    for (var k = 0u; k < ${QUADS}u; k++) {\n${lines.join('\n')}\n    }`;
  if (!tile.isTwoLevel) return loop;
  const names = Array.from({ length: threadRows * quads }, (_, n) => `${Math.floor(n / quads)}_${n % quads}`);
  return [
    ...names.map((name) => `    var part${name} = Vector(0.0);`),
    loop,
    ...names.map((name) => `    sum${name} += vec4f(part${name});`),
  ].join('\n');
}

function finishRow(i: number, { geglu, hasBias }: Gemm, x: Rows, isPartial: boolean): string {
  const gate = `sum${i}_1${hasBias ? ' + load4_bias(u.columns + column, count)' : ''}`;
  const value = `sum${i}_0${hasBias ? ' + load4_bias(column, count)' : ''}`;
  const result = geglu === null ? `sum${i}_0` : `(${value}) * gelu4(${gate})`;
  const sink = isPartial
    ? `store4_partials((slice * u.rows + row) * u.yStride + column, ${result}, 4u);`
    : `store4_y(u.yOffset + row * u.yStride + column, finish4(${result}, row, row / u.rowsPerSample, column, count), count);`;
  return `  {
    let row = ${x.row(i)};
    let column = column0 + across * 4u;
    if (row < u.rows && column < u.columns) {
      let count = u.columns - column;
      ${sink}
    }
  }`;
}
