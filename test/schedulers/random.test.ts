import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors';
import { randomSource, rngNames, type LatentShape, type RngName } from '../../src/schedulers/random';

interface Draw {
  all?: string;
  head: string;
  tail: string;
  sum: number;
  squares: number;
}
interface Fixture {
  cases: { shape: LatentShape; seed: number; draws: Draw[] }[];
}

const floats = (base64: string): Float32Array =>
  new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);

function fixture(name: RngName): Fixture {
  return JSON.parse(readFileSync(new URL(`../fixtures/random-${name}.json`, import.meta.url), 'utf8')) as Fixture;
}

/** The share of values that must be equal bit for bit; the others differ by a rounding of log, sin or cos. */
const EXACT: Record<RngName, number> = { tensorflow: 0.98, torch: 1, jax: 0.985 };

describe.each(rngNames)('%s', (name) => {
  const { cases } = fixture(name);

  it.each(cases.map((c) => [c.shape, c.seed, c] as const))('shape %j seed %d', (shape, seed, { draws }) => {
    const source = randomSource(name, seed);
    for (const draw of draws) {
      const got = source.normal(shape);
      expect(got).toHaveLength(shape.reduce((a, b) => a * b));
      if (draw.all !== undefined) {
        expectClose(got, floats(draw.all));
        continue;
      }
      expectClose(got.subarray(0, 64), floats(draw.head));
      expectClose(got.subarray(-64), floats(draw.tail));
      expect(got.reduce((a, b) => a + b, 0)).toBeCloseTo(draw.sum, 3);
      expect(got.reduce((a, b) => a + b * b, 0)).toBeCloseTo(draw.squares, 2);
    }
  });

  it('is equal bit for bit in the share that is stated', () => {
    let equal = 0;
    let total = 0;
    for (const { shape, seed, draws } of cases) {
      const source = randomSource(name, seed);
      for (const draw of draws) {
        const got = source.normal(shape);
        const parts = draw.all === undefined ? [got.subarray(0, 64), got.subarray(-64)] : [got];
        const wanted = draw.all === undefined ? [draw.head, draw.tail] : [draw.all];
        parts.forEach((part, p) => {
          const want = floats(wanted[p] as string);
          total += part.length;
          equal += part.reduce((n, value, i) => n + (Object.is(value, want[i]) ? 1 : 0), 0);
        });
      }
    }
    expect(equal / total).toBeGreaterThanOrEqual(EXACT[name]);
  });
});

function expectClose(got: Float32Array, want: Float32Array): void {
  expect(got).toHaveLength(want.length);
  const worst = got.reduce((max, value, i) => Math.max(max, Math.abs(value - (want[i] as number))), 0);
  expect(worst).toBeLessThanOrEqual(2e-6);
}

describe('randomSource', () => {
  it("begins with KerasCV's own numbers for seed 123", () => {
    const values = randomSource('tensorflow', 123).normal([1, 1, 1, 4]);
    [0.7832616, -0.9333503, 2.9941692, 0.7099598].forEach((v, i) => {
      expect(values[i]).toBeCloseTo(v, 6);
    });
  });

  it('gives image 0 of a batch the noise of a single image under tensorflow', () => {
    const one = randomSource('tensorflow', 7).normal([1, 4, 4, 4]);
    expect(randomSource('tensorflow', 7).normal([2, 4, 4, 4]).subarray(0, 64)).toEqual(one);
  });

  it.each(rngNames)('%s: repeats itself, and its draws differ', (name) => {
    const a = randomSource(name, 2 ** 53 - 1);
    const b = randomSource(name, 2 ** 53 - 1);
    const first = a.normal([1, 4, 4, 4]);
    expect(b.normal([1, 4, 4, 4])).toEqual(first);
    expect(a.normal([1, 4, 4, 4])).not.toEqual(first);
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => randomSource('torch', seed)).toThrow(OptionError);
  });

  it('refuses an unknown generator by name', () => {
    expect(() => randomSource('numpy' as RngName, 1)).toThrow(/"numpy".*tensorflow, torch, jax/);
  });

  it('keeps the spare number of a small torch draw for the next small draw, as torch does', () => {
    const odd = randomSource('torch', 5);
    const parts = [...odd.normal([1, 1, 3, 1]), ...odd.normal([1, 1, 3, 1])];
    expect(parts).toEqual([...randomSource('torch', 5).normal([1, 1, 6, 1])]);
  });
});
