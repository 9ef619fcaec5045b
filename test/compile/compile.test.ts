import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { ImageEncoder, stableDiffusion1, StableDiffusion, UnsupportedError, useBackend } from '../../src';
import type { BackendName, Weight } from '../../src/backends/contract';
import { ops, withOps } from '../../src/backends/ops';
import { reference } from '../../src/backends/op-table';
import { takes } from '../../src/backends/tensorflow/emit';
import type { Program } from '../../src/backends/program';
import { Compiler } from '../../src/compile/compiler';
import { fuse } from '../../src/compile/fuse';
import { printProgram } from '../../src/compile/program';
import { trace, type Forward } from '../../src/compile/trace';
import { Attention, Conv2d, Geglu, GroupNorm, Linear, ResBlock, Upsample } from '../../src/layers';
import type { Module } from '../../src/layers/module';
import { TinyDecoder } from '../../src/checkpoints/tiny-decoder';
import { TinyEncoderNetwork } from '../../src/models/tiny-encoder';
import { eachBackend, expectNoLeak } from '../support/engines';
import { seeded } from '../support/seeded';

const tensor = (name: string, shape: number[]) => tf.tensor(seeded(`input.${name}`, shape), shape);

/** Gives every parameter seeded values. */
function fill(module: Module): void {
  for (const [path, param] of module.parameters()) {
    param.value = tf.tidy(() => tf.add(tf.mul(tensor(path, [...param.shape]), 0.2), param.kind === 'vector' ? 0.5 : 0));
  }
}

const namesOf = (module: Module) => {
  const names = new Map<Weight, string>(Array.from(module.parameters(), ([path, param]) => [param as Weight, path]));
  return (weight: Weight) => names.get(weight) ?? '?';
};

async function difference(a: tf.Tensor, b: tf.Tensor): Promise<number> {
  expect(a.shape).toEqual(b.shape);
  const worst = tf.tidy(() => tf.div(tf.max(tf.abs(tf.sub(a, b))), tf.max(tf.abs(b))));
  const [value = NaN] = await worst.data();
  worst.dispose();
  return value;
}

describe('tracing', () => {
  const linear = new Linear(4, 6);
  const geglu = new Geglu(4, 3, 'erf');
  const conv = new Conv2d(4, 4, 3, { padding: 1 });

  it('writes down what the layers do, without values', () => {
    const program = trace((x) => ops.silu(linear.forward(x)), [[2, 5, 4]]);
    expect(printProgram(program, namesOf(linear))).toBe(
      ['%0 [2, 5, 4] = input', '%1 [2, 5, 6] = linear %0 weight bias', '%2 [2, 5, 6] = silu %1', 'return %2'].join(
        '\n',
      ),
    );
  });

  it('fuses what follows a product, is its only use and is taken', () => {
    const sum = fuse(trace((x, y) => ops.add(linear.forward(x), y), [[2, 4], [2, 6]]), takes); // prettier-ignore
    expect(printProgram(sum, namesOf(linear))).toContain('%3 [2, 6] = linear %0 weight bias then add %3 %1');
    const gated = fuse(
      trace((x) => geglu.forward(x), [[2, 4]]),
      takes,
    );
    expect(printProgram(gated, namesOf(geglu))).toContain('%2 [2, 3] = linear %0 projection.weight projection.bias then geglu %2 kind=erf'); // prettier-ignore
    const timed = fuse(
      trace((x, t) => ops.add(ops.addChannels(conv.forward(x), t), x), [[1, 3, 3, 4], [1, 4]]), // prettier-ignore
      takes,
    );
    expect(printProgram(timed, namesOf(conv))).toMatch(
      /= conv2d %0 weight bias stride=1 padding=1,1,1,1 then addChannels %4 %1 then add %4 %0\n/,
    );
  });

  it('leaves what is used twice, differs in shape, or is not taken, as it is', () => {
    const opsOf = (program: Program) => program.instructions.map(({ op, then }) => [op, ...then.map((call) => call.op)].join('+')); // prettier-ignore
    const twice = fuse(trace((x) => {
      const y = linear.forward(x);
      return ops.add(ops.add(y, y), y);
    }, [[2, 4]]), takes); // prettier-ignore
    expect(opsOf(twice)).toEqual(['linear', 'add', 'add']);
    const each = fuse(trace((x, t) => ops.addChannels(conv.forward(x), t), [[2, 3, 3, 4], [2, 4]]), takes); // prettier-ignore
    expect(opsOf(each)).toEqual(['conv2d', 'addChannels']);
    const gateOfSum = fuse(trace((x, y) => ops.geglu(ops.add(linear.forward(x), y), 'erf'), [[2, 4], [2, 6]]), takes); // prettier-ignore
    expect(opsOf(gateOfSum)).toEqual(['linear+add', 'geglu']);
    const gelus = fuse(
      trace((x) => ops.gelu(ops.gelu(linear.forward(x), 'erf'), 'tanh'), [[2, 4]]),
      takes,
    );
    expect(opsOf(gelus)).toEqual(['linear+gelu', 'gelu']);
    const shifts = fuse(trace((x, t) => ops.addChannels(ops.addChannels(conv.forward(x), t), t), [[1, 3, 3, 4], [1, 4]]), takes); // prettier-ignore
    expect(opsOf(shifts)).toEqual(['conv2d+addChannels', 'addChannels']);
  });

  it('says what to do about a layer that computes by other means', async () => {
    await useBackend('cpu');
    expect(() => trace((x) => tf.sin(x), [[2]])).toThrow(UnsupportedError);
    expect(() => trace((x) => tf.sin(x), [[2]])).toThrow(/jitCompile: false/);
  });

  it('reads as one instruction a line for a whole network', () => {
    const model = new StableDiffusion().diffusionModel;
    const lines = model.program([2, 64, 64, 4], [1, 320], [2, 77, 768]).split('\n');
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.every((line) => /^(%\d+ \[[\d, ]+\] = [a-z]|return %|(once|each):$)/i.test(line))).toBe(true);
    expect(lines.join('\n')).not.toContain('?');
    expect(lines.filter((line) => line.includes('= conv2d')).length).toBe(95);
    expect(lines.filter((line) => line.includes('= upsampleConv2d')).length).toBe(3);
    expect(lines.filter((line) => line.includes('= attention')).length).toBe(32);
  });
});

const onEngine = (engine: BackendName) => {
  /** Sums of up to 11,520 products in float32; Winograd's algorithm, on wasm, loses a digit. */
  const tolerance = engine === 'wasm' ? 4e-5 : 4e-6;

  const compiler = new Compiler();
  afterAll(() => {
    compiler.dispose();
  });

  /** Runs `forward` as a program, op by op and by the reference, in float32; the largest difference relative to the largest value. */
  async function compared(
    name: string,
    module: Module,
    forward: (...xs: tf.Tensor[]) => tf.Tensor,
    shapes: number[][],
  ) {
    const inputs = shapes.map((shape, i) => tensor(`${name}.${i}`, shape));
    const version = Array.from(module.parameters(), ([, { value }]) => value.id).join();
    const [found] = compiler.run({ name, forward }, inputs, { version, isRepeated: true }) as [tf.Tensor];
    const expected = tf.tidy(() => withOps(reference, () => forward(...inputs)));
    const eager = tf.tidy(() => ops.widen(forward(...inputs)));
    const worst = Math.max(await difference(found, expected), await difference(eager, expected));
    tf.dispose([inputs, found, eager, expected]);
    return worst;
  }

  it.each([
    ['linear', () => new Linear(24, 40), [[3, 7, 24]]],
    ['conv', () => new Conv2d(8, 12, 3, { padding: 1 }), [[2, 9, 5, 8]]],
    [
      'strided conv',
      () => new Conv2d(8, 12, 3, { stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } }),
      [[2, 9, 5, 8]],
    ],
    ['conv of one picture', () => new Conv2d(8, 12, 3, { padding: 1 }), [[1, 8, 5, 8]]],
    ['conv of one picture of two rows', () => new Conv2d(8, 12, 3, { padding: 1 }), [[1, 2, 5, 8]]],
    ['conv of one picture with an odd number of rows', () => new Conv2d(8, 12, 3, { padding: 1 }), [[1, 9, 5, 8]]],
    ['strided conv of one picture', () => new Conv2d(8, 12, 3, { stride: 2, padding: 1 }), [[1, 12, 6, 8]]],
    [
      'strided conv of one picture, unevenly padded',
      () => new Conv2d(8, 12, 3, { stride: 2, padding: { top: 0, bottom: 1, left: 0, right: 1 } }),
      [[1, 12, 6, 8]],
    ],
    [
      'one picture in a block',
      () => new ResBlock(16, 24, { groups: 4, epsilon: 1e-5, timeWidth: 16 }),
      [
        [1, 6, 5, 16],
        [1, 16],
      ],
    ],
    ['upsample one picture', () => new Upsample(8), [[1, 32, 18, 8]]],
    ['conv of few pixels and a large filter', () => new Conv2d(1280, 1280, 3, { padding: 1 }), [[2, 4, 5, 1280]]],
    [
      'the same in a block',
      () => new ResBlock(1280, 1280, { groups: 32, epsilon: 1e-5, timeWidth: 16 }),
      [
        [1, 3, 4, 1280],
        [1, 16],
      ],
    ],
    ['upsample', () => new Upsample(8), [[2, 16, 17, 8]]], // enough pixels for sums of filters
    ['group norm of a large image', () => new GroupNorm(8, 4, 1e-5), [[2, 128, 130, 8]]], // moments by a batch normalisation
    ['group norm', () => new GroupNorm(16, 4, 1e-5), [[3, 6, 5, 16]]],
    ['GEGLU erf', () => new Geglu(16, 24, 'erf'), [[2, 9, 16]]],
    ['GEGLU tanh', () => new Geglu(16, 24, 'tanh'), [[2, 9, 16]]],
    [
      'tiny decoder',
      () => new TinyDecoder({ latentChannels: 4, width: 8, blocks: [2, 1, 1], scale: 0.5 }),
      [[2, 4, 6, 4]],
    ],
    [
      'tiny image encoder',
      () => new TinyEncoderNetwork({ latentChannels: 4, width: 8, blocks: [1, 2], scale: 0.5 }),
      [[1, 8, 12, 3]],
    ],
    [
      'image encoder',
      () => new ImageEncoder({ ...stableDiffusion1.autoencoder, widths: [8, 16], groups: 4 }),
      [[1, 8, 12, 3]],
    ],
    ['attention', () => new Attention(16, { heads: 4, bias: false }), [[2, 33, 16]]],
    ['causal attention', () => new Attention(16, { heads: 2, bias: true, causal: true }), [[2, 33, 16]]],
    [
      'cross-attention',
      () => new Attention(16, { heads: 4, contextWidth: 8, bias: false }),
      [
        [2, 33, 16],
        [2, 7, 8],
      ],
    ],
  ] as const)('equal the layers: %s', async (name, make, shapes) => {
    const module = make() as Module & { forward(...xs: tf.Tensor[]): tf.Tensor };
    fill(module);
    expect(
      await compared(
        name,
        module,
        (...xs) => module.forward(...xs),
        shapes.map((shape) => [...shape]),
      ),
    ).toBeLessThan(tolerance);
    module.dispose();
  });

  it('make attention scores in pieces without a change', async () => {
    const [q, k, v] = ['q', 'k', 'v'].map((name) => tensor(name, [1, 2400, 16])) as [
      tf.Tensor3D,
      tf.Tensor3D,
      tf.Tensor3D,
    ]; // 4 heads: 92 MB of scores
    const forward: Forward = (...xs) =>
      ops.attention(...(xs as [tf.Tensor3D, tf.Tensor3D, tf.Tensor3D]), { heads: 4, causal: true });
    const network = { version: '', isRepeated: false };
    const [found] = compiler.run({ name: 'pieces', forward }, [q, k, v], network) as [tf.Tensor];
    const expected = reference.attention(q, k, v, { heads: 4, causal: true });
    expect(await difference(found, expected)).toBeLessThan(1e-5);
    tf.dispose([q, k, v, found, expected]);
  });

  it('are made anew for other shapes and other parameters, and are freed with the model', async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    await model.load({ parts: ['diffusionModel'] });
    const unet = model.diffusionModel;
    const { contextWidth } = unet.config;
    const draw = (batch: number, size: number) => {
      const inputs = [tensor('x', [batch, size, size, 4]), tensor('t', [1, unet.timestepWidth]), { context: tensor('c', [batch, 9, contextWidth]) }] as [tf.Tensor4D, tf.Tensor, { context: tf.Tensor3D }]; // prettier-ignore
      const [found, expected] = [true, false].map((jit) => {
        unet.jitCompile = jit;
        return unet.run(...inputs);
      }) as [tf.Tensor, tf.Tensor];
      tf.dispose(inputs);
      return [found, expected] as const;
    };
    await expectNoLeak(async () => {
      for (const [batch, size] of [
        [1, 16],
        [2, 16],
        [1, 8],
        [1, 16],
      ] as const) {
        // prettier-ignore
        const pair = draw(batch, size);
        expect(await difference(...pair)).toBeLessThan(1e-5);
        tf.dispose([...pair]);
      }
    });
    const [before] = draw(1, 8);
    const param = unet.outputConv.bias;
    param.value = tf.add(param.value, 1);
    const pair = draw(1, 8);
    expect(await difference(...pair)).toBeLessThan(1e-5);
    const moved = tf.tidy(() => tf.mean(tf.sub(pair[0], before)));
    expect((await moved.data())[0]).toBeCloseTo(1, 4);
    tf.dispose([before, ...pair, moved]);
    model.dispose();
  });

  // wasm has no gradients of its operations.
  it.skipIf(engine === 'wasm')('leave gradients to the operations', async () => {
    const linear = new Linear(4, 3);
    fill(linear);
    const x = tensor('x', [2, 4]);
    const gradient = tf.grad((y) => tf.sum(linear.forward(y)))(x);
    expect(gradient.shape).toEqual([2, 4]);
    expect((await gradient.data()).every((value) => value !== 0)).toBe(true);
    tf.dispose([x, gradient]);
    linear.dispose();
  });
};

describe('programs', () => {
  eachBackend(onEngine, ['tensorflow', 'wasm']);
});
