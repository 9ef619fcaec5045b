// Softmax attention in blocks of queries and keys with a running maximum (Dao et al., 2022), so that scores stay in cache and are never all
// in memory. Scores of a block are kept turned, [keys][4 queries] for each four queries, which is how a product takes its left side.
import { held, madd } from './lanes';
import { FLOAT32 } from './numbers';
import { packPanels, packRows, packTransposed, upTo4, upTo8 } from './packing';
import { beginOf } from './parts';
import { ASIDE, multiplyPacked, tile } from './tile';

/** Queries at a time. */
// @ts-ignore: decorator
@inline
const QUERIES: i32 = 64;

/** Keys at a time, by how much of the cache they may take. */
// @ts-ignore: decorator
@inline
function keysAtATime(size: i32): i32 {
  return max(min(32768 / size, 512), 64) & -8;
}

/** Bytes that a part of `attention` needs for itself. */
export function attentionScratch(keys: i32, size: i32): usize {
  const floats = upTo4(keys) * size + keys * upTo8(size) + QUERIES * (size + 2 + keysAtATime(size));
  return ASIDE + (<usize>floats << 2);
}

/** scores of `count` keys by the queries of `packedQ`, in groups of four queries `step` bytes apart. */
function score(count: i32, queries: i32, size: i32, packedK: usize, packedQ: usize, scores: usize, step: usize): void {
  const zero = f32x4.splat(0), panel = <usize>size << 5, group = <usize>size << 4;
  for (let q = 0; q < queries; q += 8, packedQ += panel, scores += 2 * step) {
    let k = packedK, to = scores;
    for (let i = 0; i < count; i += 4, k += group, to += 64) tile(size, k, packedQ, to, 16, step, zero, zero, false, 0, 0);
  }
}

/** Hides from the queries `query` to `query` + 3 the keys after them, of `count` keys from `key` on. */
function hide(count: i32, key: i32, query: i32, scores: usize): void {
  const queries = i32x4.add(i32x4.splat(query), i32x4(0, 1, 2, 3));
  for (let i = 0; i < count; i++, scores += 16) {
    v128.store(scores, v128.bitselect(f32x4.splat(-f32.MAX_VALUE), v128.load(scores), i32x4.gt_s(i32x4.splat(key + i), queries)));
  }
}

/**
 * 2ᵗ for t ≤ 0 to 2 units in the last place; t is clamped to −126. Adding 1.5·2²³ rounds to an integer, which is then in the low bits:
 * shifted, it is the exponent to add. The polynomial is the best of degree 5 with 1 at 0, on ±½.
 */
// @ts-ignore: decorator
@inline
function powerOf2(t: v128, least: v128, round: v128, p5: v128, p4: v128, p3: v128, p2: v128, p1: v128, p0: v128): v128 {
  t = f32x4.pmax(t, least);
  const shifted = f32x4.add(t, round);
  const r = f32x4.sub(t, f32x4.sub(shifted, round));
  const p = madd(p0, madd(p1, madd(p2, madd(p3, madd(p4, p5, r), r), r), r), r);
  return i32x4.add(p, i32x4.shl(shifted, 23));
}

/**
 * Scores of four queries, in powers of 2, become 2^(score − largest). Brings the running maximum and sum at `state` up to date, and returns
 * what the sums so far are to be multiplied by.
 */
function soften(count: i32, scores: usize, state: usize): v128 {
  const end = scores + (<usize>count << 4), pairs = scores + (<usize>(count & -2) << 4), before = v128.load(state);
  const zero = i32x4.splat(count >> 31), least = held(-126, zero), round = held(12582912, zero);
  const p5 = held(0.0013264723820611835, zero), p4 = held(0.009671512991189957, zero), p3 = held(0.05550733581185341, zero);
  const p2 = held(0.24022242426872253, zero), p1 = held(0.6931470036506653, zero), p0 = held(1, zero);
  let largest = before, other = before;
  for (let at = scores; at < pairs; at += 32) {
    largest = f32x4.pmax(largest, v128.load(at));
    other = f32x4.pmax(other, v128.load(at, 16));
  }
  if (pairs < end) other = f32x4.pmax(other, v128.load(pairs));
  largest = f32x4.pmax(largest, other);
  const factor = powerOf2(f32x4.sub(before, largest), least, round, p5, p4, p3, p2, p1, p0);
  let sum = f32x4.mul(v128.load(state, 16), factor);
  for (let at = scores; at < end; at += 16) {
    const e = powerOf2(f32x4.sub(v128.load(at), largest), least, round, p5, p4, p3, p2, p1, p0);
    v128.store(at, e);
    sum = f32x4.add(sum, e);
  }
  v128.store(state, largest);
  v128.store(state, sum, 16);
  return factor;
}

/** Multiplies `size` values. */
function scaleRow(to: usize, size: i32, factor: f32): void {
  const all = f32x4.splat(factor);
  for (; size >= 4; size -= 4, to += 16) v128.store(to, f32x4.mul(v128.load(to), all));
  for (; size > 0; size--, to += 4) store<f32>(to, load<f32>(to) * factor);
}

/** Multiplies up to four rows, each by its lane of `factors`. */
function scaleRows(count: i32, to: usize, row: usize, size: i32, factors: v128): void {
  if (i32x4.all_true(f32x4.eq(factors, f32x4.splat(1)))) return;
  scaleRow(to, size, f32x4.extract_lane(factors, 0));
  if (count > 1) scaleRow(to + row, size, f32x4.extract_lane(factors, 1));
  if (count > 2) scaleRow(to + 2 * row, size, f32x4.extract_lane(factors, 2));
  if (count > 3) scaleRow(to + 3 * row, size, f32x4.extract_lane(factors, 3));
}

/**
 * softmax(scale · q·kᵀ)·v of each head, which is `size` channels: q [batch, queries, heads·size], k and v [batch, keys, heads·size] → y
 * like q, with rows `ldq`, `ldk`, `ldv` and `ldy` floats apart. With `causal` a query sees the keys up to its own place. Parts are blocks
 * of queries, head by head.
 */
export function attention(batch: i32, queries: i32, keys: i32, heads: i32, size: i32, scale: f32, causal: i32, q: usize, ldq: i32, k: usize, ldk: i32, v: usize, ldv: i32, y: usize, ldy: i32, scratch: usize, part: i32, parts: i32): void {
  const blocks = (queries + QUERIES - 1) / QUERIES, block = keysAtATime(size), row = <usize>ldy << 2;
  const packedK = scratch + ASIDE, packedV = packedK + (<usize>(upTo4(keys) * size) << 2), packedQ = packedV + (<usize>(keys * upTo8(size)) << 2);
  const states = packedQ + (<usize>(QUERIES * size) << 2), scores = states + (QUERIES << 3);
  const exponent = scale * 1.4426950408889634, units = batch * heads * blocks, end = beginOf(units, part + 1, parts);
  let packed = -1;
  for (let unit = beginOf(units, part, parts); unit < end; unit++) {
    const one = unit / blocks, sample = one / heads, channel = (one % heads) * size, first = (unit % blocks) * QUERIES;
    const count = min(QUERIES, queries - first);
    if (one != packed) {
      packRows(keys, size, k + (<usize>(sample * keys * ldk + channel) << 2), ldk, packedK);
      packValues(keys, size, block, v + (<usize>(sample * keys * ldv + channel) << 2), ldv, packedV);
      packed = one;
    }
    packTransposed(size, count, q + (<usize>((sample * queries + first) * ldq + channel) << 2), ldq, packedQ);
    scaleRow(packedQ, size * upTo8(count), exponent);
    const to = y + (<usize>((sample * queries + first) * ldy + channel) << 2);
    for (let g = 0; g < QUERIES; g += 4) {
      v128.store(states + (<usize>g << 3), f32x4.splat(-f32.MAX_VALUE));
      v128.store(states + (<usize>g << 3), f32x4.splat(0), 16);
    }
    const seen = causal ? min(keys, first + count) : keys;
    for (let key = 0; key < seen; key += block) {
      const some = min(block, keys - key);
      const step = <usize>upTo4(some) << 4;
      score(some, count, size, packedK + (<usize>(key * size) << 2), packedQ, scores, step);
      for (let g = 0; g < count; g += 4) {
        const weights = scores + <usize>(g >> 2) * step;
        if (causal) hide(some, key, first + g, weights);
        const factor = soften(some, weights, states + (<usize>g << 3));
        if (key > 0) scaleRows(min(4, count - g), to + <usize>g * row, row, size, factor);
      }
      multiplyPacked(count, size, some, scores, step, packedV + (<usize>(key * upTo8(size)) << 2), FLOAT32, to, ldy, 0, key > 0 ? to : 0, ldy, scratch, 0);
    }
    for (let g = 0; g < count; g += 4) {
      scaleRows(min(4, count - g), to + <usize>g * row, row, size, f32x4.div(f32x4.splat(1), v128.load(states + (<usize>g << 3), 16)));
    }
  }
}

/** Packs v in blocks of keys, each in panels. */
function packValues(keys: i32, size: i32, block: i32, v: usize, ldv: i32, to: usize): void {
  for (let key = 0; key < keys; key += block) {
    packPanels(min(block, keys - key), size, v + (<usize>(key * ldv) << 2), ldv, FLOAT32, to + (<usize>(key * upTo8(size)) << 2));
  }
}
