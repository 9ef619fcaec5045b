// 3×3 convolutions of stride 1 with one zero around the image by Winograd's F(4×4, 3×3) (Lavin & Gray, 2015): a tile of 4×4 outputs takes
// 36 products a channel instead of 144. Images are NHWC, filters [3, 3, in, out]; `in` is a multiple of 4.
import { loadSome, storeSome } from './lanes';
import { FLOAT32, groupBytes, INT8, loadSomeOf, SCALES, shiftOf, widenRows } from './numbers';
import { packRows, packScales, upTo4, upTo8 } from './packing';
import { beginOf, evenly } from './parts';
import { ASIDE, multiplyPacked } from './tile';

// @ts-ignore: decorator
@inline
const PLACES: usize = 36;

/** Floats of each place of the transforms of tiles and of filters or products that may be there at a time: 8 MB and 4 MB in all. */
// @ts-ignore: decorator
@inline
const TAKEN: i32 = 55555;
// @ts-ignore: decorator
@inline
const FILTERS: i32 = 27777;

/** Bytes in which a tile is turned: 6×6 vectors. */
// @ts-ignore: decorator
@inline
const TURN: usize = 576;

/** Tiles at a time, by how much of the cache their transform may take. */
// @ts-ignore: decorator
@inline
function tilesAtATime(inputs: i32): i32 {
  return max(min(TAKEN / inputs, 240), 60) & -4;
}

/** Output channels at a time, by how much of the cache their transformed filters may take. */
// @ts-ignore: decorator
@inline
function outputsAtATime(inputs: i32): i32 {
  return max(min(FILTERS / inputs, 64), 16) & -8;
}

/** The same where filters were transformed ahead: by how much their products with so many tiles may take. */
// @ts-ignore: decorator
@inline
function transformedAtATime(tiles: i32): i32 {
  return max(FILTERS / tiles, 64) & -8;
}

/** Bytes between the places of a transform: an odd number of cache lines, so that they do not share their sets. */
// @ts-ignore: decorator
@inline
function spread(floats: i32): usize {
  return <usize>(((floats + 15) >> 4) | 1) << 6;
}

/** Bytes that a part of `winograd` or `winogradImage` needs for itself. */
export function winogradScratch(inputs: i32): usize {
  const tiles = tilesAtATime(inputs), outputs = outputsAtATime(inputs);
  return TURN + ASIDE + PLACES * (spread(4 * inputs) + spread(inputs * outputs) + spread(tiles * inputs) + spread(max(FILTERS, 64 * tiles)));
}

/** Kinds of filters after those of numbers: the transform, made ahead, and, added to a kind of numbers, packed taps. */
export const TRANSFORMED: i32 = 4;
export const PACKED: i32 = 8;

/**
 * Packs a filter [3, 3, inputs, outputs] of a kind as [⌈outputs/8⌉][inputs][3, 3][8], padded with zeros, in which the transform reads it in
 * order: 9·inputs·8·⌈outputs/8⌉ values of the same kind. One of 8 bits comes after its scales, which go before each eight outputs.
 */
export function packFilter(inputs: i32, outputs: i32, filter: usize, kind: i32, to: usize): void {
  const size = shiftOf(kind), row = <usize>outputs << size, place = <usize>inputs * row, scales = filter;
  if (kind == INT8) filter += <usize>outputs << 2;
  for (let first = 0; first < outputs; first += 8) {
    const bytes = <usize>min(8, outputs - first) << size, eight = <usize>8 << size;
    if (kind == INT8) {
      packScales(scales, outputs, first, to);
      to += SCALES;
    }
    for (let c = 0; c < inputs; c++) {
      const from = filter + <usize>c * row + (<usize>first << size);
      for (let tap: usize = 0; tap < 9; tap++, to += eight) {
        const values = from + tap * place;
        if (bytes == eight) for (let at: usize = 0; at < eight; at += 8) store<u64>(to + at, load<u64>(values + at));
        else for (let at: usize = 0; at < eight; at++) store<u8>(to + at, at < bytes ? load<u8>(values + at) : 0);
      }
    }
  }
}

/** Bytes of a transformed filter. */
export function winogradFilterBytes(inputs: i32, outputs: i32): usize {
  return PLACES * spread(inputs * upTo8(outputs));
}

/** Transforms a filter [3, 3, inputs, outputs] of a kind but 8 bits, or a packed one of any; `scratch` takes 576 bytes. */
export function winogradFilter(inputs: i32, outputs: i32, filter: usize, kind: i32, to: usize, scratch: usize, part: i32, parts: i32): void {
  const panels = upTo8(outputs) >> 3, first = 8 * beginOf(panels, part, parts), end = min(8 * beginOf(panels, part + 1, parts), outputs);
  if (first < end) transformFilters(inputs, outputs, filter, kind, first, end - first, to + (<usize>(first * inputs) << 2), spread(inputs * upTo8(outputs)), scratch);
}

/** How many tiles an image has. */
function tilesOf(batch: i32, height: i32, width: i32): i32 {
  return batch * ((height + 3) >> 2) * ((width + 3) >> 2);
}

/** Bytes of all tiles of images, transformed. */
export function winogradImageBytes(batch: i32, height: i32, width: i32, inputs: i32): usize {
  return PLACES * spread(upTo4(tilesOf(batch, height, width)) * inputs);
}

/** Transforms all tiles of x [batch, height, width, inputs], or with `doubled` 1 of x seen at twice its size, for `winograd`. */
export function winogradImage(batch: i32, height: i32, width: i32, inputs: i32, x: usize, ldx: i32, doubled: i32, to: usize, scratch: usize, part: i32, parts: i32): void {
  const total = tilesOf(batch, height, width), units = upTo4(total) >> 2;
  const first = 4 * beginOf(units, part, parts), end = min(4 * beginOf(units, part + 1, parts), total);
  transformTiles(height, width, inputs, x, ldx, doubled, first, end, to + (<usize>(first * inputs) << 2), spread(upTo4(total) * inputs), scratch);
}

/** Six vectors at `from`, `step` bytes apart, times Bᵀ, to `to`. */
// @ts-ignore: decorator
@inline
function turnInput(d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, to: usize, step: usize): void {
  const four = f32x4.splat(4), five = f32x4.splat(5);
  v128.store(to, f32x4.add(f32x4.sub(f32x4.mul(d0, four), f32x4.mul(d2, five)), d4));
  let even = f32x4.sub(d4, f32x4.mul(d2, four)), odd = f32x4.sub(d3, f32x4.mul(d1, four));
  v128.store(to + step, f32x4.add(even, odd));
  v128.store(to + 2 * step, f32x4.sub(even, odd));
  even = f32x4.sub(d4, d2);
  odd = f32x4.sub(d3, d1);
  odd = f32x4.add(odd, odd);
  v128.store(to + 3 * step, f32x4.add(even, odd));
  v128.store(to + 4 * step, f32x4.sub(even, odd));
  v128.store(to + 5 * step, f32x4.add(f32x4.sub(f32x4.mul(d1, four), f32x4.mul(d3, five)), d5));
}

/**
 * The tile whose outputs begin at (top, left): BᵀdB of each channel, to `to` with its places `step` bytes apart. With `doubled` 1 the
 * image [height/2, width/2] is seen at twice its size.
 */
function transformInput(height: i32, width: i32, inputs: i32, image: usize, pixel: usize, doubled: i32, top: i32, left: i32, to: usize, step: usize, turn: usize): void {
  const bytes = <usize>inputs << 2, zero = f32x4.splat(0), line = width >> doubled;
  // Columns −1 to 4 of the tile, as distances in bytes from the row's first pixel.
  const x0 = <usize>((left - 1) >> doubled) * pixel, x1 = <usize>(left >> doubled) * pixel, x2 = <usize>((left + 1) >> doubled) * pixel;
  const x3 = <usize>((left + 2) >> doubled) * pixel, x4 = <usize>((left + 3) >> doubled) * pixel, x5 = <usize>((left + 4) >> doubled) * pixel;
  const within = left > 0 && left + 5 <= width;
  for (let c: usize = 0; c < bytes; c += 16) {
    for (let i = 0; i < 6; i++) {
      const y = top + i - 1, row = turn + <usize>i * 96;
      const inside = y >= 0 && y < height;
      const from = image + c + <usize>((y >> doubled) * line) * pixel;
      if (inside && within) {
        turnInput(v128.load(from + x0), v128.load(from + x1), v128.load(from + x2), v128.load(from + x3), v128.load(from + x4), v128.load(from + x5), row, 16);
      } else {
        const d0 = inside && left > 0 ? v128.load(from + x0) : zero;
        const d1 = inside ? v128.load(from + x1) : zero;
        const d2 = inside && left + 1 < width ? v128.load(from + x2) : zero;
        const d3 = inside && left + 2 < width ? v128.load(from + x3) : zero;
        const d4 = inside && left + 3 < width ? v128.load(from + x4) : zero;
        const d5 = inside && left + 4 < width ? v128.load(from + x5) : zero;
        turnInput(d0, d1, d2, d3, d4, d5, row, 16);
      }
    }
    for (let j: usize = 0; j < 6; j++) {
      const from = turn + (j << 4);
      turnInput(v128.load(from), v128.load(from, 96), v128.load(from, 192), v128.load(from, 288), v128.load(from, 384), v128.load(from, 480), to + c + j * step, 6 * step);
    }
  }
}

/** The tiles from `first` to `end`, transformed and packed four at a time, to `to` with their places `step` bytes apart. */
function transformTiles(height: i32, width: i32, inputs: i32, x: usize, ldx: i32, doubled: i32, first: i32, end: i32, to: usize, step: usize, scratch: usize): void {
  const across = (width + 3) >> 2, tilesEach = ((height + 3) >> 2) * across;
  const image = <usize>((height >> doubled) * (width >> doubled) * ldx) << 2;
  const group = scratch + TURN, apart = spread(4 * inputs);
  for (let t = first; t < end; t += 4, to += <usize>inputs << 4) {
    const four = min(4, end - t);
    for (let i = 0; i < four; i++) {
      const sample = (t + i) / tilesEach, place = (t + i) % tilesEach;
      transformInput(height, width, inputs, x + <usize>sample * image, <usize>ldx << 2, doubled, (place / across) << 2, (place % across) << 2, group + (<usize>(i * inputs) << 2), apart, scratch);
    }
    for (let s: usize = 0; s < PLACES; s++) packRows(four, inputs, group + s * apart, inputs, to + s * step);
  }
}

/** Three vectors times G, to `to`. */
// @ts-ignore: decorator
@inline
function turnFilter(g0: v128, g1: v128, g2: v128, to: usize, step: usize): void {
  v128.store(to, f32x4.mul(g0, f32x4.splat(0.25)));
  const sixth = f32x4.mul(f32x4.add(g0, g2), f32x4.splat(-1 / 6.0)), middle = f32x4.mul(g1, f32x4.splat(1 / 6.0));
  v128.store(to + step, f32x4.sub(sixth, middle));
  v128.store(to + 2 * step, f32x4.add(sixth, middle));
  const ends = f32x4.add(f32x4.mul(g0, f32x4.splat(1 / 24.0)), f32x4.mul(g2, f32x4.splat(1 / 6.0)));
  const twelfth = f32x4.mul(g1, f32x4.splat(1 / 12.0));
  v128.store(to + 3 * step, f32x4.add(ends, twelfth));
  v128.store(to + 4 * step, f32x4.sub(ends, twelfth));
  v128.store(to + 5 * step, g2);
}

/** GgGᵀ of up to four outputs of a filter of a kind, whose taps lie `place` bytes apart. */
// @ts-ignore: decorator
@inline
function transformTaps(from: usize, place: usize, left: i32, kind: i32, out: usize, step: usize, turn: usize): void {
  for (let j: usize = 0; j < 3; j++) {
    const column = from + j * place;
    turnFilter(loadSomeOf(column, left, kind), loadSomeOf(column + 3 * place, left, kind), loadSomeOf(column + 6 * place, left, kind), turn + (j << 4), 48);
  }
  for (let i: usize = 0; i < 6; i++) {
    const g = turn + i * 48;
    turnFilter(v128.load(g), v128.load(g, 16), v128.load(g, 32), out + i * 6 * step, step);
  }
}

/** The transform of filters, of a kind, of `count` outputs from `first` on: 36 places of panels. */
function transformFilters(inputs: i32, outputs: i32, filter: usize, kind: i32, first: i32, count: i32, to: usize, step: usize, turn: usize): void {
  if (kind >= PACKED) return transformPacked(inputs, filter, kind - PACKED, first, count, to, step, turn);
  const size = shiftOf(kind), row = <usize>outputs << size, place = <usize>inputs * row;
  for (let panel = 0; panel < count; panel += 8) {
    let from = filter + (<usize>(first + panel) << size);
    for (let c = 0; c < inputs; c++, to += 32, from += row) {
      for (let half = 0; half < 8; half += 4) {
        const left = count - panel - half, out = to + (<usize>half << 2);
        if (left > 0) transformTaps(from + (<usize>half << size), place, left, kind, out, step, turn);
        else for (let s: usize = 0; s < PLACES; s++) v128.store(out + s * step, f32x4.splat(0));
      }
    }
  }
}

/** The same of a packed filter. What is no float32 is widened, a channel's at a time, in the part of `turn` that filters leave free. */
function transformPacked(inputs: i32, filter: usize, kind: i32, first: i32, count: i32, to: usize, step: usize, turn: usize): void {
  const bytes = groupBytes(9 * inputs, kind), wide = turn + 288;
  let group = filter + <usize>(first >> 3) * bytes;
  for (let left = (count + 7) >> 3; left > 0; left--, group += bytes) {
    for (let c = 0; c < inputs; c++, to += 32) {
      let taps = wide;
      if (kind == FLOAT32) taps = group + <usize>c * 288;
      else widenRows(9, kind, group, 9 * c, wide);
      transformTaps(taps, 32, 4, FLOAT32, to, step, turn);
      transformTaps(taps + 16, 32, 4, FLOAT32, to + 16, step, turn);
    }
  }
}

/** Six vectors times Aᵀ, to `to`. */
// @ts-ignore: decorator
@inline
function turnOutput(m0: v128, m1: v128, m2: v128, m3: v128, m4: v128, m5: v128, to: usize, step: usize): void {
  const a = f32x4.add(m1, m2), b = f32x4.sub(m1, m2), c = f32x4.add(m3, m4), d = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(f32x4.add(m0, a), c));
  v128.store(to + step, f32x4.add(b, f32x4.add(d, d)));
  v128.store(to + 2 * step, f32x4.add(a, f32x4.mul(c, f32x4.splat(4))));
  v128.store(to + 3 * step, f32x4.add(f32x4.add(b, f32x4.mul(d, f32x4.splat(8))), m5));
}

/** Aᵀ·products·A plus bias and `add` (0: none) of `count` channels, to the pixels of the tile at (top, left) of the image. */
function transformOutput(height: i32, width: i32, count: i32, products: usize, step: usize, bias: usize, add: usize, ldadd: i32, image: usize, ldy: i32, top: i32, left: i32, turn: usize): void {
  const pixel = <usize>ldy << 2, addPixel = <usize>ldadd << 2;
  for (let c = 0; c < count; c += 4) {
    const from = products + (<usize>c << 2), some = count - c;
    for (let j: usize = 0; j < 6; j++) {
      const m = from + j * step;
      turnOutput(v128.load(m), v128.load(m + 6 * step), v128.load(m + 12 * step), v128.load(m + 18 * step), v128.load(m + 24 * step), v128.load(m + 30 * step), turn + (j << 4), 96);
    }
    const shift = bias ? loadSome(bias + (<usize>c << 2), some) : f32x4.splat(0);
    for (let i = 0; i < min(4, height - top); i++) {
      const row = turn + <usize>i * 96, place = <usize>((top + i) * width + left);
      turnOutput(v128.load(row), v128.load(row, 16), v128.load(row, 32), v128.load(row, 48), v128.load(row, 64), v128.load(row, 80), turn + 384, 16);
      let to = image + place * pixel + (<usize>c << 2), more = add + place * addPixel + (<usize>c << 2);
      for (let j = 0; j < min(4, width - left); j++, to += pixel, more += addPixel) {
        let sum = f32x4.add(v128.load(turn + 384 + (<usize>j << 4)), shift);
        if (add) sum = f32x4.add(sum, loadSome(more, some));
        storeSome(to, some, sum);
      }
    }
  }
}

/**
 * y [batch, height, width, outputs] = x [batch, height, width, inputs] * filter + bias [batch or 1, outputs] + add (like y; 0: none), the
 * filter of a kind of numbers or TRANSFORMED. With `doubled` 1 x is [batch, height/2, width/2, inputs] and seen at twice its size; `image`
 * is what `winogradImage` made of it (0: nothing). Pixels of x, add and y are `ldx`, `ldadd` and `ldy` floats apart, a sample's biases
 * `biasStep` (0: one for all). Parts are tiles, or output channels where these are more: what all parts need, the filter or else the image,
 * is best transformed ahead.
 */
export function winograd(batch: i32, height: i32, width: i32, inputs: i32, outputs: i32, x: usize, ldx: i32, doubled: i32, image: usize, filter: usize, kind: i32, bias: usize, biasStep: i32, add: usize, ldadd: i32, y: usize, ldy: i32, scratch: usize, part: i32, parts: i32): void {
  const across = (width + 3) >> 2, tilesEach = ((height + 3) >> 2) * across, total = batch * tilesEach;
  const byTiles = total >= outputs, units = byTiles ? upTo4(total) >> 2 : upTo8(outputs) >> 3;
  const begin = beginOf(units, part, parts), end = beginOf(units, part + 1, parts);
  const firstTile = byTiles ? 4 * begin : 0, endTile = byTiles ? min(4 * end, total) : total;
  const firstOut = byTiles ? 0 : 8 * begin, endOut = byTiles ? outputs : min(8 * end, outputs);
  if (firstOut >= endOut) return;
  const tiles = upTo4(evenly(endTile - firstTile, tilesAtATime(inputs))), ahead = kind == TRANSFORMED;
  const wide = upTo8(evenly(endOut - firstOut, ahead ? transformedAtATime(max(tiles, 4)) : outputsAtATime(inputs)));
  const stepI = image ? spread(upTo4(total) * inputs) : spread(tiles * inputs), stepP = spread(tiles * wide);
  const stepF = ahead ? spread(inputs * upTo8(outputs)) : spread(inputs * wide);
  const aside = scratch + TURN + PLACES * spread(4 * inputs), own = aside + ASIDE;
  const taken = ahead ? own : own + PLACES * stepF, products = image ? taken : taken + PLACES * stepI;
  const imageOut = <usize>(height * width * ldy) << 2, imageAdd = <usize>(height * width * ldadd) << 2;
  const transformed = image ? endTile - firstTile : tiles;
  for (let start = firstTile; start < endTile; start += transformed) {
    const stop = min(start + transformed, endTile);
    let from = image + (<usize>(start * inputs) << 2);
    if (!image) {
      from = taken;
      transformTiles(height, width, inputs, x, ldx, doubled, start, stop, taken, stepI, scratch);
    }
    for (let first = firstOut; first < endOut; first += wide) {
      const these = min(wide, endOut - first), at = <usize>first << 2;
      let filters = own;
      if (ahead) filters = filter + at * <usize>inputs;
      else transformFilters(inputs, outputs, filter, kind, first, these, own, stepF, scratch);
      for (let some = start; some < stop; some += tiles) {
        const count = min(tiles, stop - some), left = from + (<usize>((some - start) * inputs) << 2);
        for (let s: usize = 0; s < PLACES; s++) multiplyPacked(upTo4(count), upTo8(these), inputs, left + s * stepI, <usize>inputs << 4, filters + s * stepF, FLOAT32, products + s * stepP, wide, 0, 0, 0, aside, 0);
        for (let t = 0; t < count; t++) {
          const sample = (some + t) / tilesEach, place = (some + t) % tilesEach;
          transformOutput(height, width, these, products + (<usize>(t * wide) << 2), stepP, bias ? bias + (<usize>(sample * biasStep) << 2) + at : 0, add ? add + <usize>sample * imageAdd + at : 0, ldadd, y + <usize>sample * imageOut + at, ldy, (place / across) << 2, (place % across) << 2, scratch);
        }
      }
    }
  }
}
