import type { Conv2d } from './conv-shape';
import { shareOut } from './gemm-text';
import { QUADS, shapeOf, type Held, type Rows, type Source, type Tile } from './gemm-shape';
import { bytesOf, type Features } from './kernel';
import { loadX } from './rows';

/**
 * The rows of a convolution of any filter and stride, `rows` in a tile: a row is a pixel of the result, and each tap of
 * the filter reads the pixel of x that lies under it by `loadTap(cornerOf(pixel), tap, input)`.
 */
export function taps(spec: Conv2d, rows: number, features: Features): Source {
  const { batch, height, width, inputs, filter, stride, isDoubled } = spec;
  const x = loadX(spec, features);
  return {
    ...x,
    key: `${x.key} ${isDoubled ? 'doubled' : ''}`,
    uniforms: {
      ...x.uniforms,
      ...{ height, width, outHeight: spec.rows, outWidth: spec.columns, stride, top: spec.top, left: spec.left },
      ...{ filterWidth: filter[1], taps: filter[0] * filter[1] },
    },
    code: [...x.code, load(isDoubled ? 2 : 1)],
    tiles: Math.ceil((batch * spec.rows * spec.columns) / rows),
    taps: filter[0] * filter[1],
    tapsText: 'u.taps',
    bytes: bytesOf(spec.x.storage, batch * height * width * inputs),
  };
}

/**
 * How `threads` fill a tile of `rows` rows of `quads` vectors, whose statements are `stored(value)`. The corners of a
 * thread's rows are computed once, except for software, which has one text for all of them.
 */
export function fillByTaps(
  { rows, quads, threads }: Held,
  features: Features,
  stored: (value: string) => string,
): Pick<Rows, 'prepare' | 'fill'> {
  const count = rows * quads;
  const cornerOf = (f: string): string => `cornerOf(rowTile * ${rows}u + ${f} / ${quads}u)`;
  const rounds = Array.from({ length: Math.ceil(count / threads) }, (_, round) => round);
  return {
    prepare: features.isSoftware
      ? ''
      : rounds.map((n) => `  let corner${n} = ${cornerOf(`(thread + ${n * threads}u)`)};`).join('\n'),
    fill: shareOut({ count, name: 'vectorsX' }, threads, features, (n) =>
      stored(`loadTap(${features.isSoftware ? cornerOf('f') : `corner${n}`}, tap, start + f % ${quads}u * 4u)`),
    ),
  };
}

export function convByTaps(spec: Conv2d, tile: Tile, features: Features): Rows {
  const { threads, threadRows } = shapeOf(tile, false);
  const apart = tile.rows / threadRows;
  return {
    ...taps(spec, tile.rows, features),
    ...fillByTaps(
      { rows: tile.rows, quads: QUADS, threads },
      features,
      (value) => `      tileX[f] = Vector(${value});`,
    ),
    vectors: tile.rows * QUADS,
    place: (i) => `(first + ${i} * ${apart}u) * ${QUADS}u`,
    row: (i) => `rowTile * ${tile.rows}u + first + ${i} * ${apart}u`,
  };
}

const load = (scale: 1 | 2): string => `
// The sample of a pixel of the result, and where its filter starts in x; above and to the left of x that wraps around.
fn cornerOf(pixel: u32) -> vec3u {
  let row = min(pixel, u.rows - 1u);
  let place = row % u.rowsPerSample;
  return vec3u(row / u.rowsPerSample, place / u.outWidth * u.stride - u.top, place % u.outWidth * u.stride - u.left);
}

fn loadTap(corner: vec3u, tap: u32, input: u32) -> vec4f {
  let y = corner.y + tap / u.filterWidth;
  let x = corner.z + tap % u.filterWidth;
  if (y >= ${scale}u * u.height || x >= ${scale}u * u.width) { return vec4f(0.0); }
  return loadX((corner.x * u.height + y / ${scale}u) * u.width + x / ${scale}u, corner.x, input);
}`;
