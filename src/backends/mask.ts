/** `[queries, keys]`, −1e9 where key j lies after query `start + i`; far below any score, and free of −∞·0. */
export function causalMaskValues(start: number, queries: number, keys: number): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(queries * keys);
  for (let i = 0; i < queries; i++) mask.fill(-1e9, i * keys + Math.min(keys, start + i + 1), (i + 1) * keys);
  return mask;
}
