import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OptionError, SdError, StableDiffusion, useBackend, type StableDiffusionOptions } from '../../src';
import { Crew } from '../../src/backends/wasm/crew';
import { forSharedMemory, kernelBytes } from '../../src/backends/wasm/builds';
import { expectNoLeak } from '../support/engines';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let worker = '';

/** Bundles a file for Node, where it finds the packages. */
async function bundled(entry: string, name: string): Promise<string> {
  const outfile = join(folder, name);
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'es2022', packages: 'external', conditions: ['source'], logLevel: 'error' }); // prettier-ignore
  return outfile;
}

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.sd-ts-threads-'));
  worker = await bundled(join(root, 'src/backends/wasm/thread.node.ts'), 'wasm-thread.js');
});
afterAll(async () => {
  await useBackend('wasm');
  await rm(folder, { recursive: true, force: true });
});

const quick = { numSteps: 2, seed: 3, width: 64, height: 64 };
const held: readonly StableDiffusionOptions[] = [{}, { precision: 'mixed_float16' }, { precision: 'mixed_bfloat16' }, { quantize: 'int8' }]; // prettier-ignore
const draw = async (model: StableDiffusion) => (await model.textToImage('a red heart', quick))[0]?.data;

it.each(held)('draws the same picture in %o with any number of threads, again and again', async (options) => {
  const pictures: (Uint8ClampedArray | undefined)[] = [];
  for (const threads of new Set([1, 2, availableParallelism()])) {
    await useBackend('wasm', { threads, worker });
    await expectNoLeak(async () => {
      const model = new StableDiffusion({ weights: 'tiny', ...options });
      pictures.push(await draw(model), await draw(model));
      model.dispose();
    });
  }
  expect(pictures[0]).toBeDefined();
  for (const picture of pictures) expect(picture).toEqual(pictures[0]);
});

it('draws with one thread where there is no script of the others', async () => {
  await useBackend('wasm', { threads: 2, worker: pathToFileURL(join(folder, 'missing.js')) });
  const model = new StableDiffusion({ weights: 'tiny' });
  expect(await draw(model)).toBeDefined();
  model.dispose();
});

it('refuses numbers of threads that are none, and threads of other backends', async () => {
  await expect(useBackend('wasm', { threads: 0 })).rejects.toThrow(OptionError);
  await expect(useBackend('cpu', { threads: 2 })).rejects.toThrow(/'wasm' is needed/);
});

it('ends a run in which a thread dies with an error, and goes on without it', async () => {
  const dying = await bundled(join(root, 'test/support/dying-thread.ts'), 'dying.js');
  const memory = new WebAssembly.Memory({ initial: 4, maximum: 65_536, shared: true });
  const module = new WebAssembly.Module(forSharedMemory(await kernelBytes()));
  const crew = new Crew(memory, 1000);
  crew.start(module, 2, dying);
  // A step of two parts, by a kernel that waits until the other thread has begun one.
  const table = new Float64Array(memory.buffer, 65_536, 3);
  table.set([0, 2, 0]);
  const counters = new Int32Array(memory.buffer, 131_072, 2);
  const job = { table: 65_536, numbers: 3, steps: 1, counters: 131_072, scratch: { address: 0, bytes: 0 } };
  const kernel = () => {
    for (const end = performance.now() + 20_000; Atomics.load(counters, 0) < 2 && performance.now() < end;);
  };
  const error: unknown = await new Promise((resolve) => {
    try {
      crew.run(job, [kernel]);
      resolve(null);
    } catch (thrown) {
      resolve(thrown);
    }
  });
  expect(error).toBeInstanceOf(SdError);
  expect(error).toMatchObject({ code: 'SD_THREAD', message: expect.stringMatching(/has not answered/) as string });
  let parts = 0;
  crew.run(job, [() => parts++]);
  expect(parts).toBe(2);
});

it('lets a process end by itself', async () => {
  const program = join(folder, 'program.ts');
  await writeFile(
    program,
    `import { StableDiffusion, useBackend } from ${JSON.stringify(join(root, 'src/index.ts'))};
     await useBackend('wasm', { threads: 2, worker: ${JSON.stringify(worker)} });
     const model = new StableDiffusion({ weights: ${JSON.stringify(join(root, 'checkpoints/tiny'))} });
     const images = await model.textToImage('a red heart', ${JSON.stringify(quick)});
     console.log(images.length);`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [await bundled(program, 'program.mjs')]);
  expect(stdout.trim()).toBe('1');
});
