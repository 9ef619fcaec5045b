import { at } from '../../at';
import { dataTypes, type DataType } from './binding';
import type { AttrValue, Attributes, Builder, ConvShape, Epilogue, Value } from './builder';
import { NATIVE, batchMatMul, cast, convolving, multiplying } from './basics';
import { isAvx2 } from './processor';
import { block, bytes, float, number, varint, type Bytes } from './protobuf';

/** GraphDef's version from TensorFlow 2.16 on; the second number is the oldest that may read it. */
const [PRODUCER, MIN_CONSUMER] = [1882, 12];

/** Constants of more values are not looked for among those that are there. */
const LONG = 2048;

/** Writes operations as nodes of a TensorFlow graph (graph.proto, node_def.proto, attr_value.proto, tensor.proto). */
export class GraphBuilder implements Builder {
  readonly multipliesBytes = true;
  readonly #nodes: Bytes[] = [];
  readonly #constants = new Map<string, Value>();
  #awaited: Value | null = null;

  /** A graph that is run again and again keeps a copy of filters in half precision, in oneDNN's own layout. */
  constructor(readonly isRepeated: boolean) {}

  placeholder(name: string, shape: readonly number[], dtype: DataType): Value {
    this.#node(
      name,
      'Placeholder',
      [],
      [attribute('dtype', { type: dtype }), field('shape', block(7, shapeOf(shape)))],
    );
    return { ref: name, shape, dtype };
  }

  /** Gives `value` a name by which it can be fetched. */
  output(name: string, value: Value): string {
    this.#node(name, 'Identity', [value], attributesOf({ T: { type: value.dtype } }));
    return `${name}:0`;
  }

  op(name: string, inputs: readonly Value[], attributes: Attributes, shape: readonly number[], dtype: DataType): Value {
    const ref = `n${this.#nodes.length}`;
    this.#node(ref, name, inputs, attributesOf(attributes), this.#awaited);
    return { ref, shape, dtype };
  }

  split(...[name, inputs, attributes, count, shape, dtype]: Parameters<Builder['split']>): Value[] {
    const { ref } = this.op(name, inputs, attributes, shape, dtype);
    return Array.from({ length: count }, (_, i): Value => ({ ref: i === 0 ? ref : `${ref}:${i}`, shape, dtype }));
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
    const ref = `n${this.#nodes.length}`;
    this.#node(ref, 'Const', [], [attribute('dtype', { type: dtype }), field('value', block(8, tensor))]);
    const value = { ref, shape, dtype };
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
    return this.op('_MklSwish', [x], { T: { type: x.dtype } }, x.shape, x.dtype);
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
    this.#awaited = value;
    try {
      return make();
    } finally {
      this.#awaited = outer;
    }
  }

  /** A control input names only the node, not the output that is awaited. */
  #node(
    name: string,
    op: string,
    inputs: readonly Value[],
    attributes: readonly Bytes[],
    awaited: Value | null = null,
  ): void {
    const refs = inputs.map(({ ref }) => block(3, ref as string));
    if (awaited !== null) refs.push(block(3, `^${at((awaited.ref as string).split(':'), 0)}`));
    this.#nodes.push(bytes(block(1, name), block(2, op), ...refs, ...attributes));
  }

  /** The graph as a `SavedModel` (saved_model.proto) of one meta graph for the tag `serve`. */
  savedModel(): Bytes {
    const versions = bytes(number(1, PRODUCER), number(3, MIN_CONSUMER));
    const graph = bytes(...this.#nodes.map((node) => block(1, node)), block(4, versions));
    const meta = bytes(block(1, bytes(block(4, 'serve'), block(5, '2.16.0'))), block(2, graph));
    return bytes(number(1, 1), block(2, meta));
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

function shapeOf(shape: readonly number[]): Bytes {
  return bytes(...shape.map((size) => block(2, number(1, size))));
}

function attributesOf(attributes: Attributes): Bytes[] {
  return Object.entries(attributes).map(([name, value]) => attribute(name, value));
}

function attribute(name: string, value: AttrValue): Bytes {
  return field(name, valueOf(value));
}

/** An entry of a node's map of attributes. */
function field(name: string, value: Bytes): Bytes {
  return block(5, bytes(block(1, name), block(2, value)));
}

function valueOf(value: AttrValue): Bytes {
  if ('string' in value) return block(2, value.string);
  if ('int' in value) return number(3, value.int);
  if ('float' in value) return float(4, value.float);
  if ('bool' in value) return number(5, value.bool ? 1 : 0);
  if ('type' in value) return number(6, dataTypes[value.type]);
  if ('strings' in value) return block(1, bytes(...value.strings.map((one) => block(2, one))));
  if ('ints' in value) return block(1, block(3, bytes(...value.ints.map(varint))));
  return block(1, block(6, bytes(...value.types.map((type) => varint(dataTypes[type])))));
}
