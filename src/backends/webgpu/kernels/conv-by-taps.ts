import type { Conv2d } from './conv-shape';
import { shareOut } from './gemm-text';
import { QUADS, shapeOf, type Rows, type Tile } from './gemm-shape';
import { bytesOf, type Features } from './kernel';
import { loadX } from './rows';

/**
 * The rows of a convolution of any filter and stride: a row is a pixel of the result, and each tap of the filter reads
 * the pixel of x that lies under it.
 */
export function convByTaps(spec: Conv2d, tile: Tile, features: Features): Rows {
  const { batch, height, width, inputs, filter, stride, isDoubled } = spec;
  const x = loadX(spec, features);
  const { threads, threadRows } = shapeOf(tile, false);
  const count = tile.rows * QUADS;
  const apart = tile.rows / threadRows;
  const cornerOf = (f: string): string => `cornerOf(rowTile * ${tile.rows}u + ${f} / ${QUADS}u)`;
  const rounds = Array.from({ length: Math.ceil(count / threads) }, (_, round) => round);
  return {
    ...x,
    key: `${x.key} ${isDoubled ? 'doubled' : ''}`,
    uniforms: {
      ...x.uniforms,
      ...{ height, width, outHeight: spec.rows, outWidth: spec.columns, stride, top: spec.top, left: spec.left },
      ...{ filterWidth: filter[1], taps: filter[0] * filter[1] },
    },
    code: [...x.code, load(isDoubled ? 2 : 1)],
    tiles: Math.ceil((batch * spec.rows * spec.columns) / tile.rows),
    taps: filter[0] * filter[1],
    tapsText: 'u.taps',
    vectors: count,
    prepare: features.isSoftware
      ? ''
      : rounds.map((n) => `  let corner${n} = ${cornerOf(`(thread + ${n * threads}u)`)};`).join('\n'),
    fill: shareOut(
      { count, name: 'vectorsX' },
      threads,
      features,
      (n) =>
        `      tileX[f] = Vector(loadTap(${features.isSoftware ? cornerOf('f') : `corner${n}`}, tap, start + f % ${QUADS}u * 4u));`,
    ),
    place: (i) => `(first + ${i} * ${apart}u) * ${QUADS}u`,
    row: (i) => `rowTile * ${tile.rows}u + first + ${i} * ${apart}u`,
    bytes: bytesOf(spec.x.storage, batch * height * width * inputs),
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
