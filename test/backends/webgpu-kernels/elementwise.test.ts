import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { reference } from '../../../src/backends/op-table';
import { add } from '../../../src/backends/webgpu/kernels/add';
import { concat } from '../../../src/backends/webgpu/kernels/concat';
import { activate, copy, mix, scale } from '../../../src/backends/webgpu/kernels/elementwise';
import { embedding } from '../../../src/backends/webgpu/kernels/embedding';
import { geglu } from '../../../src/backends/webgpu/kernels/geglu';
import { packed, PLAIN, type Features, type Kernel, type View } from '../../../src/backends/webgpu/kernels/kernel';
import { upsample2x } from '../../../src/backends/webgpu/kernels/upsample';
import { eachGpu } from '../../support/each-gpu';
import { farthest, floats, type Values } from '../../support/gpu';
import { seeded } from '../../support/seeded';

const input = (name: string, shape: readonly number[]) => tf.tensor(seeded(`input.${name}`, shape), [...shape]);

eachGpu((gpu) => {
  /** Runs a kernel in both storages, and expects what the op's reference makes. */
  async function compare(
    what: string,
    inputs: Readonly<Record<string, tf.Tensor>>,
    expected: tf.Tensor,
    make: (view: (columns: number) => View, features: Features) => Kernel,
  ): Promise<void> {
    for (const storage of ['float32', 'half'] as const) {
      const operands: Record<string, Values> = {};
      for (const [name, x] of Object.entries(inputs)) operands[name] = { storage, values: await x.data<'float32'>() };
      const kernel = make((columns) => packed(storage, columns), PLAIN);
      const y = await gpu.run(kernel, operands, ['y', { storage, length: expected.size }]);
      const bound = storage === 'half' ? 2e-3 : 2e-6;
      expect(farthest(y, await expected.data()), `${what} ${expected.shape.join('×')} ${storage}`).toBeLessThan(bound);
    }
  }

  it('has the functions of one number', async () => {
    const size = { rows: 3, columns: 7 };
    const x = tf.mul(input('x', [3, 7]), 3);
    for (const [kind, expected] of [
      ['silu', reference.silu(x)],
      ['relu', reference.relu(x)],
      ['tanh', reference.tanh(x)],
      ['gelu-erf', reference.gelu(x, 'erf')],
      ['gelu-tanh', reference.gelu(x, 'tanh')],
      ['gelu-quick', reference.gelu(x, 'quick')],
    ] as const) {
      await compare(kind, { x }, expected, (view, features) => activate(kind, size, view(7), view(7), features));
    }
    const far = Float32Array.of(-65504, -1000, -100, 0, 100, 1000, 65504, 1e30);
    for (const kind of ['silu', 'tanh', 'gelu-erf', 'gelu-tanh', 'gelu-quick'] as const) {
      const kernel = activate(kind, { rows: 1, columns: 8 }, packed('float32', 8), packed('float32', 8), PLAIN);
      const y = await gpu.run(kernel, { x: floats(far) }, ['y', { storage: 'float32', length: 8 }]);
      const limits = far.map((v) => (kind === 'tanh' ? Math.sign(v) : Math.max(v, 0)));
      expect(
        [...y].map((v, i) => Math.abs(v - (limits[i] as number)) <= 1e-6 * Math.abs(v)),
        kind,
      ).toEqual(new Array(8).fill(true));
    }
  });

  it('mixes and scales', async () => {
    for (const columns of [8, 5]) {
      const size = { rows: 3, columns };
      const [a, b] = [input('a', [3, columns]), input('b', [3, columns])];
      await compare('mix', { a, b }, reference.mix(a, b, 7.5), (view, features) =>
        mix(7.5, size, view(columns), view(columns), view(columns), features),
      );
      await compare('scale', { x: a }, reference.scale(a, -2, 0.5), (view, features) =>
        scale(-2, 0.5, size, view(columns), view(columns), features),
      );
    }
  });

  it('adds with every way to broadcast', async () => {
    const ways = ['2 3 4 + 2 3 4', '2 6 8 + 2 1 8', '2 3 4 5 + 1 3 1 5', '2 3 4 5 + 2 1 4 1', '3 6 + 1 1'];
    for (const way of ways) {
      const [shape, bShape] = way.split(' + ').map((one) => one.split(' ').map(Number)) as [number[], number[]];
      const [a, b] = [input('a', shape), input('b', bShape)];
      const columns = shape.at(-1) as number;
      const make = (view: (columns: number) => View, features: Features) =>
        add(view(columns), shape, view(bShape.at(-1) as number), bShape, view(columns), features);
      await compare(way, { a, b }, reference.add(a, b), make);
    }
  });

  it('moves values about', async () => {
    for (const columns of [8, 5]) {
      const x = input('x', [2, 3, 2, columns]) as tf.Tensor4D;
      await compare('upsample', { x }, reference.upsample2x(x), (view, features) =>
        upsample2x([2, 3, 2, columns], view(columns), view(columns), features),
      );
      await compare('first', { x }, reference.first(x, columns - 1), (view, features) =>
        copy({ rows: 12, columns: columns - 1 }, view(columns), view(columns - 1), features),
      );
      const gates = input('x', [6, 2 * columns]);
      await compare('geglu', { x: gates }, reference.geglu(gates, 'erf'), (view, features) =>
        geglu('erf', { rows: 6, columns }, view(2 * columns), view(columns), features),
      );
      const xs = [columns, 4, 3 + (columns % 2)].map((width, i) => input(`x${i}`, [6, width]));
      const joined = reference.concat(xs);
      const parts = Object.fromEntries(xs.map((part, i) => [`x${i}`, part]));
      await compare('concat', parts, joined, (view, features) =>
        concat(
          6,
          xs.map((part) => ({ x: view(part.shape[1] as number), columns: part.shape[1] as number })),
          view(joined.shape[1] as number),
          features,
        ),
      );
    }
  });

  it('widens halves', async () => {
    const values = seeded('input.x', [77]);
    const kernel = copy({ rows: 7, columns: 11 }, packed('half', 11), packed('float32', 11), PLAIN);
    const y = await gpu.run(kernel, { x: { storage: 'half', values } }, ['y', { storage: 'float32', length: 77 }]);
    expect(farthest(y, values)).toBeLessThan(1e-3);
  });

  it('looks up rows of tables that are larger than a binding', async () => {
    for (const [width, storage] of [
      [8, 'float32'],
      [8, 'half'],
      [5, 'half'],
    ] as const) {
      const count = 1000;
      const values = Float32Array.from({ length: count * width }, (_, i) => i % 2048);
      const rows = [0, 1, 127, 128, 129, 639, 640, 999, 5];
      const bindable = 640 * width * 4;
      const { parts, ...kernel } = embedding(
        { count, width, tokens: rows.length },
        storage,
        packed(storage, width),
        PLAIN,
        bindable,
      );
      expect(parts.length, 'parts').toBe(storage === 'half' ? 1 : 2);
      for (const { offset, size } of parts) {
        expect(offset % 256).toBe(0);
        expect(size).toBeLessThanOrEqual(bindable);
      }
      const bytes = storage === 'half' ? 2 : 4;
      const tables = parts.map(
        ({ name, offset, size }) =>
          [name, { storage, values: values.subarray(offset / bytes, (offset + size) / bytes) }] as const,
      );
      const indices = floats(new Float32Array(Uint32Array.from(rows).buffer));
      const y = await gpu.run(kernel, { ...Object.fromEntries(tables), indices }, [
        'y',
        { storage, length: rows.length * width },
      ]);
      const expected = rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)]);
      expect([...y]).toEqual(expected);
    }
  });
});
