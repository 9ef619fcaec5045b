import { epilogue } from './epilogue';
import { bytesOf, dispatch, type Features, type Kernel } from './kernel';
import type { Matmul } from './matmul';
import { LANES, subgroupMatrix, type MatrixTile, type MatrixUnits } from './matrix-units';
import { normInLoad } from './norm-in-load';
import { entry, joined, reads, widthOf, writes } from './wgsl';

const DEPTH = 32;
const THREADS = 4 * LANES;
/** Rows in workgroup memory are longer than needed, so that neighbours lie in different banks. */
const PADDING = 8;

/** Workgroup memory that it needs, in bytes. */
export function matrixBytes(tile: MatrixTile): number {
  const halves = tile * (DEPTH + PADDING) + DEPTH * (tile + PADDING);
  return 2 * halves + 4 * 4 * 256;
}

/** Workgroups that keep a large GPU busy, for which the larger tile, which reads less, is the better. */
const MANY = 256;

/** The tile in which matrix units make a product; null where they cannot, or most of a tile would be empty. */
export function matrixTile(
  { rows, columns, x, weight, geglu, isTransposed }: Matmul,
  { matrix }: Features,
): MatrixTile | null {
  const isPlain = geglu === undefined && isTransposed !== true;
  if (matrix === null || !isPlain || x.storage !== 'half' || weight.storage !== 'half') return null;
  const fitting = matrix.tiles.filter((tile) => 2 * Math.min(rows, columns) >= tile);
  const isEnough = (tile: MatrixTile) => Math.ceil(rows / tile) * Math.ceil(columns / tile) >= MANY;
  return fitting.find(isEnough) ?? fitting.at(-1) ?? null;
}

/**
 * What `matmul` makes, by matrix units: factors as f16, sums in float32. For x and weights that are stored as halves,
 * weights `[inputs, columns]`, no gates, and devices with `shader-f16` and subgroups of 32.
 */
export function matrixMatmul(
  spec: Matmul,
  features: Features,
  tile: MatrixTile,
  units: MatrixUnits = features.matrix?.units ?? subgroupMatrix,
): Kernel {
  const { rows, columns, inputs, x, weight, y, rowsPerSample } = spec;
  const norm = normInLoad(spec.norm, inputs, 'u.inputs', features);
  const end = epilogue(spec.then, spec.hasBias, columns, features);
  const [fromX, fromWeight] = [
    reads('x', x.storage, widthOf(inputs, x), features),
    reads('weight', weight.storage, widthOf(columns, weight), features),
  ];
  const output = writes('y', y.storage, widthOf(columns, y), features);
  const columnTiles = Math.ceil(columns / tile);
  const read = bytesOf(x.storage, rows * inputs) + bytesOf(weight.storage, inputs * columns);
  const one = dispatch({
    key: ['matrix matmul', units.name, tile, fromX.key, norm.key, fromWeight.key, end.key, output.key],
    features,
    directives: units.directives,
    uniforms: {
      rows,
      columns,
      inputs,
      columnTiles,
      rowsPerSample,
      xStride: x.stride,
      xOffset: x.offset,
      weightStride: weight.stride,
      weightOffset: weight.offset,
      yStride: y.stride,
      yOffset: y.offset,
      ...end.uniforms,
    },
    operands: [fromX.operand, ...norm.operands, fromWeight.operand, ...end.operands, output.operand],
    code: joined(
      `var<workgroup> tile_x: array<f16, ${tile * (DEPTH + PADDING)}>; // [rows][inputs + 8]
var<workgroup> tile_w: array<f16, ${DEPTH * (tile + PADDING)}>; // [inputs][columns + 8]
var<workgroup> block: array<f32, ${4 * 256}>; // a matrix of sums of each subgroup`,
      units.code,
      fromX.code,
      norm.code,
      fromWeight.code,
      end.code,
      output.code,
      LOADS,
      entry(THREADS, body(tile, units)),
    ),
    workgroups: Math.ceil(rows / tile) * columnTiles,
    flops: 2 * rows * columns * inputs,
    bytes: read + bytesOf(y.storage, rows * columns),
  });
  return { dispatches: [one], scratch: {} };
}

const LOADS = `
fn load_row(row: u32, input: u32) -> vec4<f16> {
  if (row >= u.rows || input >= u.inputs) { return vec4<f16>(); }
  let count = u.inputs - input;
  let v = norm4(load4_x(u.xOffset + row * u.xStride + input, count), row, row / u.rowsPerSample, input, count);
  return vec4<f16>(select(vec4f(), v, vec4u(0, 1, 2, 3) < vec4u(count)));
}

fn load_weight4(input: u32, column: u32) -> vec4<f16> {
  if (input >= u.inputs || column >= u.columns) { return vec4<f16>(); }
  return vec4<f16>(load4_weight(u.weightOffset + input * u.weightStride + column, u.columns - column));
}`;

function body(tile: MatrixTile, units: MatrixUnits): string {
  const [xRow, wRow] = [DEPTH + PADDING, tile + PADDING];
  const side = Array.from({ length: tile / 32 }, (_, i) => i);
  const each = (text: (i: number, j: number) => string) => side.flatMap((i) => side.map((j) => text(i, j))).join('\n');
  const copied = (tile: string) => [0, 1, 2, 3].map((n) => `      ${tile}[at + ${n}] = v[${n}];`).join('\n');
  return `  let row0 = workgroup / u.columnTiles * ${tile};
  let column0 = workgroup % u.columnTiles * ${tile};
  let part = thread / ${LANES};
  let lane = thread % ${LANES};
  let top = part / 2 * ${tile / 2};
  let side = part % 2 * ${tile / 2};
  ${units.start}
${each((i, j) => `  ${units.sum(`sum${i}${j}`, side.length * i + j)}`)}
  for (var start = 0u; start < u.inputs; start += ${DEPTH}) {
    workgroupBarrier();
    for (var round = 0u; round < ${(tile * DEPTH) / 4 / THREADS}; round++) {
      let row = (round * ${THREADS} + thread) / ${DEPTH / 4};
      let input = (round * ${THREADS} + thread) % ${DEPTH / 4} * 4;
      let v = load_row(row0 + row, start + input);
      let at = row * ${xRow} + input;
${copied('tile_x')}
    }
    for (var round = 0u; round < ${(tile * DEPTH) / 4 / THREADS}; round++) {
      let input = (round * ${THREADS} + thread) / ${tile / 4};
      let column = (round * ${THREADS} + thread) % ${tile / 4} * 4;
      let v = load_weight4(start + input, column0 + column);
      let at = input * ${wRow} + column;
${copied('tile_w')}
    }
    workgroupBarrier();
    for (var k = 0u; k < ${DEPTH}; k += 16) {
${side.map((i) => `      let left${i} = ${units.left(`(top + ${16 * i}) * ${xRow} + k`, `${xRow}`)};`).join('\n')}
${side.map((j) => `      let right${j} = ${units.right(`k * ${wRow} + side + ${16 * j}`, `${wRow}`)};`).join('\n')}
${each((i, j) => `      sum${i}${j} = ${units.multiply(`left${i}`, `right${j}`, `sum${i}${j}`)};`)}
    }
  }
${each((i, j) => finished(units, i, j))}`;
}

/** A matrix of sums goes through workgroup memory, as each thread finishes and stores four neighbours. */
function finished(units: MatrixUnits, i: number, j: number): string {
  return `  workgroupBarrier();
  ${units.store(`sum${i}${j}`, 'part * 256', '16')}
  workgroupBarrier();
  for (var quad = lane; quad < 64; quad += ${LANES}) {
    let at = part * 256 + 4 * quad;
    let row = row0 + top + ${16 * i} + quad / 4;
    let column = column0 + side + ${16 * j} + quad % 4 * 4;
    if (row < u.rows && column < u.columns) {
      let count = u.columns - column;
      let v = vec4f(block[at], block[at + 1], block[at + 2], block[at + 3]);
      store4_y(u.yOffset + row * u.yStride + column, finish4(v, row, row / u.rowsPerSample, column, count), count);
    }
  }`;
}
