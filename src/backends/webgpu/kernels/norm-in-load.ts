import type { Features, Operand, Uniform } from './kernel';
import { raw, reads, SILU, widthOf } from './wgsl';

/**
 * A norm that is applied where its result is read, so that it is no pass over memory of its own.
 *
 * - `group`: operand `coefficients` has for each sample three float32 rows of its channels (mean, scale, shift):
 *   `(x − mean)·scale + shift`, and then SiLU if asked.
 * - `layer`: operand `statistics` has for each row a pair of float32 (mean, 1/deviation), and `gamma` and `beta` are
 *   float32 vectors of the columns: `(x − mean)·rstd·gamma + beta`.
 *
 * The mean is subtracted first: as `x·a + b` both terms could be far larger than their sum. `offset` is how many values of
 * `coefficients` or `statistics` come before the first; 0 if it is not said.
 */
export type NormInLoad = ({ readonly kind: 'group'; readonly silu: boolean } | { readonly kind: 'layer' }) & {
  readonly offset?: number;
};

/** What a kernel needs to apply the norm: operands, and the function `norm4`. */
export interface NormCode {
  readonly operands: readonly Operand[];
  readonly uniforms: Readonly<Record<string, Uniform>>;
  readonly code: readonly string[];
  readonly key: string;
}

/**
 * `norm4(v, row, sample, column, count)`: four values from `column` on, in a row of a sample, of which the first
 * `count` are there; the others come out as anything. There are `columns` in all, which uniform `name` says.
 */
export function normInLoad(norm: NormInLoad | null, columns: number, name: string, features: Features): NormCode {
  const head = 'fn norm4(v: vec4f, row: u32, sample: u32, column: u32, count: u32) -> vec4f';
  if (norm === null) return { operands: [], uniforms: {}, code: [`${head} { return v; }`], key: '' };
  const { offset = 0 } = norm;
  const vectors = norm.kind === 'layer' ? ['gamma', 'beta'] : ['coefficients'];
  const width = widthOf(columns, { stride: columns, offset: norm.kind === 'layer' ? 0 : offset });
  const read = vectors.map((vector) => reads(vector, 'float32', width, features));
  const [operands, code] = [read.map(({ operand }) => operand), read.map((one) => one.code)];
  if (norm.kind === 'layer') {
    const text = `${head} {
  let s = statistics[u.statisticsFirst + row];
  return (v - s.x) * s.y * load4_gamma(column, count) + load4_beta(column, count);
}`;
    return {
      operands: [raw('statistics', 'vec2f'), ...operands],
      uniforms: { statisticsFirst: offset / 2 },
      code: [...code, text],
      key: `layer ${width}`,
    };
  }
  const text = `${head} {
  let mean = u.coefficientsOffset + 3 * sample * ${name} + column;
  let scale = mean + ${name};
  let normed = (v - load4_coefficients(mean, count)) * load4_coefficients(scale, count);
  let y = normed + load4_coefficients(scale + ${name}, count);
  return ${norm.silu ? 'silu4(y)' : 'y'};
}`;
  return {
    operands,
    uniforms: { coefficientsOffset: offset },
    code: [...code, ...(norm.silu ? [SILU] : []), text],
    key: `group${norm.silu ? ' silu' : ''} ${width}`,
  };
}
