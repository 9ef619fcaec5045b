/** What both halves of the tiny autoencoder (TAESD; diffusers' `AutoencoderTiny`) are built of. */

import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { ops } from '../backends/ops';
import { plus } from '../layers/activations';
import { chain } from '../layers/chain';
import { conv3x3, type Conv2d } from '../layers/conv2d';
import { Module, Param } from '../layers/module';

/** max(x, 0), as a step of a chain. */
export const relu = (x: Tensor): Tensor => ops.relu(x);
/** `x·factor + offset`, as a step of a chain. */
export const scaled =
  (factor: number, offset = 0) =>
  (x: Tensor) =>
    ops.scale(x, factor, offset);

/** A 3×3 convolution without a bias; with a stride of 2 it halves the image. */
export class PlainConv extends Module {
  readonly weight: Param;
  readonly #stride: number;

  constructor(inputs: number, outputs: number, stride = 1) {
    super();
    this.#stride = stride;
    this.weight = new Param('conv', [3, 3, inputs, outputs]);
  }

  forward(x: Tensor): Tensor4D {
    return ops.conv2d(x as Tensor4D, this.weight, null, this.#stride, { top: 1, bottom: 1, left: 1, right: 1 });
  }
}

/** Three convolutions with ReLUs between them, and around the sum. */
export class TinyBlock extends Module {
  readonly conv1: Conv2d;
  readonly conv2: Conv2d;
  readonly conv3: Conv2d;

  constructor(width: number) {
    super();
    [this.conv1, this.conv2, this.conv3] = [conv3x3(width, width), conv3x3(width, width), conv3x3(width, width)];
  }

  /** `[B, H, W, width]`, unchanged in shape. */
  forward(x: Tensor): Tensor4D {
    return chain(x, this.conv1, relu, this.conv2, relu, this.conv3, plus(x), relu);
  }
}
