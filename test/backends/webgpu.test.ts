import * as tf from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import { engines } from '#engines';
import { StableDiffusion, type Progress } from '../../src';
import { useBackend } from '../../src/backends';
import { SdError, UnsupportedError } from '../../src/errors';
import { eachBackend } from '../support/engines';

const device = (): GPUDevice => (tf.backend() as unknown as { device: GPUDevice }).device;

eachBackend(() => {
  it('has a device that can all that its adapter can', async () => {
    const adapter = await engines.gpuAdapter();
    for (const feature of ['shader-f16', 'subgroups', 'timestamp-query']) {
      expect(device().features.has(feature), feature).toBe(adapter.features.has(feature));
    }
    expect(device().limits.maxStorageBufferBindingSize).toBe(adapter.limits.maxStorageBufferBindingSize);
    expect(device().limits.maxBufferSize).toBe(adapter.limits.maxBufferSize);
  });

  it("is what 'auto' takes where the adapter is a GPU, and not where that computes on the CPU", async () => {
    const adapter = await engines.gpuAdapter();
    const info = { vendor: 'nvidia', architecture: 'ampere', device: '', description: 'NVIDIA RTX 3060' };
    const called = (change: object) => {
      const other: unknown = Object.create(adapter, {
        info: { value: { ...info, isFallbackAdapter: false, ...change } },
      });
      return vi.spyOn(engines, 'gpuAdapter').mockResolvedValue(other as GPUAdapter);
    };
    const real = called({});
    expect(await useBackend('auto')).toEqual({ name: 'webgpu', reason: 'a GPU is there: NVIDIA RTX 3060', tried: [] });
    const y = tf.add(tf.tensor1d([1]), 2);
    expect([...(await y.data())]).toEqual([3]);
    real.mockRestore();
    const slow = called({ description: 'llvmpipe (LLVM 15.0.6, 256 bits)' });
    const { name, tried } = await useBackend('auto');
    expect(name).not.toBe('webgpu');
    expect(tried?.[0]?.reason).toMatch(/the only adapter computes in software \(llvmpipe/);
    slow.mockRestore();
    await useBackend('webgpu');
  });

  it('computes small tensors on the GPU too', async () => {
    const x = tf.tensor1d([1, 2, 3]);
    const y = tf.add(x, x);
    expect(() => y.dataSync()).toThrow(UnsupportedError); // on the CPU, the values would be at hand
    expect([...(await y.data())]).toEqual([2, 4, 6]);
    tf.dispose([x, y]);
  });

  it('throws where WebGPU refuses a command and tfjs would return zeros', async () => {
    const x = tf.zeros([device().limits.maxStorageBufferBindingSize / 4 + 4]);
    expect(() => tf.add(x, 1)).toThrow(/device refused a command \(Binding size .* is larger than the maximum/);
    const small = tf.tensor1d([1]);
    expect(() => tf.add(small, 1), 'a later op').toThrow(SdError);
    await expect(x.data(), 'a later read').rejects.toThrow(SdError);

    await useBackend('webgpu');
    const y = tf.add(small, 1);
    expect([...(await y.data())], 'after useBackend').toEqual([2]);
    tf.dispose([x, small, y]);
  });

  it('throws when the device is lost, and gets another when asked', async () => {
    const x = tf.add(tf.tensor1d([1]), 1);
    const before = device();
    before.destroy();
    await before.lost;
    await expect(x.data()).rejects.toThrow(/device was lost .* call useBackend\('webgpu'\)/);
    expect(() => tf.add(1, 2)).toThrow(/device was lost/);

    await useBackend('webgpu');
    expect(device()).not.toBe(before);
    const y = tf.add(tf.tensor1d([1]), 2);
    expect([...(await y.data())]).toEqual([3]);
  });

  it('draws on another device after a loss, with the weights loaded again, and says so', async () => {
    const model = new StableDiffusion({ weights: 'tiny', jitCompile: false });
    await model.load({ parts: ['textEncoder'] });
    const context = await model.encodeText('a star');
    const expected = await context.data();
    context.dispose();
    const before = device();
    before.destroy();
    await before.lost;
    expect(model.textEncoder.isLoaded).toBe(false);
    const messages: string[] = [];
    const onProgress = (p: Progress) => (p.kind === 'warning' ? messages.push(p.message) : null);
    await model.load({ parts: ['textEncoder'], onProgress });
    expect(messages).toEqual([expect.stringMatching(/^webgpu: the device was lost; another one is used/)]);
    expect(device()).not.toBe(before);
    const again = await model.encodeText('a star');
    expect(await again.data()).toEqual(expected);
    again.dispose();
    model.dispose();
  });

  it("runs on the application's device where one is given", async () => {
    const adapter = await engines.gpuAdapter();
    const own = await adapter.requestDevice();
    await useBackend('webgpu', { device: own });
    expect(device()).toBe(own);
    const y = tf.add(tf.tensor1d([1]), 2);
    expect([...(await y.data())]).toEqual([3]);
    await useBackend('webgpu');
    expect(device(), 'asked for again').toBe(own);
    await expect(useBackend('wasm', { device: own })).rejects.toThrow(/'webgpu' is needed/);
    await expect(useBackend('webgpu', { device: {} as GPUDevice })).rejects.toThrow(/a GPUDevice is needed/);
    own.destroy();
    await own.lost;
    await useBackend('webgpu');
    expect(device()).not.toBe(own);
  });
}, ['webgpu']);
