import type { Weight } from '../backends/contract';
import { table } from '../backends/op-table';
import { isWeight, operandsOf, Ref, type OpCall, type Id, type Program } from '../backends/program';

/** How often each tensor is used, as operand or output. */
export function usesOf({ instructions, outputs }: Program): Map<Id, number> {
  const uses = new Map<Id, number>();
  for (const id of [...instructions.flatMap(operandsOf), ...outputs]) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

/** The shapes of what a program makes. */
export function outputShapes({ inputs, instructions, outputs }: Program): (readonly number[])[] {
  const shapes = new Map<Id, readonly number[]>([
    ...inputs.entries(),
    ...instructions.map((one) => [one.id, one.shape] as const),
  ]);
  return outputs.flatMap((id) => {
    const shape = shapes.get(id);
    return shape === undefined ? [] : [shape];
  });
}

/**
 * The program as text, one instruction a line: `%7 [2, 64, 64, 320] = conv2d %0 inputConv.weight inputConv.bias
 * stride=1 …`, and after each `then` what is fused into it, where `%7` is the result so far. `nameOf` names parameters.
 */
export function printProgram(program: Program, nameOf: (weight: Weight) => string): string {
  const size = (shape: readonly number[]) => `[${shape.join(', ')}]`;
  const inputs = program.inputs.map((shape, id) => `%${id} ${size(shape)} = input`);
  const text = (call: OpCall) => [call.op, ...wordsOf(call, nameOf)].join(' ');
  const lines = program.instructions.map(
    ({ id, shape, then, ...call }) => `%${id} ${size(shape)} = ${[call, ...then].map(text).join(' then ')}`,
  );
  return [...inputs, ...lines, `return ${program.outputs.map((id) => `%${id}`).join(' ')}`].join('\n');
}

/** Tensors and parameters by their names, then numbers and kinds as `name=value`. */
function wordsOf({ op, args }: OpCall, nameOf: (weight: Weight) => string): string[] {
  return args.flatMap((arg, i) => {
    if (isWeight(arg)) return [nameOf(arg)];
    const refs = [arg].flat();
    if (refs.length > 0 && refs.every((one) => one instanceof Ref)) return refs.map(({ id }) => `%${id}`);
    return arg === null ? [] : [`${table[op].args[i] ?? ''}=${settingText(arg)}`];
  });
}

function settingText(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).join(',') : String(value);
}
