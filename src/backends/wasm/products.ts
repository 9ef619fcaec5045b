import type { Padding, Weight } from '../contract';
import { biasesOf, biasOf, type Besides } from './biases';
import { rowsOf, SCRATCH, sizeOf, step, type Operand, type Site, type Step } from './steps';
import { isWinograd, roomForWinograd, winograd } from './winograd';

/** Whether a convolution is a product of each pixel with a matrix. */
export function isPointwise(weight: Weight, stride: number, padding: Padding): boolean {
  const [tall, wide] = weight.shape;
  return tall === 1 && wide === 1 && stride === 1 && Object.values(padding).every((by) => by === 0);
}

/** y = x·W + b + skip, for a matrix or a filter of one pixel. */
export function product(
  site: Site,
  y: Operand,
  x: Operand,
  weight: Weight,
  bias: Weight | null,
  { skip }: Besides = {},
): Step {
  const [k, n] = weight.shape.slice(-2) as [number, number];
  const m = rowsOf(x);
  const w = site.weight(weight, 'panels');
  const more = [biasOf(site, bias), skip?.address ?? 0, skip?.stride ?? 0];
  const args = [m, n, k, x.address, x.stride, w.address, w.kind, ...more, y.address, y.stride, SCRATCH];
  // With fewer rows than columns parts are columns, and each packs all rows.
  return step(site, 'product', m * n * k, args, site.call.productScratch(m, k), m < n);
}

export function convolution(
  site: Site,
  y: Operand,
  x: Operand,
  weight: Weight,
  bias: Weight | null,
  stride: number,
  padding: Padding,
  besides: Besides = {},
): Step[] {
  if (isPointwise(weight, stride, padding) && besides.shift === undefined)
    return [product(site, y, x, weight, bias, besides)];
  if (isWinograd(weight, stride, padding)) return winograd(site, y, x, 0, weight, bias, besides);
  const [size, , inputs, outputs] = weight.shape as [number, number, number, number];
  const [batch, height, width] = x.shape as [number, number, number];
  const [, down, across] = y.shape as [number, number, number];
  const { before, biases } = biasesOf(site, bias, y, besides);
  const w = site.weight(weight, 'panels');
  const sizes = [batch, height, width, inputs, outputs, size, stride, padding.top, padding.left, down, across];
  const args = [...sizes, x.address, x.stride, w.address, w.kind, ...biases, y.address, y.stride, SCRATCH];
  const k = size * size * inputs;
  return [...before, step(site, 'convolve', sizeOf(y.shape) * k, args, site.call.convolveScratch(k))];
}

/**
 * The 3×3 convolution of x at twice its size; Winograd's algorithm sees x so, for others the image is doubled in the
 * instruction's own room.
 */
export function upsampledConvolution(
  site: Site,
  y: Operand,
  x: Operand,
  weight: Weight,
  bias: Weight,
  besides: Besides,
): Step[] {
  if (isWinograd(weight, 1, AROUND)) return winograd(site, y, x, 1, weight, bias, besides);
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const doubled = { address: site.room, stride: channels, shape: [batch, 2 * height, 2 * width, channels] };
  return [upsampled(site, doubled, x), ...convolution(site, y, doubled, weight, bias, 1, AROUND, besides)];
}

const AROUND: Padding = { top: 1, bottom: 1, left: 1, right: 1 };

export function upsampled(site: Site, y: Operand, x: Operand): Step {
  const args = [...x.shape, x.address, x.stride, y.address, y.stride];
  return step(site, 'upsample2x', sizeOf(y.shape), args);
}

/** Values of room that `upsampledConvolution` needs for x of this shape. */
export function roomForUpsampling(x: readonly number[], y: readonly number[], weight: Weight, ahead: boolean): number {
  return isWinograd(weight, 1, AROUND) ? roomForWinograd(y, weight, ahead) : 4 * sizeOf(x);
}

/** Values of room that `convolution` needs for y of this shape. */
export function roomForConvolution(
  y: readonly number[],
  weight: Weight,
  stride: number,
  padding: Padding,
  ahead: boolean,
): number {
  return isWinograd(weight, stride, padding) ? roomForWinograd(y, weight, ahead) : 0;
}
