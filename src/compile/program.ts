import type { GeluKind, Padding, Weight } from '../backends/contract';

/** A tensor of a program: its inputs come first, then the results of its instructions, in their order. */
export type Id = number;

/** What an instruction does: an op of the contract, or several in one (`fuse.ts`). Operands that are not there are null. */
export type Operation =
  | {
      readonly op: 'linear';
      readonly x: Id;
      readonly weight: Weight;
      readonly bias: Weight | null;
      readonly gelu: 'erf' | 'tanh' | null;
      readonly skip: Id | null;
    }
  | {
      readonly op: 'conv2d';
      readonly x: Id;
      readonly weight: Weight;
      readonly bias: Weight | null;
      readonly stride: number;
      readonly padding: Padding;
      readonly shift: Id | null;
      readonly skip: Id | null;
    }
  | {
      readonly op: 'gegluLinear';
      readonly x: Id;
      readonly weight: Weight;
      readonly bias: Weight;
      readonly kind: 'erf' | 'tanh';
    }
  | {
      readonly op: 'groupNorm';
      readonly x: Id;
      readonly weight: Weight;
      readonly bias: Weight;
      readonly groups: number;
      readonly epsilon: number;
    }
  | {
      readonly op: 'layerNorm';
      readonly x: Id;
      readonly weight: Weight;
      readonly bias: Weight;
      readonly epsilon: number;
    }
  | {
      readonly op: 'attention';
      readonly q: Id;
      readonly k: Id;
      readonly v: Id;
      readonly heads: number;
      readonly causal: boolean;
    }
  | { readonly op: 'silu'; readonly x: Id }
  | { readonly op: 'gelu'; readonly x: Id; readonly kind: GeluKind }
  | { readonly op: 'geglu'; readonly x: Id; readonly kind: GeluKind }
  | { readonly op: 'upsample2x'; readonly x: Id }
  | { readonly op: 'upsampleConv2d'; readonly x: Id; readonly weight: Weight; readonly bias: Weight }
  | { readonly op: 'mix'; readonly a: Id; readonly b: Id; readonly t: number }
  | { readonly op: 'addChannels'; readonly x: Id; readonly shift: Id }
  | { readonly op: 'add'; readonly a: Id; readonly b: Id }
  | { readonly op: 'scale'; readonly x: Id; readonly factor: number }
  | { readonly op: 'reshape'; readonly x: Id }
  | { readonly op: 'concat'; readonly xs: readonly Id[] }
  | { readonly op: 'first'; readonly x: Id; readonly count: number };

/** An operation, its result and the result's shape. */
export type Instruction = Operation & { readonly id: Id; readonly shape: readonly number[] };

/** What a network does to tensors of certain shapes: straight down, each tensor made once. */
export interface Program {
  readonly inputs: readonly (readonly number[])[];
  readonly instructions: readonly Instruction[];
  readonly outputs: readonly Id[];
}

/** The tensors that an operation takes, in the order in which it is printed. */
export function operandsOf(operation: Operation): Id[] {
  switch (operation.op) {
    case 'linear':
      return present(operation.x, operation.skip);
    case 'conv2d':
      return present(operation.x, operation.shift, operation.skip);
    case 'attention':
      return [operation.q, operation.k, operation.v];
    case 'mix':
    case 'add':
      return [operation.a, operation.b];
    case 'addChannels':
      return [operation.x, operation.shift];
    case 'concat':
      return [...operation.xs];
    default:
      return [operation.x];
  }
}

function present(...ids: readonly (Id | null)[]): Id[] {
  return ids.filter((id) => id !== null);
}

/** The parameters that an operation takes. */
export function weightsOf(operation: Operation): Weight[] {
  if (!('weight' in operation)) return [];
  return operation.bias === null ? [operation.weight] : [operation.weight, operation.bias];
}

/** How often each tensor is used, as operand or output. */
export function usesOf({ instructions, outputs }: Program): Map<Id, number> {
  const uses = new Map<Id, number>();
  for (const id of [...instructions.flatMap(operandsOf), ...outputs]) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

/**
 * The program as text, one instruction a line: `%7 [2, 64, 64, 320] = conv2d %0 inputConv.weight inputConv.bias stride=1 …`. `nameOf`
 * says what a parameter is called.
 */
export function printProgram(program: Program, nameOf: (weight: Weight) => string): string {
  const size = (shape: readonly number[]) => `[${shape.join(', ')}]`;
  const inputs = program.inputs.map((shape, id) => `%${id} ${size(shape)} = input`);
  const lines = program.instructions.map(({ id, shape, ...operation }) => {
    const operands = operandsOf(operation).map((operand) => `%${operand}`);
    const words = [operation.op, ...operands, ...weightsOf(operation).map(nameOf), ...settingsOf(operation)];
    return `%${id} ${size(shape)} = ${words.join(' ')}`;
  });
  return [...inputs, ...lines, `return ${program.outputs.map((id) => `%${id}`).join(' ')}`].join('\n');
}

const structural = new Set(['op', 'x', 'a', 'b', 'q', 'k', 'v', 'xs', 'weight', 'bias']);

/** What is left of an operation: numbers and kinds, and which of its operands are fused into it. */
function settingsOf(operation: Operation): string[] {
  return Object.entries(operation).flatMap(([key, value]: [string, unknown]) => {
    if (structural.has(key) || value === null) return [];
    if (key === 'skip' || (key === 'shift' && operation.op === 'conv2d')) return [`+${key}`];
    const text = typeof value === 'object' ? Object.values(value).join(',') : JSON.stringify(value).replaceAll('"', '');
    return [`${key}=${text}`];
  });
}
