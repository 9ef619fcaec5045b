import type { Conv2d } from './conv-shape';
import { shareOut } from './gemm-text';
import { QUADS, shapeOf, type Held, type Rows, type Source, type Tile } from './gemm-shape';
import { bytesOf, type Features } from './kernel';
import { loadX } from './rows';
import { blockOf, type Block } from './tiles';

/**
 * The rows of a 3×3 convolution of stride 1. A workgroup makes a block of pixels, and keeps the block of x under it,
 * with one more pixel on each side, in workgroup memory for all nine taps: x is read, and its norm computed, 1.4 to 1.6
 * times instead of nine.
 */
export function blocks(spec: Conv2d, block: Block, features: Features): Source {
  const { batch, height, width, inputs, isDoubled } = spec;
  const x = loadX(spec, features);
  const down = Math.ceil(spec.rows / block.height);
  const across = Math.ceil(spec.columns / block.width);
  return {
    ...x,
    key: `${x.key} ${isDoubled ? 'doubled' : ''}`,
    uniforms: {
      ...x.uniforms,
      ...{ height, width, outHeight: spec.rows, outWidth: spec.columns, top: spec.top, left: spec.left, down, across },
    },
    code: [...x.code, loads(block, isDoubled ? 2 : 1)],
    tiles: batch * down * across,
    taps: 9,
    tapsText: '9u',
    bytes: bytesOf(spec.x.storage, batch * height * width * inputs),
  };
}

/** The pixels of a block with its halo. */
export const pixelsOf = ({ height, width }: Block): number => (height + 2) * (width + 2);

/** How `threads` fill a block with its halo, `quads` vectors for each pixel, whose statements are `stored(value)`. */
export function fillBlock(
  block: Block,
  { quads, threads }: Omit<Held, 'rows'>,
  features: Features,
  stored: (value: string) => string,
): Pick<Rows, 'prepare' | 'fill'> {
  const vectors = { count: pixelsOf(block) * quads, name: 'vectorsX' } as const;
  const value = `loadPixel(rowTile, f / ${quads}u, start + f % ${quads}u * 4u)`;
  const fill = shareOut(vectors, threads, features, () => stored(value));
  return { prepare: '', fill: `    if (tap == 0u || step == slice * u.stepsPerSlice) {\n${fill}\n    }` };
}

/** In WGSL, the pixel of a block with its halo that is under the block's pixel `row` in a tap. */
const under = ({ width }: Block, row: string): string =>
  `((${row} / ${width}u + tap / 3u) * ${width + 2}u + ${row} % ${width}u + tap % 3u)`;

export function convWithHalo(spec: Conv2d, tile: Tile, features: Features): Rows {
  const { threads, threadRows } = shapeOf(tile, false);
  const block = blockOf(tile);
  const row = (i: string): string => `(first + ${i} * ${tile.rows / threadRows}u)`;
  const held = { quads: QUADS, threads };
  return {
    ...blocks(spec, block, features),
    ...fillBlock(block, held, features, (value) => `      tileX[f] = Vector(${value});`),
    vectors: pixelsOf(block) * QUADS,
    place: (i) => `${under(block, row(i))} * ${QUADS}u`,
    row: (i) => `rowOf(rowTile, ${row(i)})`,
  };
}

const loads = ({ height, width }: Block, scale: 1 | 2): string => `
// The sample of a block, and its first pixel.
fn blockOf(block: u32) -> vec3u {
  let place = block % (u.down * u.across);
  return vec3u(block / (u.down * u.across), place / u.across * ${height}u, place % u.across * ${width}u);
}

// Pixel p of the block of x with its halo.
fn loadPixel(block: u32, p: u32, input: u32) -> vec4f {
  let corner = blockOf(block);
  let y = corner.y + p / ${width + 2}u - u.top; // wraps around above x
  let x = corner.z + p % ${width + 2}u - u.left;
  if (y >= ${scale}u * u.height || x >= ${scale}u * u.width) { return vec4f(0.0); }
  return loadX((corner.x * u.height + y / ${scale}u) * u.width + x / ${scale}u, corner.x, input);
}

// The row of the result that pixel p of a block is; past the last if there is none.
fn rowOf(block: u32, p: u32) -> u32 {
  let corner = blockOf(block);
  let y = corner.y + p / ${width}u;
  let x = corner.z + p % ${width}u;
  return select(u.rows, (corner.x * u.outHeight + y) * u.outWidth + x, y < u.outHeight && x < u.outWidth);
}`;
