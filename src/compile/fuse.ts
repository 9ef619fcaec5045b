import { usesOf, type Id, type Instruction, type Operation, type Program } from './program';

/**
 * The same program in fewer passes over memory: what follows a product and is its only use becomes part of it, as engines can do
 * within their kernels: residual sums, the timestep's shift, GELUs, and the gate of a GEGLU.
 */
export function fuse(program: Program): Program {
  const uses = usesOf(program);
  const instructions = new Map<Id, Instruction>();
  const shapeOf = (id: Id): readonly number[] => instructions.get(id)?.shape ?? program.inputs[id] ?? [];
  const only = (id: Id): Instruction | null => (uses.get(id) === 1 ? (instructions.get(id) ?? null) : null);
  for (const instruction of program.instructions) {
    const [operation, replaced] = fused(instruction, only, shapeOf) ?? [instruction, null];
    if (replaced !== null) instructions.delete(replaced);
    instructions.set(instruction.id, { ...operation, id: instruction.id, shape: instruction.shape });
  }
  return { ...program, instructions: [...instructions.values()] };
}

type Fused = readonly [operation: Operation, replaced: Id];

/** `next` with the product before it, where that is its only use, in one operation. */
function fused(
  next: Instruction,
  only: (id: Id) => Instruction | null,
  shapeOf: (id: Id) => readonly number[],
): Fused | null {
  switch (next.op) {
    case 'add':
      return sum(only(next.a), next.b, shapeOf) ?? sum(only(next.b), next.a, shapeOf);
    case 'addChannels': {
      const conv = only(next.x);
      if (conv?.op !== 'conv2d' || conv.bias === null || conv.skip !== null || shapeOf(next.shift)[0] !== 1)
        return null;
      return [{ ...conv, shift: next.shift }, conv.id];
    }
    case 'gelu': {
      const linear = only(next.x);
      if (linear?.op !== 'linear' || linear.bias === null || linear.skip !== null || next.kind === 'quick') return null;
      return [{ ...linear, gelu: next.kind }, linear.id];
    }
    case 'geglu': {
      const linear = only(next.x);
      if (linear?.op !== 'linear' || linear.bias === null || next.kind === 'quick') return null;
      const { x, weight, bias } = linear;
      return [{ op: 'gegluLinear', x, weight, bias, kind: next.kind }, linear.id];
    }
    default:
      return null;
  }
}

function sum(product: Instruction | null, skip: Id, shapeOf: (id: Id) => readonly number[]): Fused | null {
  if (product?.op !== 'linear' && product?.op !== 'conv2d') return null;
  const isFree = product.skip === null && product.bias !== null && !('gelu' in product && product.gelu !== null);
  return isFree && shapeOf(skip).join() === product.shape.join() ? [{ ...product, skip }, product.id] : null;
}
