import { Tensor } from '@tensorflow/tfjs-core';
import { forEachOp, table, type Ops } from '../backends/op-table';
import { withOps } from '../backends/ops';
import { Ref, type Id, type Instruction, type Program } from '../backends/program';
import { SdError, UnsupportedError } from '../errors';

/** A function of tensors that consists of layers only. */
export type Forward = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

/**
 * Runs `forward` on tensors that have shapes and no values, and records the ops that the layers call. Throws
 * `UnsupportedError` if a layer computes by other means.
 */
export function trace(forward: Forward, inputs: readonly (readonly number[])[]): Program {
  const tracer = new Tracer();
  const symbols = inputs.map((shape) => tracer.symbol(shape));
  const outputs = withOps(tracer.ops, () => {
    try {
      return forward(...symbols);
    } catch (error) {
      if (error instanceof SdError) throw error;
      const found = `a layer computes with something else than sd-ts' layers and ops (${(error as Error).message})`;
      throw new UnsupportedError(`jitCompile: ${found}; run such a model with jitCompile: false.`, { cause: error });
    }
  });
  const ids = (outputs instanceof Tensor ? [outputs] : outputs).map((output) => tracer.idOf(output));
  return { inputs, instructions: tracer.instructions, outputs: ids };
}

class Tracer {
  readonly instructions: Instruction[] = [];
  readonly #ids = new WeakMap<Tensor, Id>();
  #count = 0;

  /** A tensor that tfjs does not know: tfjs' operations fail on it, and disposing of it does nothing. */
  symbol(shape: readonly number[]): Tensor {
    const tensor = new Tensor([...shape], 'float32', {}, -1);
    this.#ids.set(tensor, this.#count++);
    return tensor;
  }

  idOf(tensor: Tensor): Id {
    const id = this.#ids.get(tensor);
    if (id === undefined) throw new TypeError('it uses a tensor that is neither an input nor made by an op');
    return id;
  }

  #argument(arg: unknown): unknown {
    if (Array.isArray(arg)) return arg.map((one) => this.#argument(one));
    return arg instanceof Tensor ? new Ref(this.idOf(arg as Tensor)) : arg;
  }

  /** The contract as a recorder. */
  readonly ops = forEachOp((op) => (...args: unknown[]) => {
    const shape = (table[op].shape as (...args: unknown[]) => readonly number[])(...args);
    const call = { op, args: args.map((arg) => this.#argument(arg)) };
    const result = this.symbol(shape);
    this.instructions.push({ ...call, id: this.idOf(result), shape, then: [] });
    return result;
  }) as Ops;
}
