import { describe, expect, it } from 'vitest';
import { UnsupportedError, WeightsError } from '../../src/errors';
import { openSafetensors } from '../../src/formats/safetensors';
import { openEmbedding, type LearnedEmbedding } from '../../src/weights/textual-inversion';
import { float32, openBytes, writeSafetensors, type Stored } from '../support/safetensors';

async function open(tensors: Record<string, Stored>): Promise<LearnedEmbedding> {
  return openEmbedding(await openSafetensors(openBytes(writeSafetensors(tensors))), 75);
}

function halves(shape: readonly number[], bits: readonly number[]): Stored {
  return { dtype: 'F16', shape, bytes: new Uint8Array(Uint16Array.from(bits).buffer) };
}

describe('openEmbedding', () => {
  it('reads one vector or several, under the token that the file names', async () => {
    const one = await open({ '<cat-toy>': float32([3], [1, 2, 3]) });
    expect(one).toEqual({ token: '<cat-toy>', vectors: Float32Array.of(1, 2, 3), count: 1, width: 3 });
    const two = await open({ '<cat-toy>': halves([2, 2], [0x3c00, 0x4000, 0xbc00, 0]) });
    expect(two).toEqual({ token: '<cat-toy>', vectors: Float32Array.of(1, 2, -1, 0), count: 2, width: 2 });
  });

  it('reads the form that names no token', async () => {
    expect(await open({ emb_params: float32([1, 2], [1, 2]) })).toMatchObject({ token: null, count: 1, width: 2 });
  });

  it.each<[string, Record<string, Stored>, RegExp]>([
    ['nothing', {}, /it holds no tensor; one, called as its token, or emb_params, is needed/],
    ['several tensors', { a: float32([1], [0]), b: float32([1], [0]) }, /it holds 2 tensors \(a, b, …\)/],
    ['a scalar', { a: float32([], [0]) }, /'a' is \[\]; \[width\] or \[vectors, width\] is needed/],
    ['a filter', { a: float32([1, 1, 1], [0]) }, /'a' is \[1, 1, 1\]/],
    ['no vectors', { a: float32([0, 3], []) }, /'a' is \[0, 3\]/],
    ['no values', { a: float32([3, 0], []) }, /'a' is \[3, 0\]/],
    ['more vectors than a prompt holds', { a: float32([76, 1], new Array<number>(76).fill(0)) }, /'a' has 76 vectors, and a prompt room for 75/], // prettier-ignore
    ['a NaN', { a: float32([2], [0, NaN]) }, /'a' holds a value that is infinite or no number/],
    ['an infinity', { a: halves([1], [0x7c00]) }, /'a' holds a value that is infinite or no number/],
  ])('refuses %s', async (_, tensors, message) => {
    await expect(open(tensors)).rejects.toThrow(WeightsError);
    await expect(open(tensors)).rejects.toThrow(message);
  });

  it("refuses SDXL's", async () => {
    const both = open({ clip_l: float32([1, 1], [0]), clip_g: float32([1, 1], [0]) });
    await expect(both).rejects.toThrow(UnsupportedError);
    await expect(both).rejects.toThrow(/two text encoders of SDXL/);
  });
});
