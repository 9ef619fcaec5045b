import { operandsOf, renamed, type Id, type Instruction, type Program } from '../backends/program';

/** A program in two. */
export interface SplitProgram {
  /** What depends on steady inputs alone, to be made once for many runs of the rest; null if there is nothing. */
  readonly once: Program | null;
  /** The inputs of `once`, by their places among those of the whole. */
  readonly onceInputs: readonly number[];
  /** The rest. */
  readonly each: Program;
  /** Its inputs of the whole, after which come the results of `once`. */
  readonly eachInputs: readonly number[];
}

/**
 * Parts a program by its inputs: those from `steadyFrom` on stay the same for many runs, as a prompt does for the steps
 * of a picture, and so does what is made of them alone, such as the keys and values of cross-attention.
 */
export function split(program: Program, steadyFrom: number): SplitProgram {
  const { inputs, instructions, outputs } = program;
  const steady = new Set<Id>(inputs.keys());
  for (const id of inputs.keys()) if (id < steadyFrom) steady.delete(id);
  const [early, late]: [Instruction[], Instruction[]] = [[], []];
  for (const instruction of instructions) {
    const isSteady = !outputs.includes(instruction.id) && operandsOf(instruction).every((id) => steady.has(id));
    if (isSteady) steady.add(instruction.id);
    (isSteady ? early : late).push(instruction);
  }
  const made = early.map(({ id }) => id);
  const needed = new Set([...late.flatMap(operandsOf), ...outputs]);
  const passed = made.filter((id) => needed.has(id));
  const all = [...inputs.keys()];
  const onceInputs = all.filter((id) => id >= steadyFrom);
  const eachInputs = all.filter((id) => id < steadyFrom || needed.has(id));
  const once = passed.length === 0 ? null : renumbered(program, onceInputs, early, passed);
  return { once, onceInputs, each: renumbered(program, [...eachInputs, ...passed], late, outputs), eachInputs };
}

/** Some instructions of a program as a program of its own, which takes the tensors `inputs`. */
function renumbered(
  program: Program,
  inputs: readonly Id[],
  instructions: readonly Instruction[],
  outputs: readonly Id[],
): Program {
  const shapes = new Map<Id, readonly number[]>([
    ...program.inputs.entries(),
    ...program.instructions.map(({ id, shape }) => [id, shape] as const),
  ]);
  const ids = new Map<Id, Id>([...inputs, ...instructions.map(({ id }) => id)].map((id, place) => [id, place]));
  const idOf = (id: Id) => ids.get(id) ?? -1;
  return {
    inputs: inputs.map((id) => shapes.get(id) ?? []),
    instructions: instructions.map((one) => ({
      ...renamed(one, idOf),
      id: idOf(one.id),
      shape: one.shape,
      then: one.then.map((call) => renamed(call, idOf)),
    })),
    outputs: outputs.map(idOf),
  };
}
