import { DEPTH, QUADS, shapeOf, type Gemm, type Held, type Rows, type Tile } from './gemm-shape';
import type { Features } from './kernel';

/** The text of a product in tiles. */

/** A transposed piece has a vector of four inputs for each column, and one between the rows against bank conflicts. */
export function weightVectors({ columns }: Tile, { isTransposed }: Gemm): number {
  return isTransposed ? columns * (QUADS + 1) : (DEPTH * columns) / 4;
}

export interface Style {
  /** The results are partial sums. */
  readonly isPartial: boolean;
  /** Sums of `DEPTH` products are f16, and only these are added in float32. */
  readonly isTwoLevel: boolean;
  readonly features: Features;
}

/** What `main` does. */
export function gemmText(spec: Gemm, x: Rows, tile: Tile, style: Style): string {
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
${fillWeight(spec, tile, threads, style.features)}
    workgroupBarrier();
${multiply(spec, x, tile, style)}
  }
${finishRows(spec, x, tile, style)}`;
}

/**
 * Statements for each of `count` things that `threads` share out; they name a thing's number `f`. For software it is a
 * loop that uniform `name` ends, since compilers write out those with a constant end.
 */
export function shareOut(
  { count, name }: { readonly count: number; readonly name: 'vectorsX' | 'vectorsW' },
  threads: number,
  { isSoftware }: Features,
  statements: (round: number) => string,
): string {
  if (isSoftware) return `    for (var f = thread; f < u.${name}; f += ${threads}u) {\n${statements(0)}\n    }`;
  return Array.from({ length: Math.ceil(count / threads) }, (_, round) => {
    const f = round === 0 ? 'thread' : `thread + ${round * threads}u`;
    const condition = (round + 1) * threads > count ? `if (${f} < ${count}u) ` : '';
    return `    ${condition}{\n      let f = ${f};\n${statements(round)}\n    }`;
  }).join('\n');
}

function fillWeight({ isTransposed, geglu }: Gemm, tile: Tile, threads: number, features: Features): string {
  if (isTransposed) {
    return shareOut(
      { count: QUADS * tile.columns, name: 'vectorsW' },
      threads,
      features,
      () => `      let column = column0 + f / ${QUADS}u;
      let input = start + f % ${QUADS}u * 4u;
      let count = select(0u, u.inputs - input, column < u.columns && input < u.inputs);
      let v = load4_weight(u.weightOffset + column * u.weightStride + input, count);
      tileW[f / ${QUADS}u * ${QUADS + 1}u + f % ${QUADS}u] = Vector(v);`,
    );
  }
  return fillWithWeight(
    geglu !== null,
    { rows: DEPTH, quads: tile.columns / 4, threads },
    features,
    (value) => `      tileW[f] = Vector(${value});`,
  );
}

/** A piece of the weight, `quads` vectors a row: with gates the first half of them are values, and the second gates. */
export function fillWithWeight(
  hasGates: boolean,
  { rows, quads, threads }: Held,
  features: Features,
  stored: (value: string) => string,
): string {
  const gate = hasGates ? ` + select(0u, u.columns, f % ${quads}u >= ${quads / 2}u)` : '';
  return shareOut(
    { count: rows * quads, name: 'vectorsW' },
    threads,
    features,
    () => `      let column = column0 + f % ${hasGates ? quads / 2 : quads}u * 4u;
      let input = start + f / ${quads}u;
      let count = select(0u, u.columns - column, input < u.inputs && column < u.columns);
      let place = u.weightOffset + (tap * u.inputs + input) * u.weightStride + column${gate};
${stored('load4_weight(place, count)')}`,
  );
}

function multiply({ isTransposed, geglu }: Gemm, x: Rows, tile: Tile, { isTwoLevel, features }: Style): string {
  const { quads, threadRows } = shapeOf(tile, geglu !== null);
  const [all, across] = [tile.columns / 4, tile.columns / 4 / quads];
  const lines: string[] = [];
  for (let j = 0; j < quads; j++) {
    for (let n = 0; n < 4; n++) {
      const place = isTransposed
        ? `((${j * across}u + across) * 4u + ${n}u) * ${QUADS + 1}u + k`
        : `(k * 4u + ${n}u) * ${all}u + ${j * across}u + across`;
      lines.push(`      let w${j}_${n} = ${isTwoLevel ? 'tileW' : 'vec4f(tileW'}[${place}]${isTwoLevel ? '' : ')'};`);
    }
  }
  const sum = isTwoLevel ? 'part' : 'sum';
  for (let i = 0; i < threadRows; i++) {
    lines.push(`      let x${i} = ${isTwoLevel ? '' : 'vec4f'}(tileX[${x.place(`${i}u`)} + k]);`);
    for (let j = 0; j < quads; j++) {
      lines.push(
        isTransposed
          ? `      ${sum}${i}_${j} += ${isTwoLevel ? 'Vector' : 'vec4f'}(${[0, 1, 2, 3].map((n) => `dot(x${i}, w${j}_${n})`).join(', ')});`
          : `      ${sum}${i}_${j} += x${i}.x * w${j}_0 + x${i}.y * w${j}_1 + x${i}.z * w${j}_2 + x${i}.w * w${j}_3;`,
      );
    }
  }
  const loop = `    for (var k = 0u; k < ${features.isSoftware ? 'u.quads' : `${QUADS}u`}; k++) {\n${lines.join('\n')}\n    }`;
  if (!isTwoLevel) return loop;
  const names = Array.from({ length: threadRows * quads }, (_, n) => `${Math.floor(n / quads)}_${n % quads}`);
  return [
    ...names.map((name) => `    var part${name} = Vector(0.0);`),
    loop,
    ...names.map((name) => `    sum${name} += vec4f(part${name});`),
  ].join('\n');
}

function finishRows(spec: Gemm, x: Rows, tile: Tile, { isPartial, features }: Style): string {
  const { threadRows, quads } = shapeOf(tile, spec.geglu !== null);
  const rows = Array.from({ length: threadRows }, (_, i) => i);
  const all = Array.from({ length: quads }, (_, j) => j);
  const apart = tile.columns / 4 / quads;
  const row = (i: string, sums: readonly string[]): string => finishRow(i, sums, apart, spec, x, isPartial);
  if (!features.isSoftware) return rows.map((i) => row(`${i}u`, all.map((j) => `sum${i}_${j}`))).join('\n'); // prettier-ignore
  const arrays = all.map((j) => `  var sums${j} = array(${rows.map((i) => `sum${i}_${j}`).join(', ')});`);
  return `${arrays.join('\n')}
  for (var i = 0u; i < u.threadRows; i++) {
${row(
  'i',
  all.map((j) => `sums${j}[i]`),
)}
  }`;
}

/** Row i of the thread, with its sums of four columns each, `apart` times four columns apart, or of four values and their gates. */
function finishRow(
  i: string,
  sums: readonly string[],
  apart: number,
  { geglu, hasBias }: Gemm,
  x: Rows,
  isPartial: boolean,
): string {
  const bias = (place: string): string => (hasBias ? ` + load4_bias(${place}, count)` : '');
  const [value, gate] = sums;
  const gated = `(${value}${bias('column')}) * gelu4(${gate}${bias('u.columns + column')})`;
  const results = geglu === null ? sums : [gated];
  const sink = (result: string): string =>
    isPartial
      ? `store4_partials((slice * u.rows + row) * u.yStride + column, ${result}, 4u);`
      : `store4_y(u.yOffset + row * u.yStride + column, finish4(${result}, row, row / u.rowsPerSample, column, count), count);`;
  const stores = results.map(
    (result, j) => `  {
    let row = ${x.row(i)};
    let column = column0 + (${j * apart}u + across) * 4u;
    if (row < u.rows && column < u.columns) {
      let count = u.columns - column;
      ${sink(result)}
    }
  }`,
  );
  return stores.join('\n');
}
