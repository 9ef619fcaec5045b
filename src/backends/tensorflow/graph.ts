import { at } from '../../at';
import { dataTypes, type DataType } from './binding';
import { attribute, attributesOf, field, shapeOf } from './attributes';
import type { Attributes, Builder, ConvShape, Epilogue, Value } from './builder';
import { NATIVE, batchMatMul, cast, convolving, multiplying } from './basics';
import { isAvx2 } from './processor';
import { fetched, savedModelOf, type NamedValue } from './function';
import { outputOf, type Operation } from './operations';
import { block, bytes, number, type Bytes } from './protobuf';

interface Node {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly content: Bytes;
}

/** The node of which this is an output, or which is awaited. */
function nodeOf(ref: string): string {
  return at(ref.replace('^', '').split(':'), 0);
}

/** Constants of more values are not looked for among those that are there. */
const LONG = 2048;

/** Writes operations as nodes of a function of TensorFlow's (node_def.proto, tensor.proto). */
export class GraphBuilder implements Builder {
  readonly multipliesBytes = true;
  readonly isLazy = true;
  readonly #inputs: NamedValue[] = [];
  readonly #nodes: Node[] = [];
  readonly #outputs: NamedValue[] = [];
  readonly #constants = new Map<string, Value>();
  #awaited: Value | null = null;

  /** A graph that is run again and again keeps a copy of filters in half precision, in oneDNN's own layout. */
  constructor(readonly isRepeated: boolean) {}

  /** An input, by whose name it is fed. */
  input(name: string, shape: readonly number[], dtype: DataType): Value {
    const value = { ref: name, shape, dtype };
    this.#inputs.push({ name, value });
    return value;
  }

  /** Lets the function return `value`; the name by which it is fetched. */
  output(value: Value): string {
    const i = this.#outputs.push({ name: `y${this.#outputs.length}`, value }) - 1;
    return fetched(i);
  }

  op(...[name, inputs, attributes, shape, dtype]: Parameters<Builder['op']>): Value {
    return at(this.split(name, inputs, attributes, 1, shape, dtype), 0);
  }

  split(...[name, inputs, attributes, count, shape, dtype]: Parameters<Builder['split']>): Value[] {
    const node = this.#node(name, inputs, attributesOf(attributes), this.#awaited);
    return Array.from({ length: count }, (_, i): Value => ({ ref: outputOf(node, name, i), shape, dtype }));
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.#constant(Int32Array.from(values), shape, 'int32');
  }

  float(value: number): Value {
    return this.#constant(Float32Array.of(value), [], 'float32');
  }

  floats(values: Float32Array, shape: readonly number[]): Value {
    return this.#constant(values, shape, 'float32');
  }

  #constant(values: Int32Array | Float32Array, shape: readonly number[], dtype: DataType): Value {
    const key = values.length > LONG ? null : `${dtype} ${shape.join()} ${values.join()}`;
    const known = key === null ? undefined : this.#constants.get(key);
    if (known !== undefined) return known;
    const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const tensor = bytes(number(1, dataTypes[dtype]), block(2, shapeOf(shape)), block(4, content));
    const node = this.#node('Const', [], [attribute('dtype', { type: dtype }), field('value', block(8, tensor))]);
    const value = { ref: outputOf(node, 'Const', 0), shape, dtype };
    if (key !== null) this.#constants.set(key, value);
    return value;
  }

  dense(x: Value, w: Value, epilogue: Epilogue): Value {
    const shape = [at(x.shape, 0), at(w.shape, 1)];
    const attributes = multiplying(x);
    const { gelu } = epilogue;
    const last = gelu === undefined ? [] : [gelu === 'erf' ? 'GeluExact' : 'GeluApproximate'];
    const args = argumentsOf(epilogue);
    if (args.length === 0) return this.op('MatMul', [x, w], attributes, shape, x.dtype);
    const fused = { ...attributes, ...fusing(epilogue, last, false), num_args: { int: args.length } };
    return this.op('_MklNativeFusedMatMul', [x, w, ...args], fused, shape, x.dtype);
  }

  /**
   * Without AVX-512, TensorFlow's own take 1.06 to 2.5 times as long as oneDNN's. With it, its own were fast, and
   * oneDNN's were not measured.
   */
  batchMatMul(x: Value, y: Value, transposeY = false): Value {
    return batchMatMul(this, x, y, transposeY, isAvx2());
  }

  conv(x: Value, w: Value, { stride, padding, output }: ConvShape, epilogue: Epilogue): Value {
    const args = argumentsOf(epilogue);
    if (args.length === 0) return this.op('Conv2D', [x, w], convolving(x, stride, padding), output, x.dtype);
    const attributes: Attributes = {
      ...convolving(x, stride, padding),
      ...fusing(epilogue, [], this.keeps(w)),
      num_args: { int: args.length },
      num_host_args: { int: 0 },
      TArgs: { types: args.map(({ dtype }) => dtype) },
    };
    return this.op('_MklNativeFusedConv2D', [x, w, ...args], attributes, output, x.dtype);
  }

  keeps(w: Value): boolean {
    return this.isRepeated && w.dtype === 'bfloat16';
  }

  silu(x: Value): Value {
    const y = this.op('_MklSwish', [x], { T: { type: x.dtype } }, x.shape, x.dtype);
    const { inRows } = x;
    if (inRows === undefined) return y;
    return { ...y, inRows: { ...inRows, rows: (first, count) => this.silu(inRows.rows(first, count)) } };
  }

  /** Its sums are float32, whatever the type. */
  layerNorm(x: Value, gamma: Value, beta: Value, epsilon: number): Value {
    const inputs = [x, cast(this, gamma, x.dtype), cast(this, beta, x.dtype)];
    return this.op('_MklLayerNorm', inputs, { T: { type: x.dtype }, epsilon: { float: epsilon } }, x.shape, x.dtype);
  }

  /** The runtime frees what is not used any more. */
  scope(make: () => Value): Value {
    return make();
  }

  after<T>(value: Value, make: () => T): T {
    const outer = this.#awaited;
    this.#awaited = value.inRows?.awaits ?? value;
    try {
      return make();
    } finally {
      this.#awaited = outer;
    }
  }

  /** Adds a node, and gives it a name. A control input names only the node, not the output that is awaited. */
  #node(
    operation: Operation,
    inputs: readonly Value[],
    attributes: readonly Bytes[],
    awaited: Value | null = null,
  ): string {
    const name = `n${this.#nodes.length}`;
    const refs = inputs.map(({ ref }) => ref as string);
    const all = awaited === null ? refs : [...refs, `^${nodeOf(awaited.ref as string)}`];
    const content = bytes(block(1, name), block(2, operation), ...all.map((ref) => block(3, ref)), ...attributes);
    this.#nodes.push({ name, inputs: all, content });
    return name;
  }

  /** The function, in a graph that calls it, as a `SavedModel`; what no output needs is left out. */
  savedModel(): Bytes {
    const needed = new Set(this.#outputs.map(({ value }) => nodeOf(value.ref as string)));
    const nodes = this.#nodes.toReversed().filter(({ name, inputs }) => {
      if (needed.has(name)) for (const input of inputs) needed.add(nodeOf(input));
      return needed.has(name);
    });
    const inOrder = nodes.toReversed().map(({ content }) => content);
    return savedModelOf({ inputs: this.#inputs, nodes: inOrder, outputs: this.#outputs });
  }
}

/** Bias and skip, in the order in which a fused operation takes them. */
function argumentsOf({ bias, skip }: Epilogue): Value[] {
  return [bias, skip].filter((value) => value !== undefined);
}

/**
 * What a fused product does after the product. oneDNN reorders a filter that is declared constant once, and keeps it,
 * even if another filter is fed later. In half precision that takes 5 % from the time of a step; for matrices, and in
 * float32, it is not worth its memory.
 */
function fusing({ bias, skip }: Epilogue, last: readonly string[], isConstant: boolean): Attributes {
  const operations = [...(bias === undefined ? [] : ['BiasAdd']), ...(skip === undefined ? [] : ['Add']), ...last];
  return { ...NATIVE, fused_ops: { strings: operations }, is_filter_const: { bool: isConstant } };
}
