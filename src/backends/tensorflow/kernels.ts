import { Tensor, tidy } from '@tensorflow/tfjs-core';
import { forEachOp, type Kernels } from '../op-table';
import { isWeight } from '../program';
import type { Builder, Value } from './builder';
import { eagerly } from './eager';
import { lowerings } from './lowering';

type Eager = Parameters<Parameters<typeof eagerly>[0]>[0];

/** Tensors and parameters as values of the builder; all else as it is. */
function given(b: Eager, arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map((one) => given(b, one));
  if (arg instanceof Tensor) return b.from(arg as Tensor);
  return isWeight(arg) ? b.from(arg.value) : arg;
}

/**
 * The contract in libtensorflow's operations, run one by one. Unlike tfjs' own, these take parameters in half
 * precision. They compute in bfloat16 if the parameters are bfloat16 and the processor can.
 */
export const tensorflowKernels = forEachOp((name) => (...args: unknown[]) => {
  const lower = lowerings[name] as (b: Builder, ...args: unknown[]) => Value;
  return tidy(() => eagerly((b) => lower(b, ...args.map((arg) => given(b, arg))))); // frees parameters that live outside the backend
}) as Kernels;
