import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';

/** The UNet's conditioning, with a row for each of its latents. */
export interface Conditioning {
  /** What its transformers attend to, `[B, M, contextWidth]`: for text the context of the prompt, M = 77. */
  readonly context: Tensor3D;
}

/** The tensors of a conditioning in a fixed order, as a program takes them. */
export function tensorsOf({ context }: Conditioning): readonly Tensor[] {
  return [context];
}

/** The conditioning that `tensorsOf` made these of. */
export function conditioningOf([context]: readonly Tensor[]): Conditioning {
  return { context: context as Tensor3D };
}
