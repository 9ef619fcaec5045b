import { refsOf, type Id, type Instruction, type Takes } from '../program';

/** What products' kernels do to a sum before they store it, each once, in any order. */
const steps: ReadonlySet<string> = new Set(['add', 'addChannels', 'gelu', 'silu', 'relu', 'tanh', 'scale']);

/**
 * A product with its bias and what comes after it, the gate of a linear layer first. A group norm takes the SiLU after
 * it, which those who read the norm apply with it.
 */
export const takes: Takes = (before, next, shapeOf) => {
  const { op, then, id, shape } = before;
  if (op === 'groupNorm') return next.op === 'silu' && then.length === 0;
  if (!isProduct(before)) return false;
  if (next.op === 'geglu') return op === 'linear' && then.length === 0;
  if (!steps.has(next.op) || then.some((call) => call.op === next.op)) return false;
  if (next.op === 'add') return refsOf([next]).every((one) => shapeOf(one).join() === shape.join());
  return next.op !== 'addChannels' || (refsOf([next]) as [Id, Id])[0] === id;
};

export function isProduct({ op }: Pick<Instruction, 'op'>): boolean {
  return op === 'linear' || op === 'conv2d' || op === 'upsampleConv2d';
}
