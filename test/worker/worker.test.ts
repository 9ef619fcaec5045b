import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OptionError, SdError, SdImage, type Progress } from '../../src';
import { connect, type WorkerModel } from '../../src/worker';
import { build } from '../cli/built';
import { tinyOnWasm } from '../support/tiny-on-wasm';

const worker = new URL('../../dist/worker-host.js', import.meta.url);
const prompt = 'a red heart on a blue background';
const options = { numSteps: 2, seed: 7 } as const;
const data = (images: readonly SdImage[]): Uint8ClampedArray[] => images.map((image) => image.data);

describe('sd-ts/worker in Node', () => {
  const local = tinyOnWasm();
  let remote: WorkerModel;
  beforeAll(async () => {
    await build();
    remote = await connect({ worker, weights: 'tiny', backend: 'wasm' });
  });
  afterAll(() => {
    remote.dispose();
  });

  it('says where it computes', () => {
    expect(remote.backend).toMatchObject({ name: 'wasm', reason: 'asked for' });
    expect(remote.isShared).toBe(false);
  });

  it('draws what a model draws that is here, and tells the same progress', async () => {
    const [here, there]: [Progress[], Progress[]] = [[], []];
    await remote.load();
    const images = await remote.textToImage(prompt, { ...options, batchSize: 2, onProgress: (p) => there.push(p) });
    const expected = await local.textToImage(prompt, { ...options, batchSize: 2, onProgress: (p) => here.push(p) });
    expect(images.every((image) => image instanceof SdImage)).toBe(true);
    expect(data(images)).toEqual(data(expected));
    expect(images.map(({ parameters }) => parameters)).toEqual(expected.map(({ parameters }) => parameters));
    expect(there).toEqual(here);
  });

  it("draws from pictures, which stay the caller's", async () => {
    const [image] = await local.textToImage(prompt, options);
    const [mask] = await local.textToImage('a white ball', options);
    if (image === undefined || mask === undefined) throw new Error('nothing was drawn');
    const before = image.data.slice();
    const other = { ...options, strength: 0.7 };
    expect(data(await remote.imageToImage(image, prompt, other))).toEqual(
      data(await local.imageToImage(image, prompt, other)),
    );
    const painted = await remote.inpaint(image.toPNG(), new Blob([new Uint8Array(mask.toPNG())]), prompt, other);
    expect(data(painted)).toEqual(data(await local.inpaint(image, mask, prompt, other)));
    expect(image.data).toEqual(before);
  });

  it('draws from values of a context', async () => {
    const context = await remote.encodeText(prompt);
    const expected = await local.encodeText(prompt);
    expect(context.shape).toEqual(expected.shape);
    expect(context.data).toEqual(expected.dataSync());
    expected.dispose();
    const run = await remote.withDefaults(options);
    const noise = { shape: [run.height / 8, run.width / 8, 4], data: new Float32Array((run.height * run.width) / 16).fill(0.5) }; // prettier-ignore
    const [image] = await remote.generateImage(context, { numSteps: 1, diffusionNoise: noise });
    expect(image).toMatchObject({ width: run.width, height: run.height });
    expect(data(await remote.generateImage(context, options))).toEqual(data(await local.textToImage(prompt, options)));
  });

  it('is driven step by step, with previews while they last', async () => {
    const steps = remote.generate(prompt, options);
    const first = await steps.next();
    if (first.done === true) throw new Error('it has no steps');
    expect(first.value).toMatchObject({ step: 1, total: 2 });
    const [preview] = await first.value.preview();
    expect(preview).toBeInstanceOf(SdImage);
    await steps.next();
    await expect(first.value.preview()).rejects.toMatchObject({ code: 'SD_PREVIEW' });
    const last = await steps.next();
    expect(last.done).toBe(true);
    expect(data(last.value as SdImage[])).toEqual(data(await local.textToImage(prompt, options)));
  });

  it('frees a run that is broken off', async () => {
    let seen = 0;
    for await (const { step } of remote.generate(prompt, options)) {
      seen = step;
      break;
    }
    expect(seen).toBe(1);
    await expect(remote.textToImage(prompt, { numSteps: 1 })).resolves.toHaveLength(1);
  });

  it('throws errors of the same classes, codes and messages', async () => {
    const bad = { numSteps: 0, seed: -1 };
    const expected: unknown = await local.textToImage(prompt, bad).catch((error: unknown) => error);
    const error: unknown = await remote.textToImage(prompt, bad).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({ name: 'OptionError', code: 'SD_OPTION', message: (expected as Error).message });
    await expect(connect({ worker, imgWidth: -1 })).rejects.toThrow(/imgWidth is -1/);
    await expect(connect({ worker, shared: 'yes' as never })).rejects.toThrow(/shared is "yes"; true or false/);
    await expect(connect({ worker, backend: 'abacus' as never })).rejects.toThrow(/"abacus" was given/);
    await expect(remote.loadLora('./nowhere.safetensors')).rejects.toMatchObject({ code: 'SD_WEIGHTS' });
    const decoder = { decoder: { run: () => null } };
    await expect(remote.textToImage(prompt, decoder as never)).rejects.toThrow(
      /cannot cross to a worker .* plain data/,
    );
  });

  it('ends at a signal with its reason, and at what a callback throws', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const ended = remote.textToImage(prompt, {
      ...options,
      numSteps: 50,
      signal: controller.signal,
      onProgress: ({ kind }) => {
        if (kind === 'step') controller.abort(reason);
      },
    });
    await expect(ended).rejects.toBe(reason);
    const onProgress = (): void => {
      throw reason;
    };
    await expect(remote.textToImage(prompt, { ...options, numSteps: 50, onProgress })).rejects.toBe(reason);
    await expect(remote.textToImage(prompt, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const steps = remote.generate(prompt, { ...options, signal: controller.signal });
    await expect(steps.next()).rejects.toBe(reason);
    await expect(remote.textToImage(prompt, { numSteps: 1 })).resolves.toHaveLength(1); // and it goes on
  });

  it('does calls side by side as one model does', async () => {
    const both = await Promise.all([remote.textToImage(prompt, options), remote.textToImage('a star', options)]);
    expect(data(both.flat())).toEqual([
      ...data(await local.textToImage(prompt, options)),
      ...data(await local.textToImage('a star', options)),
    ]);
  });

  it('ends what is under way when it is disposed', async () => {
    const other = await connect({ worker, weights: 'tiny', backend: 'wasm' });
    const drawing = other.textToImage(prompt, { numSteps: 50 });
    other.dispose();
    await expect(drawing).rejects.toMatchObject({ code: 'SD_DISPOSED' });
    await expect(other.load()).rejects.toThrow(/connect\(\) again/);
  });

  it('says that the file of the worker is missing', async () => {
    const lost = connect({ worker: new URL('./nowhere.js', import.meta.url), weights: 'tiny' });
    await expect(lost).rejects.toSatisfy((error) => error instanceof SdError && error.code === 'SD_WORKER');
    await expect(lost).rejects.toThrow(/the worker has ended: .*Cannot find module.*; .* the option `worker`/);
  });

  it('keeps no process alive, and is found by name in the package', async () => {
    const program = `
      import { connect } from 'sd-ts/worker';
      const model = await connect({ weights: 'tiny', backend: 'wasm' });
      const [image] = await model.textToImage('a star', { numSteps: 1 });
      console.log(image.width);`;
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const args = ['--input-type=module', '-e', program];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } }); // prettier-ignore
    expect(stdout).toBe('128\n');
  });
});
