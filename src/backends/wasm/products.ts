import { at } from '../../at';
import type { Padding, Weight } from '../contract';
import { rowsOf, SCRATCH, sizeOf, step, widthOf, type Operand, type Site, type Step } from './steps';

/** Whether a convolution is a product of each pixel with a matrix. */
export function isPointwise(weight: Weight, stride: number, padding: Padding): boolean {
  const [tall, wide] = weight.shape;
  return tall === 1 && wide === 1 && stride === 1 && isPadded(padding, 0);
}

/** Whether a convolution goes by Winograd's algorithm. */
export function isWinograd(weight: Weight, stride: number, padding: Padding): boolean {
  const [tall, wide, inputs = 0] = weight.shape;
  return tall === 3 && wide === 3 && stride === 1 && isPadded(padding, 1) && inputs % 4 === 0;
}

function isPadded(padding: Padding, by: number): boolean {
  return Object.values(padding).every((side) => side === by);
}

/** What a product does besides: a shift of each sample's channels `[batch or 1, outputs]`, and a sum. */
export interface Besides {
  readonly shift?: Operand | undefined;
  readonly skip?: Operand | undefined;
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

/** The 3×3 convolution that keeps the size; with `doubled` 1, of x at twice its size. */
export function winograd(
  site: Site,
  y: Operand,
  x: Operand,
  doubled: 0 | 1,
  weight: Weight,
  bias: Weight | null,
  besides: Besides = {},
): Step[] {
  const [batch, height, width, outputs] = y.shape as [number, number, number, number];
  const inputs = at(weight.shape, 2);
  const w = site.weight(weight, site.transforms ? 'transformed' : 'taps');
  const { before, biases } = biasesOf(site, bias, y, besides);
  const image = [x.address, x.stride, doubled];
  const args = [
    batch,
    height,
    width,
    inputs,
    outputs,
    ...image,
    w.address,
    w.kind,
    ...biases,
    y.address,
    y.stride,
    SCRATCH,
  ];
  const work = 2.25 * sizeOf(y.shape) * inputs;
  // With fewer tiles than outputs parts are outputs, and each transforms all tiles.
  const repeats = batch * Math.ceil(height / 4) * Math.ceil(width / 4) < outputs;
  return [...before, step(site, 'winograd', work, args, site.call.winogradScratch(inputs), repeats)];
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
export function roomForUpsampling(x: readonly number[], weight: Weight): number {
  return isWinograd(weight, 1, AROUND) ? 0 : 4 * sizeOf(x);
}

/** Values of room that a bias and a shift take together. */
export function roomForShift(shift: readonly number[]): number {
  return sizeOf(shift);
}

/** The arguments for bias and sum; a bias and a shift are summed before, in the instruction's own room. */
function biasesOf(
  site: Site,
  bias: Weight | null,
  y: Operand,
  { shift, skip }: Besides,
): { before: Step[]; biases: number[] } {
  const sum = [skip?.address ?? 0, skip?.stride ?? 0];
  const b = biasOf(site, bias);
  if (shift === undefined) return { before: [], biases: [b, 0, ...sum] };
  const n = widthOf(y);
  const rows = shift.shape[0] ?? 1;
  const biasStep = rows === 1 ? 0 : n;
  if (b === 0) return { before: [], biases: [shift.address, rows === 1 ? 0 : shift.stride, ...sum] };
  const args = [1, rows, n, shift.address, shift.stride, b, 0, 0, site.room, n];
  return { before: [step(site, 'add', rows * n, args)], biases: [site.room, biasStep, ...sum] };
}

function biasOf(site: Site, bias: Weight | null): number {
  return bias === null ? 0 : site.weight(bias, 'rows').address;
}
