import { at } from '../../at';
import { type Padding, type Weight } from '../contract';
import { biasesOf, type Besides } from './biases';
import { weightKinds } from './exports';
import { SCRATCH, sizeOf, step, type Operand, type Site, type Step } from './steps';

/** Values of a transformed tile of 4×4 outputs, or of a transformed filter of 3×3. */
const PLACES = 36;

/** Whether a convolution goes by Winograd's algorithm. */
export function isWinograd({ shape: [tall, wide, inputs = 0] }: Weight, stride: number, padding: Padding): boolean {
  const isAround = Object.values(padding).every((side) => side === 1);
  return tall === 3 && wide === 3 && stride === 1 && isAround && inputs % 4 === 0;
}

/** The 3×3 convolution that keeps the size; with `doubled` 1, of x at twice its size. */
export function winograd(
  site: Site,
  y: Operand,
  x: Operand,
  doubled: 0 | 1,
  weight: Weight,
  bias: Weight | null,
  besides: Besides,
): Step[] {
  const inputs = at(weight.shape, 2);
  const images = [...y.shape.slice(0, 3), inputs];
  const seen = [x.address, x.stride, doubled];
  const placed = site.weight(weight, site.transforms ? 'transformed' : 'taps');
  const shared = sharedOf(y.shape, inputs, site.transforms);
  const scratch = site.call.winogradScratch(inputs);
  const { before, biases } = biasesOf(site, bias, y, besides, site.room + 4 * shared.values);
  let [image, filter] = [0, [placed.address, placed.kind]];
  if (shared.side === 'image') {
    const args = [...images, ...seen, site.room, SCRATCH];
    before.push(step(site, 'winogradImage', shared.values, args, scratch));
    image = site.room;
  } else if (shared.side === 'filter') {
    const args = [inputs, at(y.shape, 3), ...filter, site.room, SCRATCH];
    before.push(step(site, 'winogradFilter', shared.values, args, scratch));
    filter = [site.room, weightKinds.transformed];
  }
  const args = [...images, at(y.shape, 3), ...seen, image, ...filter, ...biases, y.address, y.stride, SCRATCH];
  return [...before, step(site, 'winograd', 2.25 * sizeOf(y.shape) * inputs, args, scratch)];
}

/** Values of room that all threads need together, for y of this shape. */
export function roomForWinograd(y: readonly number[], { shape }: Weight, transforms: boolean): number {
  return sharedOf(y, at(shape, 2), transforms).values;
}

/**
 * What all parts need, which threads transform together first: the filter where parts are tiles, unless it was
 * transformed ahead; the image where they are output channels, as there are more of these.
 */
function sharedOf(
  y: readonly number[],
  inputs: number,
  transforms: boolean,
): { readonly side: 'image' | 'filter' | null; readonly values: number } {
  const [batch, height, width, outputs] = y as [number, number, number, number];
  const tiles = batch * Math.ceil(height / 4) * Math.ceil(width / 4);
  if (tiles < outputs) return { side: 'image', values: transformedValues(Math.ceil(tiles / 4) * 4 * inputs) };
  if (transforms) return { side: null, values: 0 };
  return { side: 'filter', values: transformedValues(inputs * Math.ceil(outputs / 8) * 8) };
}

/** At most so many lie in 36 places of `values`, with what keeps these apart. */
function transformedValues(values: number): number {
  return PLACES * (values + 32);
}
