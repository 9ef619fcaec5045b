import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  StableDiffusion,
  UnsupportedError,
  useBackend,
  type OnProgress,
  type PolicyName,
  type SdImage,
} from '../../src';
import { currentEngine } from '../../src/backends';
import { Conv2d, GroupNorm, LayerNorm, Linear } from '../../src/layers';
import type { Module } from '../../src/layers/module';
import { storedType } from '../../src/backends/tensorflow/binding';
import { ops } from '../../src/backends/ops';
import { eachBackend, expectNoLeak } from '../support/engines';
import { expectDecodedInFloat32, expectNoPicture } from '../support/overflow';
import { psnr } from '../support/picture-cases';
import { seeded } from '../support/seeded';

const folder = mkdtempSync(join(tmpdir(), 'sd-ts-mixed-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const widened = (x: tf.Tensor) => ops.widen(x);
const tensor = (name: string, shape: number[]) => tf.tensor(seeded(`input.${name}`, shape), shape);

function fill(module: Module, dtype: 'float32' | 'bfloat16' | 'float16'): void {
  for (const [path, param] of module.parameters()) {
    const held = param.kind === 'vector' ? 'float32' : dtype;
    param.hold(currentEngine().upload(tensor(path, [...param.shape]), held), held);
  }
}

function rms(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [error, size] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    error += ((a[i] as number) - (b[i] as number)) ** 2;
    size += (b[i] as number) ** 2;
  }
  return Math.sqrt(error / size);
}

const prompt = 'a red heart on a blue background';

async function draw(precision: PolicyName, jitCompile: boolean): Promise<SdImage> {
  const model = new StableDiffusion({ weights: 'tiny', precision, jitCompile });
  const [image] = await model.textToImage(prompt, { seed: 7, numSteps: 20 });
  model.dispose();
  return image as SdImage;
}

/** What holds for every engine that holds parameters in both kinds of halves. */
const onBoth = () => {
  it('refuses to save what was rounded, and leaves no file', async () => {
    const model = await StableDiffusion.fromPretrained('tiny', { precision: 'mixed_bfloat16' });
    const path = join(folder, 'rounded.safetensors');
    await expect(model.saveWeights(path)).rejects.toThrow(UnsupportedError);
    await expect(model.decoder.saveWeights(path)).rejects.toThrow(/bfloat16.*float32/);
    expect(existsSync(path)).toBe(false);
    model.dispose();
  });

  it('changes held values as if they were float32, rounded once', async () => {
    const linear = new Linear(3, 2);
    fill(linear, 'bfloat16');
    linear.weight.update((value) => tf.mul(value, 0));
    linear.weight.update((value) => tf.add(value, 1.25));
    expect(linear.weight.dtype).toBe('bfloat16');
    expect([...(await linear.weight.data())]).toEqual(new Array(6).fill(1.25));
    linear.dispose();
  });
};

const onWasm = () => {
  onBoth();

  it('draws with the embedded model as near to float32 as halves are', async () => {
    await expectNoLeak(async () => {
      const exact = await draw('float32', true);
      // Its weights are stored in half precision: nothing is rounded, and all is computed in float32.
      expect(psnr(await draw('mixed_float16', true), exact)).toBeGreaterThan(55);
      expect(psnr(await draw('mixed_float16', false), exact)).toBeGreaterThan(55);
      expect(psnr(await draw('mixed_bfloat16', true), exact)).toBeGreaterThan(35);
    });
  });

  it('decodes in float32 what overflows float16, and says so once', () => expectNoLeak(expectDecodedInFloat32));
  it('has an error for what overflows float32 too', () => expectNoLeak(expectNoPicture));
};

const onTensorflow = () => {
  onBoth();

  it.each([
    ['linear', () => new Linear(24, 40), [3, 7, 24]],
    ['conv', () => new Conv2d(8, 12, 3, { padding: 1 }), [2, 9, 5, 8]],
  ] as const)('computes with parameters in half precision: %s', async (_, make, shape) => {
    const x = tensor('x', [...shape]);
    const run = async (dtype: 'float32' | 'bfloat16' | 'float16') => {
      const module = make();
      fill(module, dtype);
      expect(module.weight.dtype).toBe(dtype);
      const wide = tf.tidy(() => widened(module.forward(x)));
      const values = await wide.data<'float32'>();
      tf.dispose([wide]);
      module.dispose();
      return values;
    };
    const exact = await run('float32');
    const [bfloat, half] = [rms(await run('bfloat16'), exact), rms(await run('float16'), exact)];
    expect(bfloat).toBeGreaterThan(1e-4); // it is bfloat16: 8 bits
    expect(bfloat).toBeLessThan(8e-3);
    expect(half).toBeGreaterThan(1e-6); // it is float16: 11 bits, then float32
    expect(half).toBeLessThan(5e-4);
    x.dispose();
  });

  it('keeps the statistics of norms in float32 where activations are bfloat16', async () => {
    // A mean of 100 with a deviation of 1: in bfloat16 sums of these would be worth nothing.
    const norms = [new GroupNorm(8, 2, 1e-5), new LayerNorm(8, 1e-5)];
    const identity = new Conv2d(8, 8, 1);
    const eye = tf.tidy(() => tf.reshape<tf.Rank.R4>(tf.eye(8), [1, 1, 8, 8]));
    identity.weight.hold(currentEngine().upload(eye, 'bfloat16'), 'bfloat16');
    identity.bias.value = tf.zeros([8]);
    const x = tf.tidy(() => tf.round(tf.add(tensor('far', [1, 16, 16, 8]), 100))); // whole numbers below 256 are exact in bfloat16
    for (const norm of norms) {
      norm.weight.value = tf.ones([8]);
      norm.bias.value = tf.zeros([8]);
      const half = tf.tidy(() => widened(norm.forward(identity.forward(x))));
      const exact = tf.tidy(() => widened(norm.forward(x)));
      expect(rms(await half.data(), await exact.data())).toBeLessThan(4e-3); // the rounding of the result alone
      tf.dispose([half, exact]);
      norm.dispose();
    }
    identity.dispose();
    x.dispose();
  });

  it('says where a processor has no arithmetic for bfloat16 [no-bfloat16]', async () => {
    const hasIt = process.env['ONEDNN_MAX_CPU_ISA'] !== 'AVX2' && /avx512f|avx_ne_convert/.test(readFileSync('/proc/cpuinfo', 'utf8')); // prettier-ignore
    const { reason } = await useBackend('tensorflow');
    expect(reason).toMatch(
      hasIt ? /^asked for$/ : /no bfloat16 arithmetic: 'mixed_bfloat16' holds .* computes in float32$/,
    );
    const warnings: string[] = [];
    const onProgress: OnProgress = (p) => (p.kind === 'warning' ? warnings.push(p.message) : null);
    using model = await StableDiffusion.fromPretrained('tiny', { precision: 'mixed_bfloat16', onProgress });
    expect(model.policy.name).toBe('mixed_bfloat16');
    expect(warnings).toEqual(
      hasIt ? [] : [expect.stringMatching(/^precision: this processor has no bfloat16 arithmetic: .*\.$/)],
    );
    // Where it computes in float32, a second narrowing of what a product gives would show.
    const linear = new Linear(24, 40);
    fill(linear, 'bfloat16');
    const x = tensor('x', [5, 24]);
    const raw = tf.tidy(() => linear.forward(x));
    expect(storedType(raw)).toBe(hasIt ? 'bfloat16' : 'float32');
    tf.dispose([x, raw]);
    linear.dispose();
  });

  it('computes as without it where the environment says so [no-bfloat16-by-environment]', () => {
    const program =
      "import { useBackend } from './src'; console.log((await useBackend('tensorflow')).reason); process.exit(0);";
    const args = ['--import', 'tsx', '-C', 'source', '--input-type=module', '-e', program];
    const printed = execFileSync(process.execPath, args, { env: { ...process.env, SD_TS_BFLOAT16: '0' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }); // prettier-ignore
    expect(printed).toContain('no bfloat16 arithmetic');
  });

  describe('draws with the embedded model', () => {
    let exact: SdImage;
    beforeAll(async () => {
      exact = await draw('float32', false);
    });

    it.each([
      ['float32', true, 55],
      ['mixed_bfloat16', true, 35],
      ['mixed_bfloat16', false, 35],
      ['mixed_float16', true, 55], // its weights are stored in half precision: nothing is rounded
      ['mixed_float16', false, 55],
    ] as const)('%s, jitCompile %s: at least as near to float32 as %i dB', async (precision, jitCompile, least) => {
      await expectNoLeak(async () => {
        expect(psnr(await draw(precision, jitCompile), exact)).toBeGreaterThan(least);
      });
    });
  });
};

describe('mixed precision', () => {
  eachBackend(onTensorflow, ['tensorflow']);
  eachBackend(onWasm, ['wasm']);
});
