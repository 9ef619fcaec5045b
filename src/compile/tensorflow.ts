import type { Weight } from '../backends/contract';
import { count } from '../backends/node/basics';
import type { Value } from '../backends/node/builder';
import type { DataType } from '../backends/node/binding';
import { GraphBuilder } from '../backends/node/graph';
import * as lower from '../backends/node/lowering';
import { weightsOf, type Id, type Instruction, type Program } from './program';

/** A program as libtensorflow's graph: what to feed, and what to fetch. */
export interface Graph {
  /** A `SavedModel`, serialized. */
  readonly bytes: Uint8Array;
  readonly inputs: readonly string[];
  readonly weights: readonly (readonly [name: string, weight: Weight])[];
  readonly outputs: readonly string[];
  /** Bytes of the parameters that oneDNN keeps once more. */
  readonly copied: number;
}

/**
 * Writes `program`, whose inputs and outputs are float32 and whose parameters are held as `typeOf` says, as a graph, which may keep
 * parameters in another layout where it is run again and again.
 */
export function emitGraph(program: Program, typeOf: (weight: Weight) => DataType, isRepeated: boolean): Graph {
  const b = new GraphBuilder(isRepeated);
  const values = new Map<Id, Value>();
  const inputs = program.inputs.map((shape, id) => b.placeholder(`x${id}`, shape, 'float32'));
  for (const [id, input] of inputs.entries()) values.set(id, input);
  const weights = new Map<Weight, Value>();
  for (const weight of program.instructions.flatMap(weightsOf)) {
    if (!weights.has(weight)) weights.set(weight, b.placeholder(`w${weights.size}`, weight.shape, typeOf(weight)));
  }
  const value = (id: Id) => values.get(id) as Value;
  for (const one of program.instructions)
    values.set(
      one.id,
      emit(b, one, value, (w) => weights.get(w) as Value),
    );
  const outputs = program.outputs.map((id, i) => b.output(`y${i}`, lower.cast(b, value(id), 'float32')));
  const names = (of: Iterable<Value>) => Array.from(of, ({ ref }) => `${ref}:0`);
  const weightNames = names(weights.values());
  const kept = [...weights].filter(([{ kind }, held]) => kind === 'conv' && b.keeps(held));
  return {
    bytes: b.savedModel(),
    inputs: names(inputs),
    weights: Array.from(weights.keys(), (weight, i) => [weightNames[i] as string, weight] as const),
    outputs,
    copied: kept.reduce((sum, [{ shape }]) => sum + 2 * count(shape), 0),
  };
}

function emit(b: GraphBuilder, one: Instruction, value: (id: Id) => Value, given: (weight: Weight) => Value): Value {
  const optional = (id: Id | null) => (id === null ? {} : { skip: value(id) });
  switch (one.op) {
    case 'linear': {
      const bias = one.bias === null ? {} : { bias: given(one.bias) };
      const gelu = one.gelu === null ? {} : { gelu: one.gelu };
      return lower.linear(b, value(one.x), given(one.weight), { ...bias, ...gelu, ...optional(one.skip) });
    }
    case 'conv2d': {
      const bias = one.bias === null ? {} : { bias: given(one.bias) };
      const shift = one.shift === null ? {} : { shift: value(one.shift) };
      const epilogue = { ...bias, ...shift, ...optional(one.skip) };
      return lower.conv2d(b, value(one.x), given(one.weight), one.padding, one.stride, epilogue);
    }
    case 'gegluLinear':
      return lower.gegluLinear(b, value(one.x), given(one.weight), given(one.bias), one.kind);
    case 'groupNorm':
      return lower.groupNorm(b, value(one.x), given(one.weight), given(one.bias), one.groups, one.epsilon);
    case 'layerNorm':
      return lower.layerNorm(b, value(one.x), given(one.weight), given(one.bias), one.epsilon);
    case 'attention':
      return lower.attention(b, value(one.q), value(one.k), value(one.v), one);
    case 'silu':
      return lower.silu(b, value(one.x));
    case 'gelu':
      return lower.gelu(b, value(one.x), one.kind);
    case 'geglu':
      return lower.geglu(b, value(one.x), one.kind);
    case 'upsample2x':
      return lower.upsample2x(b, value(one.x));
    case 'upsampleConv2d':
      return lower.upsampleConv2d(b, value(one.x), given(one.weight), given(one.bias));
    case 'mix':
      return lower.mix(b, value(one.a), value(one.b), one.t);
    case 'addChannels':
      return lower.addChannels(b, value(one.x), value(one.shift));
    case 'add':
      return lower.add(b, value(one.a), value(one.b));
    case 'scale':
      return lower.scale(b, value(one.x), one.factor);
    case 'reshape':
      return lower.reshape(b, value(one.x), one.shape);
    case 'concat':
      return lower.concat(b, one.xs.map(value));
    case 'first':
      return lower.first(b, value(one.x), one.count);
  }
}
