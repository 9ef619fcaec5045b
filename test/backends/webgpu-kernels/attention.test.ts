import { afterAll, beforeAll, expect, it } from 'vitest';
import { attention, type AttentionSize } from '../../../src/backends/webgpu/kernels/attention';
import { attentionTiles } from '../../../src/backends/webgpu/kernels/attention-tiles';
import { packed, PLAIN, type Features, type Storage } from '../../../src/backends/webgpu/kernels/kernel';
import { eachBackend } from '../../support/engines';
import { farthest, Gpu } from '../../support/gpu';
import { seeded } from '../../support/seeded';

interface Case extends AttentionSize {
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
}

function inputs(size: AttentionSize): Case {
  const columns = size.heads * size.size;
  const [q, kv] = [size.batch * size.queries * columns, size.batch * size.keys * columns];
  return { ...size, q: seeded('input.q', [q]), k: seeded('input.k', [kv]), v: seeded('input.v', [kv]) };
}

const sized = (batch: number, queries: number, keys: number, heads: number, size: number, causal = false) =>
  inputs({ batch, queries, keys, heads, size, causal });

/** In doubles, as the formula is written. */
function expected({ batch, queries, keys, heads, size, causal, q, k, v }: Case): Float32Array {
  const columns = heads * size;
  const y = new Float32Array(batch * queries * columns);
  for (let row = 0; row < batch * queries; row++) {
    const [sample, query] = [Math.floor(row / queries), row % queries];
    const seen = causal ? Math.min(keys, query + 1) : keys;
    for (let head = 0; head < heads; head++) {
      const at = (values: Float32Array, r: number, c: number) => values[r * columns + head * size + c] as number;
      const dots = Array.from({ length: seen }, (_, key) => {
        let dot = 0;
        for (let c = 0; c < size; c++) dot += at(q, row, c) * at(k, sample * keys + key, c);
        return dot / Math.sqrt(size);
      });
      const largest = dots.reduce((a, b) => Math.max(a, b), -Infinity);
      const weights = dots.map((dot) => Math.exp(dot - largest));
      const total = weights.reduce((a, b) => a + b, 0);
      for (let c = 0; c < size; c++) {
        const sum = weights.reduce((a, weight, key) => a + weight * at(v, sample * keys + key, c), 0);
        y[row * columns + head * size + c] = sum / total;
      }
    }
  }
  return y;
}

it('has tiles for every size of heads, in every size of workgroup memory', () => {
  for (const memory of [16384, 32768]) {
    for (const size of [1, 3, 8, 40, 64, 80, 128, 160, 512]) {
      const { rows, columns, slices, bytes } = attentionTiles({ batch: 2, queries: 4096, heads: 8, size }, memory);
      expect(4 * slices * columns, `heads of ${size}`).toBeGreaterThanOrEqual(size);
      expect(rows * columns).toBeLessThanOrEqual(256);
      expect(bytes).toBeLessThanOrEqual(memory);
    }
  }
});

eachBackend(() => {
  let gpu: Gpu;
  beforeAll(async () => {
    gpu = await Gpu.open();
  });
  afterAll(() => {
    gpu.close();
  });

  /** Written out in one slice alone: Mesa takes a quarter of a minute for more. */
  function run(
    one: Case,
    storage: Storage = 'float32',
    features: Features = { ...PLAIN, isSoftware: one.size !== 40 },
  ): Promise<Float32Array> {
    const columns = one.heads * one.size;
    const view = packed(storage, columns);
    const kernel = attention(one, { q: view, k: view, v: view, y: view }, features);
    const [q, k, v] = [one.q, one.k, one.v].map((values) => ({ storage, values }));
    if (q === undefined || k === undefined || v === undefined) throw new RangeError();
    const length = one.batch * one.queries * columns;
    return gpu.run(kernel, { q, k, v }, ['y', { storage, length, fill: 77 }]);
  }

  it('equals the formula', async () => {
    for (const one of [
      sized(2, 33, 77, 2, 40),
      sized(2, 1, 1, 2, 40),
      sized(1, 17, 41, 1, 40),
      sized(1, 4, 40, 1, 40),
    ]) {
      expect(farthest(await run(one), expected(one)), `${one.queries} × ${one.keys}`).toBeLessThan(2e-6);
    }
  });

  it('equals it for heads in slices, in workgroups of all sizes, in halves', async () => {
    const one = sized(1, 130, 50, 64, 80);
    const features = { ...gpu.features, workgroupBytes: 32768 };
    expect(attentionTiles(one, features.workgroupBytes)).toMatchObject({ rows: 16, slices: 2 });
    expect(farthest(await run(one, 'half', features), expected(one))).toBeLessThan(2e-3);
  });

  it('equals it for the one head of the decoder', async () => {
    const one = sized(1, 20, 70, 1, 512);
    expect(farthest(await run(one), expected(one))).toBeLessThan(2e-6);
  });

  it('sees nothing that comes later, if causal, in heads of any size', async () => {
    // Odd halves, so through float32.
    for (const one of [sized(2, 77, 77, 3, 5, true), sized(1, 33, 20, 3, 5, true)]) {
      expect(farthest(await run(one, 'half'), expected(one))).toBeLessThan(2e-3);
    }
  });

  it('weighs 4,096 equal keys alike', async () => {
    const one = { ...sized(1, 3, 4096, 1, 40), q: new Float32Array(120) };
    expect(farthest(await run(one), expected(one))).toBeLessThan(2e-6);
    const ones = { ...one, v: one.v.map(() => 1) };
    expect(farthest(await run(ones), new Float32Array(120).fill(1))).toBeLessThan(1e-6);
  });

  it('finds one decisive key wherever it is', async () => {
    const keys = 4096;
    const base = sized(1, 1, keys, 1, 40);
    for (const key of [0, 1, 15, 16, 31, 32, 39, 40, 41, 79, 80, 2047, 2048, 4079, 4080, 4095]) {
      const k = new Float32Array(base.k.length);
      k.fill(30, key * 40, (key + 1) * 40);
      const one = { ...base, q: new Float32Array(40).fill(1), k };
      const y = await run(one);
      expect(farthest(y, base.v.subarray(key * 40, (key + 1) * 40)), `key ${key}`).toBeLessThan(1e-5);
    }
  });

  it('keeps scores that halves could not', async () => {
    const one = sized(1, 4, 50, 1, 40);
    const [q, k] = [one.q.map((x) => 600 * x), one.k.map((x) => 600 * x)];
    const v = one.v.map((x) => 30000 * x);
    const large = { ...one, q, k, v };
    expect(Math.max(...large.v)).toBeGreaterThan(30000);
    // Such scores pick a key, and ties are far apart.
    expect(farthest(await run(large), expected(large))).toBeLessThan(1e-3);
  });
}, ['webgpu']);
