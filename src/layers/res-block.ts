import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { silu } from './activations';
import { chain } from './chain';
import { conv1x1, conv3x3, type Conv2d } from './conv2d';
import { Linear } from './linear';
import { Module } from './module';
import { GroupNorm } from './norms';

export interface ResBlockOptions {
  readonly groups: number;
  readonly epsilon: number;
  /** Channels of the timestep embedding; null for the autoencoder, which has no time. */
  readonly timeWidth: number | null;
}

/** The residual block of the UNet and the autoencoder (Ho et al., 2020, appendix B): norm, SiLU, conv, twice. */
export class ResBlock extends Module {
  readonly norm1: GroupNorm;
  readonly conv1: Conv2d;
  readonly time: Linear | null;
  readonly norm2: GroupNorm;
  readonly conv2: Conv2d;
  readonly skip: Conv2d | null;

  constructor(inputs: number, outputs: number, { groups, epsilon, timeWidth }: ResBlockOptions) {
    super();
    this.norm1 = new GroupNorm(inputs, groups, epsilon);
    this.conv1 = conv3x3(inputs, outputs);
    this.time = timeWidth === null ? null : new Linear(timeWidth, outputs);
    this.norm2 = new GroupNorm(outputs, groups, epsilon);
    this.conv2 = conv3x3(outputs, outputs);
    this.skip = inputs === outputs ? null : conv1x1(inputs, outputs);
  }

  /** x `[B, H, W, inputs]`, time `[B or 1, timeWidth]` → `[B, H, W, outputs]`. */
  forward(x: Tensor, time: Tensor | null = null): Tensor4D {
    let skip = x;
    const skipped = (h: Tensor) => {
      if (this.skip !== null) skip = this.skip.forward(x); // only now, when nothing else needs x
      return h;
    };
    const timed = (h: Tensor) => (this.time === null || time === null ? h : this.#addTime(h, this.time, time));
    const sum = (h: Tensor) => ops.add(h, skip);
    const first = [this.norm1, silu, this.conv1, timed, skipped];
    const y = chain<Tensor4D>(x, ...first, this.norm2, silu, this.conv2, sum);
    if (skip !== x) skip.dispose();
    return y;
  }

  #addTime(x: Tensor, projection: Linear, time: Tensor): Tensor {
    const shift = chain(time, silu, projection);
    const y = ops.addChannels(x as Tensor4D, shift);
    shift.dispose();
    return y;
  }
}
