import type { Tensor } from '@tensorflow/tfjs-core';
import type { Weight } from './contract';
import type { OpName } from './op-table';

/** A tensor of a program: its inputs come first, then the results of its instructions. */
export type Id = number;

/** A tensor as an argument. Arguments of other kinds stand as they are. */
export class Ref {
  constructor(readonly id: Id) {}
}

/**
 * An op of the contract on its arguments, in the contract's order: `Ref`s, lists of these, parameters, numbers and
 * kinds.
 */
export interface OpCall {
  readonly op: OpName;
  readonly args: readonly unknown[];
}

/** A call, its result and the result's shape. */
export interface Instruction extends OpCall {
  readonly id: Id;
  readonly shape: readonly number[];
  /**
   * What is done to the result within the same instruction, in this order. These calls name it by the instruction's id.
   */
  readonly then: readonly OpCall[];
}

/** What a network does to tensors of certain shapes: straight down, each tensor made once. */
export interface Program {
  readonly inputs: readonly (readonly number[])[];
  readonly instructions: readonly Instruction[];
  readonly outputs: readonly Id[];
}

/** A program that an engine has taken in. */
export interface Executable {
  /** Bytes of the parameters of which the engine may keep a copy, in a layout of its own. */
  readonly copied: number;
  /** The results are the caller's. */
  run(inputs: readonly Tensor[]): Tensor[];
  dispose(): void;
}

/** Whether an engine can do `next` within the instruction before it. `shapeOf` knows every tensor's shape. */
export type Takes = (before: Instruction, next: OpCall, shapeOf: (id: Id) => readonly number[]) => boolean;

/** The tensors that calls take, in their order. */
export function refsOf(calls: readonly OpCall[]): Id[] {
  return calls.flatMap(({ args }) => args.flat().flatMap((arg) => (arg instanceof Ref ? [arg.id] : [])));
}

/** The tensors that an instruction takes, in the order in which it is printed. */
export function operandsOf(instruction: Instruction): Id[] {
  return refsOf([instruction, ...instruction.then]).filter((id) => id !== instruction.id);
}

/** The parameters that an instruction takes. */
export function weightsOf({ args }: Instruction): Weight[] {
  return args.filter(isWeight);
}

export function isWeight(arg: unknown): arg is Weight {
  return typeof arg === 'object' && arg !== null && 'kind' in arg && 'value' in arg;
}

/** A call that names its tensors otherwise. */
export function renamed({ op, args }: OpCall, nameOf: (id: Id) => Id): OpCall {
  const rename = (arg: unknown): unknown => {
    if (Array.isArray(arg)) return arg.map(rename);
    return arg instanceof Ref ? new Ref(nameOf(arg.id)) : arg;
  };
  return { op, args: args.map(rename) };
}
