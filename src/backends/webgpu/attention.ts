import { at } from '../../at';
import { bandsOf, SAME_ROWS } from './bands';
import { attention as kernel } from './kernels/attention';
import { MOST_QUERIES } from './kernels/attention-tiles';
import type { Made, Site } from './made';
import { forced } from './norms';
import { sizeOf, type Value } from './recording';

interface Options {
  readonly heads: number;
  readonly causal: boolean;
}

/** Queries `[B, N, C]`, keys and values `[B, M, C]` → `[B, N, C]`, in bands of queries where that takes long. */
export function attention(site: Site, queries: Made, keys: Made, values: Made, { heads, causal }: Options): Value {
  const [q, k, v] = [forced(site, queries), forced(site, keys), forced(site, values)];
  const [batch, length, channels] = q.shape as [number, number, number];
  const count = at(k.shape, 1);
  const y = site.result(q.shape, { q, k, v });
  // Under a causal mask a query's place counts, so that a band has all of a sample.
  const reach = { ...SAME_ROWS, multiple: causal ? length : MOST_QUERIES };
  const flops = 4 * batch * length * count * channels;
  for (const { operands } of bandsOf(site.features, y, { q, k, v, y }, reach, flops)) {
    const samples = at(operands.k.shape, 0);
    const rows = sizeOf(operands.q).rows / samples;
    const size = { batch: samples, queries: rows, keys: count, heads, size: channels / heads, causal };
    site.run(kernel(size, operands, site.features), operands);
  }
  return y;
}
