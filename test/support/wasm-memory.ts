import { expect } from 'vitest';
import { forSharedMemory, kernelBytes } from '../../src/backends/wasm/builds';
import type { Exports } from '../../src/backends/wasm/exports';

const PAGE = 65_536;

/** Floats before and after what a kernel may write, which it must leave alone. */
const GUARD = 64;

/** What stands in memory that a kernel has not written. */
const UNTOUCHED = 1234.5;

/** sd-ts' wasm kernels on a shared memory of their own, which places what tests give them one after the other. */
export class WasmMemory {
  #end = PAGE;

  private constructor(
    readonly call: Exports,
    readonly memory: WebAssembly.Memory,
  ) {}

  static async of(isRelaxed: boolean): Promise<WasmMemory> {
    const bytes = await kernelBytes(isRelaxed);
    const memory = new WebAssembly.Memory({ initial: 512, maximum: 65_536, shared: true });
    const module = await WebAssembly.instantiate(forSharedMemory(bytes), { env: { memory } });
    return new WasmMemory(module.instance.exports as unknown as Exports, memory);
  }

  /** The address of `bytes` of memory. */
  room(bytes: number): number {
    const address = this.#end;
    this.#end += Math.ceil(bytes / 16) * 16;
    if (this.#end > this.memory.buffer.byteLength) throw new RangeError('the memory of the test is full');
    return address;
  }

  place(values: Float32Array | Uint16Array | Int32Array): number {
    const address = this.room(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.memory.buffer, address, bytes.length).set(bytes);
    return address;
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }

  /**
   * Runs `kernel`, which writes rows of `width` floats, `ld` apart, in 1, 2 and 3 parts, the last part first, and
   * expects the same bits, and nothing written between the rows, around them or beyond the scratch. Returns the rows.
   */
  inParts(
    { rows, width, ld = width, scratch = 0 }: { rows: number; width: number; ld?: number; scratch?: number },
    kernel: (y: number, scratch: number, part: number, parts: number) => void,
  ): Float32Array {
    const start = this.#end;
    const size = (rows - 1) * ld + width;
    const [y, own] = [this.room(4 * (size + 2 * GUARD)) + 4 * GUARD, this.room(scratch + 4 * GUARD)];
    const whole = this.floats(y - 4 * GUARD, size + 2 * GUARD);
    const after = this.floats(own + Math.ceil(scratch / 4) * 4, GUARD);
    let first: Uint32Array | null = null;
    for (const parts of [1, 2, 3]) {
      whole.fill(UNTOUCHED);
      after.fill(UNTOUCHED);
      for (let part = parts - 1; part >= 0; part--) kernel(y, own, part, parts);
      const bits = new Uint32Array(whole.slice().buffer);
      first ??= bits;
      expect(Buffer.compare(Buffer.from(bits.buffer), Buffer.from(first.buffer)), `${parts} parts`).toBe(0);
      expect(
        [...after].every((value) => value === UNTOUCHED),
        'beyond the scratch',
      ).toBe(true);
    }
    const isResult = (i: number): boolean => i >= GUARD && i - GUARD < size && (i - GUARD) % ld < width;
    expect(
      whole.every((value, i) => isResult(i) || value === UNTOUCHED),
      'between rows',
    ).toBe(true);
    this.#end = start;
    return Float32Array.from(whole).filter((_, i) => isResult(i));
  }
}

/** Values with rows `ld` apart; between them stands what would spoil results. */
export function spaced(values: Float32Array, width: number, ld: number): Float32Array {
  const rows = values.length / width;
  const result = new Float32Array(rows * ld).fill(NaN);
  for (let r = 0; r < rows; r++) result.set(values.subarray(r * width, (r + 1) * width), r * ld);
  return result;
}

/** Expects values within `tolerance` of the largest expected one (of 1, where all are smaller). */
export function expectNear(found: Float32Array, expected: Float32Array, tolerance: number): void {
  expect(found.length).toBe(expected.length);
  let [worst, largest] = [0, 1];
  for (const [i, value] of expected.entries()) {
    worst = Math.max(worst, Math.abs(value - (found[i] ?? NaN)));
    largest = Math.max(largest, Math.abs(value));
  }
  expect(worst / largest).toBeLessThan(tolerance);
}
