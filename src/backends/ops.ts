import { engine, type Tensor } from '@tensorflow/tfjs-core';
import { currentEngine } from './engine';
import { forEachOp, reference, type Ops } from './op-table';

export type { GeluKind, Padding } from './contract';

/** What answers instead of the backend while `withOps` runs. */
let instead: Ops | null = null;

/** Runs `work` with `others` in the place of the current backend's ops; work that waits for something is not covered. */
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
 * The contract as the layers call it: the current engine's own kernel where one takes the call, else the reference, and that always where
 * gradients are asked for, which only tfjs' own operations have.
 */
export const ops = forEachOp((name) => (...args: unknown[]) => {
  const kernel = (instead ?? (engine().isTapeOn() ? {} : currentEngine().kernels))[name] as AnyOp | undefined;
  return kernel?.(...args) ?? (reference[name] as AnyOp)(...args);
}) as Ops;
