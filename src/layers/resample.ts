import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops, type Padding } from '../backends/ops';
import { Conv2d, conv3x3 } from './conv2d';
import { Module } from './module';

/** Halves height and width by a 3×3 convolution with stride 2; the UNet pads all sides, the VAE bottom and right. */
export class Downsample extends Module {
  readonly conv: Conv2d;

  constructor(channels: number, padding: 1 | Padding) {
    super();
    this.conv = new Conv2d(channels, channels, 3, { stride: 2, padding });
  }

  /** `[B, H, W, C]` → `[B, ⌈H/2⌉, ⌈W/2⌉, C]` (VAE: `⌊H/2⌋`). */
  forward(x: Tensor): Tensor4D {
    return this.conv.forward(x);
  }
}

/** Doubles height and width by repeating pixels, then smooths with a 3×3 convolution. */
export class Upsample extends Module {
  readonly conv: Conv2d;

  constructor(channels: number) {
    super();
    this.conv = conv3x3(channels, channels);
  }

  /** `[B, H, W, C]` → `[B, 2H, 2W, C]`. */
  forward(x: Tensor): Tensor4D {
    return ops.upsampleConv2d(x as Tensor4D, this.conv.weight, this.conv.bias);
  }
}
