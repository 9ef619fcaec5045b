import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Intake, Numbers } from '../contract';
import { binding, dataTypes, idsOf, storedType, toTensor, type BindingAttribute, type DataType } from './binding';
import type { AttrValue, Attributes, Builder, ConvShape, Epilogue, Value } from './builder';
import { T, batchMatMul, binary, cast, convolving, join, mean, multiplying, sum, transpose, unary } from './basics';
import { gelu } from './lowering';
import type { Operation } from './operations';
import { OUTPUT_BYTES, isQuantized, joinQuantized, quantized } from './quantized';

/** Runs `work` with a builder that runs each operation at once. What it makes is freed, except its result. */
export function eagerly(work: (b: EagerBuilder) => Value): Tensor {
  const b = new EagerBuilder();
  const { ref, shape, dtype } = b.scope(() => b.owned(work(b)));
  return toTensor({ id: ref as number, shape: [...shape], dtype: dataTypes[dtype] });
}

/** Casts `value` to half precision, and disposes of it. */
export function narrowed(value: Tensor, dtype: 'float16' | 'bfloat16'): Tensor {
  const narrow = eagerly((b) => cast(b, b.from(value), dtype));
  value.dispose();
  return narrow;
}

/**
 * Numbers are rounded before their axes are turned, so that less is moved. libtensorflow shares memory with JavaScript
 * where it happens to be aligned, and an operation that moves nothing shares its argument's memory; there it is copied.
 */
export const tensorflowIntake: Intake = {
  /** All of a parameter (256 MB at most): memory that a system gives for the first time is dear, and pieces and their whole need it twice. */
  piece: 2 ** 26,
  /** Numbers are shared, and not copied, if they begin at a multiple of 64 bytes, as memory that can be resized does: at a page. */
  buffer: (bytes) => new ArrayBuffer(bytes, { maxByteLength: bytes }),
  /** By their sum, which all cores take. It may be infinite where the values are not. */
  isFinite(values) {
    if (values.length < MANY) return false;
    const total = eagerly((b) => sum(b, b.floats(values, [values.length])));
    try {
      return Number.isFinite(binding().tensorDataSync(at(idsOf([total]), 0))[0]);
    } finally {
      total.dispose();
    }
  },
  take: (numbers, shape, order, dtype) =>
    eagerly((b) => {
      const rounded = cast(b, b.numbers(numbers, shape), dtype);
      const turned = order === null ? rounded : transpose(b, rounded, order);
      const isMoved = numbers.dtype !== dtype || !isInOrder((order ?? []).filter((axis) => (shape[axis] ?? 1) > 1));
      return isMoved ? turned : b.op('DeepCopy', [turned], T(turned), turned.shape, dtype);
    }),
  quantize: (numbers, shape, order) =>
    eagerly((b) => {
      const values = cast(b, b.numbers(numbers, shape), 'float32');
      return quantized(b, order === null ? values : transpose(b, values, order));
    }),
  outputBytes: OUTPUT_BYTES,
  join: (tensors, axis) =>
    eagerly((b) => {
      const pieces = tensors.map((tensor) => b.from(tensor));
      return pieces.some(isQuantized) ? joinQuantized(b, pieces) : join(b, pieces, axis);
    }),
};

/** Of fewer values JavaScript's sum takes no longer than the call of an operation. */
const MANY = 2 ** 15;

function isInOrder(axes: readonly number[]): boolean {
  return axes.every((axis, i) => i === 0 || axis > at(axes, i - 1));
}

class EagerBuilder implements Builder {
  /** The binding's eager operations do not take the lists of types that these need. */
  readonly multipliesBytes = false;
  readonly #binding = binding();
  #made = new Set<number>();

  /** A tensor as a value; it still belongs to its owner. */
  from(tensor: Tensor): Value {
    const [id] = idsOf([tensor]) as [number];
    return { ref: id, shape: tensor.shape, dtype: storedType(tensor) };
  }

  /** A value that the builder owns: the value itself, or a second handle to another's. */
  owned(value: Value): Value {
    if (this.#made.has(value.ref as number)) return value;
    return this.op('Identity', [value], { T: { type: value.dtype } }, value.shape, value.dtype);
  }

  op(...[name, inputs, attributes, shape, dtype]: Parameters<Builder['op']>): Value {
    return at(this.#run(name, inputs, attributes, 1, shape, dtype), 0);
  }

  split(...[name, inputs, attributes, count, shape, dtype]: Parameters<Builder['split']>): Value[] {
    return this.#run(name, inputs, attributes, count, shape, dtype);
  }

  #run(
    name: Operation,
    inputs: readonly Value[],
    attributes: Attributes,
    count: number,
    shape: readonly number[],
    dtype: DataType,
  ): Value[] {
    const given = Object.entries(attributes).map(([key, value]) => this.#attribute(key, value));
    const handles = this.#binding.executeOp(
      name,
      given,
      inputs.map(({ ref }) => ref as number),
      count,
    );
    return handles.map(({ id }) => this.#own(id, shape, dtype));
  }

  #own(id: number, shape: readonly number[], dtype: DataType): Value {
    this.#made.add(id);
    return { ref: id, shape, dtype };
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.#own(this.#binding.createTensor(shape, dataTypes.int32, Int32Array.from(values)), shape, 'int32');
  }

  float(value: number): Value {
    return this.floats(Float32Array.of(value), []);
  }

  floats(values: Float32Array, shape: readonly number[]): Value {
    return this.#own(this.#binding.createTensor(shape, dataTypes.float32, values), shape, 'float32');
  }

  numbers({ dtype, values }: Numbers, shape: readonly number[]): Value {
    if (dtype === 'float32') return this.floats(values, shape);
    const bits = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const id = this.#binding.createTensor([...shape, 2], dataTypes.uint8, bits);
    const bytes = this.#own(id, [...shape, 2], 'uint8');
    return this.op('Bitcast', [bytes], { T: { type: 'uint8' }, type: { type: dtype } }, shape, dtype);
  }

  dense(x: Value, w: Value, epilogue: Epilogue): Value {
    const shape = [at(x.shape, 0), at(w.shape, 1)];
    return this.#finish(this.op('MatMul', [x, w], multiplying(x), shape, x.dtype), epilogue);
  }

  batchMatMul(x: Value, y: Value, transposeY = false): Value {
    return batchMatMul(this, x, y, transposeY, false);
  }

  conv(x: Value, w: Value, { stride, padding, output }: ConvShape, epilogue: Epilogue): Value {
    const attributes: Attributes = { ...convolving(x, stride, padding), use_cudnn_on_gpu: { bool: true } };
    return this.#finish(this.op('Conv2D', [x, w], attributes, output, x.dtype), epilogue);
  }

  readonly isLazy = false;

  keeps(): boolean {
    return false;
  }

  #finish(product: Value, { bias, skip, gelu: kind }: Epilogue): Value {
    const attributes: Attributes = { T: { type: product.dtype } };
    let y = product;
    const then = (name: 'BiasAdd' | 'AddV2', other: Value) => this.op(name, [y, other], attributes, y.shape, y.dtype);
    if (bias !== undefined) y = then('BiasAdd', bias);
    if (skip !== undefined) y = then('AddV2', skip);
    return kind === undefined ? y : gelu(this, y, kind);
  }

  /**
   * oneDNN's own kernels for this and the next cannot be called one by one: the runtime gives such calls a label that
   * these kernels do not have.
   */
  silu(x: Value): Value {
    return binary(this, 'Mul', x, unary(this, 'Sigmoid', x));
  }

  layerNorm(x: Value, gamma: Value, beta: Value, epsilon: number): Value {
    const wide = cast(this, x, 'float32');
    const centred = binary(this, 'Sub', wide, mean(this, wide, 1));
    const variance = mean(this, unary(this, 'Square', centred), 1);
    const deviation = unary(this, 'Rsqrt', binary(this, 'AddV2', variance, this.float(epsilon)));
    const normed = binary(this, 'Mul', centred, deviation);
    return cast(this, binary(this, 'AddV2', binary(this, 'Mul', normed, gamma), beta), x.dtype);
  }

  after<T>(_value: Value, make: () => T): T {
    return make();
  }

  scope(make: () => Value): Value {
    const outer = this.#made;
    const mine = (this.#made = new Set());
    let result: Value | null = null;
    try {
      result = make();
      if (mine.delete(result.ref as number)) outer.add(result.ref as number);
      return result;
    } finally {
      for (const id of mine) this.#binding.deleteTensor(id);
      this.#made = outer;
    }
  }

  /** The binding's eager operations cannot take lists of strings and of types; only fused operations have these. */
  #attribute(name: string, attribute: AttrValue): BindingAttribute {
    const kinds = this.#binding;
    if ('type' in attribute) return { name, type: kinds.TF_ATTR_TYPE, value: dataTypes[attribute.type] };
    if ('bool' in attribute) return { name, type: kinds.TF_ATTR_BOOL, value: attribute.bool };
    if ('int' in attribute) return { name, type: kinds.TF_ATTR_INT, value: attribute.int };
    if ('ints' in attribute) return { name, type: kinds.TF_ATTR_INT, value: attribute.ints };
    if ('float' in attribute) return { name, type: kinds.TF_ATTR_FLOAT, value: attribute.float };
    if ('string' in attribute) return { name, type: kinds.TF_ATTR_STRING, value: attribute.string };
    throw new TypeError(`tfjs-node: the attribute ${name} is a list that it does not take.`);
  }
}
