import { at } from '../../at';
import type { GeluKind, Padding } from '../contract';
import { conv2d as tiled } from './kernels/conv2d';
import { directConv } from './kernels/direct-conv';
import type { Step } from './kernels/epilogue';
import { matmul } from './kernels/matmul';
import type { Kernel } from './kernels/kernel';
import { isNormed, type Made, type Site } from './made';
import { forced } from './norms';
import { sizeOf, type Value } from './recording';

/** Calls that are fused into a product, in their order and without the product itself. */
export type Besides = readonly { readonly op: string; readonly args: readonly unknown[] }[];

/** What follows a product's sum in the same kernel. */
interface Epilogue {
  readonly geglu: GeluKind | null;
  readonly then: readonly Step[];
  readonly operands: Readonly<Record<string, Value>>;
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
  const { rows, columns: inputs } = sizeOf(made);
  return product(site, made, weight, bias, full, besides, (x, y, { geglu, then }) =>
    matmul(
      {
        ...{ rows, inputs, columns: at(y.shape, -1), x, y, then, hasBias: bias !== null },
        ...(geglu !== null && { geglu }),
        weight: { ...weight, stride: at(weight.shape, -1), offset: 0 },
        rowsPerSample: rows / at(made.shape, 0),
        norm: isNormed(made) ? made.norm : null,
      },
      site.features,
    ),
  );
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
  const [batch, height, width, inputs] = made.shape as [number, number, number, number];
  const [filterHeight, filterWidth, , outputs] = weight.shape as [number, number, number, number];
  const side = isDoubled ? 2 : 1;
  const rows = Math.floor((side * height + padding.top + padding.bottom - filterHeight) / stride) + 1;
  const columns = Math.floor((side * width + padding.left + padding.right - filterWidth) / stride) + 1;
  return product(site, made, weight, bias, [batch, rows, columns, outputs], besides, (x, y, { then }) =>
    (outputs > FEW_OUTPUTS ? tiled : directConv)(
      {
        ...{ batch, height, width, inputs, rows, columns, outputs, stride, isDoubled, x, y, then },
        ...{ filter: [filterHeight, filterWidth], top: padding.top, left: padding.left, hasBias: bias !== null },
        weight: { ...weight, stride: outputs, offset: 0 },
        norm: isNormed(made) ? made.norm : null,
      },
      site.features,
    ),
  );
}

/** Makes a product of shape `full`, or half as wide where it is gated, by the kernel that `kernelOf` gives. */
function product(
  site: Site,
  made: Made,
  weight: Value,
  bias: Value | null,
  full: readonly number[],
  besides: Besides,
  kernelOf: (x: Value, y: Value, epilogue: Epilogue) => Kernel,
): Value {
  const epilogue = epilogueOf(site, besides);
  const x = isNormed(made) ? made.x : made;
  const shape = epilogue.geglu === null ? full : full.with(-1, at(full, -1) / 2);
  const norm = isNormed(made) ? made.operands : {};
  const operands = { x, ...norm, weight, ...(bias && { bias }), ...epilogue.operands };
  const y = site.result(shape, operands);
  site.run(kernelOf(x, y, epilogue), { ...operands, y });
  return y;
}

function epilogueOf(site: Site, besides: Besides): Epilogue {
  let geglu: GeluKind | null = null;
  const then: Step[] = [];
  const operands: Record<string, Value> = {};
  for (const { op, args } of besides) {
    switch (op) {
      case 'geglu':
        geglu = args[0] as GeluKind;
        break;
      case 'add': {
        const view = (operands['residual'] = forced(site, args[0] as Made));
        then.push({ op, view });
        break;
      }
      case 'addChannels': {
        const view = (operands['shift'] = forced(site, args[0] as Made));
        then.push({ op, view, isShared: view.shape[0] === 1 });
        break;
      }
      case 'gelu':
        then.push({ op, kind: args[0] as GeluKind });
        break;
      case 'scale':
        then.push({ op, factor: args[0] as number, offset: args[1] as number });
        break;
      case 'silu':
      case 'relu':
      case 'tanh':
        then.push({ op });
        break;
      default:
        throw new TypeError(`webgpu: '${op}' was fused into a product`);
    }
  }
  return { geglu, then, operands };
}
