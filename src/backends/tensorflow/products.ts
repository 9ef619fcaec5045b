/** Products with matrices, and what is fused into them. */

import { at } from '../../at';
import { binary, cast, count, reshape, split } from './basics';
import type { Besides, Builder, Epilogue, Value } from './builder';
import { computesIn } from './processor';

/**
 * A weight in the type of `x`, which is computed in. Halves always save memory; they save time only if the processor
 * has arithmetic for them.
 */
export function widened(b: Builder, weight: Value, x: Value): Value {
  return computesIn(weight.dtype) ? weight : b.after(x, () => cast(b, weight, 'float32'));
}

/** What follows a product, in the type of the product. */
export function like(b: Builder, w: Value, { bias, skip, gelu }: Epilogue, shape: readonly number[]): Epilogue {
  return {
    ...(bias && { bias: cast(b, bias, w.dtype) }),
    ...(skip && { skip: reshape(b, cast(b, skip, w.dtype), shape) }),
    ...(gelu && { gelu }),
  };
}

export function linear(
  b: Builder,
  x: Value,
  weight: Value,
  bias: Value | null,
  { geglu: gate, ...besides }: Besides = {},
): Value {
  if (gate !== undefined && bias !== null) return gatedLinear(b, x, weight, bias, gate);
  return product(b, x, weight, { ...(bias && { bias }), ...besides });
}

export function product(b: Builder, x: Value, weight: Value, epilogue: Epilogue): Value {
  const [inputs, outputs] = weight.shape as [number, number];
  const w = widened(b, weight, x);
  const rows = reshape(b, cast(b, x, w.dtype), [count(x.shape) / inputs, inputs]);
  const y = b.dense(rows, w, like(b, w, epilogue, [at(rows.shape, 0), outputs]));
  return reshape(b, y, [...x.shape.slice(0, -1), outputs]);
}

/** The projection and its gate as two products; the GELU is fused into the second. */
function gatedLinear(b: Builder, x: Value, weight: Value, bias: Value, kind: 'erf' | 'tanh'): Value {
  const [values, gates] = b.after(x, () => split(b, weight, 2, 1)) as [Value, Value];
  const [forValues, forGates] = split(b, bias, 2, 0) as [Value, Value];
  const gate = product(b, x, gates, { bias: forGates, gelu: kind });
  return binary(b, 'Mul', product(b, x, values, { bias: forValues }), gate);
}
