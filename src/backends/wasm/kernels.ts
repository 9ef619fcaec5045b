import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { AttentionOptions, GeluKind, Padding, Weight } from '../contract';
import { table, type Kernels } from '../op-table';
import { unaryKinds, weightKinds } from './exports';
import { inHeap, pickedRows, widened } from './wide';
import { currentModule, type WasmModule } from './module';

/** Up to this many rows a matrix is read where it lies: packing it first would cost more than it saves. */
const FEW_ROWS = 4;

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

const { float32 } = weightKinds;

/** Calls `work` with the matrix `[k, n]` at `w` in panels of eight columns, and with so many bytes of scratch behind them. */
function withPanels(
  { call, withScratch }: WasmModule,
  [k, n]: readonly [k: number, n: number],
  w: number,
  bytes: number,
  work: (panels: number, scratch: number) => void,
): void {
  const packed = 32 * k * Math.ceil(n / 8);
  withScratch(packed + bytes, (panels) => {
    call.packPanels(k, n, w, n, float32, panels);
    work(panels, panels + packed);
  });
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
  const [w, b] = [address(inHeap(weight)), address(bias && inHeap(bias))];
  if (rows <= FEW_ROWS) call.multiplyFew(rows, outputs, inputs, address(x), inputs, w, outputs, address(y), outputs, b);
  else {
    withPanels(module, [inputs, outputs], w, call.productScratch(rows, inputs), (panels, scratch) => {
      call.product(
        rows,
        outputs,
        inputs,
        address(x),
        inputs,
        panels,
        float32,
        b,
        0,
        0,
        address(y),
        outputs,
        scratch,
        0,
        1,
      );
    });
  }
  return y;
}

function linear(x: Tensor, weight: Weight, bias: Weight | null): Tensor | null {
  const [inputs, outputs] = weight.shape as [number, number];
  return run((module) => product(module, x.size / inputs, x, weight, bias, [...x.shape.slice(0, -1), outputs]));
}

/** 1×1 filters are matrices; 3×3 ones that keep the size go by Winograd's algorithm; the others are products of patches. */
function conv2d(x: Tensor4D, weight: Weight, bias: Weight | null, stride: number, padding: Padding): Tensor4D | null {
  const inputs = x.shape[3];
  const size = at(weight.shape, 0);
  const isPadded = (by: number): boolean => Object.values(padding).every((side) => side === by);
  const shape = table.conv2d.shape(x, weight, bias, stride, padding);
  if (size === 1 && stride === 1 && isPadded(0))
    return run<tf.Rank.R4>((module) => product(module, x.size / inputs, x, weight, bias, shape) as Tensor4D);
  if (size === 3 && stride === 1 && isPadded(1) && inputs % 4 === 0) return winograd(x, 0, weight, bias, shape);
  return size === weight.shape[1] ? patches(x, weight, bias, stride, padding, shape) : null;
}

/** `doubled` 1: x is seen at twice its size. */
function winograd(
  x: Tensor4D,
  doubled: 0 | 1,
  weight: Weight,
  bias: Weight | null,
  shape: readonly number[],
): Tensor4D | null {
  const [batch, height, width, outputs] = shape as [number, number, number, number];
  const inputs = x.shape[3];
  return run<tf.Rank.R4>((module) => {
    const { call, address } = module;
    const y = module.make<tf.Rank.R4>(shape);
    const [w, b] = [address(inHeap(weight)), address(bias && inHeap(bias))];
    module.withScratch(call.winogradScratch(inputs), (scratch) => {
      call.winograd(
        batch,
        height,
        width,
        inputs,
        outputs,
        address(x),
        inputs,
        doubled,
        0,
        w,
        float32,
        b,
        0,
        0,
        0,
        address(y),
        outputs,
        scratch,
        0,
        1,
      );
    });
    return y;
  });
}

/** A product of the pixels that each output sees. */
function patches(
  x: Tensor4D,
  weight: Weight,
  bias: Weight | null,
  stride: number,
  { top, left }: Padding,
  shape: readonly number[],
): Tensor4D | null {
  const [batch, height, width, inputs] = x.shape;
  const [, down, across, outputs] = shape as [number, number, number, number];
  const size = at(weight.shape, 0);
  const k = size * size * inputs;
  return run<tf.Rank.R4>((module) => {
    const { call, address } = module;
    const y = module.make<tf.Rank.R4>(shape);
    const [w, b] = [address(inHeap(weight)), address(bias && inHeap(bias))];
    withPanels(module, [k, outputs], w, call.convolveScratch(k), (panels, scratch) => {
      call.convolve(
        batch,
        height,
        width,
        inputs,
        outputs,
        size,
        stride,
        top,
        left,
        down,
        across,
        address(x),
        inputs,
        panels,
        float32,
        b,
        0,
        0,
        0,
        address(y),
        outputs,
        scratch,
        0,
        1,
      );
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
    module.withScratch(call.attentionScratch(keys, size), (scratch) => {
      const [scale, mask] = [size ** -0.5, causal ? 1 : 0];
      call.attention(
        batch,
        queries,
        keys,
        heads,
        size,
        scale,
        mask,
        address(q),
        channels,
        address(k),
        channels,
        address(v),
        channels,
        address(y),
        channels,
        scratch,
        0,
        1,
      );
    });
    return y;
  });
}

function groupNorm(x: Tensor4D, gamma: Weight, beta: Weight, groups: number, epsilon: number): Tensor4D | null {
  const [batch, height, width, channels] = x.shape;
  return run<tf.Rank.R4>((module) => {
    const y = module.make<tf.Rank.R4>(x.shape);
    const { call, address } = module;
    const [g, b] = [address(inHeap(gamma)), address(inHeap(beta))];
    module.withScratch(16 * channels + 32, (scratch) => {
      call.groupNorm(
        batch,
        height * width,
        channels,
        groups,
        epsilon,
        address(x),
        channels,
        g,
        b,
        0,
        address(y),
        channels,
        scratch,
        0,
        1,
      );
    });
    return y;
  });
}

function layerNorm(x: Tensor, gamma: Weight, beta: Weight, epsilon: number): Tensor | null {
  const width = at(x.shape, -1);
  return run((module) => {
    const y = module.make(x.shape);
    const { call, address } = module;
    const [g, b] = [address(inHeap(gamma)), address(inHeap(beta))];
    call.layerNorm(x.size / width, width, epsilon, address(x), width, g, b, address(y), width, 0, 1);
    return y;
  });
}

function unary(x: Tensor, kind: keyof typeof unaryKinds): Tensor | null {
  return run((module) => {
    const y = module.make(x.shape);
    module.call.unary(1, x.size, unaryKinds[kind], module.address(x), x.size, module.address(y), x.size, 0, 1);
    return y;
  });
}

function geglu(x: Tensor, kind: GeluKind): Tensor | null {
  const width = at(x.shape, -1) / 2;
  return run((module) => {
    const y = module.make([...x.shape.slice(0, -1), width]);
    const { call, address } = module;
    call.geglu(x.size / (2 * width), width, unaryKinds[kind], address(x), 2 * width, address(y), width, 0, 1);
    return y;
  });
}

/** The image is doubled as it is read, where Winograd's algorithm takes it. */
function upsampleConv2d(x: Tensor4D, weight: Weight, bias: Weight): Tensor4D | null {
  return x.shape[3] % 4 === 0 ? winograd(x, 1, weight, bias, table.upsampleConv2d.shape(x, weight, bias)) : null;
}

export const wasmKernels: Kernels = {
  linear,
  conv2d,
  attention,
  groupNorm,
  layerNorm,
  silu: (x) => unary(x, 'silu'),
  gelu: unary,
  geglu,
  upsampleConv2d,
  embedding: pickedRows,
  widen: widened,
};
