import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupNormStatistics, type GroupNormSize } from '../../../src/backends/webgpu/kernels/group-norm';
import { packed, PLAIN, type Features, type Kernel, type Storage } from '../../../src/backends/webgpu/kernels/kernel';
import { layerNormStatistics } from '../../../src/backends/webgpu/kernels/layer-norm';
import { applyNorm } from '../../../src/backends/webgpu/kernels/norm-apply';
import { eachBackend } from '../../support/engines';
import { farthest, floats, Gpu } from '../../support/gpu';
import { seeded } from '../../support/seeded';

const EPSILON = 1e-5;

/** Mean and 1/deviation of some of a list's values, in doubles. */
function statistics(x: Float32Array, picks: (i: number) => boolean): [mean: number, rstd: number] {
  const picked = [...x].filter((_, i) => picks(i));
  const mean = picked.reduce((sum, value) => sum + value, 0) / picked.length;
  const variance = picked.reduce((sum, value) => sum + (value - mean) ** 2, 0) / picked.length;
  return [mean, 1 / Math.sqrt(variance + EPSILON)];
}

/** Dispatches after each other; the results of one are operands of the next. */
function after(first: Kernel, second: Kernel, between: Readonly<Record<string, number>>): Kernel {
  return {
    dispatches: [...first.dispatches, ...second.dispatches],
    scratch: { ...first.scratch, ...second.scratch, ...between },
  };
}

const swish = (x: number) => x / (1 + Math.exp(-x));

eachBackend(() => {
  let gpu: Gpu;
  beforeAll(async () => {
    gpu = await Gpu.open();
  });
  afterAll(() => {
    gpu.close();
  });

  async function groupNorm(size: GroupNormSize, x: Float32Array, storage: Storage, features: Features = PLAIN) {
    const { batch, pixels, channels } = size;
    const view = packed(storage, channels);
    const kernel = after(
      groupNormStatistics(size, EPSILON, view, 'float32', features),
      applyNorm(
        { kind: 'group', silu: true },
        { rows: batch * pixels, columns: channels },
        pixels,
        view,
        view,
        features,
      ),
      { coefficients: 12 * batch * channels },
    );
    const weights = { gamma: floats(gamma(channels)), beta: floats(beta(channels)) };
    return gpu.run(kernel, { x: { storage, values: x }, ...weights }, ['y', { storage, length: x.length }]);
  }

  function groupNormed({ pixels, channels, groups }: GroupNormSize, x: Float32Array): Float32Array {
    const width = channels / groups;
    const group = (i: number) => Math.floor(i / (pixels * channels)) * groups + Math.floor((i % channels) / width);
    const known = new Map<number, [number, number]>();
    return x.map((value, i) => {
      const g = group(i);
      const [mean, rstd] = known.get(g) ?? statistics(x, (j) => group(j) === g);
      known.set(g, [mean, rstd]);
      const c = i % channels;
      return swish((value - mean) * rstd * (gamma(channels)[c] as number) + (beta(channels)[c] as number));
    });
  }

  it('norms groups, whatever their size', async () => {
    for (const [batch, pixels, channels, groups, storage] of [
      [2, 300, 40, 4, 'float32'], // groups of ten: they share vectors of four
      [1, 2100, 64, 4, 'float32'], // several chunks
      [2, 5, 1280, 4, 'float32'], // more columns than threads
      [1, 1, 8, 4, 'float32'],
      [2, 1, 8, 8, 'float32'], // one value is its own mean
      [1, 1, 48, 24, 'float32'],
      [3, 2, 16, 16, 'float32'],
      [2, 7, 6, 3, 'float32'], // in ones
      [1, 77, 40, 4, 'half'],
      [1, 9, 9, 3, 'half'], // odd, so through float32
    ] as const) {
      const size = { batch, pixels, channels, groups };
      const x = seeded('input.x', [batch * pixels * channels]);
      const bound = storage === 'half' ? 2e-3 : 2e-6;
      expect(farthest(await groupNorm(size, x, storage), groupNormed(size, x)), JSON.stringify(size)).toBeLessThan(
        bound,
      );
    }
  });

  it('stays exact where the mean is a thousand deviations away', async () => {
    const size = { batch: 1, pixels: 2100, channels: 64, groups: 4 };
    const x = seeded('input.x', [2100 * 64]).map((value) => 1000 + value);
    expect(farthest(await groupNorm(size, x, 'float32'), groupNormed(size, x))).toBeLessThan(4e-5);
    const constant = x.map(() => 1000);
    expect(farthest(await groupNorm(size, constant, 'float32'), groupNormed(size, constant))).toBeLessThan(1e-5);
  });

  it('takes the statistics of values whose squares a half cannot hold', async () => {
    const size = { batch: 1, pixels: 77, channels: 40, groups: 4 };
    const x = seeded('input.x', [77 * 40]).map((value, i) => (i % 50 === 0 ? 65504 : Math.round(value * 100)));
    expect(farthest(await groupNorm(size, x, 'half'), groupNormed(size, x))).toBeLessThan(2e-3);
  });

  it('norms rows', async () => {
    for (const [rows, columns, storage, mean] of [
      [77, 768, 'float32', 0],
      [1, 768, 'float32', 1000],
      [9, 320, 'half', 0],
    ] as const) {
      const x = seeded('input.x', [rows * columns]).map((value) => value + mean);
      const view = packed(storage, columns);
      const size = { rows, columns };
      const kernel = after(
        layerNormStatistics(size, EPSILON, view, PLAIN),
        applyNorm({ kind: 'layer' }, size, 1, view, view, PLAIN),
        { statistics: 8 * rows },
      );
      const [g, b] = [gamma(columns), beta(columns)];
      const inputs = { x: { storage, values: x }, gamma: floats(g), beta: floats(b) };
      const y = await gpu.run(kernel, inputs, ['y', { storage, length: x.length }]);
      const ofRows = Array.from({ length: rows }, (_, row) =>
        statistics(x.subarray(row * columns, (row + 1) * columns), () => true),
      );
      const expected = x.map((value, i) => {
        const c = i % columns;
        const [m, rstd] = ofRows[Math.floor(i / columns)] as [number, number];
        return (value - m) * rstd * (g[c] as number) + (b[c] as number);
      });
      const bound = storage === 'half' ? 2e-3 : mean === 0 ? 2e-6 : 5e-5;
      expect(farthest(y, expected), `${rows} rows of ${columns}`).toBeLessThan(bound);
    }
  });
}, ['webgpu']);

function gamma(channels: number): Float32Array {
  return seeded('input.gamma', [channels]);
}

function beta(channels: number): Float32Array {
  return seeded('input.beta', [channels]);
}
