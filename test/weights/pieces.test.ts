import { describe, expect, it } from 'vitest';
import { currentEngine } from '../../src/backends';
import { addEngine } from '../../src/backends/engine';
import type { Dtype, Intake } from '../../src/backends/contract';
import { ops } from '../../src/backends/ops';
import { Linear } from '../../src/layers';
import { Module, type Param } from '../../src/layers/module';
import { inOurOrder } from '../../src/weights/axes';
import { loadParameters } from '../../src/weights/load';
import { openClip } from '../../src/weights/open-clip';
import type { PartSource } from '../../src/weights/part-source';
import { openSafetensors } from '../../src/formats/safetensors';
import { toFloats } from '../../src/backends/half';
import { type TensorSource } from '../../src/formats/source';
import { eachBackend, expectNoLeak } from '../support/engines';
import { float32, openBytes, writeSafetensors } from '../support/safetensors';
import { seeded } from '../support/seeded';

/** Two pieces of a matrix and one of a vector; `out` is more than a piece's rows. */
class Wide extends Module {
  readonly linear = new Linear(1000, 1100);
}

const stored = { 'linear.weight': [1100, 1000], 'linear.bias': [1100] } as const;

function part(change: Partial<TensorSource> = {}): PartSource {
  const shapeOf = (name: string) => stored[name as keyof typeof stored] as readonly number[] | undefined;
  const source: TensorSource = {
    location: 'seeded',
    names: Object.keys(stored),
    metadata: {},
    shapeOf: (name) => shapeOf(name) ?? null,
    read(name, span) {
      const all = seeded(name, shapeOf(name) ?? []);
      if (span === undefined) return Promise.resolve({ dtype: 'float32', values: all });
      const values = new Float32Array(span.into ?? new ArrayBuffer(4 * span.count), 0, span.count);
      values.set(all.subarray(span.first, span.first + span.count));
      return Promise.resolve({ dtype: 'float32', values });
    },
    close: () => Promise.resolve(),
    ...change,
  };
  return { part: 'decoder', source, nameOf: (path) => path, owns: () => true, axes: 'torch' };
}

/** With the pieces of an engine that likes small ones. */
async function inPieces(work: () => Promise<void>): Promise<void> {
  const engine = currentEngine();
  addEngine({ ...engine, intake: { ...(engine.intake as Intake), piece: 2 ** 20 } });
  try {
    await work();
  } finally {
    addEngine(engine);
  }
}

const atOnce = (work: () => Promise<void>): Promise<void> => work();

describe('loading in pieces', () => {
  eachBackend(() => {
    it.each([
      ['float32', 'whole', atOnce],
      ['float32', 'in pieces', inPieces],
      ['bfloat16', 'whole', atOnce],
      ['bfloat16', 'in pieces', inPieces],
    ] as const)('gives a large parameter all of its values in %s, %s', async (dtype, _, way) => {
      const module = new Wide();
      await expectNoLeak(async () => {
        await way(() => loadParameters(module, part(), { dtype }));
        for (const [path, param] of module.parameters()) {
          const whole = seeded(path, stored[path as keyof typeof stored]);
          const { values } = inOurOrder(param, { dtype: 'float32', values: whole });
          const found = await param.data();
          expect(found.length).toBe(values.length);
          const least = dtype === 'bfloat16' && param.kind === 'matrix' ? 2 ** -8 : 0;
          let worst = 0;
          for (let i = 0; i < values.length; i++) {
            const value = values[i] as number;
            worst = Math.max(worst, Math.abs((found[i] as number) - value) / (Math.abs(value) + 1e-30));
          }
          expect(worst, path).toBeLessThanOrEqual(least);
        }
        module.dispose();
      });
    });

    it('takes in float8, exactly [float8-load]', async () => {
      const byte = (i: number) => (i * 37) % 0x7c; // positive and finite in both types
      const bytes = (count: number) => Uint8Array.from({ length: count }, (_, i) => byte(i));
      const file = writeSafetensors({
        'linear.weight': { dtype: 'F8_E4M3', shape: [1100, 1000], bytes: bytes(1_100_000) },
        'linear.bias': { dtype: 'F8_E5M2', shape: [1100], bytes: bytes(1100) },
      });
      const e4m3 = (b: number) => (b < 8 ? b * 2 ** -9 : (1 + (b & 7) / 8) * 2 ** ((b >> 3) - 7));
      const e5m2 = (b: number) => (b < 4 ? b * 2 ** -16 : (1 + (b & 3) / 4) * 2 ** ((b >> 2) - 15));
      const module = new Wide();
      await expectNoLeak(async () => {
        await loadParameters(module, { ...part(), source: await openSafetensors(openBytes(file)) });
        const [weight, bias] = [await module.linear.weight.data(), await (module.linear.bias as Param).data()];
        let wrong = 0;
        for (let o = 0; o < 1100; o++) {
          for (let i = 0; i < 1000; i++) if (weight[i * 1100 + o] !== e4m3(byte(o * 1000 + i))) wrong++;
          if (bias[o] !== e5m2(byte(o))) wrong++;
        }
        expect(wrong).toBe(0);
        module.dispose();
      });
    });

    it('leaves nothing of a parameter of which a piece cannot be read', async () => {
      const module = new Wide();
      const { source } = part();
      let spans = 0;
      const read: TensorSource['read'] = (name, span) =>
        ++spans === 2 ? Promise.reject(new Error('disk on fire')) : source.read(name, span);
      await expectNoLeak(async () => {
        await inPieces(() => expect(loadParameters(module, part({ read }))).rejects.toThrow('disk on fire'));
      });
      expect(spans).toBeGreaterThanOrEqual(2);
    });

    it('says where in the whole tensor a value is no number', async () => {
      const { source } = part();
      const read: TensorSource['read'] = async (name, span) => {
        const piece = await source.read(name, span);
        if (span !== undefined && span.first > 0) piece.values[3] = NaN;
        return piece;
      };
      const rows = 64 * Math.ceil(2 ** 20 / 1000 / 64);
      await inPieces(() =>
        expect(loadParameters(new Wide(), part({ read }))).rejects.toThrow(`a value at ${1000 * rows + 3} that`),
      );
    });

    it('reads at most one whole parameter ahead, each into one of two buffers that need no copy', async () => {
      const { source } = part();
      const buffers = new Set<ArrayBuffer>();
      let [begun, most, ended] = [0, 0, 0];
      const read: TensorSource['read'] = async (name, span) => {
        most = Math.max(most, ++begun - ended);
        buffers.add(span?.into as ArrayBuffer);
        const stored = await source.read(name, span);
        ended++;
        return stored;
      };
      await loadParameters(new Wide(), part({ read }));
      expect([begun, buffers.size]).toEqual([2, 2]);
      expect(most).toBeLessThanOrEqual(2);
      const [buffer] = buffers;
      expect((buffer?.byteLength ?? 0) % 65_536).toBe(0); // a WebAssembly memory, which begins at a page
    });

    it.each([
      [
        [6, 4],
        [1, 0],
      ],
      [
        [6, 1],
        [1, 0],
      ], // nothing moves
      [
        [4, 3, 1, 1],
        [2, 3, 1, 0],
      ],
      [
        [1, 4, 3, 3],
        [2, 3, 1, 0],
      ],
      [[24], null],
    ] as const)('keeps nothing of the numbers that it takes in: %j, axes %j', async (shape, order) => {
      const count = shape.reduce((product: number, n) => product * n, 1);
      for (const dtype of ['float32', 'bfloat16', 'float16'] satisfies Dtype[]) {
        // Memory is shared where it is aligned to 64 bytes, which one of four places is.
        for (const offset of [0, 16, 32, 48]) {
          const values = new Float32Array(new ArrayBuffer(4096), offset, count);
          for (let i = 0; i < count; i++) values[i] = i;
          const given = [...values];
          const held = currentEngine().intake?.take({ dtype: 'float32', values }, shape, order, dtype);
          values.fill(-1);
          const wide = ops.widen(held as NonNullable<typeof held>);
          expect([...(await wide.data())].toSorted((a, b) => a - b)).toEqual(given);
          if (wide !== held) wide.dispose();
          held?.dispose();
        }
      }
    });
  }, ['tensorflow']);
});

describe('parts of a tensor', () => {
  const values = Array.from({ length: 12 }, (_, i) => i + 1);
  const into = new ArrayBuffer(64);

  it('are read from safetensors, and none beyond its end', async () => {
    const source = await openSafetensors(openBytes(writeSafetensors({ a: float32([3, 4], values) })));
    expect([...toFloats(await source.read('a', { first: 4, count: 5, into }))]).toEqual([5, 6, 7, 8, 9]);
    for (const [first, count] of [
      [8, 5],
      [-1, 2],
      [0.5, 1],
      [NaN, 1],
      [3, -1],
    ] as const)
      // prettier-ignore
      await expect(source.read('a', { first, count, into })).rejects.toThrow(RangeError);
  });

  it("are read from a third of OpenCLIP's projections", async () => {
    const name = 'transformer.resblocks.0.attn.in_proj_weight';
    const last = 'transformer.resblocks.1.attn.out_proj.bias'; // the last layer is left out
    const file = writeSafetensors({ [name]: float32([6, 2], values), [last]: float32([1], [0]) });
    const source = openClip(await openSafetensors(openBytes(file)));
    const key = 'transformer.resblocks.0.attn.k_proj.weight';
    expect([...toFloats(await source.read(key))]).toEqual([5, 6, 7, 8]);
    expect([...toFloats(await source.read(key, { first: 1, count: 2, into }))]).toEqual([6, 7]);
    await expect(source.read(key, { first: 2, count: 3, into })).rejects.toThrow(RangeError); // the next third's
  });
});
