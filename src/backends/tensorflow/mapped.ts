import type { Tensor } from '@tensorflow/tfjs-core';
import { at } from '../../at';
import type { HeldForm } from '../contract';
import { T, count, join, reshape, slice, zeros } from './basics';
import { binding, dataTypes, idsOf, toTensor } from './binding';
import type { Builder, Value } from './builder';
import { eagerly } from './eager';

/** Where libtensorflow wants tensors to begin: at multiples of so many bytes. */
const ROW = 64;
const WIDTHS = { float32: 4, bfloat16: 2, float16: 2 } as const;

interface Place extends HeldForm {
  /** In rows of 64 bytes. */
  readonly first: number;
  readonly rows: number;
}

/** Tensors one after the other, each from the beginning of a row. */
export interface Layout {
  readonly places: readonly Place[];
  readonly bytes: number;
}

export function layoutOf(forms: readonly HeldForm[]): Layout {
  let first = 0;
  const places = forms.map((form): Place => {
    const rows = Math.ceil((count(form.shape) * WIDTHS[form.dtype]) / ROW);
    const place = { ...form, first, rows };
    first += rows;
    return place;
  });
  return { places, bytes: first * ROW };
}

/** The bytes of a tensor, and zeros up to the end of its last row. */
export function bytesOf(tensor: Tensor): Uint8Array {
  const readable = eagerly((b) => asReadable(b, reshape(b, b.from(tensor), [tensor.size])));
  try {
    const { buffer, byteOffset, byteLength } = binding().tensorDataSync(at(idsOf([readable]), 0));
    const values = new Uint8Array(buffer, byteOffset, byteLength);
    const rows = Math.ceil(byteLength / ROW);
    if (rows * ROW === byteLength) return values;
    const padded = new Uint8Array(rows * ROW);
    padded.set(values);
    return padded;
  } finally {
    readable.dispose();
  }
}

/** The binding reads float32 and int32: two halves are one of these, after a zero for the odd one. */
function asReadable(b: Builder, flat: Value): Value {
  if (flat.dtype === 'float32') return flat;
  const size = at(flat.shape, 0);
  const even = size % 2 === 0 ? flat : join(b, [flat, zeros(b, [1], flat.dtype)], 0);
  const pairs = reshape(b, even, [Math.ceil(size / 2), 2]);
  return b.op('Bitcast', [pairs], { ...T(pairs), type: { type: 'int32' } }, [Math.ceil(size / 2)], 'int32');
}

/**
 * The tensors of a file with this layout, as memory that the system reads from the file when it is used, and may forget
 * again. Null if the file is gone, or is shorter. The file stays mapped until all are disposed of.
 */
export function mapped(path: string, { places, bytes }: Layout): readonly Tensor[] | null {
  const whole = mappedFile(path, bytes / ROW);
  if (whole === null) return null;
  const tensors: Tensor[] = [];
  try {
    for (const place of places) tensors.push(tensorAt(whole, place));
    return tensors;
  } catch (error) {
    for (const tensor of tensors) tensor.dispose();
    throw error;
  } finally {
    whole.dispose();
  }
}

function mappedFile(path: string, rows: number): Tensor | null {
  const api = binding();
  const attributes = [
    { name: 'dtype', type: api.TF_ATTR_TYPE, value: dataTypes.uint8 },
    { name: 'shape', type: api.TF_ATTR_SHAPE, value: [rows, ROW] },
    { name: 'memory_region_name', type: api.TF_ATTR_STRING, value: path },
  ];
  try {
    return toTensor(at(api.executeOp('ImmutableConst', attributes, [], 1), 0));
  } catch {
    return null;
  }
}

/** A part of the file's memory, not a copy, except of the few tensors whose last row is not full. */
function tensorAt(whole: Tensor, { first, rows, shape, dtype }: Place): Tensor {
  return eagerly((b) => {
    const each = ROW / WIDTHS[dtype];
    const bytes = reshape(b, slice(b, b.from(whole), [first, 0], [rows, ROW]), [rows, each, WIDTHS[dtype]]);
    const cast: Value = b.op('Bitcast', [bytes], { ...T(bytes), type: { type: dtype } }, [rows, each], dtype);
    const flat = reshape(b, cast, [rows * each]);
    const size = count(shape);
    return reshape(b, size === rows * each ? flat : slice(b, flat, [0], [size]), shape);
  });
}
