import type { Tensor } from '@tensorflow/tfjs-core';

/** A program that an engine has taken in. */
export interface Executable {
  /** The results are the caller's. */
  run(inputs: readonly Tensor[]): Tensor[];
  dispose(): void;
}
