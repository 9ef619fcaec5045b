import type { Padding, Weight } from '../contract';
import type { Abilities } from '../memory-plan';
import type { OpName } from '../op-table';
import { isWeight, Ref, refsOf, type Id, type Instruction, type OpCall, type Takes } from '../program';
import { roomForShift } from './biases';
import { isPointwise, roomForConvolution, roomForUpsampling } from './products';

/** Ops that take and make rows that lie together only. */
const together: ReadonlySet<OpName> = new Set(['mix', 'scale', 'reshape', 'embedding']);

/** Ops whose result may lie where their first operand lay: each value is read before it is written. */
const inPlace: ReadonlySet<OpName> = new Set([
  'silu',
  'relu',
  'tanh',
  'gelu',
  'scale',
  'mix',
  'add',
  'addChannels',
  'groupNorm',
  'layerNorm',
  'widen',
]);

/** What the kernels can do without a copy: nearly all take the distance of rows. */
export const abilities: Abilities = {
  writesApart: ({ op }) => !together.has(op) && op !== 'concat',
  readsApart: ({ op }) => !together.has(op),
  overwrites: ({ op, args: [first] }) => (inPlace.has(op) && first instanceof Ref ? first.id : null),
};

/** What the kernels of products and norms do besides: a shift of channels, then a sum; SiLU. */
export const takes: Takes = (before, next, shapeOf) => {
  const [last] = before.then.slice(-1);
  if (before.op === 'groupNorm') return next.op === 'silu' && last === undefined;
  if (before.op !== 'linear' && before.op !== 'conv2d' && before.op !== 'upsampleConv2d') return false;
  if (next.op === 'addChannels')
    return before.op === 'conv2d' && last === undefined && !isPoint(before) && isFirst(before, next);
  return next.op === 'add' && last?.op !== 'add' && hasShape(next, before.shape, shapeOf);
};

/**
 * Values of memory that an instruction needs for itself, for all threads together, where filters are transformed `ahead`
 * or not.
 */
export function roomOf(
  { op, args, then, shape }: Instruction,
  shapeOf: (id: Id) => readonly number[],
  ahead: boolean,
): number {
  const [x, weight, , ...how] = args;
  if (!isWeight(weight)) return 0;
  if (op === 'upsampleConv2d' && x instanceof Ref) return roomForUpsampling(shapeOf(x.id), shape, weight, ahead);
  if (op !== 'conv2d') return 0;
  const shift = then.find((call) => call.op === 'addChannels')?.args[1];
  const forShift = shift instanceof Ref ? roomForShift(shapeOf(shift.id)) : 0;
  return forShift + roomForConvolution(shape, weight, ...(how as [number, Padding]), ahead);
}

function isPoint({ op, args }: Instruction): boolean {
  return op === 'conv2d' && isPointwise(...([args[1], args[3], args[4]] as [Weight, number, Padding]));
}

/** Whether the result of `before` is what `next` changes, and not what it changes it by. */
function isFirst({ id }: Instruction, { args: [x] }: OpCall): boolean {
  return x instanceof Ref && x.id === id;
}

function hasShape(call: OpCall, shape: readonly number[], shapeOf: (id: Id) => readonly number[]): boolean {
  return refsOf([call]).every((id) => shapeOf(id).join() === shape.join());
}
