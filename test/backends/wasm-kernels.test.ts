import { describe, expect, it } from 'vitest';
import { hasRelaxedSimd } from '../../src/backends/wasm/builds';
import { unaryKinds, weightKinds } from '../../src/backends/wasm/exports';
import { seeded } from '../support/seeded';
import { expectNear, spaced, WasmMemory } from '../support/wasm-memory';
import * as plain from '../support/wasm-reference';

const input = (name: string, ...shape: number[]): Float32Array => seeded(`input.${name}`, shape);

/** Halves of about −1 to 1, and the numbers that they are; some are below the normal range. */
function halves(kind: 'float16' | 'bfloat16', ...shape: number[]): { bits: Uint16Array; values: Float32Array } {
  const bits = Uint16Array.from(input(kind, ...shape), (x, i) => {
    const largest = kind === 'float16' ? 0x3c00 : 0x3f80;
    const magnitude = i % 11 === 0 ? Math.floor(Math.abs(x) * 500) : largest - Math.floor(Math.abs(x) * 900);
    return (x < 0 ? 0x8000 : 0) | magnitude;
  });
  return { bits, values: Float32Array.from(bits, (one) => plain.widened(one, kind)) };
}

const { float32, transformed, packed } = weightKinds;
const kinds = ['float32', 'float16', 'bfloat16'] as const;

/** A matrix of a kind: its address, and its numbers. */
function matrix(memory: WasmMemory, kind: (typeof kinds)[number], ...shape: number[]): [number, Float32Array] {
  const { bits, values } = kind === 'float32' ? { bits: null, values: input('b', ...shape) } : halves(kind, ...shape);
  return [memory.place(bits ?? values), values];
}

/** The same in panels; halves stay halves. */
function panels(memory: WasmMemory, kind: (typeof kinds)[number], k: number, n: number): [number, Float32Array] {
  const [address, values] = matrix(memory, kind, k, n);
  const to = memory.room((kind === 'float32' ? 32 : 16) * k * Math.ceil(n / 8));
  if (kind === 'float32') memory.call.packPanels(k, n, address, n, float32, to);
  else memory.call.packHalves(k, n, address, n, to);
  return [to, values];
}

const tests = (isRelaxed: boolean): void => {
  const make = (): Promise<WasmMemory> => WasmMemory.of(isRelaxed);

  it('multiplies matrices of every kind', async () => {
    for (const [m, n, k] of [
      [1, 1, 1],
      [2, 40, 33],
      [5, 20, 64],
      [7, 3, 10],
      [77, 30, 7],
      [9, 130, 300],
      [500, 17, 300],
    ] as const) {
      // prettier-ignore
      const memory = await make();
      const [a, bias, more] = [input('a', m, k), input('bias', n), input('more', m, n)];
      const [atA, atBias, atMore] = [spaced(a, k, k + 3), bias, spaced(more, n, n + 2)].map((x) => memory.place(x)) as [number, number, number]; // prettier-ignore
      for (const kind of kinds) {
        const [b, values] = panels(memory, kind, k, n);
        const scratch = memory.call.productScratch(m, k);
        for (const [with1, with2] of [
          [true, true],
          [false, false],
        ]) {
          // prettier-ignore
          const found = memory.inParts({ rows: m, width: n, ld: n + 5, scratch }, (y, own, part, parts) => {
            memory.call.product(m, n, k, atA, k + 3, b, weightKinds[kind], with1 ? atBias : 0, with2 ? atMore : 0, n + 2, y, n + 5, own, part, parts); // prettier-ignore
          });
          expectNear(found, plain.product([m, n, k], a, values, with1 ? bias : null, with2 ? more : null), 1e-5);
        }
      }
    }
  });

  it('widens halves as it packs them', async () => {
    const memory = await make();
    for (const kind of kinds) {
      const [k, n] = [3, 13];
      const [address, values] = matrix(memory, kind, k, n);
      const to = memory.room(32 * k * 2);
      memory.call.packPanels(k, n, address, n, weightKinds[kind], to);
      const found = memory.floats(to, 16 * k);
      for (let i = 0; i < 16 * k; i++) {
        const [column, row] = [8 * Math.floor(i / (8 * k)) + (i % 8), Math.floor(i / 8) % k];
        expect(found[i]).toBe(column < n ? values[row * n + column] : 0);
      }
    }
    for (const kind of ['float16', 'bfloat16'] as const) {
      const bits = Uint16Array.from({ length: 65_536 }, (_, i) => i);
      const to = memory.room(4 * bits.length);
      memory.call.widen(bits.length, weightKinds[kind], memory.place(bits), to);
      const expected = Float32Array.from(bits, (one) => plain.widened(one, kind));
      expect(memory.floats(to, bits.length).every((one, i) => Object.is(one, expected[i]))).toBe(true);
    }
  });

  it('convolves images of any size, stride and padding', async () => {
    for (const [batch, height, width, inputs, outputs, size, stride, top, left, down, across] of [
      [2, 8, 8, 4, 20, 3, 1, 1, 1, 8, 8],
      [1, 8, 9, 8, 3, 3, 2, 1, 1, 4, 5],
      [2, 8, 8, 6, 8, 3, 2, 0, 0, 4, 4], // zeros only after the image
      [1, 6, 5, 3, 9, 1, 1, 0, 0, 6, 5],
      [3, 1, 1, 5, 4, 3, 1, 1, 1, 1, 1],
      [1, 9, 7, 2, 8, 4, 3, 2, 1, 4, 2],
    ] as const) {
      const memory = await make();
      const shape = { batch, height, width, inputs, outputs, size, stride, top, left, down, across };
      const [k, pixels] = [size * size * inputs, down * across];
      const [x, bias, more] = [input('x', batch, height, width, inputs), input('bias', batch, outputs), input('more', batch, down, across, outputs)]; // prettier-ignore
      const [atX, atBias, atMore] = [spaced(x, inputs, inputs + 3), bias, spaced(more, outputs, outputs + 1)].map((one) => memory.place(one)) as [number, number, number]; // prettier-ignore
      for (const kind of kinds) {
        const [filter, values] = panels(memory, kind, k, outputs);
        const scratch = memory.call.convolveScratch(k);
        const found = memory.inParts(
          { rows: batch * pixels, width: outputs, ld: outputs + 2, scratch },
          (y, own, part, parts) => {
            // prettier-ignore
            memory.call.convolve(batch, height, width, inputs, outputs, size, stride, top, left, down, across, atX, inputs + 3, filter, weightKinds[kind], atBias, outputs, atMore, outputs + 1, y, outputs + 2, own, part, parts); // prettier-ignore
          },
        );
        const sums = more.map((one, i) => one + (bias[Math.floor(i / (pixels * outputs)) * outputs + (i % outputs)] ?? NaN)); // prettier-ignore
        expectNear(found, plain.product([batch * pixels, outputs, k], plain.patches(shape, x), values, null, sums), 1e-5); // prettier-ignore
      }
    }
  });

  it("convolves by Winograd's algorithm, with a filter transformed or packed ahead or not, of an image doubled or not", async () => {
    for (const [batch, height, width, inputs, outputs] of [
      [2, 8, 8, 16, 16],
      [1, 5, 7, 4, 3],
      [2, 2, 2, 8, 40],
      [1, 10, 18, 12, 21],
      [1, 62, 62, 4, 70], // more tiles, and more outputs, than are taken at a time
    ] as const) {
      for (const doubled of [0, 1] as const) {
        if (doubled === 1 && height % 2 === 1) continue;
        const memory = await make();
        const [down, across] = [height >> doubled, width >> doubled];
        const x = input('x', batch, down, across, inputs);
        const [bias, more] = [input('bias', batch, outputs), input('more', batch, height, width, outputs)];
        const [atX, atBias, atMore] = [spaced(x, inputs, inputs + 4), bias, more].map((one) => memory.place(one)) as [number, number, number]; // prettier-ignore
        const seen = doubled === 0 ? x : twice(x, across, inputs);
        const shape = { batch, height, width, inputs, outputs, size: 3, stride: 1, top: 1, left: 1, down: height, across: width }; // prettier-ignore
        const sums = more.map((one, i) => one + (bias[Math.floor(i / (height * width * outputs)) * outputs + (i % outputs)] ?? NaN)); // prettier-ignore
        const scratch = memory.call.winogradScratch(inputs);
        const own = memory.room(scratch);
        for (const kind of height < 20 ? kinds : (['float16'] as const)) {
          const [filter, values] = matrix(memory, kind, 9 * inputs, outputs);
          const ahead = memory.room(memory.call.winogradFilterBytes(inputs, outputs));
          for (let part = 0; part < 3; part++) memory.call.winogradFilter(inputs, outputs, filter, weightKinds[kind], ahead, own, part, 3); // prettier-ignore
          const image = memory.room(memory.call.winogradImageBytes(batch, height, width, inputs));
          for (let part = 0; part < 3; part++) memory.call.winogradImage(batch, height, width, inputs, atX, inputs + 4, doubled, image, own, part, 3); // prettier-ignore
          const expected = plain.product([batch * height * width, outputs, 9 * inputs], plain.patches(shape, seen), values, null, sums); // prettier-ignore
          const run = (address: number, of: number, seen = 0): Float32Array =>
            memory.inParts(
              { rows: batch * height * width, width: outputs, ld: outputs + 3, scratch },
              (y, own, part, parts) => {
                // prettier-ignore
                memory.call.winograd(batch, height, width, inputs, outputs, atX, inputs + 4, doubled, seen, address, of, atBias, outputs, atMore, outputs, y, outputs + 3, own, part, parts); // prettier-ignore
              },
            );
          const found = run(filter, weightKinds[kind]);
          expectNear(found, expected, 3e-5);
          expect(isSame(run(ahead, transformed), found)).toBe(true);
          expect(isSame(run(filter, weightKinds[kind], image), found)).toBe(true);
          expect(isSame(run(ahead, transformed, image), found)).toBe(true);
          const inOrder = memory.room(4 * 9 * inputs * 8 * Math.ceil(outputs / 8));
          memory.call.packFilter(inputs, outputs, filter, weightKinds[kind], inOrder);
          expect(isSame(run(inOrder, packed + weightKinds[kind]), found)).toBe(true);
        }
      }
    }
  });

  it('attends in blocks of queries and keys', async () => {
    for (const [batch, queries, keys, heads, size, isCausal] of [
      [1, 1, 1, 1, 4, false],
      [2, 9, 9, 2, 16, false],
      [1, 64, 77, 4, 8, false],
      [2, 77, 77, 2, 8, true],
      [1, 12, 13, 2, 5, false], // heads that fill no vector
      [1, 70, 600, 1, 40, false], // more keys than are seen at a time
      [1, 70, 70, 1, 512, true],
      [1, 3, 1500, 1, 4, false],
    ] as const) {
      const memory = await make();
      const [channels, ld] = [heads * size, heads * size + 4];
      const [k, v] = [input('k', batch * keys, channels), input('v', batch * keys, channels)];
      for (const loud of [1, 20]) {
        const q = input('q', batch * queries, channels).map((x) => x * loud);
        const [atQ, atK, atV] = [q, k, v].map((x) => memory.place(spaced(x, channels, ld))) as [number, number, number];
        const scratch = memory.call.attentionScratch(keys, size);
        const found = memory.inParts({ rows: batch * queries, width: channels, ld, scratch }, (y, own, part, parts) => {
          memory.call.attention(batch, queries, keys, heads, size, size ** -0.5, isCausal ? 1 : 0, atQ, ld, atK, ld, atV, ld, y, ld, own, part, parts); // prettier-ignore
        });
        const expected = new Float32Array(found.length);
        for (let one = 0; one < batch * heads; one++) {
          const [sample, head] = [Math.floor(one / heads), one % heads];
          const slice = (x: Float32Array, rows: number): Float32Array =>
            x.filter((_, i) => Math.floor(i / (rows * channels)) === sample && Math.floor((i % channels) / size) === head); // prettier-ignore
          const y = plain.attention([queries, keys, size], [slice(q, queries), slice(k, keys), slice(v, keys)], isCausal); // prettier-ignore
          y.forEach((value, i) => (expected[(sample * queries + Math.floor(i / size)) * channels + head * size + (i % size)] = value)); // prettier-ignore
        }
        expectNear(found, expected, loud === 1 ? 2e-5 : 1e-4);
      }
    }
  });

  it('normalises groups and rows, far from zero too', async () => {
    for (const [batch, rows, channels, groups] of [
      [2, 16, 8, 2],
      [1, 81, 96, 16],
      [2, 200, 20, 4],
      [3, 9, 6, 2],
      [2, 5, 7, 7],
    ] as const) {
      // prettier-ignore
      for (const offset of [0, 30]) {
        const memory = await make();
        const x = input('x', batch * rows, channels).map((one) => one + offset);
        const [gamma, beta] = [input('gamma', channels), input('beta', channels)];
        const [atX, g, b] = [spaced(x, channels, channels + 3), gamma, beta].map((one) => memory.place(one)) as [number, number, number]; // prettier-ignore
        const layout = { rows: batch * rows, width: channels, ld: channels + 1 };
        const tolerance = offset === 0 ? 1e-5 : 1e-4; // 30 leaves five digits of x
        const samples = (n: number, of: number): Float32Array =>
          joined(x, n * channels, (one) => plain.groupNorm([n, channels, of], one, [gamma, beta], 1e-5));
        for (const silu of [0, 1] as const) {
          const found = memory.inParts({ ...layout, scratch: 16 * channels + 32 }, (y, own, part, parts) => {
            memory.call.groupNorm(batch, rows, channels, groups, 1e-5, atX, channels + 3, g, b, silu, y, channels + 1, own, part, parts); // prettier-ignore
          });
          const normed = samples(rows, groups);
          expectNear(found, silu === 0 ? normed : normed.map((one) => one / (1 + Math.exp(-one))), tolerance);
        }
        const found = memory.inParts(layout, (y, _, part, parts) => {
          memory.call.layerNorm(batch * rows, channels, 1e-5, atX, channels + 3, g, b, y, channels + 1, part, parts);
        });
        expectNear(found, samples(1, 1), tolerance);
      }
    }
  });

  it('has functions of one value, sums and moves', async () => {
    const memory = await make();
    const { call } = memory;
    const [batch, rows, width] = [2, 5, 13];
    const [a, b] = [input('a', batch * rows, width).map((x) => 6 * x), input('b', batch * rows, width)];
    const [atA, atB, spacedA] = [a, b, spaced(a, width, 16)].map((x) => memory.place(x)) as [number, number, number];
    const dense = { rows: batch * rows, width };
    const functions: [number, (x: number) => number][] = [
      [unaryKinds.quick, (x) => x / (1 + Math.exp(-1.702 * x))],
      [unaryKinds.tanh, (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))],
      [unaryKinds.silu, (x) => x / (1 + Math.exp(-x))],
      [unaryKinds.relu, (x) => Math.max(x, 0)],
      [unaryKinds.hyperbolicTangent, Math.tanh],
      [unaryKinds.copy, (x) => x],
    ];
    for (const [kind, f] of functions) {
      for (const [x, ldx, ld] of [
        [atA, width, width],
        [spacedA, 16, 15],
      ] as const) {
        // prettier-ignore
        const found = memory.inParts({ ...dense, ld }, (y, _, part, parts) => {
          call.unary(batch * rows, width, kind, x, ldx, y, ld, part, parts);
        });
        expectNear(found, a.map(f), 1e-6);
      }
    }
    const cases: [(i: number) => number, (y: number, part: number, parts: number) => void][] = [
      [(i) => at(a, i) + at(b, i), (y, part, parts) => { call.add(1, 10, width, atA, width, atB, 0, width, y, width, part, parts); }], // prettier-ignore
      [(i) => at(a, i) + at(b, width * Math.floor(i / (rows * width)) + (i % width)), (y, part, parts) => { call.add(batch, rows, width, atA, width, atB, width, 0, y, width, part, parts); }], // prettier-ignore
      [(i) => at(a, i) + at(b, i % (rows * width)), (y, part, parts) => { call.add(batch, rows, width, atA, width, atB, 0, width, y, width, part, parts); }], // prettier-ignore
      [(i) => at(a, i) + 7.5 * (at(b, i) - at(a, i)), (y, part, parts) => { call.mix(a.length, atA, atB, 7.5, y, part, parts); }], // prettier-ignore
      [(i) => 0.5 * at(a, i) - 3, (y, part, parts) => { call.scale(a.length, 0.5, -3, atA, y, part, parts); }], // prettier-ignore
    ];
    for (const [expected, kernel] of cases) {
      const found = memory.inParts(dense, (y, _, part, parts) => {
        kernel(y, part, parts);
      });
      expectNear(found, a.map((_, i) => expected(i)), 1e-6); // prettier-ignore
    }
    const doubled = memory
      .inParts({ rows: 2 * 4 * 10, width, ld: 14 }, (y, _, part, parts) => {
        call.upsample2x(2, 1, 5, width, spacedA, 16, y, 14, part, parts);
      })
      .subarray(0, 2 * 2 * 10 * width);
    expect(doubled).toEqual(twice(a, 5, width));
  });

  it('gates, and looks up rows of every kind', async () => {
    const memory = await make();
    const { call } = memory;
    const x = input('x', 7, 26).map((one) => 3 * one);
    const address = memory.place(spaced(x, 26, 27));
    const gated = memory.inParts({ rows: 7, width: 13, ld: 14 }, (y, _, part, parts) => {
      call.geglu(7, 13, unaryKinds.quick, address, 27, y, 14, part, parts);
    });
    const gate = (one: number): number => one / (1 + Math.exp(-1.702 * one));
    expectNear(gated, Float32Array.from({ length: 91 }, (_, i) => at(x, 26 * Math.floor(i / 13) + (i % 13)) * gate(at(x, 26 * Math.floor(i / 13) + 13 + (i % 13)))), 1e-6); // prettier-ignore
    const indices = Int32Array.of(4, 0, 4, 8, 1);
    for (const kind of kinds) {
      const [table, values] = matrix(memory, kind, 9, 7);
      const atIndices = memory.place(indices);
      const rows = memory.inParts({ rows: 5, width: 7 }, (y, _, part, parts) => {
        call.embedding(5, 7, atIndices, table, weightKinds[kind], y, part, parts);
      });
      expect(rows).toEqual(Float32Array.from({ length: 35 }, (_, i) => at(values, 7 * (indices[Math.floor(i / 7)] ?? NaN) + (i % 7)))); // prettier-ignore
    }
  });
};

const at = (values: Float32Array, i: number): number => values[i] ?? NaN;

const isSame = (a: Float32Array, b: Float32Array): boolean => a.every((one, i) => one === b[i]);

/** `work` on each piece of `length` values. */
function joined(x: Float32Array, length: number, work: (piece: Float32Array) => Float32Array): Float32Array {
  const result = new Float32Array(x.length);
  for (let i = 0; i < x.length; i += length) result.set(work(x.subarray(i, i + length)), i);
  return result;
}

/** Images [·, height, width, channels] at twice their size. */
function twice(x: Float32Array, width: number, channels: number): Float32Array {
  return Float32Array.from({ length: 4 * x.length }, (_, i) => {
    const [c, pixel] = [i % channels, Math.floor(i / channels)];
    const [column, row] = [pixel % (2 * width), Math.floor(pixel / (2 * width))]; // the rows of all images
    return at(x, (Math.floor(row / 2) * width + Math.floor(column / 2)) * channels + c);
  });
}

describe('the kernels of assembly/', () => {
  describe('with SIMD', () => {
    tests(false);
  });
  describe('with relaxed SIMD', () => {
    if (hasRelaxedSimd()) tests(true);
    else {
      it('has an engine', (context) => {
        context.skip('this engine has no relaxed SIMD; Node 22 has');
      });
    }
  });
});
