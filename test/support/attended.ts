import type { AttentionSize } from '../../src/backends/webgpu/kernels/attention';
import { seeded } from './seeded';

/** Attention as its formula is written, in doubles. */

export interface Attended extends AttentionSize {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
}

function inputs(size: AttentionSize): Attended {
  const columns = size.heads * size.size;
  const [q, kv] = [size.batch * size.queries * columns, size.batch * size.keys * columns];
  return { ...size, q: seeded('input.q', [q]), k: seeded('input.k', [kv]), v: seeded('input.v', [kv]) };
}

export const sized = (batch: number, queries: number, keys: number, heads: number, size: number, causal = false) =>
  inputs({ batch, queries, keys, heads, size, causal });

export function attended({ batch, queries, keys, heads, size, causal, q, k, v }: Attended): Float32Array {
  const columns = heads * size;
  const y = new Float32Array(batch * queries * columns);
  for (let row = 0; row < batch * queries; row++) {
    const [sample, query] = [Math.floor(row / queries), row % queries];
    const seen = causal ? Math.min(keys, query + 1) : keys;
    for (let head = 0; head < heads; head++) {
      const at = (values: Float32Array, r: number, c: number) => values[r * columns + head * size + c] as number;
      const dots = Array.from({ length: seen }, (_, key) => {
        let dot = 0;
        for (let c = 0; c < size; c++) dot += at(q, row, c) * at(k, sample * keys + key, c);
        return dot / Math.sqrt(size);
      });
      const largest = dots.reduce((a, b) => Math.max(a, b), -Infinity);
      const weights = dots.map((dot) => Math.exp(dot - largest));
      const total = weights.reduce((a, b) => a + b, 0);
      for (let c = 0; c < size; c++) {
        const sum = weights.reduce((a, weight, key) => a + weight * at(v, sample * keys + key, c), 0);
        y[row * columns + head * size + c] = sum / total;
      }
    }
  }
  return y;
}
