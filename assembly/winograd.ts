// 3×3 convolutions of stride 1 with one zero around the image by Winograd's F(4×4, 3×3) (Lavin & Gray, 2015): a tile of 4×4 outputs takes
// 36 products a channel instead of 144. Images are NHWC, filters [3, 3, in, out]; `in` is a multiple of 4.
import { FLOAT32, groupBytes, INT8, SCALES, shiftOf, widenRows } from './numbers';
import { packRows, packScales, upTo4, upTo8 } from './packing';
import { beginOf, evenly } from './parts';
import { ASIDE, multiplyPacked } from './tile';
import { transformInput, transformOutput, transformTaps, TURN } from './winograd-transforms';

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
