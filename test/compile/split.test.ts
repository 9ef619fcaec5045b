import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { StableDiffusion, useBackend } from '../../src';
import { at } from '../../src/at';
import { operandsOf } from '../../src/backends/program';
import { SteadyResults } from '../../src/compile/compiled';
import { printProgram } from '../../src/compile/program';
import { split } from '../../src/compile/split';
import { trace } from '../../src/compile/trace';
import { Attention } from '../../src/layers';
import { expectNoLeak } from '../support/engines';
import { LaterEngine } from '../support/later-engine';
import { interpret, randomProgram } from '../support/random-programs';
import { seeded } from '../support/seeded';

const tensor = (name: string, shape: readonly number[]) => tf.tensor(seeded(`split.${name}`, [...shape]), [...shape]);

describe('a program in two parts', () => {
  it('computes what the whole computes, wherever random programs are parted', async () => {
    await useBackend('cpu');
    let parted = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const { forward, shapes, parameters } = randomProgram(seed, 14);
      const program = trace(forward, shapes);
      const inputs = shapes.map((shape, i) => tensor(`${seed}.${i}`, shape));
      const expected = interpret(program, inputs);
      const { once, onceInputs, each, eachInputs } = split(program, seed % 4);
      const some = (places: readonly number[]) => places.map((place) => at(inputs, place));
      const made = once === null ? [] : interpret(once, some(onceInputs));
      const found = interpret(each, [...some(eachInputs), ...made]);
      for (const [i, one] of expected.entries()) expect(await found[i]?.data()).toEqual(await one.data());
      parted += once?.instructions.length ?? 0;
      tf.disposeVariables();
      for (const param of parameters) param.dispose();
    }
    expect(parted).toBeGreaterThan(200);
  });

  it('has keys and values of cross-attention, and nothing else, in the part of the prompt', () => {
    const attention = new Attention(8, { heads: 2, contextWidth: 6, bias: false });
    const program = trace(
      (x, context) => attention.forward(x as tf.Tensor3D, context as tf.Tensor3D),
      [
        [1, 4, 8],
        [1, 5, 6],
      ],
    );
    const { once, each } = split(program, 1);
    const names = new Map<object, string>(Array.from(attention.parameters(), ([path, param]) => [param, path]));
    const text = once === null ? '' : printProgram(once, (weight) => names.get(weight) ?? '?');
    expect(text.split('\n')).toEqual([
      '%0 [1, 5, 6] = input',
      '%1 [1, 5, 8] = linear %0 key.weight',
      '%2 [1, 5, 8] = linear %0 value.weight',
      'return %1 %2',
    ]);
    expect(each.inputs).toEqual([[1, 4, 8], [1, 5, 8], [1, 5, 8]]); // prettier-ignore
    expect(each.instructions.map(({ op }) => op)).toEqual(['linear', 'attention', 'linear']);
    expect(each.instructions.flatMap(operandsOf).includes(1)).toBe(true);
  });

  it('is printed as such for the UNet of Stable Diffusion 1.4', () => {
    const text = new StableDiffusion().diffusionModel.program([2, 64, 64, 4], [1, 320], [2, 77, 768]);
    const [once = '', each = ''] = text.split('each:\n');
    expect(once).toMatch(/^once:\n%0 \[2, 77, 768\] = input\n/);
    expect(once.match(/= linear %0 \S*crossAttention\.(key|value)\.weight\n/g)?.length).toBe(32);
    expect(once.match(/ = (?!input|linear)/g)).toBeNull();
    expect(each).not.toContain('crossAttention.key');
    expect(each).toContain('crossAttention.query');
  });
});

describe('what is made once', () => {
  it('is made anew for other tensors and other weights, and freed with who keeps it', async () => {
    await useBackend('wasm');
    const engine = new LaterEngine();
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny', jitCompile: true });
      await model.load({ parts: ['diffusionModel'] });
      const unet = model.diffusionModel;
      const { contextWidth } = unet.config;
      const shapes = [[1, 8, 8, 4], [1, unet.timestepWidth], [1, 77, contextWidth]]; // prettier-ignore
      await unet.prepare(shapes);
      const [x, time, context] = shapes.map((shape, i) => tensor(String(i), shape)) as [
        tf.Tensor4D,
        tf.Tensor,
        tf.Tensor3D,
      ];
      const other = tf.tidy(() => tf.mul<tf.Tensor3D>(context, 2));
      const steady = new SteadyResults();
      const [once, each] = engine.begun;
      const ran = () =>
        engine.ran.splice(0).map((program) => (program === once ? 'once' : program === each ? 'each' : '?'));
      const plain = unet.run(x, time, { context });
      expect(ran()).toEqual(['once', 'each']);
      const first = unet.run(x, time, { context }, steady);
      const second = tf.tidy(() => unet.run(x, time, { context }, steady));
      expect(ran()).toEqual(['once', 'each', 'each']);
      const changed = unet.run(x, time, { context: other }, steady);
      expect(ran()).toEqual(['once', 'each']);
      for (const one of [first, second]) expect(await one.data()).toEqual(await plain.data());
      expect(await changed.data()).not.toEqual(await plain.data());
      steady.dispose();
      tf.dispose([x, time, context, other, plain, first, second, changed]);
      model.dispose();
    });
    engine.remove();
  });
});
