import { attentionText } from './attention-text';
import { attentionTiles } from './attention-tiles';
import { bytesOf, dispatch, type Dispatch, type Features, type Kernel, type View } from './kernel';
import { placesOf, withEvenHalves } from './pointwise';
import { entry, reads, widthOf, writes } from './wgsl';

export interface AttentionSize {
  readonly batch: number;
  readonly queries: number;
  readonly keys: number;
  readonly heads: number;
  /** Channels of a head. */
  readonly size: number;
  readonly causal: boolean;
}

/** Matrices of `heads·size` columns: q and y of `batch·queries` rows, k and v of `batch·keys`. */
export interface AttentionViews {
  readonly q: View;
  readonly k: View;
  readonly v: View;
  readonly y: View;
}

/**
 * Attention that reads the keys and values in blocks and keeps, for each query, the largest score so far, the sum of
 * the weights relative to it, and the result (Dao et al., 2022, algorithm 1), all in float32. Nothing of the size of
 * the scores is ever stored. Loops over slices of results are written out except for software, so that these stay in
 * registers whatever a compiler unrolls.
 */
export function attention(size: AttentionSize, views: AttentionViews, features: Features): Kernel {
  const { batch, queries, heads } = size;
  const columns = heads * size.size;
  const isEven = widthOf(size.size, views.y) > 1;
  const make = (y: View) => [oneDispatch(size, { ...views, y }, features)];
  return withEvenHalves({ rows: batch * queries, columns, y: views.y, isEven }, make, features);
}

function oneDispatch(size: AttentionSize, views: AttentionViews, features: Features): Dispatch {
  const { batch, queries, keys, heads, causal } = size;
  const tiles = attentionTiles(size, features.workgroupBytes);
  const text = attentionText(tiles, size.size, causal, !features.isSoftware);
  const inputs = (['q', 'k', 'v'] as const).map((name) => {
    const view = views[name];
    return reads(name, view.storage, widthOf(size.size, view), features);
  });
  const output = writes('y', views.y.storage, widthOf(size.size, views.y), features);
  const blocks = Math.ceil(queries / (4 * tiles.rows));
  const columns = heads * size.size;
  const scores = batch * heads * queries * keys;
  const moved = [views.q, views.y].reduce((sum, { storage }) => sum + bytesOf(storage, batch * queries * columns), 0);
  return dispatch({
    key: ['attention', size.size, tiles.rows, causal, ...[...inputs, output].map(({ key }) => key)],
    features,
    uniforms: {
      queries,
      keys,
      heads,
      blocks,
      columns: tiles.columns,
      slices: tiles.slices,
      ...placesOf({ q: views.q, k: views.k, v: views.v, y: views.y }),
    },
    operands: [...inputs, output].map(({ operand }) => operand),
    code: [
      ...[...inputs, output].map(({ code }) => code),
      text.code,
      entry(tiles.rows * tiles.columns, text.main),
    ].join('\n'),
    workgroups: batch * heads * blocks,
    flops: (4 * scores * size.size) / (causal ? 2 : 1),
    bytes: [views.k, views.v].reduce((sum, { storage }) => sum + bytesOf(storage, batch * keys * columns), moved),
  });
}
