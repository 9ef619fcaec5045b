import type { Tensor3D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { Module, Param } from './module';

/** A table of `count` learned vectors. */
export class Embedding extends Module {
  readonly weight: Param;

  constructor(count: number, width: number) {
    super();
    this.weight = new Param('embedding', [count, width]);
  }

  /** Ids `[B, N]`, each below `count` → `[B, N, width]`. */
  forward(ids: readonly (readonly number[])[]): Tensor3D {
    return ops.embedding(this.weight, ids);
  }
}
