import { engine, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from './engine';
import { forEachOp, reference, type Ops } from './op-table';

export type { GeluKind, Padding } from './contract';

/** The ops that stand in for the backend's while `withOps` runs. */
let instead: Ops | null = null;

/** Runs `work` with `others` in place of the current backend's ops. `work` must be synchronous. */
export function withOps<T>(others: Ops, work: () => T): T {
  const before = instead;
  instead = others;
  try {
    return work();
  } finally {
    instead = before;
  }
}

type AnyOp = (...args: unknown[]) => Tensor | null;

/**
 * The contract as the layers call it: the current engine's own kernel if it takes the call, else the reference. Under a
 * gradient tape always the reference, as only tfjs' own operations have gradients.
 */
export const ops = forEachOp((name) => (...args: unknown[]) => {
  const kernel = (instead ?? (engine().isTapeOn() ? {} : currentEngine().kernels))[name] as AnyOp | undefined;
  return kernel?.(...args) ?? (reference[name] as AnyOp)(...args);
}) as Ops;
