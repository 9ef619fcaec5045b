import type { Dtype, Quantization } from '../backends/contract';
import type { Engine } from '../backends/engine';
import { checkArgument, oneOf } from '../checks';
import { UnsupportedError } from '../errors';

export type { Dtype, Quantization };

/** Keras' names of the precision policies. */
export type PolicyName = 'float32' | 'mixed_float16' | 'mixed_bfloat16' | 'float16';

/** The type in which a model computes, and the type of its parameters (Keras' `DTypePolicy`). */
export interface Policy {
  readonly name: PolicyName;
  readonly computeDtype: Dtype;
  readonly variableDtype: Dtype;
  /** How matrices and filters are held in place of that; null: not otherwise. */
  readonly quantizationMode: Quantization | null;
}

const policies: Readonly<Record<PolicyName, Policy>> = {
  float32: { name: 'float32', computeDtype: 'float32', variableDtype: 'float32', quantizationMode: null },
  mixed_float16: { name: 'mixed_float16', computeDtype: 'float16', variableDtype: 'float32', quantizationMode: null },
  mixed_bfloat16: {
    name: 'mixed_bfloat16',
    computeDtype: 'bfloat16',
    variableDtype: 'float32',
    quantizationMode: null,
  },
  float16: { name: 'float16', computeDtype: 'float16', variableDtype: 'float16', quantizationMode: null },
};

export const policyNames = Object.keys(policies) as readonly PolicyName[];

/** The policy of that name. Throws `OptionError` for a name that Keras does not have. */
export function policyOf(name: PolicyName): Policy {
  checkArgument('precision', 'the policy', name, oneOf(policyNames));
  return policies[name];
}

export const quantizations: readonly Quantization[] = ['int8'];

/** A policy as pictures name it: with a mode of quantisation as Keras does. */
export function describedPolicy({ name, quantizationMode }: Policy): string {
  return quantizationMode === null ? name : `${quantizationMode}_from_${name}`;
}

/** The policy for a network whose values float16 cannot hold: `float32` in place of those with float16. */
export function upcast(policy: Policy): Policy {
  const { computeDtype, quantizationMode } = policy;
  return computeDtype === 'float16' ? { ...policies.float32, quantizationMode } : policy;
}

let current: Policy = policies.float32;

/** Sets the policy of models made from now on without a `precision` of their own, as `keras.mixed_precision` does. */
export function setGlobalPolicy(name: PolicyName): void {
  current = policyOf(name);
}

/** The policy of models without one of their own; `float32` until `setGlobalPolicy` is called. */
export function globalPolicy(): Policy {
  return current;
}

/**
 * Throws `UnsupportedError`, naming the nearest policy that works, when `backend` cannot honour `policy`: float32
 * variables, one of its engine's types to compute in, and quantised weights only where it can hold these.
 */
export function requireSupported(
  policy: Policy,
  backend: string,
  { dtypes, intake }: Pick<Engine, 'dtypes' | 'intake'>,
): void {
  requireQuantizable(policy.quantizationMode, backend, intake);
  const suits = ({ computeDtype, variableDtype }: Policy) =>
    variableDtype === 'float32' && dtypes.includes(computeDtype);
  if (suits(policy)) return;
  const honoured = Object.values(policies).filter(suits);
  const isNarrow = ({ computeDtype }: Policy) => computeDtype !== 'float32';
  const nearest =
    honoured.find((one) => one.computeDtype === policy.computeDtype) ??
    honoured.find((one) => isNarrow(one) && isNarrow(policy));
  const found = `precision: '${policy.name}' computes in ${policy.computeDtype} with ${policy.variableDtype} variables`;
  const advice = `the nearest policy it honours is '${(nearest ?? policies.float32).name}'`;
  throw new UnsupportedError(`${found}, which the ${backend} backend does not do yet; ${advice}.`);
}

/** Throws `UnsupportedError` for weights that are to be quantised where the backend's engine cannot hold such. */
export function requireQuantizable(mode: Quantization | null, backend: string, intake: Engine['intake']): void {
  if (mode === null || intake?.quantize !== undefined) return;
  const found = `quantize: '${mode}' holds weights in 8 bits, which the ${backend} backend does not do`;
  throw new UnsupportedError(`${found}; use 'wasm' or 'tensorflow', or leave it out.`);
}
