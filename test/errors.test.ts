import { describe, expect, it } from 'vitest';
import { listed, OptionError, shortened, shown, WeightsError } from '../src/errors';
import { openSafetensors } from '../src/formats/safetensors';
import { float32, openBytes, writeSafetensors } from './support/safetensors';

describe('messages', () => {
  it('have at most 2,000 characters, whatever is in a file [longest-message]', async () => {
    const shape = new Array<number>(200_000).fill(-1);
    const edit = () => ({ x: { dtype: 'F32', shape, data_offsets: [0, 4] } });
    const file = openBytes(writeSafetensors({ x: float32([1], [0]) }, edit));
    const error: unknown = await openSafetensors(file).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WeightsError);
    const { message } = error as WeightsError;
    expect(message.length).toBeLessThanOrEqual(2000);
    expect(message).toBe("memory: 'x' has shape a long list; a whole, valid .safetensors file is needed.");
  });

  it('keep where they are short, and of long ones both ends', () => {
    expect(new OptionError('a'.repeat(2000)).message).toBe('a'.repeat(2000));
    const long = shortened(`start${'x'.repeat(1_000_000)}end.`);
    expect(long.length).toBeLessThanOrEqual(2000);
    expect(long).toMatch(/^startx+ … x+end\.$/);
  });

  it('list ten things at most', () => {
    const names = Array.from({ length: 12 }, (_, i) => String(i));
    expect(listed(names)).toBe('0, 1, 2, 3, 4, 5, 6, 7, 8, 9, and 2 more');
    expect(listed(names.slice(0, 10))).toBe('0, 1, 2, 3, 4, 5, 6, 7, 8, 9');
  });
});

describe('shown', () => {
  it('is short whatever it shows', () => {
    const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown;
    const values = ['x'.repeat(1e6), deep, new Array(1e5).fill(1), { a: 'x'.repeat(1e6) }, undefined, null, NaN, 1n];
    for (const value of values) expect(shown(value).length).toBeLessThan(70);
    const others = [new URL('http://a'), new Date(), () => 1, [[1]], [NaN, 'b', null]];
    expect(others.map((one) => shown(one))).toEqual(['a URL object', 'an object', 'a function', 'a long list', '[NaN,"b",null]']); // prettier-ignore
    expect([shown('a'), shown([1, 2]), shown({ a: 1 }), shown(undefined)]).toEqual(['"a"', '[1,2]', '{"a":1}', 'undefined']); // prettier-ignore
  });
});
