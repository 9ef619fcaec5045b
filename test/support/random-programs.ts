import * as tf from '@tensorflow/tfjs-core';
import { ops } from '../../src/backends/ops';
import { reference, type Ops } from '../../src/backends/op-table';
import { Ref, type OpCall, type Id, type Program } from '../../src/backends/program';
import type { Forward } from '../../src/compile/trace';
import { Param, type ParamKind } from '../../src/layers/module';
import { numbers, pick } from './random';
import { seeded } from './seeded';

/** A function of the contract's ops, drawn by chance, of images `[2, 4, 6, C]`, tokens `[2, 24, C]` and what is added to channels. */
export interface RandomProgram {
  readonly forward: Forward;
  readonly shapes: readonly (readonly number[])[];
  readonly parameters: readonly Param[];
}

/**
 * A chain of ops, each on one of the last few results, so that many results have one use and some have several, and are an output besides.
 * Channels are multiples of 8.
 */
export function randomProgram(seed: number, length: number): RandomProgram {
  const random = numbers(seed);
  const batch = 1 + Math.floor(2 * random());
  const parameters: Param[] = [];
  const param = (kind: ParamKind, ...shape: number[]): Param => {
    const made = new Param(kind, shape);
    const values = seeded(`input.${seed}.${parameters.length}`, shape);
    made.value = tf.tensor(values.map((v) => 0.3 * v), shape); // prettier-ignore
    parameters.push(made);
    return made;
  };
  type Step = (xs: tf.Tensor[]) => tf.Tensor;
  const steps: Step[] = [];
  const shapes: number[][] = [[batch, 4, 6, 8], [batch, 4, 6, 8], [1, 8], [batch, 8]]; // prettier-ignore
  const made: number[][] = shapes.slice(0, 2).map((shape) => [...shape]);
  for (let i = 0; i < length; i++) {
    const a = Math.max(0, made.length - 1 - Math.floor(2 * random() * random() * 3));
    const shape = made[a] as number[];
    const channels = shape.at(-1) as number;
    const others = made.flatMap((other, j) => (other.join() === shape.join() ? [j] : []));
    const b = pick(others, random);
    const x = (xs: tf.Tensor[]) => xs[a] as tf.Tensor;
    const step = (make: (x: tf.Tensor, xs: tf.Tensor[]) => tf.Tensor, result: number[] = shape): void => {
      steps.push((xs) => make(x(xs), xs));
      made.push(result);
    };
    const isImage = shape.length === 4;
    const kinds: (() => void)[] = [
      () => {
        step((y, xs) => ops.add(y, xs[b] as tf.Tensor));
      },
      () => {
        step((y, xs) => ops.add(xs[b] as tf.Tensor, y));
      },
      () => {
        step((y, xs) => ops.mix(y, xs[b] as tf.Tensor, 0.25));
      },
      () => {
        step((y) => ops.gelu(y, geluKind));
      },
      () => {
        step((y) => ops.silu(y));
      },
      () => {
        step((y) => ops.tanh(y));
      },
      () => {
        step((y) => ops.relu(y));
      },
      () => {
        step((y) => ops.scale(y, 0.5, 0.125));
      },
      () => {
        const outputs = pick([8, 16], random);
        const [w, bias] = [param('matrix', channels, outputs), random() < 0.8 ? param('vector', outputs) : null];
        step((y) => ops.linear(y, w, bias), [...shape.slice(0, -1), outputs]);
      },
      () => {
        const [gamma, beta] = [param('vector', channels), param('vector', channels)];
        step((y) => ops.layerNorm(y, gamma, beta, 1e-5));
      },
    ];
    const geluKind = pick(['erf', 'tanh', 'quick'] as const, random);
    if (channels === 16)
      kinds.push(() => {
        step((y) => ops.geglu(y, geluKind), [...shape.slice(0, -1), 8]);
      });
    if (isImage) {
      const [h, w] = [shape[1] as number, shape[2] as number];
      kinds.push(
        () => {
          const [filter, bias] = [param('conv', 3, 3, channels, 8), random() < 0.8 ? param('vector', 8) : null];
          step((y) => ops.conv2d(y as tf.Tensor4D, filter, bias, 1, { top: 1, bottom: 1, left: 1, right: 1 }), [batch, h, w, 8]); // prettier-ignore
        },
        () => {
          const [gamma, beta] = [param('vector', channels), param('vector', channels)];
          step((y) => ops.groupNorm(y as tf.Tensor4D, gamma, beta, 4, 1e-5));
        },
        () => { step((y) => ops.reshape(y, [batch, h * w, channels]), [batch, h * w, channels]); },
        () => { step((y) => ops.concat([y, y]), [batch, h, w, 2 * channels]); },
      );
      if (channels === 8) {
        const shift = pick([2, 3], random);
        for (let again = 0; again < 3; again++) kinds.push(() => { step((y, xs) => ops.addChannels(y as tf.Tensor4D, xs[shift - 4 + xs.length] as tf.Tensor)); }); // prettier-ignore
      }
    } else kinds.push(() => { step((y) => ops.attention(y as tf.Tensor3D, y as tf.Tensor3D, y as tf.Tensor3D, { heads: 2, causal: false })); }); // prettier-ignore
    pick(kinds, random)();
  }
  const extra = Math.floor(random() * made.length);
  return {
    shapes,
    parameters,
    forward: (...inputs) => {
      const xs = inputs.slice(0, 2);
      for (const step of steps) xs.push(step([...xs, ...inputs.slice(2)]));
      return [xs.at(-1) as tf.Tensor, xs[extra] as tf.Tensor];
    },
  };
}

/** Runs a program call by call, as `Instruction` is defined, by the reference or other functions of the contract. */
export function interpret(program: Program, inputs: readonly tf.Tensor[], contract: Ops = reference): tf.Tensor[] {
  const values = new Map<Id, tf.Tensor>(inputs.map((input, id) => [id, input]));
  const run = ({ op, args }: OpCall): tf.Tensor => {
    const value = (arg: unknown): unknown => {
      if (Array.isArray(arg)) return arg.map(value);
      return arg instanceof Ref ? values.get(arg.id) : arg;
    };
    const call = contract[op] as (...args: unknown[]) => tf.Tensor;
    return call(...args.map(value));
  };
  for (const { id, then, ...call } of program.instructions) for (const one of [call, ...then]) values.set(id, run(one));
  return program.outputs.map((id) => values.get(id) as tf.Tensor);
}
