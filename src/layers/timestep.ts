import { tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { plus, silu } from './activations';
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

/**
 * The embedding of a guidance scale for latent consistency models (Luo et al., 2023), as diffusers'
 * `get_guidance_scale_embedding` has it: `[1, width]` with `sin(1000·w·f)` then `cos(1000·w·f)`, `f_i =
 * 10000^(−i/(width/2 − 1))`, and w the scale less one. `width` is 4 or more. Angles are rounded to float32 in the order
 * of diffusers.
 */
export function guidanceEmbedding(scale: number, width: number): Tensor2D {
  const { fround } = Math;
  const half = Math.floor(width / 2);
  const rate = fround(fround(Math.log(10000)) / (half - 1));
  const values = new Float32Array(width);
  for (let i = 0; i < half; i++) {
    const angle = fround(fround(fround(scale - 1) * 1000) * fround(Math.exp(fround(-rate * i))));
    values[i] = Math.sin(angle);
    values[half + i] = Math.cos(angle);
  }
  return tensor2d(values, [1, width]);
}

/** The linear layers that turn the sinusoidal embedding into what the residual blocks take. */
export class TimeEmbedding extends Module {
  /** Of the embedded guidance scale, where there is one. */
  readonly conditionProjection: Linear | null;
  readonly linear1: Linear;
  readonly linear2: Linear;

  constructor(inputs: number, width: number, conditionWidth?: number) {
    super();
    this.conditionProjection =
      conditionWidth === undefined ? null : new Linear(conditionWidth, inputs, { bias: false });
    this.linear1 = new Linear(inputs, width);
    this.linear2 = new Linear(width, width);
  }

  /** `[B or 1, inputs]` and, where there is a `conditionWidth`, as many rows of that → `[B or 1, width]`. */
  forward(x: Tensor, condition?: Tensor): Tensor {
    const projected = condition === undefined ? undefined : this.conditionProjection?.forward(condition);
    return chain(x, ...(projected === undefined ? [] : [plus(projected)]), this.linear1, silu, this.linear2);
  }
}
