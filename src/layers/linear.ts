import type { Tensor } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { Module, Param } from './module';

/** `x·W + b`, the last axis from `inputs` to `outputs` channels. */
export class Linear extends Module {
  readonly weight: Param;
  readonly bias: Param | null;

  constructor(inputs: number, outputs: number, options: { readonly bias?: boolean } = {}) {
    super();
    this.weight = new Param('matrix', [inputs, outputs]);
    this.bias = (options.bias ?? true) ? new Param('vector', [outputs]) : null;
  }

  /** `[…, inputs]` → `[…, outputs]`. */
  forward<T extends Tensor>(x: T): T {
    return ops.linear(x, this.weight, this.bias) as T;
  }
}
