import { tensor1d, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import { record } from './eager';
import { featuresOf } from './features';
import { embedding as kernel } from './kernels/embedding';
import { packed } from './kernels/kernel';
import { blockBytes } from './recording';
import { allocate, backend, free, storageOf, toTensor } from './tensors';

/** Rows of a table, which may be larger than a binding: CLIP's has 152 MB in float32. */
export function embedding(table: Weight, indices: readonly (readonly number[])[]): Tensor3D {
  const [count, width] = table.shape as [number, number];
  const [rows, length] = [indices.length, indices[0]?.length ?? 0];
  return tidy(() => {
    const { value } = table;
    const ids: Tensor = tensor1d(indices.flat(), 'int32');
    const features = featuresOf(backend().device);
    const size = { count, width, tokens: rows * length };
    const { dispatches, scratch, parts } = kernel(size, storageOf(value), packed('float32', width), features);
    const y = allocate(blockBytes([rows, length, width], 'float32'));
    const temporary = Object.fromEntries(Object.entries(scratch).map(([name, bytes]) => [name, allocate(bytes)]));
    const tables = Object.fromEntries(parts.map(({ name }) => [name, value.dataId]));
    const ranges = Object.fromEntries(parts.map(({ name, ...range }) => [name, range]));
    for (const one of dispatches) record(one, { indices: ids.dataId, y, ...tables, ...temporary }, ranges);
    for (const dataId of Object.values(temporary)) free(dataId);
    return toTensor(y, [rows, length, width], 'float32') as Tensor3D;
  });
}
