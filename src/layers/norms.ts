import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { OptionError } from '../errors';
import { Module, Param } from './module';

/** Group normalisation (Wu & He, 2018) of NHWC images. Throws `OptionError` unless `groups` divides `channels`. */
export class GroupNorm extends Module {
  readonly weight: Param;
  readonly bias: Param;
  readonly #groups: number;
  readonly #epsilon: number;

  constructor(channels: number, groups: number, epsilon: number) {
    super();
    if (channels % groups !== 0) {
      const needed = 'groups of equal size are needed';
      throw new OptionError(`GroupNorm: ${groups} groups were given for ${channels} channels; ${needed}.`);
    }
    this.weight = new Param('vector', [channels]);
    this.bias = new Param('vector', [channels]);
    this.#groups = groups;
    this.#epsilon = epsilon;
  }

  /** `[B, H, W, channels]`, unchanged in shape. */
  forward(x: Tensor): Tensor4D {
    return ops.groupNorm(x as Tensor4D, this.weight, this.bias, this.#groups, this.#epsilon);
  }
}

/** Layer normalisation (Ba et al., 2016) over the last axis. */
export class LayerNorm extends Module {
  readonly weight: Param;
  readonly bias: Param;
  readonly #epsilon: number;

  constructor(channels: number, epsilon: number) {
    super();
    this.weight = new Param('vector', [channels]);
    this.bias = new Param('vector', [channels]);
    this.#epsilon = epsilon;
  }

  /** `[…, channels]`, unchanged in shape. */
  forward<T extends Tensor>(x: T): T {
    return ops.layerNorm(x, this.weight, this.bias, this.#epsilon) as T;
  }
}
