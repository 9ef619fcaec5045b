import type { OpenFile } from '../../files';
import { widths } from '../dtypes';
import { damaged } from './faults';
import { mappingOf } from './pickle';
import { TensorView, type PickleValue } from './values';

/**
 * The tensors of a file by name: those of a state dict, of one under `state_dict` beside the state of a training, or
 * the vectors of a textual inversion of AUTOMATIC1111's web UI (`string_to_param`), whose name is that in the file.
 * Throws `WeightsError` if there are no tensors.
 */
export function namedTensors(file: OpenFile, root: PickleValue): Map<string, TensorView> {
  const top = mappingOf(root);
  if (top === null) throw damaged(file, 'holds no dictionary of tensors');
  const tensors = new Map<string, TensorView>();
  const inversion = mappingOf(top.get('string_to_param'));
  const name = top.get('name');
  for (const [key, value] of inversion ?? mappingOf(top.get('state_dict')) ?? top) {
    if (typeof key !== 'string' || !(value instanceof TensorView)) continue;
    checkView(file, key, value);
    const isOne = inversion?.size === 1;
    tensors.set(isOne ? (typeof name === 'string' && name !== '' ? name : 'emb_params') : key, value);
  }
  if (tensors.size === 0) throw damaged(file, 'holds no tensors by name, nor a state_dict of them');
  return tensors;
}

const LONGEST_NAME = 1000;

/**
 * All values must lie in the storage, and there may not be more of them than it has: an expanded tensor may be of any
 * size.
 */
function checkView(file: OpenFile, name: string, view: TensorView): void {
  if (name.length > LONGEST_NAME) throw damaged(file, `has a tensor whose name has ${name.length} characters`);
  const { storage, offset, shape } = view;
  const room = Math.floor(storage.count / (storage.dtype === null ? widthOf(view) : 1));
  const [count, end] = [sizeOf(view), offset + extentOf(view)];
  if (count <= room && end <= room) return;
  throw damaged(file, `'${name}' is [${shape.join(', ')}], ${count} values up to the ${end}th of a storage of ${room}`);
}

export function widthOf({ dtype }: TensorView): number {
  return widths[dtype] as number;
}

export function sizeOf({ shape }: TensorView): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** The number of values of the storage from the first to the last of the tensor, both included. */
export function extentOf(view: TensorView): number {
  if (sizeOf(view) === 0) return 0;
  return view.shape.reduce((last, n, axis) => last + (n - 1) * (view.strides[axis] as number), 1);
}

/** Whether the values lie in row-major order without gaps. */
export function isContiguous(view: TensorView): boolean {
  let stride = 1;
  for (let axis = view.shape.length - 1; axis >= 0; axis--) {
    const n = view.shape[axis] as number;
    if (n !== 1 && view.strides[axis] !== stride) return sizeOf(view) === 0;
    stride *= n;
  }
  return true;
}

/** Bytes of the tensor in row-major order, out of those of its storage from its first value on. */
export function gathered(view: TensorView, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { shape, strides } = view;
  const [width, count] = [widthOf(view), sizeOf(view)];
  const found = new Uint8Array(width * count);
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < count; to++) {
    for (let byte = 0; byte < width; byte++) found[to * width + byte] = bytes[from * width + byte] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1;
      const stride = strides[axis] as number;
      if (next < (shape[axis] as number)) {
        [index[axis], from] = [next, from + stride];
        break;
      }
      [index[axis], from] = [0, from - (next - 1) * stride];
    }
  }
  return found;
}
