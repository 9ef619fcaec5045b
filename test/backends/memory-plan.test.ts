import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src';
import { at } from '../../src/at';
import { layoutOf, mostAlive, pack, share, type Abilities, type Span } from '../../src/backends/memory-plan';
import { operandsOf, type Id, type Instruction, type Program } from '../../src/backends/program';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { numbers } from '../support/random';
import { randomProgram } from '../support/random-programs';

const engines: Readonly<Record<string, Abilities>> = {
  'one that copies': { writesApart: () => false, readsApart: () => false, overwrites: () => null },
  'one that writes apart': { writesApart: ({ op }) => op !== 'reshape', readsApart: () => false, overwrites },
  'one that does it all': { writesApart: ({ op }) => op !== 'reshape', readsApart: () => true, overwrites },
};

function overwrites(instruction: Instruction): Id | null {
  return operandsOf(instruction)[0] ?? null;
}

const size = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

/** Runs a program on one piece of memory, with a number of its own for each value, and checks what is read. */
function rehearse(program: Program, abilities: Abilities): { floats: number; least: number; separate: number } {
  const { storages, places } = layoutOf(program, abilities);
  const { offsets, size: floats } = pack(storages, 4);
  const memory = new Float64Array(floats);
  const { buffers, sizes } = share(storages);
  for (const [i, span] of storages.entries()) expect(sizes[at(buffers, i)]).toBeGreaterThanOrEqual(span.size);
  const shapes = new Map<Id, readonly number[]>([
    ...program.inputs.entries(),
    ...program.instructions.map(({ id, shape }) => [id, shape] as const),
  ]);
  const values = new Map<Id, Float64Array>();
  const addressOf = (id: Id, index: number): number => {
    const width = shapes.get(id)?.at(-1) ?? 1;
    const { storage, offset, stride } = places.get(id) as { storage: number; offset: number; stride: number };
    return at(offsets, storage) + offset + Math.floor(index / width) * stride + (index % width);
  };
  const write = (id: Id) => {
    for (const [i, value] of (values.get(id) as Float64Array).entries()) memory[addressOf(id, i)] = value;
  };
  const check = (id: Id) => {
    for (const [i, value] of (values.get(id) as Float64Array).entries())
      if (memory[addressOf(id, i)] !== value) throw new Error(`%${id} is overwritten at ${i}`);
  };
  for (const [id, shape] of program.inputs.entries()) {
    values.set(
      id,
      Float64Array.from({ length: size(shape) }, (_, i) => id * 1e6 + i),
    );
    write(id);
  }
  for (const instruction of program.instructions) {
    for (const id of operandsOf(instruction)) check(id);
    values.set(instruction.id, resultOf(instruction, values, shapes));
    write(instruction.id);
  }
  for (const id of program.outputs) check(id);
  return { floats, least: mostAlive(storages), separate: storages.reduce((sum, span) => sum + span.size, 0) };
}

function resultOf(instruction: Instruction, values: Map<Id, Float64Array>, shapes: Map<Id, readonly number[]>) {
  const { id, op, shape, then } = instruction;
  const operands = operandsOf(instruction);
  if (op === 'reshape' && then.length === 0) return values.get(at(operands, 0)) as Float64Array;
  if (op !== 'concat' || then.length > 0) return Float64Array.from({ length: size(shape) }, (_, i) => id * 1e6 + i);
  const rows = size(shape.slice(0, -1));
  const rowOf = (operand: Id, row: number) => {
    const width = shapes.get(operand)?.at(-1) as number;
    return (values.get(operand) as Float64Array).subarray(row * width, (row + 1) * width);
  };
  return Float64Array.from(
    Array.from({ length: rows }, (_, row) => operands.map((operand) => [...rowOf(operand, row)])).flat(2),
  );
}

describe('the memory of a program', () => {
  beforeAll(() => useBackend('cpu'));

  it.each(Object.entries(engines))('keeps every value until it was read last, on %s', (_, abilities) => {
    let [planned, separate] = [0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const { forward, shapes, parameters } = randomProgram(seed, 20);
      for (const program of [trace(forward, shapes), fuse(trace(forward, shapes), () => seed % 2 === 0)]) {
        const memory = rehearse(program, abilities);
        expect(memory.floats).toBeGreaterThanOrEqual(memory.least);
        planned += memory.floats;
        separate += memory.separate;
      }
      tf.disposeVariables();
      for (const param of parameters) param.dispose();
    }
    expect(planned).toBeLessThan(0.7 * separate);
  });

  it('packs spans of one size, one after the other, into the memory of two', () => {
    const chain = Array.from({ length: 10 }, (_, i): Span => ({ first: i, last: i + 1, size: 100 }));
    expect(pack(chain, 1).size).toBe(200);
    expect(share(chain).sizes).toEqual([100, 100]);
  });

  it('keeps packed spans aligned, apart, and near the least there can be', () => {
    const random = numbers(7);
    const spans = Array.from({ length: 200 }, (): Span => {
      const first = Math.floor(100 * random());
      return { first, last: first + Math.floor(8 * random()), size: 1 + Math.floor(1000 * random()) };
    });
    const { offsets, size: all } = pack(spans, 64);
    for (const [i, a] of spans.entries()) {
      expect(at(offsets, i) % 64).toBe(0);
      for (const [j, b] of spans.entries()) {
        if (j <= i || a.last < b.first || b.last < a.first) continue;
        const [startA, startB] = [at(offsets, i), at(offsets, j)];
        expect(startA + a.size <= startB || startB + b.size <= startA).toBe(true);
      }
    }
    expect(all).toBeLessThan(1.4 * mostAlive(spans));
  });
});
