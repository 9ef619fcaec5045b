import type { Tensor } from '@tensorflow/tfjs-core';
import { ops, type GeluKind } from '../backends/ops';
import { Linear } from './linear';
import { Module } from './module';

export type { GeluKind };

/** `x·sigmoid(x)`, also called swish. */
export const silu = (x: Tensor): Tensor => ops.silu(x);

/** The GELU of a kind, as a step of a chain. */
export const gelu =
  (kind: GeluKind) =>
  (x: Tensor): Tensor =>
    ops.gelu(x, kind);

/** The gated feed-forward entry (Shazeer, 2020): one projection to value and gate, `value · GELU(gate)`. */
export class Geglu extends Module {
  readonly projection: Linear;
  readonly #kind: GeluKind;

  constructor(inputs: number, outputs: number, kind: GeluKind) {
    super();
    this.projection = new Linear(inputs, 2 * outputs);
    this.#kind = kind;
  }

  /** `[…, inputs]` → `[…, outputs]`. */
  forward(x: Tensor): Tensor {
    const both = this.projection.forward(x);
    const y = ops.geglu(both, this.#kind);
    both.dispose();
    return y;
  }
}

/** Adds `skip`, as a step of a chain. */
export const plus =
  (skip: Tensor) =>
  (x: Tensor): Tensor =>
    ops.add(x, skip);
