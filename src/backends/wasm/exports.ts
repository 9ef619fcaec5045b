/**
 * What assembly/index.ts exports, where each is documented. Numbers are counts, or addresses; `ld…` are distances of
 * rows, or of pixels, in floats. Each does part `part` of `parts` of its work, in scratch of that part's own.
 */
// prettier-ignore
export interface Exports {
  widen(count: number, kind: number, from: number, to: number): void;
  packPanels(k: number, n: number, b: number, ldb: number, kind: number, to: number): void;
  packHalves(k: number, n: number, b: number, ldb: number, to: number): void;
  packBytes(k: number, n: number, b: number, to: number): void;
  product(m: number, n: number, k: number, a: number, lda: number, b: number, kind: number, bias: number, add: number, ldadd: number, c: number, ldc: number, scratch: number, part: number, parts: number): void;
  productScratch(m: number, k: number): number;
  multiplyFew(m: number, n: number, k: number, a: number, lda: number, b: number, ldb: number, c: number, ldc: number, bias: number): void;
  convolve(batch: number, height: number, width: number, inputs: number, outputs: number, size: number, stride: number, top: number, left: number, down: number, across: number, x: number, ldx: number, filter: number, kind: number, bias: number, biasStep: number, add: number, ldadd: number, y: number, ldy: number, scratch: number, part: number, parts: number): void;
  convolveScratch(k: number): number;
  winograd(batch: number, height: number, width: number, inputs: number, outputs: number, x: number, ldx: number, doubled: number, image: number, filter: number, kind: number, bias: number, biasStep: number, add: number, ldadd: number, y: number, ldy: number, scratch: number, part: number, parts: number): void;
  winogradScratch(inputs: number): number;
  winogradFilter(inputs: number, outputs: number, filter: number, kind: number, to: number, scratch: number, part: number, parts: number): void;
  winogradImage(batch: number, height: number, width: number, inputs: number, x: number, ldx: number, doubled: number, to: number, scratch: number, part: number, parts: number): void;
  winogradImageBytes(batch: number, height: number, width: number, inputs: number): number;
  packFilter(inputs: number, outputs: number, filter: number, kind: number, to: number): void;
  winogradFilterBytes(inputs: number, outputs: number): number;
  attention(batch: number, queries: number, keys: number, heads: number, size: number, scale: number, causal: number, q: number, ldq: number, k: number, ldk: number, v: number, ldv: number, y: number, ldy: number, scratch: number, part: number, parts: number): void;
  attentionScratch(keys: number, size: number): number;
  groupNorm(batch: number, rows: number, channels: number, groups: number, epsilon: number, x: number, ldx: number, gamma: number, beta: number, silu: number, y: number, ldy: number, scratch: number, part: number, parts: number): void;
  layerNorm(rows: number, width: number, epsilon: number, x: number, ldx: number, gamma: number, beta: number, y: number, ldy: number, part: number, parts: number): void;
  unary(rows: number, width: number, kind: number, x: number, ldx: number, y: number, ldy: number, part: number, parts: number): void;
  geglu(rows: number, width: number, kind: number, x: number, ldx: number, y: number, ldy: number, part: number, parts: number): void;
  add(batch: number, rows: number, width: number, a: number, lda: number, b: number, stepB: number, ldb: number, y: number, ldy: number, part: number, parts: number): void;
  mix(count: number, a: number, b: number, t: number, y: number, part: number, parts: number): void;
  scale(count: number, factor: number, offset: number, x: number, y: number, part: number, parts: number): void;
  upsample2x(batch: number, height: number, width: number, channels: number, x: number, ldx: number, y: number, ldy: number, part: number, parts: number): void;
  embedding(count: number, width: number, indices: number, table: number, kind: number, y: number, part: number, parts: number): void;
}

/**
 * How weights lie in memory: as numbers, or as Winograd's transform of a filter, which is float32. For `winograd` and
 * `winogradFilter`, `packed` is added to the kind of a filter's numbers where `packFilter` has packed it.
 */
export const weightKinds = { float32: 0, float16: 1, bfloat16: 2, int8: 3, transformed: 4, packed: 8 } as const;

/** What `unary` computes; `geglu` takes the first three. */
export const unaryKinds = { erf: 0, tanh: 1, quick: 2, silu: 3, relu: 4, hyperbolicTangent: 5, copy: 6 } as const;
