import { beforeAll, expect, it, vi } from 'vitest';
import { StableDiffusion, useBackend, type PolicyName, type SdImage } from '../../src';
import type * as features from '../../src/backends/webgpu/features';
import type { Features } from '../../src/backends/webgpu/kernels/kernel';
import { backend } from '../../src/backends/webgpu/tensors';
import { policyOf } from '../../src/precision/policy';
import { eachBackend, expectNoLeak } from '../support/engines';
import { psnr } from '../support/picture-cases';

/** What a trial on a device may choose; adapters that compute on the CPU have none. */
const forced = vi.hoisted(() => ({ f16: true, isTwoLevel: true }));

vi.mock('../../src/backends/webgpu/features', async (original) => {
  const actual = await original<typeof features>();
  const all = (device: GPUDevice): Features => ({ ...actual.featuresOf(device), ...forced });
  return { ...actual, featuresOf: all, featuresAfterTrial: (device: GPUDevice) => Promise.resolve(all(device)) };
});

/** All networks of the embedded model in f16 arithmetic, beside wasm in float32. */
eachBackend(() => {
  const draw = async (precision: PolicyName, jitCompile: boolean): Promise<SdImage> => {
    using model = new StableDiffusion({ weights: 'tiny', precision, jitCompile, imgWidth: 64, imgHeight: 64 });
    await model.load({ parts: [] });
    model.decoder.policy = policyOf(precision); // its checkpoint asks for float32
    const [image] = await model.textToImage('a red heart on a blue background', { seed: 7, numSteps: 2 });
    return image as SdImage;
  };
  let expected: SdImage;
  beforeAll(async () => {
    await useBackend('wasm');
    expected = await draw('float32', true);
    await useBackend('webgpu');
  });

  /** One operation at a time: for a compiled picture lavapipe makes twice as many pipelines, in a minute and a half. */
  it('draws with two-level sums of f16 what wasm draws, at 35 dB or more', { timeout: 600_000 }, async ({ skip }) => {
    const { device } = backend();
    if (!device.features.has('shader-f16')) return skip('no shader-f16');
    const modules = vi.spyOn(device, 'createShaderModule');
    const image = await expectNoLeak(() => draw('mixed_float16', false));
    expect(psnr(image, expected)).toBeGreaterThan(35);
    const texts = modules.mock.calls.map(([{ code }]) => code);
    modules.mockRestore();
    const products = texts.filter((code) => code.includes('alias Vector = vec4<f16>;'));
    expect(products.length).toBeGreaterThan(8);
    for (const code of products) expect(code).toContain('vec4f(part');
  });
}, ['webgpu']);
