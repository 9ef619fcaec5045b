import type { Dtype } from '../backends/contract';
import { checkArgument, oneOf } from '../checks';
import { UnsupportedError } from '../errors';

export type { Dtype };

/** Keras' names of the precision policies. */
export type PolicyName = 'float32' | 'mixed_float16' | 'mixed_bfloat16' | 'float16';

/** The type in which a model computes, and the type of its parameters (Keras' `DTypePolicy`). */
export interface Policy {
  readonly name: PolicyName;
  readonly computeDtype: Dtype;
  readonly variableDtype: Dtype;
}

const policies: Readonly<Record<PolicyName, Policy>> = {
  float32: { name: 'float32', computeDtype: 'float32', variableDtype: 'float32' },
  mixed_float16: { name: 'mixed_float16', computeDtype: 'float16', variableDtype: 'float32' },
  mixed_bfloat16: { name: 'mixed_bfloat16', computeDtype: 'bfloat16', variableDtype: 'float32' },
  float16: { name: 'float16', computeDtype: 'float16', variableDtype: 'float16' },
};

export const policyNames = Object.keys(policies) as readonly PolicyName[];

/** The policy of that name. Throws `OptionError` for a name that Keras does not have. */
export function policyOf(name: PolicyName): Policy {
  checkArgument('precision', 'the policy', name, oneOf(policyNames));
  return policies[name];
}

/** The policy for a network whose values float16 cannot hold: `float32` in place of those with float16. */
export function upcast(policy: Policy): Policy {
  return policy.computeDtype === 'float16' ? policies.float32 : policy;
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
 * Throws `UnsupportedError`, naming the nearest policy that works, when `backend`, which computes in `dtypes`, cannot
 * honour `policy`: float32 variables and one of these to compute in.
 */
export function requireSupported(policy: Policy, backend: string, dtypes: readonly Dtype[]): void {
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
