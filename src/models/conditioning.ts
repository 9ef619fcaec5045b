import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { OptionError } from '../errors';
import type { DiffusionModelConfig } from './unet-config';

/** What the UNet is told of what to draw. */
export interface Conditioning {
  /**
   * What its transformers attend to, `[B, M, contextWidth]`, a row for each of its latents: for text the context of the
   * prompt, M = 77.
   */
  readonly context: Tensor3D;
  /**
   * For networks that have a `guidanceWidth`, and for no others: the embedded guidance scale of all, `[1,
   * guidanceWidth]`.
   */
  readonly guidance?: Tensor2D;
}

/** The tensors of a conditioning in a fixed order, as a program takes them. */
export function tensorsOf({ context, guidance }: Conditioning): readonly Tensor[] {
  return guidance === undefined ? [context] : [context, guidance];
}

/** The conditioning that `tensorsOf` made these of. */
export function conditioningOf([context, guidance]: readonly Tensor[]): Conditioning {
  return { context: context as Tensor3D, ...(guidance !== undefined && { guidance: guidance as Tensor2D }) };
}

/**
 * Throws `OptionError` unless the embedded guidance scale is there for the networks that are told it, and for no
 * others.
 */
export function requireGuidance({ guidanceWidth }: DiffusionModelConfig, guidance: Tensor2D | undefined): void {
  const [width] = guidance?.shape.slice(-1) ?? [];
  if (width === guidanceWidth) return;
  const found =
    width === undefined ? 'the conditioning has no guidance' : `the conditioning's guidance has ${width} channels`;
  const needed =
    guidanceWidth === undefined
      ? 'this network takes none: leave it out'
      : `${guidanceWidth} are needed: give layers.guidanceEmbedding(scale, ${guidanceWidth})`;
  throw new OptionError(`DiffusionModel: ${found}; ${needed}.`);
}
