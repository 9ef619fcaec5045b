import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { AttentionOptions, GeluKind, Padding, Weight } from '../contract';
import { table, type Kernels } from '../op-table';
import { currentModule, type WasmModule } from './module';

/** Up to this many rows a matrix is read where it lies: packing it first would cost more than it saves. */
const FEW_ROWS = 4;

const geluKinds: Readonly<Record<GeluKind, number>> = { erf: 0, tanh: 1, quick: 2 };

/**
 * Runs a kernel in a scope of its own, which frees the uploads of parameters that are kept outside the backend. Null
 * where there is no module.
 */
function run<R extends tf.Rank>(kernel: (module: WasmModule) => Tensor<R> | null): Tensor<R> | null {
  const module = currentModule();
  if (module === null) return null;
  let result: Tensor<R> | null = null;
  tf.tidy(() => {
    result = kernel(module);
    return result === null ? [] : [result];
  });
  return result;
}

/** `rows` rows of x through a matrix `[inputs, outputs]`, or a 1×1 filter, which is the same. */
function product(
  module: WasmModule,
  rows: number,
  x: Tensor,
  weight: Weight,
  bias: Weight | null,
  shape: readonly number[],
): Tensor {
  const [inputs, outputs] = weight.shape.slice(-2) as [number, number];
  const y = module.make(shape);
  const { call, address } = module;
  const [w, b] = [address(weight.value), address(bias?.value ?? null)];
  if (rows <= FEW_ROWS) call.multiplyFew(rows, outputs, inputs, address(x), inputs, w, outputs, address(y), outputs, b);
  else {
    const packed = 4 * inputs * (8 * Math.ceil(outputs / 8));
    module.withScratch(packed + call.multiplyScratch(rows, inputs), (scratch) => {
      call.pack(inputs, outputs, w, outputs, scratch);
      call.multiply(rows, outputs, inputs, address(x), inputs, scratch, address(y), outputs, b, scratch + packed);
    });
  }
  return y;
}

function linear(x: Tensor, weight: Weight, bias: Weight | null): Tensor | null {
  const [inputs, outputs] = weight.shape as [number, number];
  return run((module) => product(module, x.size / inputs, x, weight, bias, [...x.shape.slice(0, -1), outputs]));
}

/**
 * 1×1 filters are matrices; 3×3 ones that keep the size go by Winograd's algorithm; the others are XNNPACK's, in tfjs.
 */
function conv2d(x: Tensor4D, weight: Weight, bias: Weight | null, stride: number, padding: Padding): Tensor4D | null {
  const [batch, height, width, inputs] = x.shape;
  const [size, , , outputs] = weight.shape as [number, number, number, number];
  const shape = [batch, height, width, outputs] as const;
  const isPadded = (by: number): boolean => Object.values(padding).every((side) => side === by);
  if (stride !== 1) return null;
  if (size === 1 && isPadded(0))
    return run<tf.Rank.R4>((module) => product(module, x.size / inputs, x, weight, bias, shape) as Tensor4D);
  if (size !== 3 || !isPadded(1) || inputs % 4 !== 0) return null;
  return run<tf.Rank.R4>((module) => {
    const { call, address } = module;
    const y = module.make<tf.Rank.R4>(shape);
    const [w, b] = [address(weight.value), address(bias?.value ?? null)];
    module.withScratch(call.convolveScratch(inputs), (scratch) => {
      call.convolve(batch, height, width, inputs, outputs, address(x), w, b, address(y), scratch);
    });
    return y;
  });
}

function attention(q: Tensor3D, k: Tensor3D, v: Tensor3D, { heads, causal }: AttentionOptions): Tensor3D | null {
  const [batch, queries, channels] = q.shape;
  const [keys, size] = [k.shape[1], channels / heads];
  return run<tf.Rank.R3>((module) => {
    const { call, address } = module;
    const y = module.make<tf.Rank.R3>(q.shape);
    module.withScratch(call.attendScratch(keys, size), (scratch) => {
      for (let one = 0; one < batch * heads; one++) {
        const [sample, first] = [Math.floor(one / heads), (one % heads) * size];
        const [inQ, inK] = [4 * (sample * queries * channels + first), 4 * (sample * keys * channels + first)];
        const [fromQ, fromK, fromV, to] = [address(q) + inQ, address(k) + inK, address(v) + inK, address(y) + inQ];
        const [scale, mask] = [size ** -0.5, causal ? 1 : 0];
        call.attend(queries, keys, size, scale, mask, fromQ, fromK, fromV, to, channels, scratch);
      }
    });
    return y;
  });
}

function groupNorm(x: Tensor4D, gamma: Weight, beta: Weight, groups: number, epsilon: number): Tensor4D | null {
  const [batch, height, width, channels] = x.shape;
  return run<tf.Rank.R4>((module) => {
    const y = module.make<tf.Rank.R4>(x.shape);
    const { call, address } = module;
    const [g, b] = [address(gamma.value), address(beta.value)];
    module.withScratch(16 * channels, (scratch) => {
      call.groupNorm(batch, height * width, channels, groups, epsilon, address(x), g, b, address(y), scratch);
    });
    return y;
  });
}

function layerNorm(x: Tensor, gamma: Weight, beta: Weight, epsilon: number): Tensor | null {
  const width = at(x.shape, -1);
  if (width % 4 !== 0) return null;
  return run((module) => {
    const y = module.make(x.shape);
    const { call, address } = module;
    call.layerNorm(x.size / width, width, epsilon, address(x), address(gamma.value), address(beta.value), address(y));
    return y;
  });
}

function silu(x: Tensor): Tensor | null {
  return run((module) => {
    const y = module.make(x.shape);
    module.call.silu(x.size, module.address(x), module.address(y));
    return y;
  });
}

function gelu(x: Tensor, kind: GeluKind): Tensor | null {
  return run((module) => {
    const y = module.make(x.shape);
    module.call.gelu(x.size, geluKinds[kind], module.address(x), module.address(y));
    return y;
  });
}

function geglu(x: Tensor, kind: GeluKind): Tensor | null {
  const width = at(x.shape, -1) / 2;
  return run((module) => {
    const y = module.make([...x.shape.slice(0, -1), width]);
    module.call.geglu(x.size / (2 * width), width, geluKinds[kind], module.address(x), module.address(y));
    return y;
  });
}

/** Doubles the image, then convolves, where this engine's convolution takes it. */
function upsampleConv2d(x: Tensor4D, weight: Weight, bias: Weight): Tensor4D | null {
  const doubled = table.upsample2x.reference(x);
  const y = conv2d(doubled, weight, bias, 1, { top: 1, bottom: 1, left: 1, right: 1 });
  doubled.dispose();
  return y;
}

export const wasmKernels: Kernels = {
  linear,
  conv2d,
  attention,
  groupNorm,
  layerNorm,
  silu,
  gelu,
  geglu,
  upsampleConv2d,
};
