import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import type { BackendName } from '../../src/backends';
import { useBackend } from '../../src/backends';
import { UnsupportedError } from '../../src/errors';

/** Stand-ins, so that every combination of engines can be had on one machine. */
const machine = vi.hoisted(() => ({ adapter: null as object | null, installed: new Set<string>() }));

vi.mock('#engines', () => ({
  engines: {
    gpuAdapter: () =>
      machine.adapter === null
        ? Promise.reject(new UnsupportedError('webgpu: no adapter.'))
        : Promise.resolve({ info: machine.adapter }),
    engine: (name: BackendName) => Promise.resolve({ name, shortcoming: () => null }),
    load(name: string): Promise<void> {
      if (!machine.installed.has(name)) return Promise.reject(new UnsupportedError(`${name}: not installed.`));
      if (!(name in tf.engine().registryFactory)) tf.registerBackend(name, () => new tf.KernelBackend());
      return Promise.resolve();
    },
  },
}));

const gpu = {
  vendor: 'nvidia',
  architecture: 'hopper',
  device: '',
  description: 'NVIDIA H100',
  isFallbackAdapter: false,
};
const lavapipe = {
  vendor: 'mesa',
  architecture: 'software',
  device: 'llvmpipe',
  description: 'llvmpipe: Mesa 25.0.7 (LLVM 15.0.6)',
  isFallbackAdapter: true,
};

function given(adapter: object | null, ...installed: BackendName[]): void {
  machine.adapter = adapter;
  machine.installed = new Set(installed);
}

describe("useBackend('auto')", () => {
  it('takes a real GPU first', async () => {
    given(gpu, 'webgpu', 'tensorflow', 'wasm');
    expect(await useBackend('auto')).toEqual({ name: 'webgpu', reason: 'a GPU is there: NVIDIA H100', tried: [] });
    expect(tf.getBackend()).toBe('webgpu');
  });

  it.each([
    ['lavapipe', lavapipe],
    ['SwiftShader', { ...gpu, vendor: 'google', architecture: 'swiftshader', description: 'SwiftShader driver 5.0.0' }],
    ['an adapter that calls itself a fallback', { ...gpu, isFallbackAdapter: true }],
  ])('does not take %s for a GPU', async (_, adapter) => {
    given(adapter, 'webgpu', 'tensorflow', 'wasm');
    const { name, reason, tried } = await useBackend('auto');
    expect(name).toBe('tensorflow');
    expect(reason).toMatch(/tfjs-node is installed/);
    expect(tried).toEqual([{ name: 'webgpu', reason: expect.stringMatching(/computes in software/) as string }]);
  });

  it('takes tfjs-node when a GPU is there and the package for it is not', async () => {
    given(gpu, 'tensorflow', 'wasm');
    const { name, tried } = await useBackend('auto');
    expect(name).toBe('tensorflow');
    expect(tried).toEqual([{ name: 'webgpu', reason: 'webgpu: not installed.' }]);
  });

  it('takes wasm when nothing is installed, and says why not the others', async () => {
    given(null, 'wasm');
    expect(await useBackend('auto')).toEqual({
      name: 'wasm',
      reason: 'runs everywhere',
      tried: [
        { name: 'webgpu', reason: 'webgpu: no adapter.' },
        { name: 'tensorflow', reason: 'tensorflow: not installed.' },
      ],
    });
  });

  it('keeps the previous backend when there is nothing to take', async () => {
    given(null, 'wasm');
    await useBackend('wasm');
    given(null);
    await expect(useBackend('auto')).rejects.toThrow(/no backend can be used here.*wasm: not installed/);
    expect(tf.getBackend()).toBe('wasm');
  });
});
