import { at } from '../at';
import type { GeluKind } from '../layers/activations';

export interface DiffusionModelConfig {
  readonly inChannels: number;
  readonly outChannels: number;
  /** Channels of each level, from the finest to the coarsest. */
  readonly widths: readonly number[];
  /** Attention heads of each level. */
  readonly heads: readonly number[];
  /** Whether each level attends to the prompt; the middle always does, where there is one. */
  readonly attention: readonly boolean[];
  /** Residual blocks of each level on the way down, one number for all or a list; one more on the way up. */
  readonly blocksPerLevel: number | readonly number[];
  /**
   * Whether there is a middle between the two ways; default true. Distilled networks (BK-SDM, Kim et al., 2023; SDXS)
   * have none.
   */
  readonly middle?: boolean;
  /** Transformer blocks in each spatial transformer. */
  readonly transformerDepth: number;
  readonly contextWidth: number;
  /**
   * Channels of the embedded guidance scale that the network is told, as `time_cond_proj_dim` in diffusers: latent
   * consistency models (Luo et al., 2023, section 4.2) have learned what guidance does. Default: none.
   */
  readonly guidanceWidth?: number;
  readonly projection: 'conv' | 'linear';
  readonly groups: number;
  /** ε of the residual blocks' norms and the last. */
  readonly epsilon: number;
  /** ε of the spatial transformers' norms: 1e-6 in diffusers, 1e-5 in KerasCV. */
  readonly transformerEpsilon: number;
  /** erf in diffusers, tanh in KerasCV. */
  readonly geglu: GeluKind;
}

/** Channels of the timestep embedding that the residual blocks take. */
export function timeWidthOf({ widths }: DiffusionModelConfig): number {
  return 4 * at(widths, 0);
}
