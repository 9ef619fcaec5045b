import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { StableDiffusion, type SdImage } from '../../src';
import { currentEngine } from '../../src/backends';
import { binding, dataTypes, idsOf, storedType, type Handle } from '../../src/backends/tensorflow/binding';
import { takes } from '../../src/backends/tensorflow/emit';
import { TensorflowProgram } from '../../src/backends/tensorflow/program';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { Conv2d, Linear, ResBlock, Upsample, type Module } from '../../src/layers';
import { Geglu } from '../../src/layers/activations';
import { eachBackend, expectNoLeak } from '../support/engines';
import { psnr } from '../support/picture-cases';
import { seeded } from '../support/seeded';
import { writeAdapters } from '../support/user-files';

/** The nearest of 63 whole steps up to an output's largest value, in the plainest way. */
function roundedPlainly(values: Float32Array, outputs: number): Float32Array {
  const largest = new Float32Array(outputs);
  for (const [i, value] of values.entries())
    largest[i % outputs] = Math.max(largest[i % outputs] ?? 0, Math.abs(value));
  return values.map((value, i) => {
    const step = (largest[i % outputs] ?? NaN) / 63;
    return Math.round(value / step) * step;
  });
}

const quantized = (values: Float32Array, shape: readonly number[], order: readonly number[] | null = null): tf.Tensor =>
  currentEngine().intake?.quantize?.({ dtype: 'float32', values }, shape, order) as tf.Tensor;

/** Gives `layer` seeded weights in 8 bits, and `twin` the same numbers in float32. */
function fill(layer: Module, twin: Module): void {
  const twins = new Map(twin.parameters());
  for (const [path, param] of layer.parameters()) {
    const shape = [...param.shape];
    const values = seeded(path, shape);
    const isVector = param.kind === 'vector';
    if (isVector) param.value = tf.tensor(values, shape);
    else param.hold(quantized(values, shape), 'float32', true);
    twins.get(path)?.hold(tf.tensor(isVector ? values : roundedPlainly(values, shape.at(-1) ?? 1), shape), 'float32');
  }
}

/** How many elements libtensorflow holds for a tensor. */
function elementsOf(value: tf.Tensor): number {
  const api = binding();
  const types = { T: dataTypes[storedType(value)], out_type: dataTypes.int32 };
  const attributes = Object.entries(types).map(([name, type]) => ({ name, type: api.TF_ATTR_TYPE, value: type }));
  const [size] = api.executeOp('Size', attributes, idsOf([value]), 1) as [Handle];
  const [elements = NaN] = api.tensorDataSync(size.id);
  api.deleteTensor(size.id);
  return elements;
}

/** The root of the mean square of the distance, relative to that of `expected`; NaN if the lengths differ. */
function distance(found: Float32Array, expected: Float32Array): number {
  if (found.length !== expected.length) return NaN;
  const squares = expected.map((value, i) => ((found[i] ?? NaN) - value) ** 2);
  const sum = (values: Float32Array) => values.reduce((all, one) => all + one, 0);
  return Math.sqrt(sum(squares) / sum(expected.map((value) => value ** 2)));
}

interface Layer extends Module {
  forward(...tensors: tf.Tensor[]): tf.Tensor;
}

interface Case {
  readonly layer: () => Layer;
  readonly shapes: readonly number[][];
}

const cases: Readonly<Record<string, Case>> = {
  'a matrix': { layer: () => new Linear(300, 151), shapes: [[2, 9, 300]] },
  'a matrix without a bias': { layer: () => new Linear(64, 48, { bias: false }), shapes: [[3, 64]] },
  'a 1×1 filter': { layer: () => new Conv2d(36, 45, 1), shapes: [[1, 5, 4, 36]] },
  'a 3×3 filter': { layer: () => new Conv2d(36, 45, 3, { padding: 1 }), shapes: [[2, 9, 6, 36]] },
  'a large 3×3 filter, by Winograd’s algorithm without AVX-512': { layer: () => new Conv2d(128, 130, 3, { padding: 1 }), shapes: [[2, 16, 16, 128]] },
  'a 3×3 filter with a stride': { layer: () => new Conv2d(36, 45, 3, { stride: 2, padding: 1 }), shapes: [[1, 9, 8, 36]] },
  'a filter after doubling': { layer: () => new Upsample(36), shapes: [[1, 5, 6, 36]] },
  'a filter over a large image': { layer: () => new Conv2d(64, 16, 7, { padding: 3 }), shapes: [[1, 105, 104, 64]] },
  GEGLU: { layer: () => new Geglu(64, 72, 'erf'), shapes: [[2, 7, 64]] },
  'GEGLU whose halves do not begin at rows of 64 bytes': { layer: () => new Geglu(40, 18, 'tanh'), shapes: [[2, 7, 40]] },
  'few channels, in float32': { layer: () => new Conv2d(4, 32, 3, { padding: 1 }), shapes: [[1, 6, 6, 4]] },
  'a residual block with its shift': { layer: () => new ResBlock(32, 64, { groups: 8, epsilon: 1e-5, timeWidth: 128 }), shapes: [[2, 6, 6, 32], [1, 128]] },
}; // prettier-ignore

eachBackend(() => {
  describe('parameters in 8 bits', () => {
    it('are the nearest of 63 steps, in any order of axes, and join with their scales', async () => {
      const [outputs, inputs] = [70, 45];
      const values = seeded('w', [outputs, inputs]); // as torch keeps them
      values.fill(0, 0, inputs); // an output of zeros
      const ours = tf.tidy(() => tf.transpose(tf.tensor(values, [outputs, inputs])).dataSync<'float32'>());
      const expected = roundedPlainly(ours, outputs).map((value) => value || 0);
      await expectNoLeak(async () => {
        const pieces = [quantized(values.slice(0, 30 * inputs), [30, inputs], [1, 0]), quantized(values.slice(30 * inputs), [40, inputs], [1, 0])]; // prettier-ignore
        for (const whole of [quantized(values, [outputs, inputs], [1, 0]), currentEngine().intake?.join(pieces, 1)]) {
          expect(whole?.shape).toEqual([inputs, outputs]);
          const linear = new Linear(inputs, outputs, { bias: false });
          linear.weight.hold(whole as tf.Tensor, 'float32', true);
          expect(distance(await linear.weight.data(), expected)).toBeLessThan(1e-6);
          linear.dispose();
        }
        tf.dispose(pieces);
      });
    });

    it.each(Object.entries(cases))('compute as their numbers do: %s', (_, { layer: make, shapes }) => {
      return expectNoLeak(() => {
        const [layer, twin] = [make(), make()];
        fill(layer, twin);
        const inputs = shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, shape), shape));
        const program = (one: Layer) =>
          new TensorflowProgram(
            fuse(
              trace((...tensors) => one.forward(...tensors), shapes),
              takes,
            ),
            true,
          );
        const bits = (y: tf.Tensor | undefined) => {
          const values = (y as tf.Tensor).dataSync<'float32'>();
          y?.dispose();
          return values;
        };
        const [compiled, exact] = [program(layer), program(twin)];
        const expected = bits(exact.run(inputs)[0]);
        const found = bits(compiled.run(inputs)[0]);
        expect(distance(found, expected)).toBeLessThan(0.02); // activations are rounded to 255 steps
        expect(bits(compiled.run(inputs)[0])).toEqual(found);
        expect(compiled.copied).toBe(0);
        const eager = bits(tf.tidy(() => layer.forward(...inputs)));
        expect(distance(eager, expected)).toBeLessThan(1e-5);
        compiled.dispose();
        exact.dispose();
        layer.dispose();
        twin.dispose();
        tf.dispose(inputs);
      });
    });

    it('make sums of whole numbers that are right where all are the largest, on any processor', () => {
      const [rows, inputs, outputs] = [64, 256, 64];
      const layer = new Linear(inputs, outputs, { bias: false });
      layer.weight.hold(quantized(new Float32Array(inputs * outputs).fill(1), [inputs, outputs]), 'float32', true);
      const program = new TensorflowProgram(
        trace((x) => layer.forward(x as tf.Tensor2D), [[rows, inputs]]),
        true,
      );
      // The first is the least, and so zero is one of the steps; all others are 255 of them.
      const x = tf.tensor(
        Float32Array.from({ length: rows * inputs }, (_, i) => (i === 0 ? 0 : 255)),
        [rows, inputs],
      );
      const sums = program.run([x])[0]?.dataSync<'float32'>() ?? new Float32Array();
      const expected = sums.map((_, i) => 255 * (inputs - (i < outputs ? 1 : 0)));
      expect(distance(sums, expected)).toBeLessThan(1e-5);
      program.dispose();
      layer.dispose();
      x.dispose();
    });

    it('take the scales of their own, though oneDNN knows primitives by where scales lie', () => {
      const shape = [64, 64] as const;
      const x = tf.tensor(seeded('input.x', shape), [...shape]);
      for (let round = 0; round < 4; round++) {
        const all = Array.from({ length: 4 }, () => new Linear(64, 64, { bias: false }));
        const values = all.map((_, i) => seeded(`${i}`, shape).map((value) => value * 10 ** ((i + round) % 4)));
        for (const [i, { weight }] of all.entries()) weight.hold(quantized(values[i] as Float32Array, shape), 'float32', true); // prettier-ignore
        const forward = (y: tf.Tensor) => all.map((layer) => layer.forward(y as tf.Tensor2D));
        const program = new TensorflowProgram(trace(forward, [shape]), true);
        for (const [i, y] of program.run([x]).entries()) {
          const exact = tf.tidy(() => tf.matMul(x as tf.Tensor2D, tf.tensor2d(values[i] as Float32Array, [64, 64])));
          expect(distance(y.dataSync<'float32'>(), exact.dataSync<'float32'>())).toBeLessThan(0.03);
          tf.dispose([y, exact]);
        }
        program.dispose();
        for (const layer of all) layer.dispose();
      }
      x.dispose();
    });
  });

  describe('the embedded model in 8 bits', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sd-ts-int8-'));
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const drawn = async (model: StableDiffusion, prompt = 'a red heart on a blue background'): Promise<SdImage> =>
      (await model.textToImage(prompt, { seed: 7, numSteps: 4, width: 64, height: 64 }))[0] as SdImage;

    it('draws the same to the eye, compiled or not', async () => {
      await expectNoLeak(async () => {
        const [exact, compiled] = [{}, { quantize: 'int8' } as const].map((options) => new StableDiffusion({ weights: 'tiny', ...options })); // prettier-ignore
        for (const prompt of ['a red heart on a blue background', 'a mushroom']) {
          const [found, expected] = [await drawn(compiled as StableDiffusion, prompt), await drawn(exact as StableDiffusion, prompt)]; // prettier-ignore
          expect(psnr(found, expected)).toBeGreaterThan(34);
          expect(psnr(found, expected)).toBeLessThan(60); // it was rounded
          expect(found.parameters).toContain('Precision: int8_from_float32');
        }
        let held = 0;
        for (const part of [compiled?.textEncoder, compiled?.diffusionModel, compiled?.decoder])
          for (const [, { kind, value }] of part?.parameters() ?? []) {
            const type = storedType(value);
            expect(type).toBe(kind === 'matrix' || kind === 'conv' ? 'uint8' : 'float32');
            held += (type === 'uint8' ? 1 : 4) * elementsOf(value);
          }
        const weights = Object.values((await compiled?.estimate())?.weights ?? {});
        expect(weights.reduce((sum, one) => sum + one, 0)).toBe(held);
        const eager = new StableDiffusion({ weights: 'tiny', quantize: 'int8', jitCompile: false });
        expect(psnr(await drawn(eager), await drawn(compiled as StableDiffusion))).toBeGreaterThan(34);
        for (const model of [exact, compiled, eager]) model?.dispose();
      });
    });

    it('takes a LoRA and gives it back exactly, and refuses to be saved', async () => {
      await expectNoLeak(async () => {
        await writeAdapters(folder);
        const lora = join(folder, 'style.safetensors');
        const exact = new StableDiffusion({ weights: 'tiny' });
        await exact.loadLora(lora);
        const styled = await drawn(exact);
        exact.dispose();
        const model = new StableDiffusion({ weights: 'tiny', quantize: 'int8' });
        const before = await drawn(model);
        await model.loadLora(lora);
        expect(psnr(await drawn(model), styled)).toBeGreaterThan(32);
        await model.unloadLora();
        expect((await drawn(model)).data).toEqual(before.data);
        const path = join(folder, 'saved.safetensors');
        await expect(model.saveWeights(path)).rejects.toThrow(/held in int8.*load them without quantize/);
        model.dispose();
      });
    });
  });
}, ['tensorflow']);
