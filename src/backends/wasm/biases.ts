import type { Weight } from '../contract';
import { sizeOf, step, widthOf, type Operand, type Site, type Step } from './steps';

/** What a product does besides: a shift of each sample's channels `[batch or 1, outputs]`, and a sum. */
export interface Besides {
  readonly shift?: Operand | undefined;
  readonly skip?: Operand | undefined;
}

export function biasOf(site: Site, bias: Weight | null): number {
  return bias === null ? 0 : site.weight(bias, 'rows').address;
}

/** The arguments for bias and sum; a bias and a shift are summed before, in the room at `room`. */
export function biasesOf(
  site: Site,
  bias: Weight | null,
  y: Operand,
  { shift, skip }: Besides,
  room = site.room,
): { before: Step[]; biases: number[] } {
  const sum = [skip?.address ?? 0, skip?.stride ?? 0];
  const b = biasOf(site, bias);
  if (shift === undefined) return { before: [], biases: [b, 0, ...sum] };
  const n = widthOf(y);
  const rows = shift.shape[0] ?? 1;
  const biasStep = rows === 1 ? 0 : n;
  if (b === 0) return { before: [], biases: [shift.address, rows === 1 ? 0 : shift.stride, ...sum] };
  const args = [1, rows, n, shift.address, shift.stride, b, 0, 0, room, n];
  return { before: [step(site, 'add', rows * n, args)], biases: [room, biasStep, ...sum] };
}

/** Values of room that a bias and a shift take together. */
export function roomForShift(shift: readonly number[]): number {
  return sizeOf(shift);
}
