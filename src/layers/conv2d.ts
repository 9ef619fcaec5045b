import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops, type Padding } from '../backends/ops';
import { Module, Param } from './module';

export interface ConvOptions {
  readonly stride?: number;
  /** Zeros put around the image: the same on all sides, or each side's own. */
  readonly padding?: number | Padding;
}

/** A convolution with a square kernel and a bias over NHWC images. */
export class Conv2d extends Module {
  readonly weight: Param;
  readonly bias: Param;
  readonly #stride: number;
  readonly #padding: Padding;

  constructor(inputs: number, outputs: number, size: number, { stride = 1, padding = 0 }: ConvOptions = {}) {
    super();
    this.weight = new Param('conv', [size, size, inputs, outputs]);
    this.bias = new Param('vector', [outputs]);
    this.#stride = stride;
    this.#padding =
      typeof padding === 'number' ? { top: padding, bottom: padding, left: padding, right: padding } : padding;
  }

  /** `[B, H, W, inputs]` → `[B, H', W', outputs]`. */
  forward(x: Tensor): Tensor4D {
    return ops.conv2d(x as Tensor4D, this.weight, this.bias, this.#stride, this.#padding);
  }
}

/** The 3×3 convolution that keeps the size. */
export function conv3x3(inputs: number, outputs: number): Conv2d {
  return new Conv2d(inputs, outputs, 3, { padding: 1 });
}

/** The 1×1 convolution: a linear map of the channels of each pixel. */
export function conv1x1(inputs: number, outputs: number): Conv2d {
  return new Conv2d(inputs, outputs, 1);
}
