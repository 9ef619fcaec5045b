/** Attributes of TensorFlow's nodes and functions (attr_value.proto, tensor_shape.proto). */

import { dataTypes } from './binding';
import type { AttrValue, Attributes } from './builder';
import { block, bytes, float, number, varint, type Bytes } from './protobuf';

export function shapeOf(shape: readonly number[]): Bytes {
  return bytes(...shape.map((size) => block(2, number(1, size))));
}

export function attributesOf(attributes: Attributes): Bytes[] {
  return Object.entries(attributes).map(([name, value]) => attribute(name, value));
}

export function attribute(name: string, value: AttrValue): Bytes {
  return field(name, valueOf(value));
}

/** An entry of a node's map of attributes. */
export function field(name: string, value: Bytes): Bytes {
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
