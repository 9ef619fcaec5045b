import { describe, expect, it } from 'vitest';
import { backendsSandbox } from '../support/bundle';

const always = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu', '@tensorflow/tfjs-backend-wasm'];

const program = `
  import * as tf from '@tensorflow/tfjs-core';
  import { useBackend } from './backends.mjs';
  const report = {};
  await useBackend('wasm');
  for (const name of ['tensorflow', 'webgpu', 'auto']) {
    report[name] = await useBackend(name).then((chosen) => chosen, ({ name, message }) => ({ name, message }));
    report[name].current = tf.getBackend();
  }
  console.log(JSON.stringify(report));
`;

type Report = Record<'tensorflow' | 'webgpu' | 'auto', { name: string; message?: string; current: string }>;

describe('without the optional packages', () => {
  it('says what to install, keeps the previous backend, and falls back on wasm', async () => {
    await using sandbox = await backendsSandbox(always);
    const report = JSON.parse(await sandbox.run(program)) as Report;
    expect(report.tensorflow).toMatchObject({ name: 'UnsupportedError', current: 'wasm' });
    expect(report.tensorflow.message).toMatch(
      /^@tensorflow\/tfjs-node: is not installed; npm install @tensorflow\/tfjs-node@4/,
    );
    expect(report.webgpu).toMatchObject({ name: 'UnsupportedError', current: 'wasm' });
    expect(report.webgpu.message).toMatch(/^webgpu: is not installed; npm install webgpu/);
    expect(report.auto).toMatchObject({ name: 'wasm', current: 'wasm' });
  });

  it('names the package of tfjs when only that one is missing for webgpu', async ({ skip }) => {
    await using sandbox = await backendsSandbox([...always, 'webgpu']);
    const { webgpu } = JSON.parse(await sandbox.run(program)) as Report;
    if (webgpu.message?.includes('no WebGPU adapter')) skip(webgpu.message);
    expect(webgpu.message).toMatch(
      /^@tensorflow\/tfjs-backend-webgpu: is not installed; npm install @tensorflow\/tfjs-backend-webgpu@4/,
    );
  });
});

describe('the import', () => {
  it('loads no engine and prints nothing', async () => {
    await using sandbox = await backendsSandbox();
    const output = await sandbox.run(`
      import * as tf from '@tensorflow/tfjs-core';
      import './backends.mjs';
      console.log(JSON.stringify(Object.keys(tf.engine().registryFactory)));
    `);
    expect(output).toBe('[]');
  });

  it('of cpu prints no advertisement', async () => {
    await using sandbox = await backendsSandbox();
    const output = await sandbox.run(`
      import * as tf from '@tensorflow/tfjs-core';
      import { useBackend } from './backends.mjs';
      console.warn = console.log;
      await useBackend('cpu');
      tf.add(1, 2).dispose();
    `);
    expect(output).toBe('');
  });
});
