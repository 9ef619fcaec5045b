import { at } from '../../at';
import type { Weight } from '../contract';
import {
  Ref,
  isWeight,
  refsOf,
  weightsOf,
  type OpCall,
  type Id,
  type Instruction,
  type Program,
  type Takes,
} from '../program';
import { cast, count } from './basics';
import type { DataType } from './binding';
import type { Besides, Builder, Value } from './builder';
import { GraphBuilder } from './graph';
import { lowerings } from './lowering';
import { heldShape } from './quantized';

/** A program as libtensorflow's graph: what to feed, and what to fetch. */
export interface Graph {
  /** A `SavedModel`, serialized. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly string[];
  readonly weights: readonly (readonly [name: string, weight: Weight])[];
  readonly outputs: readonly string[];
  /** Bytes of the parameters of which oneDNN keeps a copy. */
  readonly copied: number;
}

/**
 * Writes `program` as a graph. Inputs and outputs are float32; parameters are held as `typeOf` says. A graph that is
 * run again and again may keep parameters in another layout.
 */
export function emitGraph(program: Program, typeOf: (weight: Weight) => DataType, isRepeated: boolean): Graph {
  const b = new GraphBuilder(isRepeated);
  const values = new Map<Id, Value>();
  const inputs = program.inputs.map((shape, id) => b.input(`x${id}`, shape, 'float32'));
  for (const [id, input] of inputs.entries()) values.set(id, input);
  const weights = new Map<Weight, Value>();
  for (const weight of program.instructions.flatMap(weightsOf)) {
    if (weights.has(weight)) continue;
    const [shape, type] = [weight.shape, typeOf(weight)];
    weights.set(weight, { ...b.input(`w${weights.size}`, heldShape(shape, type), type), shape });
  }
  const valueOf = (arg: unknown): unknown => {
    if (Array.isArray(arg)) return arg.map(valueOf);
    if (arg instanceof Ref) return values.get(arg.id);
    return isWeight(arg) ? weights.get(arg) : arg;
  };
  let before: Value | null = null; // one operation at a time runs anyway: in the program's order, less is there at once
  for (const instruction of program.instructions) {
    const args = instruction.args.map(valueOf);
    const lower = lowerings[instruction.op] as (b: Builder, ...args: unknown[]) => Value;
    const make = () => lower(b, ...args, besides(instruction, valueOf));
    before = before === null ? make() : b.after(before, make);
    values.set(instruction.id, before);
  }
  const outputs = program.outputs.map((id) => b.output(cast(b, values.get(id) as Value, 'float32')));
  const names = (of: Iterable<Value>) => Array.from(of, ({ ref }) => `${ref}:0`);
  const weightNames = names(weights.values());
  const kept = [...weights].filter(([{ kind }, held]) => kind === 'conv' && b.keeps(held));
  return {
    bytes: b.savedModel(),
    inputs: names(inputs),
    weights: Array.from(weights.keys(), (weight, i) => [at(weightNames, i), weight] as const),
    outputs,
    copied: kept.reduce((sum, [{ shape }]) => sum + 2 * count(shape), 0),
  };
}

/**
 * oneDNN's products with a bias add, shift and gate within: a sum, a GELU, the gate of a GEGLU, the timestep's shift
 * and then a sum.
 */
export const takes: Takes = ({ id, op, args, then, shape }, next, shapeOf) => {
  if ((op !== 'linear' && op !== 'conv2d') || args[2] === null) return false;
  const before = then.map((call) => call.op).join();
  switch (next.op) {
    case 'add':
      return before === (op === 'linear' ? '' : before && 'addChannels') && hasShape(next, shape, shapeOf);
    case 'addChannels': {
      const [x, shift] = refsOf([next]) as [Id, Id];
      return op === 'conv2d' && before === '' && x === id && shapeOf(shift)[0] === 1;
    }
    case 'gelu':
    case 'geglu':
      return op === 'linear' && before === '' && next.args[1] !== 'quick';
    default:
      return false;
  }
};

function hasShape(call: OpCall, shape: readonly number[], shapeOf: (id: Id) => readonly number[]): boolean {
  return refsOf([call]).every((id) => shapeOf(id).join() === shape.join());
}

/** What `takes` has fused into an instruction, as the lowering of its op takes it. */
function besides({ id, then }: Instruction, valueOf: (arg: unknown) => unknown): Besides {
  const parts = then.map(({ op, args }) => {
    const [other] = args.filter((arg) => !(arg instanceof Ref && arg.id === id)).map(valueOf);
    return { [keys[op] ?? op]: other };
  });
  return Object.assign({}, ...parts) as Besides;
}

const keys: Readonly<Record<string, keyof Besides>> = { add: 'skip', addChannels: 'shift' };
