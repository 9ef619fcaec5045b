import { tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { silu } from './activations';
import { chain } from './chain';
import { Linear } from './linear';
import { Module } from './module';

/**
 * The sinusoidal embedding of a timestep (Vaswani et al., 2017, section 3.5; cosines first, as in SD): `[1, width]`
 * with `cos(t·f)` then `sin(t·f)`, `f_i = 10000^(−i/(width/2))`. `timestep` may be fractional; `width` is even. Angles,
 * up to 999 radians, are rounded to float32 in the order in which KerasCV and diffusers round them: it shows in the
 * fifth digit.
 */
export function timestepEmbedding(timestep: number, width: number): Tensor2D {
  const { fround } = Math;
  const half = width / 2;
  const values = new Float32Array(width);
  for (let i = 0; i < half; i++) {
    const exponent = fround(fround(fround(-Math.log(10000)) * i) / half);
    const angle = fround(fround(timestep) * fround(Math.exp(exponent)));
    values[i] = Math.cos(angle);
    values[half + i] = Math.sin(angle);
  }
  return tensor2d(values, [1, width]);
}

/** The two linear layers from the sinusoidal embedding to the time embedding of the residual blocks. */
export class TimeEmbedding extends Module {
  readonly linear1: Linear;
  readonly linear2: Linear;

  constructor(inputs: number, width: number) {
    super();
    this.linear1 = new Linear(inputs, width);
    this.linear2 = new Linear(width, width);
  }

  /** `[B or 1, inputs]` → `[B or 1, width]`. */
  forward(x: Tensor): Tensor {
    return chain(x, this.linear1, silu, this.linear2);
  }
}
