import { describe, expect, it } from 'vitest';
import { WeightsError } from '../../src/errors';
import { openSafetensors } from '../../src/formats/safetensors';
import { toFloats } from '../../src/backends/half';
import { float32, openBytes, writeSafetensors, type Stored } from '../support/safetensors';

const tensors = { a: float32([2, 2], [1, -2, 3.5, 0]), b: float32([1], [7]) };

describe('openSafetensors', () => {
  it('reads names, shapes and values', async () => {
    const source = await openSafetensors(openBytes(writeSafetensors(tensors)));
    expect([...source.names]).toEqual(['a', 'b']);
    expect(source.shapeOf('a')).toEqual([2, 2]);
    expect(source.shapeOf('c')).toBeNull();
    expect([...toFloats(await source.read('a'))]).toEqual([1, -2, 3.5, 0]);
    expect([...toFloats(await source.read('b'))]).toEqual([7]);
  });

  it('widens F16, BF16 and F64 exactly', async () => {
    const half = [0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x7c00, 0xfc00, 0x3555];
    const store = (dtype: string, array: Uint16Array | Float64Array): Stored => {
      return { dtype, shape: [array.length], bytes: new Uint8Array(array.buffer) };
    };
    const file = writeSafetensors({
      h: store('F16', Uint16Array.from(half)),
      n: store('F16', Uint16Array.of(0x7e00)),
      b: store('BF16', Uint16Array.of(0x3f80, 0xc049, 0x7f80)),
      d: store('F64', Float64Array.of(0.5, -1e300)),
    });
    const source = await openSafetensors(openBytes(file));
    const expected = [1, -2, 2 ** -24, -0, 65504, Infinity, -Infinity, 0.333251953125];
    expect([...toFloats(await source.read('h'))]).toEqual(expected);
    expect([...toFloats(await source.read('n'))]).toEqual([NaN]);
    expect([...toFloats(await source.read('b'))]).toEqual([1, -3.140625, Infinity]);
    expect([...toFloats(await source.read('d'))]).toEqual([0.5, -Infinity]);
  });

  const entry = (change: object) => (header: Record<string, unknown>) => ({ ...header, a: { ...(header['a'] as object), ...change } }); // prettier-ignore
  const damages: Readonly<Record<string, (header: Record<string, unknown>) => unknown>> = {
    'a header that is no object': () => [1],
    'an unknown dtype': entry({ dtype: 'F8' }),
    'a negative size': entry({ shape: [-2, -2] }),
    'a fractional size': entry({ shape: [0.5, 8] }),
    'an enormous size': entry({ shape: [2 ** 52, 2 ** 52] }),
    'no shape': entry({ shape: null }),
    'offsets past the end': entry({ data_offsets: [0, 1600], shape: [20, 20] }),
    'offsets backwards': entry({ data_offsets: [16, 0] }),
    'one offset': entry({ data_offsets: [0] }),
    'overlapping tensors': (header) => ({ ...header, b: { dtype: 'F32', shape: [1], data_offsets: [12, 16] } }),
    'a hole': (header) => ({ b: header['b'] }),
    'an entry that is no object': (header) => ({ ...header, a: 5 }),
  };
  for (const [what, edit] of Object.entries(damages)) {
    it(`refuses ${what}`, async () => {
      await expect(openSafetensors(openBytes(writeSafetensors(tensors, edit)))).rejects.toThrow(WeightsError);
    });
  }

  it('refuses files that are cut off anywhere, or too long', async () => {
    const whole = writeSafetensors(tensors);
    for (let length = 0; length < whole.length; length++) {
      await expect(openSafetensors(openBytes(whole.subarray(0, length)))).rejects.toThrow(WeightsError);
    }
    await expect(openSafetensors(openBytes(new Uint8Array([...whole, 0])))).rejects.toThrow(WeightsError);
  });

  it('refuses a header length that no file can have, and text that is no UTF-8', async () => {
    const huge = writeSafetensors(tensors);
    huge.fill(0xff, 0, 8);
    await expect(openSafetensors(openBytes(huge))).rejects.toThrow(/header of \d+ bytes/);
    const binary = writeSafetensors(tensors);
    binary[9] = 0xff;
    await expect(openSafetensors(openBytes(binary))).rejects.toThrow(/UTF-8/);
  });
});
