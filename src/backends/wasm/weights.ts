import type { DataId } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import { weightKinds, type Exports } from './exports';
import type { Heap } from './heap';
import { sizeOf, type Form, type PlacedWeight } from './steps';

interface Placed extends PlacedWeight {
  readonly bytes: number;
  users: number;
}

/** A placed parameter, until it is given back. */
export interface Lease extends PlacedWeight {
  readonly bytes: number;
  release(): void;
}

/** Where weights are placed. */
interface Ground {
  readonly heap: Heap;
  readonly call: Exports;
  floats(address: number, count: number): Float32Array;
}

/** Parameters as kernels want them, each placed once however many programs use it. */
export class Weights {
  readonly #ground: Ground;
  readonly #placed: Readonly<Record<Form, Map<DataId, Placed>>> = {
    rows: new Map(),
    panels: new Map(),
    taps: new Map(),
    transformed: new Map(),
  };

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Places what is not there yet, and counts one user more. Throws `UnsupportedError` if there is no room. */
  acquire(weight: Weight, form: Form): Lease {
    const { value } = weight;
    const key = value.dataId;
    const known = this.#placed[form];
    const placed = known.get(key) ?? this.#place(weight.shape, value.dataSync<'float32'>(), form);
    known.set(key, placed);
    placed.users++;
    const release = () => {
      if (--placed.users > 0) return;
      known.delete(key);
      this.#ground.heap.free(placed.address);
    };
    return { ...placed, release };
  }

  #place(shape: readonly number[], values: Float32Array, form: Form): Placed {
    const { heap } = this.#ground;
    const rows = heap.allocate(4 * values.length);
    this.#ground.floats(rows, values.length).set(values);
    if (form === 'rows') return { address: rows, kind: weightKinds.float32, bytes: 4 * values.length, users: 0 };
    try {
      if (form === 'panels') return this.#panels(shape, rows);
      return form === 'taps' ? this.#taps(shape, rows) : this.#transformed(shape, rows);
    } finally {
      heap.free(rows);
    }
  }

  #panels(shape: readonly number[], rows: number): Placed {
    const { heap, call } = this.#ground;
    const n = shape.at(-1) ?? 1;
    const k = sizeOf(shape) / n;
    const bytes = 32 * k * Math.ceil(n / 8);
    const address = heap.allocate(bytes);
    call.packPanels(k, n, rows, n, weightKinds.float32, address);
    return { address, kind: weightKinds.float32, bytes, users: 0 };
  }

  #taps(shape: readonly number[], rows: number): Placed {
    const { heap, call } = this.#ground;
    const [, , inputs, outputs] = shape as [number, number, number, number];
    const bytes = 4 * 72 * inputs * Math.ceil(outputs / 8);
    const address = heap.allocate(bytes);
    call.packFilter(inputs, outputs, rows, weightKinds.float32, address);
    return { address, kind: weightKinds.packed + weightKinds.float32, bytes, users: 0 };
  }

  #transformed(shape: readonly number[], rows: number): Placed {
    const { heap, call } = this.#ground;
    const [, , inputs, outputs] = shape as [number, number, number, number];
    const bytes = call.winogradFilterBytes(inputs, outputs) >>> 0;
    const scratch = heap.allocate(TURN);
    try {
      const address = heap.allocate(bytes);
      call.winogradFilter(inputs, outputs, rows, weightKinds.float32, address, scratch);
      return { address, kind: weightKinds.transformed, bytes, users: 0 };
    } finally {
      heap.free(scratch);
    }
  }
}

/** Bytes that a filter's transform needs for itself. */
const TURN = 576;
