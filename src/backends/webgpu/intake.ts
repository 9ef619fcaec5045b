import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { Dtype, Intake, Numbers } from '../contract';
import { copyBytes, eagerly, record } from './eager';
import { featuresOf } from './features';
import { copyRows } from './kernels/copy-rows';
import { turn } from './kernels/turn';
import { bytesOf, packed, type Storage } from './kernels/kernel';
import { blockBytes, count, newValue } from './recording';
import { allocate, backend, bufferOf, free, storageOf, toTensor, trim } from './tensors';

/** Halves are uploaded as they are, two in a word; axes are turned and numbers rounded on the device. */
export const webgpuIntake: Intake = { take, join };

/** Bytes of freed buffers that may wait while weights are taken in: pieces have many sizes, most of which come once. */
const WAITING = 2 ** 26;

function take(numbers: Numbers, shape: readonly number[], order: readonly number[] | null, dtype: Dtype): Tensor {
  trim(WAITING);
  const { dtype: from, values } = numbers;
  const [held, to] = [storageFor(from), storageFor(dtype)];
  const raw = allocate(blockBytes(shape, held === 'float32' ? 'float32' : 'half'));
  write(bufferOf(raw), values);
  if (order === null && from === dtype) return toTensor(raw, shape, to);
  const turned = order?.map((axis) => at(shape, axis)) ?? shape;
  const y = allocate(blockBytes(turned, to));
  record(turn(from, to, shape, order ?? [...shape.keys()], featuresOf(backend().device)), { x: raw, y });
  free(raw);
  return toTensor(y, turned, to);
}

/** How a type is held; bfloat16, for which WebGPU has no arithmetic, only on its way in. */
function storageFor(dtype: Dtype): Storage {
  return dtype === 'float32' ? 'float32' : 'half';
}

/** Rounds a tensor of float32 to halves, and disposes of it. */
export function narrowed(value: Tensor): Tensor {
  const narrow = allocate(blockBytes(value.shape, 'half'));
  convert(value, narrow, 'float32');
  value.dispose();
  return toTensor(narrow, value.shape, 'half');
}

/** A tensor, or a parameter's that is held in halves, as float32. */
export function widened(value: Tensor): Tensor {
  if (storageOf(value) === 'float32') return value.clone();
  const wide = allocate(blockBytes(value.shape, 'float32'));
  convert(value, wide, 'float16');
  return toTensor(wide, value.shape, 'float32');
}

/** So many numbers fit into a binding of any device. */
const CONVERTED = 2 ** 24;

/** Numbers from one type to the other, in parts that can be bound. */
function convert({ dataId: x, size }: Tensor, y: object, from: 'float32' | 'float16'): void {
  const [storage, to] = from === 'float32' ? (['float32', 'half'] as const) : (['half', 'float32'] as const);
  const features = featuresOf(backend().device);
  for (let start = 0; start < size; start += CONVERTED) {
    const length = Math.min(CONVERTED, size - start);
    const rangeOf = (held: Storage) => ({ offset: bytesOf(held, start), size: bytesOf(held, length) });
    record(turn(from, to, [length], [0], features), { x, y }, { x: rangeOf(storage), y: rangeOf(to) });
  }
}

function join(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors as [Tensor];
  const [rows, inner] = [count(first.shape.slice(0, axis)), count(first.shape.slice(axis + 1))];
  const width = tensors.reduce((sum, { shape }) => sum + at(shape, axis), 0);
  const storage = storageOf(first);
  const shape = first.shape.with(axis, width);
  const isWhole = tensors.slice(0, -1).every(({ size }) => storage === 'float32' || size % 2 === 0);
  if (rows === 1 && isWhole) return inARow(tensors, shape, storage);
  return eagerly((maker) => {
    const whole = newValue(maker, shape, storage);
    let offset = 0;
    for (const tensor of tensors) {
      const columns = inner * at(tensor.shape, axis);
      const to = { storage, stride: inner * width, offset };
      maker.dispatch(copyRows(rows, columns, packed(storage, columns), to), { x: maker.from(tensor), y: whole });
      offset += columns;
    }
    return whole;
  });
}

/** Tensors one after the other. They are copied without being bound, as the result may be larger than a binding. */
function inARow(tensors: readonly Tensor[], shape: readonly number[], storage: Storage): Tensor {
  const y = allocate(blockBytes(shape, storage));
  let offset = 0;
  for (const { dataId, size } of tensors) {
    const bytes = bytesOf(storage, size);
    copyBytes(dataId, y, offset, bytes);
    offset += bytes;
  }
  return toTensor(y, shape, storage);
}

/** Buffers are written in whole words. */
function write(buffer: GPUBuffer, values: Float32Array | Uint16Array): void {
  const { queue } = backend().device;
  if (values.byteLength % 4 === 0) queue.writeBuffer(buffer, 0, values.buffer, values.byteOffset, values.byteLength);
  else {
    const padded = new Uint16Array(values.length + 1);
    padded.set(values);
    queue.writeBuffer(buffer, 0, padded);
  }
}
