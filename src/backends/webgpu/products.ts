import { at } from '../../at';
import type { GeluKind, Padding } from '../contract';
import { conv2d as tiled } from './kernels/conv2d';
import type { Conv2d } from './kernels/conv-shape';
import { directConv } from './kernels/direct-conv';
import type { Step } from './kernels/epilogue';
import { matmul, type Matmul } from './kernels/matmul';
import { matrixConv, matrixMatmul } from './kernels/matrix-products';
import { matrixConvCut, matrixCut } from './kernels/matrix-tiles';
import type { Kernel } from './kernels/kernel';
import { isNormed, normOf, type Made, type Site } from './made';
import { forced } from './norms';
import { bandsOf, SAME_ROWS, type Band, type Operands, type Reach } from './bands';
import { count, named, sizeOf, type Value } from './recording';

/** Calls that are fused into a product, in their order and without the product itself. */
export type Besides = readonly { readonly op: string; readonly args: readonly unknown[] }[];

/** What follows a product's sum in the same kernel. */
interface Epilogue {
  readonly geglu: GeluKind | null;
  readonly operands: Operands;
  /** The steps on operands, or some rows of them. */
  readonly thenOf: (operands: Operands) => readonly Step[];
}

/** A product, or some rows of it. */
interface Part extends Band<Operands & { readonly x: Value; readonly y: Value }> {
  readonly geglu: GeluKind | null;
  readonly then: readonly Step[];
}

/** `x` through a matrix `[in, out]`. */
export function linear(site: Site, x: Made, weight: Value, bias: Value | null, besides: Besides = []): Value {
  const shape = [...x.shape.slice(0, -1), at(weight.shape, 1)];
  return multiplied(site, x, weight, bias, shape, besides);
}

export function conv2d(
  site: Site,
  x: Made,
  weight: Value,
  bias: Value | null,
  stride: number,
  padding: Padding,
  besides: Besides = [],
): Value {
  const [height, width, , outputs] = weight.shape as [number, number, number, number];
  const isPadded = Object.values(padding).some((side) => side > 0);
  if (height * width === 1 && stride === 1 && !isPadded)
    return multiplied(site, x, weight, bias, x.shape.with(-1, outputs), besides);
  return convolved(site, x, weight, bias, { stride, padding, isDoubled: false }, besides);
}

export function upsampleConv2d(site: Site, x: Made, weight: Value, bias: Value, besides: Besides = []): Value {
  const padding = { top: 1, bottom: 1, left: 1, right: 1 };
  return convolved(site, x, weight, bias, { stride: 1, padding, isDoubled: true }, besides);
}

/** A linear layer, or a 1×1 convolution, which is the same. */
function multiplied(
  site: Site,
  made: Made,
  weight: Value,
  bias: Value | null,
  full: readonly number[],
  besides: Besides,
): Value {
  return product(site, made, weight, bias, full, besides, SAME_ROWS, ({ operands, geglu, then }) => {
    const { x, y } = operands;
    const { rows, columns: inputs } = sizeOf(x);
    const spec: Matmul = {
      ...{ rows, inputs, columns: at(y.shape, -1), x, y, then, hasBias: bias !== null },
      ...(geglu !== null && { geglu }),
      weight: { ...weight, stride: at(weight.shape, -1), offset: 0 },
      rowsPerSample: rows / at(x.shape, 0),
      norm: isNormed(made) ? normOf(made, operands) : null,
    };
    const cut = matrixCut(spec, site.features);
    return cut === null ? matmul(spec, site.features) : matrixMatmul(spec, site.features, cut);
  });
}

/** Channels of a result that a tile would mostly be empty for: noise of latents, colours. */
const FEW_OUTPUTS = 8;

interface Convolution {
  readonly stride: number;
  readonly padding: Padding;
  /** Whether the image is read as if each pixel were four. */
  readonly isDoubled: boolean;
}

function convolved(
  site: Site,
  made: Made,
  weight: Value,
  bias: Value | null,
  { stride, padding, isDoubled }: Convolution,
  besides: Besides,
): Value {
  const [batch, height, width] = made.shape as [number, number, number, number];
  const [filterHeight, filterWidth, , outputs] = weight.shape as [number, number, number, number];
  const side = isDoubled ? 2 : 1;
  const rows = Math.floor((side * height + padding.top + padding.bottom - filterHeight) / stride) + 1;
  const columns = Math.floor((side * width + padding.left + padding.right - filterWidth) / stride) + 1;
  const under = (first: number, end: number): [number, number] => {
    const [above, below] = [first * stride - padding.top, (end - 1) * stride + filterHeight - padding.top];
    const from = Math.min(height - 1, Math.max(0, Math.floor(above / side)));
    return [from, Math.max(from + 1, Math.min(height, Math.ceil(below / side)))];
  };
  const reach = { width: columns, xWidth: width, under, multiple: 1 };
  const full = [batch, rows, columns, outputs];
  return product(site, made, weight, bias, full, besides, reach, ({ operands, first, xFirst, then }) => {
    const { x, y } = operands;
    const [samples, rowsOfX, , inputs] = x.shape as [number, number, number, number];
    const spec: Conv2d = {
      ...{ batch: samples, height: rowsOfX, width, inputs, rows: at(y.shape, 1), columns, outputs },
      ...{ stride, isDoubled, x, y, then, filter: [filterHeight, filterWidth], hasBias: bias !== null },
      // From the first row of x on that is given; it may be −1, as kernels count round.
      ...{ top: padding.top - first * stride + xFirst * side, left: padding.left },
      weight: { ...weight, stride: outputs, offset: 0 },
      norm: isNormed(made) ? normOf(made, operands) : null,
    };
    if (outputs <= FEW_OUTPUTS) return directConv(spec, site.features);
    const cut = matrixConvCut(spec, site.features);
    return cut === null ? tiled(spec, site.features) : matrixConv(spec, site.features, cut);
  });
}

/** Makes a product of shape `full`, or half as wide where it is gated, by the kernel that `kernelOf` gives. */
function product(
  site: Site,
  made: Made,
  weight: Value,
  bias: Value | null,
  full: readonly number[],
  besides: Besides,
  reach: Reach,
  kernelOf: (part: Part) => Kernel,
): Value {
  const { geglu, thenOf, ...epilogue } = epilogueOf(site, besides);
  const x = isNormed(made) ? made.x : made;
  const shape = geglu === null ? full : full.with(-1, at(full, -1) / 2);
  const norm = isNormed(made) ? made.operands : {};
  const operands = { x, ...norm, weight, ...(bias && { bias }), ...epilogue.operands };
  const y = site.result(shape, operands);
  const flops = 2 * sizeOf(y).rows * count(weight.shape);
  for (const band of bandsOf(site.features, y, { ...operands, x, y }, reach, flops))
    site.run(kernelOf({ ...band, geglu, then: thenOf(band.operands) }), band.operands);
  return y;
}

function epilogueOf(site: Site, besides: Besides): Epilogue {
  let geglu: GeluKind | null = null;
  const then: ((operands: Operands) => Step)[] = [];
  const operands: Record<string, Value> = {};
  for (const { op, args } of besides) {
    switch (op) {
      case 'geglu':
        geglu = args[0] as GeluKind;
        break;
      case 'add': {
        operands['residual'] = forced(site, args[0] as Made);
        then.push((some) => ({ op, view: named(some, 'residual') }));
        break;
      }
      case 'addChannels': {
        operands['shift'] = forced(site, args[0] as Made);
        then.push((some) => {
          const view = named(some, 'shift');
          return { op, view, isShared: view.shape[0] === 1 };
        });
        break;
      }
      case 'gelu':
        then.push(() => ({ op, kind: args[0] as GeluKind }));
        break;
      case 'scale':
        then.push(() => ({ op, factor: args[0] as number, offset: args[1] as number }));
        break;
      case 'silu':
      case 'relu':
      case 'tanh':
        then.push(() => ({ op }));
        break;
      default:
        throw new TypeError(`webgpu: '${op}' was fused into a product`);
    }
  }
  return { geglu, operands, thenOf: (some) => then.map((step) => step(some)) };
}
