import { UnsupportedError } from '../../errors';
import type { Weight } from '../contract';
import { isWeight, Ref, type Id, type Instruction, type Program } from '../program';
import type { Features, Storage } from './kernels/kernel';
import { lowerings } from './lowering';
import { Site, type Made } from './made';
import { forced } from './norms';
import { placesOf } from './places';
import { Recording } from './recording';

/** What a program is lowered for. */
export interface Lowered {
  readonly features: Features;
  /** How a parameter is held. */
  readonly storageOf: (weight: Weight) => Storage;
}

/** Whether any parameter is in halves. */
export function holdsHalves({ instructions }: Program, storageOf: Lowered['storageOf']): boolean {
  return instructions.some(({ args }) => args.some((arg) => isWeight(arg) && storageOf(arg) === 'half'));
}

type AnyLowering = (site: Site, ...args: unknown[]) => Made;

/**
 * A program as dispatches, known without a device. Inputs and outputs are float32; what lies between is held in halves
 * where a parameter is.
 */
export function lowerProgram(program: Program, { features, storageOf }: Lowered): Recording {
  const recording = new Recording(program.inputs, storageOf);
  const site = new Site(recording, features, holdsHalves(program, storageOf) ? 'half' : 'float32');
  const places = placesOf(program, site);
  const made = new Map<Id, Made>(recording.inputs.entries());
  const done = new Map<string, Made>();
  for (const instruction of program.instructions) {
    const key = keyOf(instruction);
    const found = key === null ? undefined : done.get(key);
    const result =
      found ?? lowerInstruction(site.for(places.get(instruction.id) ?? null), recording, instruction, made);
    if (key !== null) done.set(key, result);
    made.set(instruction.id, result);
  }
  for (const id of program.outputs) recording.outputs.push(output(site, recording, made.get(id) as Made));
  return recording;
}

function lowerInstruction(
  site: Site,
  recording: Recording,
  { id, op, args, then }: Instruction,
  made: ReadonlyMap<Id, Made>,
): Made {
  const value = (arg: unknown): unknown => {
    if (Array.isArray(arg)) return arg.map(value);
    if (arg instanceof Ref) return made.get(arg.id);
    return isWeight(arg) ? recording.weight(arg) : arg;
  };
  const lower = (lowerings as Partial<Record<string, AnyLowering>>)[op];
  if (lower === undefined) throw new UnsupportedError(`webgpu: '${op}' is not part of compiled programs.`);
  const isOther = (arg: unknown): boolean => !(arg instanceof Ref && arg.id === id);
  const besides = then.map((call) => ({ op: call.op, args: call.args.filter(isOther).map(value) }));
  return lower(site, ...args.map(value), ...(then.length === 0 ? [] : [besides]));
}

/** What makes two instructions the same, such as the SiLU of the timestep in each block; null for what holds a list. */
function keyOf({ op, args, then }: Instruction): string | null {
  const [x] = args;
  const isPlain = op === 'silu' && then.length === 0 && x instanceof Ref;
  return isPlain ? `${op} ${x.id}` : null;
}

/** A result as float32 in a block of its own, which the caller copies. */
function output(site: Site, recording: Recording, result: Made): Recording['outputs'][number] {
  const value = forced(site, result);
  const isInput = recording.inputs.some(({ block }) => block === value.block);
  const isOther = recording.outputs.some(({ block }) => block === value.block);
  const isOwn = value.storage === 'float32' && value.offset === 0 && value.stride === (value.shape.at(-1) ?? 1);
  return isOwn && !isInput && !isOther ? value : forced(site, lowerings.widen(site, value));
}
