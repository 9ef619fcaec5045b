import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useBackend } from '../../src';
import { takes } from '../../src/backends/tensorflow/emit';
import type { Takes } from '../../src/backends/program';
import { Compiler } from '../../src/compile/compiler';
import { fuse } from '../../src/compile/fuse';
import { trace } from '../../src/compile/trace';
import { eachBackend } from '../support/engines';
import { interpret, randomProgram } from '../support/random-programs';
import { seeded } from '../support/seeded';

const inputsOf = (shapes: readonly (readonly number[])[]) =>
  shapes.map((shape, i) => tf.tensor(seeded(`input.${i}`, [...shape]), [...shape]));

/** The largest difference of any output, relative to its largest value or 1. */
async function difference(found: readonly tf.Tensor[], expected: readonly tf.Tensor[]): Promise<number> {
  let worst = 0;
  for (const [i, one] of expected.entries()) {
    const [a, b] = [await (found[i] as tf.Tensor).data<'float32'>(), await one.data<'float32'>()];
    const largest = b.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    for (const [j, value] of b.entries()) worst = Math.max(worst, Math.abs(value - (a[j] ?? NaN)) / largest);
  }
  return worst;
}

/** An engine that takes whatever follows, and whatever is asked. */
const greedy: Takes = () => true;

describe('fusing', () => {
  it('changes nothing about what random programs compute, whatever an engine takes', async () => {
    await useBackend('cpu');
    let [joined, calls] = [0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const { forward, shapes, parameters } = randomProgram(seed, 14);
      const inputs = inputsOf(shapes);
      const program = trace(forward, shapes);
      const expected = interpret(program, inputs);
      for (const engine of [takes, greedy]) {
        const fused = fuse(program, engine);
        joined += program.instructions.length - fused.instructions.length;
        calls += fused.instructions.reduce((sum, { then }) => sum + then.length, 0);
        expect(await difference(interpret(fused, inputs), expected), `seed ${seed}`).toBe(0);
      }
      tf.disposeVariables();
      for (const param of parameters) param.dispose();
    }
    expect(joined).toBeGreaterThan(500);
    expect(calls).toBe(joined);
  });
});

describe('programs of random ops', () => {
  eachBackend(() => {
    it('compute on the engine what the reference computes', async () => {
      const compiler = new Compiler();
      for (let seed = 1; seed <= 60; seed++) {
        const { forward, shapes, parameters } = randomProgram(seed, 14);
        const inputs = inputsOf(shapes);
        const network = { version: String(seed), isRepeated: false };
        const found = compiler.run({ name: 'random', forward }, inputs, network) ?? [];
        const expected = interpret(trace(forward, shapes), inputs);
        expect(await difference(found, expected), `seed ${seed}`).toBeLessThan(1e-4);
        tf.dispose([inputs, found]);
        for (const param of parameters) param.dispose();
      }
      compiler.dispose();
    });
  }, ['tensorflow', 'wasm']);
});
