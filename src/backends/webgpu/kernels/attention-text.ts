import type { AttentionTiles } from './attention-tiles';

/**
 * The text of the attention kernel. A thread has four queries, ROWS apart, and of each block four keys, COLUMNS apart,
 * and four neighbouring channels of the result in each slice.
 */
export function attentionText(tiles: AttentionTiles, size: number, causal: boolean, unrolls: boolean): AttentionText {
  return { code: `${declarations(tiles, size)}\n${loads()}`, main: main(tiles, causal, unrolls) };
}

/** Functions and what `main` does. */
export interface AttentionText {
  readonly code: string;
  readonly main: string;
}

function declarations({ rows, columns, slices, keepsQueries }: AttentionTiles, size: number): string {
  return `
const FAR = -3e38; // below every score; compilers may assume that there are no infinities
const THREADS = ${rows * columns}u;
const ROWS = ${rows}u;
const COLUMNS = ${columns}u;
const SLICES = ${slices}u;
const SIZE = ${size}u; // channels of a head
const QUERIES = 4 * ROWS;
const KEYS = 4 * COLUMNS;
const SCALE = ${(Math.LOG2E / Math.sqrt(size)).toPrecision(9)}; // of scores, for powers of two

// Rows of tiles are a vector longer than needed, so that neighbours lie in different banks.
const Q_ROW = QUERIES + 1;
const K_ROW = KEYS + 1;
var<workgroup> q_tile: array<vec4f, ${keepsQueries ? 'SLICES * ' : ''}COLUMNS * Q_ROW>; // [channels / 4][queries]
var<workgroup> k_tile: array<vec4f, COLUMNS * K_ROW>; // keys [channels / 4][keys], then values [keys][channels / 4]
var<workgroup> p_tile: array<vec4f, COLUMNS * Q_ROW>; // weights [keys / 4][queries]
var<workgroup> of_rows: array<vec4f, THREADS>; // a number of each of a thread's four queries

fn largest_of(v: vec4f) -> f32 { return max(max(v.x, v.y), max(v.z, v.w)); }
fn sum_of(v: vec4f) -> f32 { return dot(v, vec4f(1)); }`;
}

/** Functions that fill a tile with a slice of the rows from `first` to before `end`, and zeros. */
function loads(): string {
  const value = (name: string) => `
    let row = first + i / COLUMNS;
    let column = 4 * (slice * COLUMNS + i % COLUMNS);
    var value = vec4f();
    if (row < end && column < SIZE) {
      value = load4_${name}(u.${name}_offset + row * u.${name}_stride + head * SIZE + column, SIZE - column);
    }`;
  return `
fn load_queries(first: u32, end: u32, head: u32, slice: u32, to: u32, thread: u32) {
  for (var i = thread; i < QUERIES * COLUMNS; i += THREADS) {${value('q')}
    q_tile[to + i % COLUMNS * Q_ROW + i / COLUMNS] = value * SCALE;
  }
}

fn load_keys(first: u32, end: u32, head: u32, slice: u32, thread: u32) {
  for (var i = thread; i < KEYS * COLUMNS; i += THREADS) {${value('k')}
    k_tile[i % COLUMNS * K_ROW + i / COLUMNS] = value;
  }
}

fn load_values(first: u32, end: u32, head: u32, slice: u32, thread: u32) {
  for (var i = thread; i < KEYS * COLUMNS; i += THREADS) {${value('v')}
    k_tile[i] = value;
  }
}`;
}

const four = (make: (i: number) => string, by = '\n    ') => [0, 1, 2, 3].map(make).join(by);

function main({ slices, keepsQueries }: AttentionTiles, causal: boolean, unrolls: boolean): string {
  const forSlices = (body: (slice: string) => string) =>
    unrolls
      ? Array.from({ length: slices }, (_, slice) => `{${body(`${slice}u`)}\n    }`).join('\n    ')
      : `for (var slice = 0u; slice < u.slices; slice++) {${body('slice')}\n    }`;
  const queries = (slice: string, to: string) => `load_queries(q_first, q_end, head, ${slice}, ${to}, thread);`;
  const [columns, slicesEnd] = unrolls ? ['COLUMNS', 'SLICES'] : ['u.columns', 'u.slices'];
  return `  let y = thread / COLUMNS;
  let x = thread % COLUMNS;
  let head = workgroup / u.blocks % u.heads;
  let sample = workgroup / u.blocks / u.heads;
  let query = workgroup % u.blocks * QUERIES; // the first of the block
  let q_first = sample * u.queries + query;
  let q_end = (sample + 1) * u.queries;
  let k_first = sample * u.keys;
  let seen = ${causal ? 'min(u.keys, query + QUERIES)' : 'u.keys'};

  var largest = vec4f(FAR);
  var total = vec4f(); // of this thread's keys
  var out: array<vec4f, 4 * SLICES>;
  ${keepsQueries ? `for (var s = 0u; s < ${slicesEnd}; s++) { ${queries('s', 's * COLUMNS * Q_ROW')} }` : ''}

  for (var first = 0u; first < seen; first += KEYS) {
    let start = k_first + first;
    let end = k_first + min(seen, first + KEYS);

    // The scores of query y + i·ROWS; component j is for key x + j·COLUMNS.
    ${four((i) => `var s${i} = vec4f();`, ' ')}
    for (var slice = 0u; slice < ${slicesEnd}; slice++) {
      workgroupBarrier();
      ${keepsQueries ? '' : queries('slice', '0')}
      load_keys(start, end, head, slice, thread);
      workgroupBarrier();
      for (var c = 0u; c < ${columns}; c++) {
        let q = ${keepsQueries ? '(slice * COLUMNS + c)' : 'c'} * Q_ROW + y;
        let k = mat4x4f(${four((j) => `k_tile[c * K_ROW + x + ${j} * COLUMNS]`, ', ')});
        ${four((i) => `s${i} += q_tile[q + ${i} * ROWS] * k;`, '\n        ')}
      }
    }
    let key = first + x + vec4u(0, COLUMNS, 2 * COLUMNS, 3 * COLUMNS);
    ${four((i) => `let sees${i} = key < vec4u(${causal ? `min(seen, query + y + ${i} * ROWS + 1)` : 'seen'});`)}
    ${four((i) => `s${i} = select(vec4f(FAR), s${i}, sees${i});`)}

    of_rows[thread] = vec4f(${four((i) => `largest_of(s${i})`, ', ')});
    workgroupBarrier();
    let before = largest;
    for (var c = 0u; c < ${columns}; c++) { largest = max(largest, of_rows[y * COLUMNS + c]); }
    let kept = exp2(before - largest);

    ${four((i) => `let p${i} = select(vec4f(), exp2(s${i} - largest[${i}]), sees${i});`)}
    ${four((i) => `p_tile[x * Q_ROW + y + ${i} * ROWS] = p${i};`)}
    total = total * kept + vec4f(${four((i) => `sum_of(p${i})`, ', ')});
    ${forSlices(
      (slice) => `
      workgroupBarrier();
      load_values(start, end, head, ${slice}, thread);
      workgroupBarrier();
      ${four((i) => `out[${slice} * 4 + ${i}] *= kept[${i}];`, '\n      ')}
      for (var c = 0u; c < ${columns}; c++) {
        let v = mat4x4f(${four((j) => `k_tile[(c + ${j} * COLUMNS) * COLUMNS + x]`, ', ')});
        ${four((i) => `out[${slice} * 4 + ${i}] += v * p_tile[c * Q_ROW + y + ${i} * ROWS];`, '\n        ')}
      }`,
    )}
  }

  of_rows[thread] = total;
  workgroupBarrier();
  total = vec4f();
  for (var c = 0u; c < ${columns}; c++) { total += of_rows[y * COLUMNS + c]; }
  ${forSlices((slice) => four((i) => stored(slice, i), ''))}`;
}

function stored(slice: string, i: number): string {
  const column = `4 * (${slice} * COLUMNS + x)`;
  const row = `(q_first + y + ${i} * ROWS)`;
  const place = `u.y_offset + ${row} * u.y_stride + head * SIZE + ${column}`;
  return `
      if (${row} < q_end && ${column} < SIZE) {
        store4_y(${place}, out[${slice} * 4 + ${i}] / total[${i}], SIZE - ${column});
      }`;
}
