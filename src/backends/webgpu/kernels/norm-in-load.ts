import type { Features, Operand } from './kernel';
import { raw, reads, SILU, type Access } from './wgsl';

/**
 * A norm that is applied where its result is read, so that it is no pass over memory of its own.
 *
 * - `group`: operand `coefficients` has for each sample n and channel c a pair of float32 (a, b): `x·a + b`, and then
 *   SiLU if asked.
 * - `layer`: operand `statistics` has for each row a pair of float32 (mean, 1/deviation), and `gamma` and `beta` are
 *   float32 vectors of the columns: `(x − mean)·rstd·gamma + beta`.
 */
export type NormInLoad = { readonly kind: 'group'; readonly silu: boolean } | { readonly kind: 'layer' };

/** What a kernel needs to apply the norm: operands, and the function `norm4`. */
export interface NormCode {
  readonly operands: readonly Operand[];
  readonly code: readonly string[];
  readonly key: string;
}

/**
 * `norm4(v, row, sample, column, count)`: four values from `column` on, in a row of a sample, of which the first
 * `count` are there; the others come out as anything. `columns` is an expression for their number in all.
 */
export function normInLoad(norm: NormInLoad | null, columns: string, features: Features): NormCode {
  const head = 'fn norm4(v: vec4f, row: u32, sample: u32, column: u32, count: u32) -> vec4f';
  if (norm === null) return { operands: [], code: [`${head} { return v; }`], key: '' };
  if (norm.kind === 'layer') {
    const vectors: Access[] = ['gamma', 'beta'].map((name) => reads(name, 'float32', 1, features));
    const code = `${head} {
  let s = statistics[row];
  return (v - s.x) * s.y * load4_gamma(column, count) + load4_beta(column, count);
}`;
    return {
      operands: [raw('statistics', 'vec2f'), ...vectors.map(({ operand }) => operand)],
      code: [...vectors.map(({ code }) => code), code],
      key: 'layer',
    };
  }
  const code = `${head} {
  var y = v;
  for (var i = 0u; i < min(count, 4u); i++) {
    let ab = coefficients[sample * ${columns} + column + i];
    y[i] = v[i] * ab.x + ab.y;
  }
  return ${norm.silu ? 'silu4(y)' : 'y'};
}`;
  return {
    operands: [raw('coefficients', 'vec2f')],
    code: [...(norm.silu ? [SILU] : []), code],
    key: norm.silu ? 'group silu' : 'group',
  };
}
