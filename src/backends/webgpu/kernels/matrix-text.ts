import type { Gemm, Rows } from './gemm-shape';
import { fillWithWeight } from './gemm-text';
import type { Features } from './kernel';
import { DEPTH, PADDING, THREADS } from './matrix-tiles';
import { LANES, type MatrixTile, type MatrixUnits } from './matrix-units';

/** The text of a product by matrix units. */

export interface MatrixStyle {
  /** The results are partial sums. */
  readonly isPartial: boolean;
  readonly units: MatrixUnits;
  readonly features: Features;
}

/** Uniforms that end loops for software, since compilers write out those with a constant end. */
export const LOOPS = { matrices: DEPTH / 16, quads: 64 / LANES } as const;

/** What `main` does. Loops count in ones: Dawn knows the ends of no others, and would clamp indices. */
export function matrixText(spec: Gemm, x: Rows, tile: MatrixTile, style: MatrixStyle): string {
  const { units, features } = style;
  const [xRow, wRow] = [DEPTH + PADDING, tile + PADDING];
  const side = Array.from({ length: tile / 32 }, (_, i) => i);
  const each = (text: (i: number, j: number) => string) => side.flatMap((i) => side.map((j) => text(i, j))).join('\n');
  const held = { rows: DEPTH, quads: tile / 4, threads: THREADS };
  const copied = (value: string): string => `      let v = vec4<f16>(${value});
      let at = f / ${tile / 4}u * ${wRow}u + f % ${tile / 4}u * 4u;
      for (var n = 0u; n < 4u; n++) { tile_w[at + n] = v[n]; }`;
  return `  let columnTile = workgroup % u.columnTiles;
  let rowTile = (workgroup / u.columnTiles) % u.rowTiles;
  let slice = workgroup / (u.columnTiles * u.rowTiles);
  let column0 = columnTile * ${spec.geglu === null ? tile : tile / 2}u;
  let part = thread / ${LANES}u;
  let lane = thread % ${LANES}u;
  let top = part / 2u * ${tile / 2}u;
  let side = part % 2u * ${tile / 2}u;
  ${units.start}
${x.prepare}
${each((i, j) => `  ${units.sum(`sum${i}${j}`, side.length * i + j)}`)}
  for (var step = slice * u.stepsPerSlice; step < min(u.steps, (slice + 1u) * u.stepsPerSlice); step++) {
    let tap = step % ${x.tapsText};
    let start = (step / ${x.tapsText}) * ${DEPTH}u;
    workgroupBarrier();
${x.fill}
${fillWithWeight(spec.geglu !== null, held, features, copied)}
    workgroupBarrier();
    for (var n = 0u; n < ${features.isSoftware ? 'u.matrices' : `${LOOPS.matrices}u`}; n++) {
      let k = 16u * n;
${side.map((i) => `      let left${i} = ${units.left(`${x.place(`(top + ${16 * i}u)`)} * ${xRow}u + k`, `${xRow}u`)};`).join('\n')}
${side.map((j) => `      let right${j} = ${units.right(`k * ${wRow}u + side + ${16 * j}u`, `${wRow}u`)};`).join('\n')}
${each((i, j) => `      sum${i}${j} = ${units.multiply(`left${i}`, `right${j}`, `sum${i}${j}`)};`)}
    }
    ${units.end}
  }
${each((i, j) => finished(spec, x, style, i, j))}`;
}

/** A matrix of sums goes through workgroup memory, as each thread finishes and stores four neighbours. */
function finished(spec: Gemm, x: Rows, style: MatrixStyle, i: number, j: number): string {
  const store = style.units.store(`sum${i}${j}`, 'part * 256u', '16u');
  return `  workgroupBarrier();
  ${store}
  workgroupBarrier();
${spec.geglu === null ? plain(x, style, i, j) : gated(spec, x, i, j)}`;
}

const four = (at: string): string => `vec4f(${[0, 1, 2, 3].map((n) => `block[${at} + ${n}u]`).join(', ')})`;

function plain(x: Rows, { isPartial, features }: MatrixStyle, i: number, j: number): string {
  const stored = isPartial
    ? `store4_partials((slice * u.rows + row) * u.yStride + column, v, 4u);`
    : `store4_y(u.yOffset + row * u.yStride + column, finish4(v, row, row / u.rowsPerSample, column, count), count);`;
  return `  for (var n = 0u; n < ${features.isSoftware ? 'u.quads' : `${LOOPS.quads}u`}; n++) {
    let quad = lane + ${LANES}u * n;
    let at = part * 256u + 4u * quad;
    let row = ${x.row(`(top + ${16 * i}u + quad / 4u)`)};
    let column = column0 + side + ${16 * j}u + quad % 4u * 4u;
    if (row < u.rows && column < u.columns) {
      let count = u.columns - column;
      let v = ${four('at')};
      ${stored}
    }
  }`;
}

/** The subgroups of a pair have values and their gates: each of its 64 threads finishes four. */
function gated({ hasBias }: Gemm, x: Rows, i: number, j: number): string {
  const bias = (place: string): string => (hasBias ? ` + load4_bias(${place}, count)` : '');
  return `  {
    let quad = thread % ${2 * LANES}u;
    let at = part / 2u * 512u + 4u * quad;
    let row = ${x.row(`(top + ${16 * i}u + quad / 4u)`)};
    let column = column0 + ${16 * j}u + quad % 4u * 4u;
    if (row < u.rows && column < u.columns) {
      let count = u.columns - column;
      let value = ${four('at')}${bias('column')};
      let gate = ${four('at + 256u')}${bias('u.columns + column')};
      let v = value * gelu4(gate);
      store4_y(u.yOffset + row * u.yStride + column, finish4(v, row, row / u.rowsPerSample, column, count), count);
    }
  }`;
}
