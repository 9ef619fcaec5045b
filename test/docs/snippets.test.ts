import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SdImage, setGlobalPolicy, useBackend } from '../../src';
import { build } from '../cli/built';
import { writeUserFiles } from '../support/user-files';

const root = fileURLToPath(new URL('../../', import.meta.url));
const snippets = fileURLToPath(new URL('./snippets/', import.meta.url)); // git-ignored; inside, so that vitest compiles them

/** The TypeScript blocks of a Markdown file. */
function blocksOf(file: string): string[] {
  return Array.from(readFileSync(join(root, file), 'utf8').matchAll(/^```ts\n(.*?)^```$/gms), ([, code = '']) => code);
}

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).filter((f) => f.endsWith('.md')).map((f) => `docs/${f}`)]; // prettier-ignore
const examples = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));

describe('the documentation runs', () => {
  const home = process.cwd();
  const work = mkdtempSync(join(tmpdir(), 'sd-ts-docs-'));

  beforeAll(async () => {
    await build(); // of `sd-ts/worker`
    mkdirSync(snippets, { recursive: true });
    await useBackend('wasm');
    await writeUserFiles(work);
    process.chdir(work);
  });

  afterAll(() => {
    process.chdir(home);
    for (const folder of [snippets, work]) rmSync(folder, { recursive: true, force: true });
  });

  /** Imports a program, and expects that it leaves no tensor behind. */
  async function runs(path: string): Promise<void> {
    const before = tf.memory().numTensors;
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    vi.spyOn(console, 'assert').mockImplementation((holds) => {
      expect(holds, 'console.assert').toBe(true);
    });
    await import(/* @vite-ignore */ path);
    expect(tf.memory().numTensors, 'tensors left over').toBe(before);
    setGlobalPolicy('float32');
    await useBackend('wasm');
    vi.restoreAllMocks();
  }

  for (const page of pages) {
    for (const [i, code] of blocksOf(page).entries()) {
      it(`${page}, snippet ${i + 1}`, async () => {
        const path = join(snippets, `${page.replaceAll(/\W/g, '-')}-${i}.ts`);
        writeFileSync(path, code);
        await runs(path);
      });
    }
  }

  for (const example of examples) {
    it(`examples/${example}`, async () => {
      await runs(join(root, 'examples', example));
    });
  }

  it('wrote the pictures that it speaks of', async () => {
    const written = readdirSync(work).filter((file) => file.endsWith('.png'));
    expect(written).toEqual(
      expect.arrayContaining([
        'heart.png',
        'cats.png',
        'step-5-of-20.png',
        'between-4-tokens.png',
        'star-mended.png',
        'wider.png',
      ]),
    );
    for (const file of written) expect((await SdImage.fromFile(join(work, file))).width % 32).toBe(0);
  });
});
