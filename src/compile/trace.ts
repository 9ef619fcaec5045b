import { Tensor, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Ops } from '../backends/contract';
import { withOps } from '../backends/ops';
import { SdError, UnsupportedError } from '../errors';
import type { Id, Instruction, Operation, Program } from './program';

/** What a network does to tensors, by its layers alone. */
export type Forward = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

/**
 * Runs `forward` on tensors that have shapes and no values, and writes down what the layers ask of the contract. Throws
 * `UnsupportedError` where a layer computes by other means.
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

  /** A tensor of which tfjs knows nothing: its own operations fail on it, and disposing of it does nothing. */
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

  #add(operation: Operation, shape: readonly number[]): Tensor {
    const result = this.symbol(shape);
    this.instructions.push({ ...operation, id: this.idOf(result), shape });
    return result;
  }

  /** The contract, writing. */
  readonly ops: Ops = {
    linear: (x, weight, bias) => {
      const shape = x.shape.with(-1, weight.shape[1] as number);
      return this.#add({ op: 'linear', x: this.idOf(x), weight, bias, gelu: null, skip: null }, shape);
    },
    conv2d: (x, weight, bias, stride, padding) => {
      const [batch, height, width] = x.shape;
      const [h, w, , outputs] = weight.shape as [number, number, number, number];
      const size = (length: number, kernel: number) => Math.floor((length - kernel) / stride) + 1;
      const rows = size(height + padding.top + padding.bottom, h);
      const columns = size(width + padding.left + padding.right, w);
      const operation = { op: 'conv2d', x: this.idOf(x), weight, bias, stride, padding, shift: null, skip: null } as const; // prettier-ignore
      return this.#add(operation, [batch, rows, columns, outputs]) as Tensor4D;
    },
    embedding: () => {
      throw new TypeError('it looks up rows of a table, which depends on values');
    },
    groupNorm: (x, weight, bias, groups, epsilon) =>
      this.#add({ op: 'groupNorm', x: this.idOf(x), weight, bias, groups, epsilon }, x.shape) as Tensor4D,
    layerNorm: (x, weight, bias, epsilon) =>
      this.#add({ op: 'layerNorm', x: this.idOf(x), weight, bias, epsilon }, x.shape),
    attention: (q, k, v, { heads, causal }) => {
      const operation = { op: 'attention', q: this.idOf(q), k: this.idOf(k), v: this.idOf(v), heads, causal } as const;
      return this.#add(operation, q.shape) as Tensor3D;
    },
    silu: (x) => this.#add({ op: 'silu', x: this.idOf(x) }, x.shape),
    gelu: (x, kind) => this.#add({ op: 'gelu', x: this.idOf(x), kind }, x.shape),
    geglu: (x, kind) =>
      this.#add({ op: 'geglu', x: this.idOf(x), kind }, x.shape.with(-1, (x.shape.at(-1) as number) / 2)),
    upsample2x: (x) => {
      const [batch, height, width, channels] = x.shape;
      return this.#add({ op: 'upsample2x', x: this.idOf(x) }, [batch, 2 * height, 2 * width, channels]) as Tensor4D;
    },
    upsampleConv2d: (x, weight, bias) => {
      const [batch, height, width] = x.shape;
      const shape = [batch, 2 * height, 2 * width, weight.shape[3] as number];
      return this.#add({ op: 'upsampleConv2d', x: this.idOf(x), weight, bias }, shape) as Tensor4D;
    },
    mix: (a, b, t) => this.#add({ op: 'mix', a: this.idOf(a), b: this.idOf(b), t }, a.shape),
    addChannels: (x, shift) =>
      this.#add({ op: 'addChannels', x: this.idOf(x), shift: this.idOf(shift) }, x.shape) as Tensor4D,
    add: (a, b) => this.#add({ op: 'add', a: this.idOf(a), b: this.idOf(b) }, a.shape),
    scale: (x, factor) => this.#add({ op: 'scale', x: this.idOf(x), factor }, x.shape),
    reshape: (x, shape) => this.#add({ op: 'reshape', x: this.idOf(x) }, shape),
    concat: (xs) => {
      const channels = xs.reduce((sum, x) => sum + (x.shape.at(-1) as number), 0);
      const [first] = xs as [Tensor];
      return this.#add({ op: 'concat', xs: xs.map((x) => this.idOf(x)) }, first.shape.with(-1, channels));
    },
    widen: (x) => x,
    first: (x, count) => this.#add({ op: 'first', x: this.idOf(x), count }, x.shape.with(-1, count)),
  };
}
