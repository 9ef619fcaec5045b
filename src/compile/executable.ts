import type { Tensor } from '@tensorflow/tfjs-core';

/** A program that an engine has taken in. */
export interface Executable {
  /** Bytes of the parameters that the engine may keep once more, in a layout of its own. */
  readonly copied: number;
  /** The results are the caller's. */
  run(inputs: readonly Tensor[]): Tensor[];
  dispose(): void;
}
