import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build as bundle } from 'vite';
import { build } from '../cli/built';

const root = fileURLToPath(new URL('../../', import.meta.url));
const exec = promisify(execFile);

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** The package as its users get it: packed, unpacked into another project, with nothing of this clone but its dependencies. */
describe('the package', () => {
  let project: string;
  let packed: Packed;

  beforeAll(async () => {
    await build();
    project = await mkdtemp(join(tmpdir(), 'sd-ts-package-'));
    const { stdout } = await exec('npm', ['pack', '--json', '--pack-destination', project], { cwd: root });
    [packed] = JSON.parse(stdout) as [Packed];
    await exec('tar', ['xzf', join(project, packed.filename), '-C', project]);
    const modules = join(project, 'node_modules');
    await mkdir(join(modules, '.bin'), { recursive: true });
    await cp(join(project, 'package'), join(modules, 'sd-ts'), { recursive: true });
    const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { dependencies: object };
    await mkdir(join(modules, '@tensorflow'));
    for (const name of [...Object.keys(dependencies), '@types/node']) {
      await mkdir(join(modules, name, '..'), { recursive: true });
      await symlink(join(root, 'node_modules', name), join(modules, name));
    }
    await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
  }, 240_000);

  afterAll(async () => {
    await rm(project, { recursive: true, force: true });
  });

  /** Runs a program in the project and returns what it prints, on either stream. */
  async function run(program: string): Promise<string> {
    await writeFile(join(project, 'program.mjs'), program);
    const { stdout, stderr } = await exec(process.execPath, ['program.mjs'], { cwd: project });
    return stdout + stderr;
  }

  it('holds what is needed and no more', async () => {
    const source = await readFile(join(root, 'src/embedded.ts'), 'utf8');
    const embedded = Array.from(source.matchAll(/new URL\('\.\.\/([^']+)'/g), ([, path]) => path);
    expect(embedded.length).toBeGreaterThan(9);
    const paths = packed.files.map(({ path }) => path);
    const known = /^(dist\/|checkpoints\/tiny\/|README\.md$|LICENSE$|NOTICE$|CHANGELOG\.md$|package\.json$)/;
    expect(paths.filter((path) => !known.test(path))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.map') || path.includes('test'))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'LICENSE',
        'NOTICE',
        'CHANGELOG.md',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/cli/main.js',
        'dist/browser.js',
        'dist/sd-ts.browser.js',
        'checkpoints/tiny/README.md',
        ...embedded,
      ]),
    );
    expect(packed.size).toBeLessThan(11e6); // 9.8 MB, of which the embedded model is 8 MB
  });

  it('does nothing when it is imported', async () => {
    const program = `
      import * as tf from '@tensorflow/tfjs-core';
      await import('sd-ts');
      console.log(Object.keys(tf.engine().registryFactory).length, tf.engine().state.numTensors);`;
    expect(await run(program)).toBe('0 0\n');
  });

  it('draws in Node with the embedded model, and prints nothing', async () => {
    const program = `
      import { StableDiffusion } from 'sd-ts';
      const model = new StableDiffusion({ weights: 'tiny' });
      const [image] = await model.textToImage('a star', { numSteps: 2, seed: 1 });
      await image.save('star.png');
      model.dispose();`;
    expect(await run(program)).toBe('');
    expect((await readFile(join(project, 'star.png'))).subarray(1, 4).toString()).toBe('PNG');
  });

  it('has its command', async () => {
    const main = join(project, 'node_modules/sd-ts/dist/cli/main.js');
    const { stdout } = await exec(process.execPath, [main, '--version'], { cwd: project });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('has types that strict consumers compile with, whichever way they resolve modules', async () => {
    await writeFile(
      join(project, 'consumer.ts'),
      `import { StableDiffusion, layers, type SdImage } from 'sd-ts';
       const model: StableDiffusion = new StableDiffusion({ weights: 'tiny', scheduler: 'dpm++2m' });
       export const images: Promise<SdImage[]> = model.textToImage('a star', { rng: 'torch', seed: 1 });
       export const count: number = new layers.Linear(2, 3).parameterCount;`,
    );
    for (const [module, moduleResolution] of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ] as const) {
      // prettier-ignore
      const options = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2023,dom,esnext.disposable', '--skipLibCheck', '--module', module, '--moduleResolution', moduleResolution]; // prettier-ignore
      await exec(join(root, 'node_modules/.bin/tsc'), [...options, 'consumer.ts'], { cwd: project });
    }
  }, 120_000);

  it('leaves out of a bundle what is not used', async () => {
    await writeFile(join(project, 'entry.js'), `import { OptionError } from 'sd-ts'; console.log(OptionError);`);
    const build = { lib: { entry: 'entry.js', formats: ['es' as const] }, write: false };
    const result = await bundle({ root: project, build, logLevel: 'silent', configFile: false });
    const [{ output }] = result as unknown as [{ output: { type: string; code: string }[] }];
    const bytes = output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? chunk.code.length : 0), 0);
    expect(bytes).toBeLessThan(1_000); // 331, of a library of 500,000
  }, 120_000);
});
