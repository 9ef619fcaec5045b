import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** TensorFlow's element types that are used here, by their numbers in its `types.proto`. */
export const dataTypes = {
  float32: 1,
  int32: 3,
  uint8: 4,
  int8: 6,
  qint8: 11,
  quint8: 12,
  bfloat16: 14,
  float16: 19,
} as const;
export type DataType = keyof typeof dataTypes;

/**
 * A tensor of libtensorflow's as tfjs-node's binding names it; freed with `deleteTensor` alone, whatever `tf.tidy`
 * does.
 */
export interface Handle {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** An attribute of an operation, as the binding takes it: `type` is a `TF_AttrType`. */
export interface BindingAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/**
 * What is used of tfjs-node's native binding. Its own types do not know that it accepts half precision, which it does.
 */
export interface Binding {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
  /** A string is its bytes. */
  createTensor(
    shape: readonly number[],
    dtype: number,
    values: Float32Array | Int32Array | Uint8Array | readonly Uint8Array[],
  ): number;
  deleteTensor(id: number): void;
  /** A copy of the values, of float32 or int32. */
  tensorDataSync(id: number): Float32Array | Int32Array;
  executeOp(name: string, attributes: readonly BindingAttribute[], ids: readonly number[], outputs: number): Handle[];
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(model: number): void;
  runSavedModel(model: number, ids: readonly number[], inputNames: string, outputNames: string): Handle[];
}

interface TensorData {
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly values: Float32Array | null;
  readonly id: number;
  readonly refCount: number;
}

interface NodeBackend {
  readonly binding: Binding;
  readonly tensorMap: { get(dataId: object): TensorData; set(dataId: object, entry: TensorData): void };
  getInputTensorIds(tensors: readonly Tensor[]): number[];
}

/** tfjs-node's backend, which must be registered. */
function backend(): NodeBackend {
  return engine().findBackend('tensorflow') as unknown as NodeBackend;
}

export function binding(): Binding {
  return backend().binding;
}

/** The binding's ids of tensors. Values that JavaScript still holds are uploaded by this call. */
export function idsOf(tensors: readonly Tensor[]): number[] {
  return backend().getInputTensorIds(tensors);
}

/** The type in which libtensorflow holds a tensor's values; tfjs calls all of these float32. */
export function storedType(tensor: Tensor): DataType {
  const { dtype } = backend().tensorMap.get(tensor.dataId);
  for (const [name, number] of Object.entries(dataTypes)) if (number === dtype) return name as DataType;
  throw new TypeError(`tfjs-node: a tensor of TensorFlow's type ${dtype}; no layer makes one.`);
}

/** A tensor of tfjs', for `tf.tidy` and `dispose`, that owns the handle. Half precision goes by the name of float32. */
export function toTensor({ id, shape, dtype }: Handle): Tensor {
  const dataId = {};
  backend().tensorMap.set(dataId, { shape, dtype, values: null, id, refCount: 1 });
  return engine().makeTensorFromTensorInfo({ dataId, shape, dtype: dtype === dataTypes.int32 ? 'int32' : 'float32' });
}
