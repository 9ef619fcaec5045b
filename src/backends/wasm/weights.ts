import type { DataId, Tensor } from '@tensorflow/tfjs-core';
import type { Weight } from '../contract';
import { withValues } from '../half';
import { dequantized } from '../int8';
import { weightKinds, type Exports } from './exports';
import { formings, int8At, rowsBytes, TURN, unformed, type OwnForm } from './forms';
import type { Heap } from './heap';
import { heldOf, numbersOf, type Held, type HeldNumbers } from './held';
import { type Form, type PlacedWeight } from './steps';

interface Placed extends PlacedWeight {
  readonly bytes: number;
  users: number;
  /** Whether the parameter's values are here alone. */
  isHome: boolean;
}

/** A placed parameter, until it is given back. */
export interface Lease extends PlacedWeight {
  /** Bytes of a copy; 0 where the parameter itself lies there. */
  readonly copied: number;
  release(): void;
}

/** Where weights are placed. */
interface Ground {
  readonly heap: Heap;
  readonly call: Exports;
  readonly memory: WebAssembly.Memory;
  /** Told when a parameter has left. */
  left(): void;
}

/**
 * Parameters as kernels want them, each placed once however many programs use it. What is held for wasm moves in with
 * the first program that wants it, and stays until it is disposed of; of all else there are copies, as long as programs
 * use them.
 */
export class Weights {
  readonly #ground: Ground;
  readonly #placed: Readonly<Record<Form, Map<DataId, Placed>>> = {
    rows: new Map(),
    panels: new Map(),
    taps: new Map(),
    transformed: new Map(),
  };

  #homes = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Bytes of the parameters that lie here alone. */
  get bytes(): number {
    return this.#homes;
  }

  /** Places what is not there yet, and counts one user more. Throws `UnsupportedError` if there is no room. */
  acquire({ shape, value }: Weight, form: Form): Lease {
    const key = value.dataId;
    const known = this.#placed[form];
    const placed = known.get(key) ?? this.#move(value, shape, form) ?? this.#copy(value, shape, form);
    known.set(key, placed);
    return this.#lease(placed, form, key);
  }

  /** Gives a held parameter its place, as rows. Throws as `acquire`. */
  house(value: Tensor): void {
    const placed = this.#move(value, value.shape, 'rows');
    if (placed !== null) this.#placed.rows.set(value.dataId, placed);
  }

  /** Moves a held parameter into a form of its own; null where that cannot be. */
  #move(value: Tensor, shape: readonly number[], form: Form): Placed | null {
    const held = heldOf(value);
    if (held === null || form === 'transformed') return null;
    const rows = this.#placed.rows.get(value.dataId);
    if (held.isAtHome && (rows?.isHome !== true || rows.users > 0)) return null;
    const placed = this.#form(shape, held.dtype, rows?.address ?? held.values, form);
    if (rows !== undefined) {
      this.#moveOut(rows);
      this.#freeUnused(rows, 'rows', value.dataId);
    }
    this.#settle(held, value.dataId, form, shape, placed);
    return placed;
  }

  #copy(value: Tensor, shape: readonly number[], form: Form): Placed {
    const numbers = numbersOf(value);
    const isInt8 = numbers.dtype === 'int8'; // which Winograd's transform does not read
    const copy: HeldNumbers = isInt8
      ? { dtype: 'float32', values: dequantized(numbers) }
      : withValues(numbers, numbers.values.slice());
    return this.#form(shape, copy.dtype, copy, form);
  }

  #lease(placed: Placed, form: Form, key: DataId): Lease {
    placed.users++;
    const { address, kind, bytes, isHome } = placed;
    const release = () => {
      placed.users--;
      this.#freeUnused(placed, form, key);
    };
    return { address, kind, copied: isHome ? 0 : bytes, release };
  }

  #settle(held: Held, key: DataId, form: OwnForm, shape: readonly number[], placed: Placed): void {
    const { dtype } = held;
    placed.isHome = true;
    this.#homes += placed.bytes;
    held.settle({
      values: () => unformed(form, shape, this.#numbersAt(placed, dtype, form, shape)),
      leave: () => {
        this.#moveOut(placed);
        this.#freeUnused(placed, form, key);
        this.#ground.left();
      },
    });
  }

  #moveOut(placed: Placed): void {
    placed.isHome = false;
    this.#homes -= placed.bytes;
  }

  /** A program that was compiled with a parameter may outlive it. */
  #freeUnused(placed: Placed, form: Form, key: DataId): void {
    if (placed.users > 0 || placed.isHome) return;
    this.#placed[form].delete(key);
    this.#ground.heap.free(placed.address);
  }

  /** Puts rows, which may lie in memory already, into a form. */
  #form(shape: readonly number[], dtype: HeldNumbers['dtype'], from: number | HeldNumbers, form: Form): Placed {
    const { heap } = this.#ground;
    const kind = weightKinds[dtype];
    if (form === 'rows') {
      const bytes = rowsBytes(shape, dtype);
      return { address: typeof from === 'number' ? from : this.#put(from), kind, bytes, users: 0, isHome: false };
    }
    const forming = formings[form];
    const bytes = forming.bytes(shape, dtype, this.#ground.call);
    const address = heap.allocate(bytes);
    // What is freed again comes last, so that no holes are left.
    const given = [address];
    const borrowed = (one: number) => {
      given.push(one);
      return one;
    };
    try {
      const rows = typeof from === 'number' ? from : borrowed(this.#put(from));
      const scratch = borrowed(heap.allocate(TURN));
      forming.write(shape, kind, rows, address, scratch, this.#ground.call); // allocating may have changed it
      given.shift();
    } finally {
      for (const one of given.reverse()) heap.free(one);
    }
    return { address, kind: forming.kind(kind), bytes, users: 0, isHome: false };
  }

  /** Scales come before their values. */
  #put(numbers: HeldNumbers): number {
    const arrays = numbers.dtype === 'int8' ? [numbers.scales, numbers.values] : [numbers.values];
    const address = this.#ground.heap.allocate(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let to = address;
    for (const { buffer, byteOffset, byteLength } of arrays) {
      new Uint8Array(this.#ground.memory.buffer, to, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
      to += byteLength;
    }
    return address;
  }

  /** What lies in memory, which is not copied. */
  #numbersAt(
    { address, bytes }: Placed,
    dtype: HeldNumbers['dtype'],
    form: OwnForm,
    shape: readonly number[],
  ): HeldNumbers {
    const { buffer } = this.#ground.memory;
    if (dtype === 'int8') return int8At(form, shape, buffer, address);
    if (dtype === 'float32') return { dtype, values: new Float32Array(buffer, address, bytes / 4) };
    return { dtype, values: new Uint16Array(buffer, address, bytes / 2) };
  }
}
