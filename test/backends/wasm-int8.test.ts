import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { OptionError, StableDiffusion, UnsupportedError, useBackend, type SdImage } from '../../src';
import { currentEngine } from '../../src/backends';
import { dequantized, quantized } from '../../src/backends/int8';
import { takes } from '../../src/backends/wasm/abilities';
import { hasRelaxedSimd } from '../../src/backends/wasm/builds';
import { weightKinds } from '../../src/backends/wasm/exports';
import { heldOf, numbersOf } from '../../src/backends/wasm/held';
import { heldBytes, usedBytes } from '../../src/backends/wasm/memory';
import { WasmProgram } from '../../src/backends/wasm/program';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { Conv2d, Linear, Upsample, type Module } from '../../src/layers';
import { Geglu } from '../../src/layers/activations';
import { Param } from '../../src/layers/module';
import { readsOf } from '../../src/weights/pieces';
import { expectNoLeak } from '../support/engines';
import { psnr } from '../support/picture-cases';
import { seeded } from '../support/seeded';
import { writeAdapters } from '../support/user-files';
import { expectNear, WasmMemory } from '../support/wasm-memory';
import * as plain from '../support/wasm-reference';

const input = (name: string, ...shape: number[]): Float32Array => seeded(`input.${name}`, shape);

/** Whole steps of 1/127 of the largest value of each of the last axis' columns, ties to even, in the plainest way. */
function steps(values: Float32Array, outputs: number): { scales: Float32Array; steps: number[] } {
  const columns = Array.from({ length: outputs }, (_, o) => values.filter((_, i) => i % outputs === o));
  const scales = Float32Array.from(columns, (column) => Math.max(...column.map(Math.abs)) / 127);
  const toEven = (x: number) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));
  return { scales, steps: Array.from(values, (value, i) => toEven(value / (scales[i % outputs] ?? NaN))) };
}

function roundedPlainly(values: Float32Array, outputs: number): Float32Array {
  const { scales, steps: whole } = steps(values, outputs);
  return Float32Array.from(whole, (step, i) => step * (scales[i % outputs] ?? NaN) + 0);
}

describe('numbers of 8 bits', () => {
  it('are the nearest steps, ties to even', () => {
    for (const [rows, outputs] of [
      [1, 1],
      [7, 3],
      [130, 21],
    ] as const) {
      // prettier-ignore
      const values = input('w', rows, outputs);
      const found = quantized(values, outputs);
      const expected = steps(values, outputs);
      expect(found.scales).toEqual(expected.scales);
      expect([...found.values]).toEqual(expected.steps.map((step) => step + 0));
      expect(dequantized(found)).toEqual(roundedPlainly(values, outputs));
    }
    expect([...quantized(Float32Array.of(127, 0.5, 1.5, 2.5, -0.5, -1.5, -127), 1).values]).toEqual([127, 0, 2, 2, 0, -2, -127]); // prettier-ignore
  });

  it('stay within 8 bits at the ends of float32, and zeros stay zeros', () => {
    const [most, least] = [3.4028234663852886e38, 2 ** -149];
    const columns = [[0, -0, 0], [most, -most, 1], [least, 190 * least, -least], [1e-40, -1e-42, 1e-44]]; // prettier-ignore
    for (const column of columns) {
      const found = quantized(Float32Array.from(column), 1);
      const back = dequantized(found);
      const largest = Math.max(...column.map(Math.abs));
      for (const [i, value] of column.entries())
        expect(Math.abs((back[i] ?? NaN) - value)).toBeLessThanOrEqual(largest / 100 + 127 * least);
    }
  });

  it('make no number of an output that holds none, and leave the others alone', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const found = dequantized(quantized(Float32Array.of(1, 2, bad, -4), 2));
      expect(found[0]).toBeNaN();
      expect([found[1], found[3]]).toEqual([2, -4].map((value) => Math.fround(Math.round((value / 4) * 127) * Math.fround(4 / 127)))); // prettier-ignore
    }
  });
});

describe.each([false, ...(hasRelaxedSimd() ? [true] : [])])('kernels, relaxed %s', (isRelaxed) => {
  const filled = async (k: number, n: number) => {
    const memory = await WasmMemory.of(isRelaxed);
    const { scales, values } = quantized(input('b', k, n), n);
    const rows = memory.room(4 * n + k * n);
    memory.floats(rows, n).set(scales);
    new Int8Array(memory.memory.buffer, rows + 4 * n, k * n).set(values);
    const packed = memory.room((k + 4) * 8 * Math.ceil(n / 8));
    return { memory, rows, packed, numbers: roundedPlainly(input('b', k, n), n) };
  };
  const { int8, packed: packedTaps } = weightKinds;

  it.each([
    [9, 130, 1100],
    [70, 17, 30],
    [1, 3, 5],
  ])('multiply %i by %i of %i', async (m, n, k) => {
    // prettier-ignore
    const { memory, rows, packed, numbers } = await filled(k, n);
    memory.call.packBytes(k, n, rows, packed);
    const [a, bias] = [input('a', m, k), input('bias', n)];
    const [atA, atBias] = [memory.place(a), memory.place(bias)];
    const scratch = memory.call.productScratch(m, k);
    const found = memory.inParts({ rows: m, width: n, scratch }, (y, own, part, parts) => {
      memory.call.product(m, n, k, atA, k, packed, int8, atBias, 0, 0, y, n, own, part, parts);
    });
    expectNear(found, plain.product([m, n, k], a, numbers, bias, null), 1e-5);
  });

  it('convolve with a stride', async () => {
    const shape = { batch: 1, height: 8, width: 9, inputs: 8, outputs: 11, size: 3, stride: 2, top: 1, left: 1, down: 4, across: 5 }; // prettier-ignore
    const { memory, rows, packed, numbers } = await filled(72, 11);
    memory.call.packBytes(72, 11, rows, packed);
    const x = input('x', 1, 8, 9, 8);
    const atX = memory.place(x);
    const scratch = memory.call.convolveScratch(72);
    const found = memory.inParts({ rows: 20, width: 11, scratch }, (y, own, part, parts) => {
      memory.call.convolve(1, 8, 9, 8, 11, 3, 2, 1, 1, 4, 5, atX, 8, packed, int8, 0, 0, 0, 0, y, 11, own, part, parts);
    });
    expectNear(found, plain.product([20, 11, 72], plain.patches(shape, x), numbers, null, null), 1e-5);
  });

  it.each([
    [16, 16],
    [12, 21],
  ])("convolve by Winograd's algorithm, %i to %i channels", async (inputs, outputs) => {
    // prettier-ignore
    const [height, width, k] = [10, 6, 9 * inputs];
    const shape = { batch: 2, height, width, inputs, outputs, size: 3, stride: 1, top: 1, left: 1, down: height, across: width }; // prettier-ignore
    const { memory, rows, packed, numbers } = await filled(k, outputs);
    memory.call.packFilter(inputs, outputs, rows, int8, packed);
    const x = input('x', 2, height, width, inputs);
    const atX = memory.place(x);
    const scratch = memory.call.winogradScratch(inputs);
    const found = memory.inParts({ rows: 2 * height * width, width: outputs, scratch }, (y, own, part, parts) => {
      memory.call.winograd(2, height, width, inputs, outputs, atX, inputs, 0, 0, packed, packedTaps + int8, 0, 0, 0, 0, y, outputs, own, part, parts); // prettier-ignore
    });
    expectNear(found, plain.product([2 * height * width, outputs, k], plain.patches(shape, x), numbers, null, null), 3e-5); // prettier-ignore
  });
});

/** Bit for bit; the matcher for arrays takes seconds. */
function expectSame(found: Float32Array | undefined, expected: Float32Array | undefined): void {
  expect(found?.length).toBe(expected?.length);
  expect(found?.every((value, i) => Object.is(value, expected?.[i]))).toBe(true);
}

interface Layer extends Module {
  forward(x: tf.Tensor): tf.Tensor;
}

/** Gives `layer` seeded weights in 8 bits, and `twin` the same numbers in float32. */
function fill(layer: Module, twin: Module): void {
  const twins = new Map(twin.parameters());
  for (const [path, param] of layer.parameters()) {
    const shape = [...param.shape];
    const values = seeded(path, shape);
    const exact = () => tf.tensor(values, shape);
    if (param.kind === 'vector') param.value = currentEngine().upload(exact(), 'float32');
    else {
      const held = currentEngine().intake?.quantize?.({ dtype: 'float32', values }, shape, null);
      param.hold(held as tf.Tensor, 'float32', true);
    }
    const numbers = param.kind === 'vector' ? values : roundedPlainly(values, shape.at(-1) ?? 1);
    twins.get(path)?.hold(currentEngine().upload(tf.tensor(numbers, shape), 'float32'), 'float32');
  }
}

const layers: readonly (readonly [name: string, make: () => Layer, shape: number[]])[] = [
  ['a matrix', () => new Linear(600, 301), [2, 9, 600]],
  ['a 1×1 filter', () => new Conv2d(36, 45, 1), [1, 5, 4, 36]],
  ['a 3×3 filter', () => new Conv2d(36, 45, 3, { padding: 1 }), [2, 9, 6, 36]],
  ['a large 3×3 filter', () => new Conv2d(96, 90, 3, { padding: 1 }), [1, 8, 8, 96]],
  ['a 3×3 filter with a stride', () => new Conv2d(36, 45, 3, { stride: 2, padding: 1 }), [1, 8, 8, 36]],
  ['a filter after doubling', () => new Upsample(36), [1, 5, 6, 36]],
  ['GEGLU', () => new Geglu(40, 72, 'erf'), [2, 7, 40]],
  ['a small matrix', () => new Linear(8, 3), [5, 8]],
];

describe('parameters in 8 bits', () => {
  beforeEach(async () => {
    await useBackend('wasm');
  });

  it.each(layers)('compute as their numbers in float32 do, bit for bit: %s', async (_, make, shape) => {
    await expectNoLeak(async () => {
      const [layer, twin] = [make(), make()];
      fill(layer, twin);
      const x = tf.tensor(seeded('input.x', shape), shape);
      const bits = async (y: tf.Tensor): Promise<Float32Array> => {
        const values = await y.data<'float32'>();
        y.dispose();
        return values;
      };
      const same = async (): Promise<void> => {
        for (const [path, param] of layer.parameters()) {
          expectSame(await param.data(), await new Map(twin.parameters()).get(path)?.data());
          if (param.kind !== 'vector') expect(heldOf(param.value)?.dtype).toBe('int8');
        }
      };
      await same();
      for (const transformed of [0, 2 ** 28]) {
        const compiled = (one: Layer): WasmProgram =>
          new WasmProgram(
            fuse(
              trace((y) => one.forward(y), [shape]),
              takes,
            ),
            transformed,
          );
        const programs = [compiled(layer), compiled(twin)] as const;
        if (transformed === 0) expect(programs[0].copied).toBe(0); // nothing is there twice
        const [found, expected] = programs.map((one) => one.run([x])[0] as tf.Tensor) as [tf.Tensor, tf.Tensor];
        expectSame(await bits(found), await bits(expected));
        await same();
        for (const program of programs) program.dispose();
      }
      expectSame(await bits(tf.tidy(() => layer.forward(x))), await bits(tf.tidy(() => twin.forward(x))));
      await same();
      layer.dispose();
      twin.dispose();
      x.dispose();
    });
    expect(usedBytes()).toBe(0);
  });

  it('are made of all that an output has, where the file keeps outputs last', () => {
    const held = { isAway: false, dtype: 'float32', isQuantized: true } as const;
    const reads = (axes: 'torch' | 'keras', kind: 'matrix' | 'embedding') => {
      const target = { name: 'w', param: new Param(kind, [4096, 600]) };
      const from = { axes } as Parameters<typeof readsOf>[1];
      return readsOf(target, from, held);
    };
    expect(reads('keras', 'matrix').map(({ isQuantized }) => isQuantized)).toEqual([true]);
    expect(reads('torch', 'matrix').length).toBeGreaterThan(1);
    expect(reads('torch', 'embedding').some(({ isQuantized }) => isQuantized)).toBe(false);
  });

  it('join, with their scales', async () => {
    const intake = currentEngine().intake;
    const [inputs, outputs] = [700, 192];
    const values = input('w', outputs, inputs); // as torch keeps them
    const take = (from: number, to: number): tf.Tensor =>
      intake?.quantize?.({ dtype: 'float32', values: values.slice(from * inputs, to * inputs) }, [to - from, inputs], [1, 0]) as tf.Tensor; // prettier-ignore
    const pieces = [take(0, 64), take(64, 192)];
    const whole = intake?.join(pieces, 1) as tf.Tensor;
    const ours = Float32Array.from({ length: values.length }, (_, i) => values[(i % outputs) * inputs + Math.floor(i / outputs)] ?? NaN); // prettier-ignore
    expect(whole.shape).toEqual([inputs, outputs]);
    expectSame(heldOf(whole)?.floats(), roundedPlainly(ours, outputs));
    tf.dispose([...pieces, whole]);
    expect(usedBytes()).toBe(0);
    await Promise.resolve();
  });

  it('are held in the type of the policy once they are changed, so that no small change is lost', async () => {
    const layer = new Linear(300, 300);
    const twin = new Linear(300, 300);
    fill(layer, twin);
    twin.dispose();
    const before = await layer.weight.data();
    layer.weight.update((value) => tf.add(value, 1e-5));
    expect([layer.weight.isQuantized, heldOf(layer.weight.value)?.dtype]).toEqual([true, 'float32']);
    expectNear(await layer.weight.data(), before.map((value) => value + 1e-5), 1e-7); // prettier-ignore
    layer.dispose();
    expect(usedBytes()).toBe(0);
  });
});

/** Bytes of the weights that draw: of all, and of matrices and filters. */
function heldIn({ textEncoder, diffusionModel, decoder }: StableDiffusion): { all: number; quantizable: number } {
  const sum = { all: 0, quantizable: 0 };
  for (const part of [textEncoder, diffusionModel, decoder])
    for (const [, { kind, value }] of part.parameters()) {
      const numbers = numbersOf(value);
      const bytes = numbers.values.byteLength + (numbers.dtype === 'int8' ? numbers.scales.byteLength : 0);
      sum.all += bytes;
      if (kind === 'matrix' || kind === 'conv') sum.quantizable += bytes;
    }
  return sum;
}

describe('the embedded model in 8 bits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sd-ts-int8-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await useBackend('wasm');
  });
  const drawn = async (model: StableDiffusion): Promise<SdImage> =>
    (
      await model.textToImage('a red heart on a blue background', { seed: 7, numSteps: 4, width: 64, height: 64 })
    )[0] as SdImage;

  it('draws the same to the eye, compiled or not, in a quarter of the memory', async () => {
    await expectNoLeak(async () => {
      const pictures: SdImage[] = [];
      const bytes: number[] = [];
      for (const options of [{}, { quantize: 'int8' }, { quantize: 'int8', jitCompile: false }] as const) {
        const model = new StableDiffusion({ weights: 'tiny', ...options });
        const { weights } = await model.estimate();
        await model.load();
        const held = heldIn(model);
        expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBe(held.all);
        bytes.push(held.quantizable);
        pictures.push(await drawn(model));
        model.dispose();
        expect(heldBytes()).toBe(0);
      }
      const [exact, compiled, eager] = pictures as [SdImage, SdImage, SdImage];
      expect(psnr(compiled, exact)).toBeGreaterThan(40);
      expect(psnr(compiled, exact)).toBeLessThan(70); // it was rounded
      expect(psnr(compiled, eager)).toBeGreaterThan(55);
      expect(compiled.parameters).toContain('Precision: int8_from_float32');
      const [floats = NaN, int8 = NaN] = bytes;
      expect(int8 / floats).toBeGreaterThan(0.25);
      expect(int8 / floats).toBeLessThan(0.265); // its scales
    });
    expect(usedBytes()).toBe(0);
  });

  it('takes a LoRA and gives it back exactly, and refuses to be saved', async () => {
    await writeAdapters(folder);
    const lora = join(folder, 'style.safetensors');
    const exact = new StableDiffusion({ weights: 'tiny' });
    await exact.loadLora(lora);
    const styled = await drawn(exact);
    exact.dispose();
    const model = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
    const before = await drawn(model);
    await model.loadLora(lora);
    expect(psnr(await drawn(model), styled)).toBeGreaterThan(35);
    await model.unloadLora();
    expect((await drawn(model)).data).toEqual(before.data);
    const path = join(folder, 'saved.safetensors');
    await expect(model.saveWeights(path)).rejects.toThrow(/held in int8.*load them without quantize/);
    model.dispose();
    expect(usedBytes()).toBe(0);
  });

  it('is refused on other backends, and in other numbers of bits', async () => {
    const bits = 'int4' as 'int8';
    expect(() => new StableDiffusion({ weights: 'tiny', quantize: bits })).toThrow(OptionError);
    await useBackend('cpu');
    const model = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
    const refusal =
      /quantize: 'int8' holds weights in 8 bits, which the cpu backend does not do; use 'wasm' or 'tensorflow'/;
    await expect(model.load()).rejects.toThrow(refusal);
    await expect(model.load()).rejects.toThrow(UnsupportedError);
  });
});
