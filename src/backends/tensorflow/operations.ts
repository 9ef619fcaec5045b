/**
 * TensorFlow's operations that are used here, each with the names of its outputs, by which the nodes of a function refer
 * to these. One name is of an output or of a list of them.
 */
const outputNames = {
  Abs: ['y'],
  AddV2: ['z'],
  BatchMatMulV2: ['output'],
  BatchToSpaceND: ['output'],
  BiasAdd: ['output'],
  Bitcast: ['output'],
  Cast: ['y'],
  ConcatV2: ['output'],
  Const: ['output'],
  Conv2D: ['output'],
  DeepCopy: ['y'],
  Empty: ['output'],
  Erf: ['y'],
  Fill: ['output'],
  FusedBatchNormV3: ['y', 'batch_mean', 'batch_variance', 'reserve_space_1', 'reserve_space_2', 'reserve_space_3'],
  GatherV2: ['output'],
  Identity: ['output'],
  InplaceUpdate: ['y'],
  MatMul: ['product'],
  Max: ['output'],
  Maximum: ['z'],
  Mean: ['output'],
  Min: ['output'],
  Mul: ['z'],
  Neg: ['y'],
  Pad: ['output'],
  PadV2: ['output'],
  QuantizeV2: ['output', 'output_min', 'output_max'],
  RealDiv: ['z'],
  Relu: ['activations'],
  Reshape: ['output'],
  ResizeNearestNeighbor: ['resized_images'],
  Round: ['y'],
  Rsqrt: ['y'],
  Sigmoid: ['y'],
  Slice: ['output'],
  SpaceToBatchND: ['output'],
  Split: ['output'],
  Square: ['y'],
  SquaredDifference: ['z'],
  StridedSlice: ['output'],
  Sub: ['z'],
  Sum: ['output'],
  Tanh: ['y'],
  Transpose: ['y'],
  _MklBatchMatMulV2: ['output'],
  _MklLayerNorm: ['y'],
  _MklNativeFusedConv2D: ['output'],
  _MklNativeFusedMatMul: ['product'],
  _MklSoftmax: ['softmax'],
  _MklSwish: ['activations'],
  _QuantizedMatMul: ['host_outputs'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Operation = keyof typeof outputNames;

/** What a function's nodes call an output of the node `node`. */
export function outputOf(node: string, operation: Operation, i: number): string {
  const names = outputNames[operation];
  return names.length === 1 ? `${node}:${names[0]}:${i}` : `${node}:${names[i] ?? ''}:0`;
}
