import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend } from '../../src';
import { currentEngine } from '../../src/backends';
import type { Dtype } from '../../src/backends/contract';
import { rounded, toFloats } from '../../src/backends/half';
import { ops } from '../../src/backends/ops';
import { takes } from '../../src/backends/wasm/abilities';
import { heldOf } from '../../src/backends/wasm/held';
import { usedBytes } from '../../src/backends/wasm/memory';
import { WasmProgram } from '../../src/backends/wasm/program';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { Conv2d, Embedding, Linear, type Module } from '../../src/layers';
import { expectNoLeak } from '../support/engines';
import { seeded } from '../support/seeded';
import { expectNear } from '../support/wasm-memory';

const dtypes: readonly Dtype[] = ['float32', 'float16', 'bfloat16'];

/** Gives a layer seeded weights, held in a type, and returns what they are then. */
function fill(module: Module, dtype: Dtype): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  for (const [path, param] of module.parameters()) {
    const held = param.kind === 'vector' ? 'float32' : dtype;
    const exact = seeded(path, [...param.shape]);
    values.set(path, toFloats(rounded({ dtype: 'float32', values: exact }, held)));
    param.hold(currentEngine().upload(tf.tensor(exact, [...param.shape]), held), held);
  }
  return values;
}

interface Layer extends Module {
  forward(x: tf.Tensor): tf.Tensor;
}

/** Layers whose matrices and filters lie in each of the forms, with columns that fill no panel, and their inputs. */
const layers = (): readonly (readonly [name: string, Layer, number[]])[] => [
  ['a matrix', new Linear(130, 301), [2, 9, 130]],
  ['a filter for Winograd', new Conv2d(36, 45, 3, { padding: 1 }), [2, 9, 6, 36]],
  ['a filter with a stride', new Conv2d(36, 45, 3, { stride: 2, padding: 1 }), [1, 8, 8, 36]],
  ['a small one', new Linear(8, 3), [5, 8]],
];

describe('parameters that are held for wasm', () => {
  beforeAll(async () => {
    await useBackend('wasm');
  });

  it.each(dtypes)('compute as %s one by one and in programs, and come out as they went in', async (dtype) => {
    for (const [name, layer, shape] of layers()) {
      await expectNoLeak(async () => {
        const values = fill(layer, dtype);
        const same = async () => {
          for (const [path, param] of layer.parameters()) expect([path, await param.data()]).toEqual([path, values.get(path)]); // prettier-ignore
        };
        await same();
        const x = tf.tensor(seeded('input.x', shape), shape);
        const network = fuse(
          trace((y) => layer.forward(y), [shape]),
          takes,
        );
        const program = new WasmProgram(network, 0);
        expect(program.copied, name).toBe(0); // nothing is there twice
        await same();
        const [compiled] = program.run([x]);
        const eager = tf.tidy(() => layer.forward(x));
        expectNear(await (compiled as tf.Tensor).data<'float32'>(), await eager.data<'float32'>(), 3e-5);
        await same();
        program.dispose();
        await same();
        layer.dispose();
        tf.dispose([x, eager, compiled]);
      });
    }
    expect(usedBytes()).toBe(0);
  });

  it.each(dtypes)('give the rows of a table in %s', async (dtype) => {
    await expectNoLeak(async () => {
      const table = new Embedding(1000, 70);
      const values = fill(table, dtype).get('weight');
      const rows = tf.tidy(() => table.forward([[3, 999, 0]]));
      expect([...(await rows.data())]).toEqual([3, 999, 0].flatMap((row) => [...(values?.slice(70 * row, 70 * row + 70) ?? [])])); // prettier-ignore
      expect(heldOf(table.weight.value)?.dtype).toBe(dtype); // it has not moved
      rows.dispose();
      table.dispose();
    });
    expect(usedBytes()).toBe(0);
  });

  it("can be used by tfjs' own operations, which they move to, and in programs after that", async () => {
    await expectNoLeak(async () => {
      const layer = new Linear(200, 200, { bias: false });
      const values = fill(layer, 'float16').get('weight') as Float32Array;
      const program = () => new WasmProgram(trace((x) => layer.forward(x), [[3, 200]]));
      const first = program();
      const doubled = tf.tidy(() => tf.mul(layer.weight.value, 2));
      expect([...(await doubled.data())]).toEqual([...values].map((value) => 2 * value));
      expect(heldOf(layer.weight.value)).toBeNull();
      const second = program();
      const x = tf.ones([3, 200]);
      const results = [first, second].flatMap((one) => one.run([x]));
      expect(await results[1]?.data()).toEqual(await results[0]?.data());
      layer.dispose(); // before its programs
      first.dispose();
      second.dispose();
      tf.dispose([x, doubled, ...results]);
    });
    expect(usedBytes()).toBe(0);
  });

  it('are rounded once when they are changed', async () => {
    const layer = new Linear(3, 2);
    fill(layer, 'bfloat16');
    layer.weight.update((value) => tf.mul(value, 0));
    layer.weight.update((value) => tf.add(value, 1.2501));
    expect(layer.weight.dtype).toBe('bfloat16');
    expect([...(await layer.weight.data())]).toEqual(new Array(6).fill(1.25));
    const wide = tf.tidy(() => ops.widen(layer.weight.value));
    expect(wide.dtype).toBe('float32');
    wide.dispose();
    layer.dispose();
  });

  it('take no more memory after fifty loads than after one', async () => {
    let [once, heap] = [0, 0];
    for (let load = 0; load < 50; load++) {
      const model = new StableDiffusion({ weights: 'tiny', precision: load % 2 === 0 ? 'mixed_float16' : 'float32' });
      await model.load({ parts: ['decoder'] });
      if (load === 10 || load === 40) await model.textToImage('a star', { numSteps: 1, width: 64, height: 64 });
      if (load === 10) once = usedBytes();
      if (load === 40) expect(usedBytes()).toBe(once);
      model.dispose();
      expect(usedBytes()).toBe(0);
      if (load === 10) heap = tf.memory().numBytes;
    }
    expect(tf.memory().numBytes).toBe(heap);
  });
});
