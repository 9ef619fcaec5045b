import { refsOf, renamed, type Id, type Instruction, type Program, type Takes } from '../backends/program';
import { usesOf } from './program';

/**
 * The same program in fewer passes over memory. An instruction that is the only use of the result before it becomes
 * part of that one, if the engine `takes` it. Fused calls run in their order, unchanged.
 */
export function fuse(program: Program, takes: Takes): Program {
  const uses = usesOf(program);
  const instructions = new Map<Id, Instruction>();
  const shapes = new Map(program.instructions.map(({ id, shape }) => [id, shape]));
  const shapeOf = (id: Id) => shapes.get(id) ?? program.inputs[id] ?? [];
  for (const next of program.instructions) {
    const before = refsOf([next]).find((id) => {
      const instruction = instructions.get(id);
      return instruction !== undefined && uses.get(id) === 1 && takes(instruction, next, shapeOf);
    });
    const taken = before === undefined ? next : joined(instructions.get(before) as Instruction, next);
    if (before !== undefined) instructions.delete(before);
    instructions.set(next.id, taken);
  }
  return { ...program, instructions: [...instructions.values()] };
}

/** `before` and then `next`, whose result it makes. */
function joined(before: Instruction, next: Instruction): Instruction {
  const { id, shape } = next;
  const then = [...before.then, { op: next.op, args: next.args }];
  return { ...before, id, shape, then: then.map((call) => renamed(call, (one) => (one === before.id ? id : one))) };
}
