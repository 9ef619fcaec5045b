import { add, mul, tensor3d, type Tensor3D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { Module, Param } from './module';

/** A table of `count` learned vectors. */
export class Embedding extends Module {
  readonly weight: Param;
  /**
   * Vectors of added tokens, by their ids, which may be beyond `count`. They are no parameters, as no checkpoint holds
   * them, and so few that each call uploads those it needs.
   */
  added: ReadonlyMap<number, Float32Array> = new Map();

  constructor(count: number, width: number) {
    super();
    this.weight = new Param('embedding', [count, width]);
  }

  /** Ids `[B, N]`, each below `count` or in `added` → `[B, N, width]`. */
  forward(ids: readonly (readonly number[])[]): Tensor3D {
    const isAdded = ids.some((row) => row.some((id) => this.added.has(id)));
    if (!isAdded) return ops.embedding(this.weight, ids);
    const own = ops.embedding(
      this.weight,
      ids.map((row) => row.map((id) => (this.added.has(id) ? 0 : id))),
    );
    const [batch, length, width] = own.shape;
    const [keep, vectors] = [new Float32Array(batch * length).fill(1), new Float32Array(own.size)];
    for (const [i, id] of ids.flat().entries()) {
      const vector = this.added.get(id);
      if (vector === undefined) continue;
      keep[i] = 0;
      vectors.set(vector, i * width);
    }
    return add(mul(own, tensor3d(keep, [batch, length, 1])), tensor3d(vectors, own.shape)); // exact: x·1 + 0 or x·0 + v
  }
}
