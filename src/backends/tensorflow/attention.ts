import { at } from '../../at';
import type { AttentionOptions } from '../contract';
import { causalMaskValues } from '../reference';
import { NATIVE, T, cast, largestDivisor, reshape, transpose, binary, split, join, scale } from './basics';
import type { Builder, Value } from './builder';

/** Scores in a piece: few enough that the softmax and the second product find them in the cache. */
const SCORES = 2 ** 22;

export function attention(b: Builder, q: Value, k: Value, v: Value, { heads, causal }: AttentionOptions): Value {
  const [batch, length, channels] = q.shape as [number, number, number];
  const size = channels / heads;
  const scaled = splitHeads(b, scale(b, q, size ** -0.5), heads); // [B·H, N, d]
  const [keys, values] = [splitHeads(b, k, heads), splitHeads(b, v, heads)]; // [B·H, M, d]
  const [perPiece, rows] = pieces(batch * heads, length, at(keys.shape, 1));
  const [ks, vs] = [keys, values].map((x) => split(b, x, (batch * heads) / perPiece, 0)) as [Value[], Value[]];
  let before = scaled; // one piece after the other: all scores at once would be the whole matrix
  const attended = split(b, scaled, (batch * heads) / perPiece, 0).map((some, i) => {
    const parts = split(b, some, length / rows, 1).map((part, j) => {
      const make = () => attend(b, part, at(ks, i), at(vs, i), causal ? j * rows : null);
      return (before = b.after(before, () => b.scope(make)));
    });
    return join(b, parts, 1);
  });
  return mergeHeads(b, join(b, attended, 0), batch, heads);
}

/**
 * How many heads a piece of scores has, and how many of their queries: divisors of both, with all queries where these
 * fit.
 */
function pieces(heads: number, length: number, keys: number): [heads: number, queries: number] {
  const some = largestDivisor(heads, Math.floor(SCORES / (length * keys)));
  return [some, largestDivisor(length, Math.floor(SCORES / (some * keys)))];
}

/** `softmax(q·kᵀ)·v` of queries from row `start` on (null: every key is seen). */
function attend(b: Builder, q: Value, k: Value, v: Value, start: number | null): Value {
  const [rows, length, keys] = [at(q.shape, 0), at(q.shape, 1), at(k.shape, 1)];
  const scores = b.batchMatMul(q, k, true);
  const mask =
    start === null ? null : cast(b, b.floats(causalMaskValues(start, length, keys), [length, keys]), q.dtype);
  const masked = mask === null ? scores : binary(b, 'AddV2', scores, mask);
  const weights = b.op('_MklSoftmax', [masked], { ...T(q), ...NATIVE }, [rows, length, keys], q.dtype);
  return b.batchMatMul(weights, v);
}

/** `[B, N, C]` → `[B·H, N, C/H]`. */
function splitHeads(b: Builder, x: Value, heads: number): Value {
  const [batch, length, channels] = x.shape as [number, number, number];
  if (heads === 1) return x;
  const split4 = transpose(b, reshape(b, x, [batch, length, heads, channels / heads]), [0, 2, 1, 3]);
  return reshape(b, split4, [batch * heads, length, channels / heads]);
}

/** `[B·H, N, d]` → `[B, N, H·d]`. */
function mergeHeads(b: Builder, x: Value, batch: number, heads: number): Value {
  const [, length, size] = x.shape as [number, number, number];
  if (heads === 1) return x;
  const merged = transpose(b, reshape(b, x, [batch, heads, length, size]), [0, 2, 1, 3]);
  return reshape(b, merged, [batch, length, heads * size]);
}
