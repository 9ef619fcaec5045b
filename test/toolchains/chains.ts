import { cp } from 'node:fs/promises';
import { join } from 'node:path';

/** A tool chain of users: how it builds the program of test/toolchains, and where the result runs. */
export interface Chain {
  readonly name: string;
  /** The package whose version the test's title says. */
  readonly tool: string;
  /** Files of the project's own folder of this chain, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Packages of the tools that it looks for beside the package. */
  readonly links?: readonly string[];
  /** What is done before it builds, in its folder. */
  readonly prepare?: (folder: string, project: string) => Promise<unknown>;
  /** What Node runs in its folder to build, or to test: a script, `{tool}` being the tool's folder, with its arguments. */
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that a page is served from, with its headers; else the CommonJS module that Node runs, or nothing more. */
  readonly page?: { readonly folder: string; readonly policy?: string };
  readonly module?: string;
}

/** As a page needs it that loads scripts, WebAssembly and files of its own host alone. */
const own = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const draw = `
  export const draw = async () => {
    const model = new StableDiffusion({ weights: 'tiny' });
    const [image] = await model.textToImage('a yellow star', { numSteps: 2, seed: 7 });
    model.dispose();
    const error = await useBackend('abacus').catch((reason) => reason);
    return { pixels: Array.from(image.data), names: [error.name, StableDiffusion.name] };
  };`;

/** The program that every chain builds: it draws, and says what is left of names. */
export const program = `import { StableDiffusion, useBackend } from 'sd-ts'; ${draw}`;
/** The same, with weights that lie where \`place\`, an expression, says. */
const withAssets = (place: string, first = '') =>
  `import { StableDiffusion, setAssetPath, useBackend } from 'sd-ts'; ${first} setAssetPath(${place}); ${draw}`;

/** The same picture from a worker. */
const workerProgram = (options = '') => `
  import { connect } from 'sd-ts/worker';
  export const work = async () => {
    const model = await connect({ weights: 'tiny', backend: 'wasm', ${options} });
    const [image] = await model.textToImage('a yellow star', { numSteps: 2, seed: 7 });
    model.dispose();
    return Array.from(image.data);
  };`;

const page = `import { draw } from './draw.js'; import { work } from './work.js';
  window.drawn = draw().then(async (drawn) => ({ ...drawn, worked: await work() }));`;
const html = (script: string) => `<!doctype html><meta charset="utf-8"><title>sd-ts</title>${script}`;
const pageFiles = {
  'page.js': page,
  'draw.js': program,
  'work.js': workerProgram(),
  'index.html': html('<script type="module" src="./page.js"></script>'),
};

const tiny = 'node_modules/sd-ts/checkpoints/tiny';
const copyTiny = (to: string) => (folder: string, project: string) =>
  cp(join(project, tiny), join(folder, to, 'tiny'), { recursive: true });
const copyHost = (folder: string, project: string, to: string) =>
  cp(join(project, 'node_modules/sd-ts/dist/worker-host.browser.js'), join(folder, to, 'worker-host.browser.js'));
const copyPage = (folder: string, to: string) => cp(join(folder, 'index.html'), join(folder, to, 'index.html'));

const esbuild = (options: string) => `
  import { createRequire } from 'node:module';
  await createRequire(process.env.TOOL)('esbuild').build({ bundle: true, outdir: 'out', logLevel: 'error', ${options} });`;

export const chains: readonly Chain[] = [
  {
    name: 'webpack',
    tool: 'webpack',
    files: {
      ...pageFiles,
      'build.mjs': `
        import { createRequire } from 'node:module';
        const webpack = createRequire(process.env.TOOL)('webpack');
        const output = { path: process.cwd() + '/out', filename: 'page.js', scriptType: 'module', publicPath: '' };
        const options = { mode: 'production', context: process.cwd(), entry: './page.js', optimization: { minimize: false } };
        webpack({ ...options, output }, (error, stats) => {
          if (error || stats.hasErrors()) throw error ?? new Error(stats.toString({ all: false, errors: true }));
        });`,
    },
    prepare: (folder) => copyPage(folder, 'out'),
    command: ['build.mjs'],
    page: { folder: 'out', policy: own },
  },
  {
    name: 'next',
    tool: 'next',
    files: {
      'draw.js': program,
      'work.js': workerProgram(),
      'package.json': '{ "private": true }',
      // The root is that of the disk, as the tools are linked into the project here.
      // Neither caches nor maps are kept: they take a third of the time.
      'next.config.mjs': `export default { output: 'export', distDir: 'out', turbopack: { root: '/' },
        experimental: { cpus: 1, turbopackFileSystemCacheForBuild: false, turbopackSourceMaps: false, serverSourceMaps: false } };`,
      'app/layout.jsx': `export default function Layout({ children }) { return <html><body>{children}</body></html>; }`,
      'app/page.jsx': `'use client';
        import { useEffect } from 'react';
        import { draw } from '../draw.js';
        import { work } from '../work.js';
        export default function Page() {
          useEffect(() => { window.drawn = draw().then(async (drawn) => ({ ...drawn, worked: await work() })); }, []);
          return <p>sd-ts</p>;
        }`,
      // Drawn by Node while Next builds.
      'app/server/route.js': `import { draw } from '../../draw.js';
        export const dynamic = 'force-static';
        export const GET = async () => Response.json((await draw()).names);`,
    },
    links: ['next', 'react', 'react-dom'],
    command: ['{tool}/dist/bin/next', 'build'],
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    page: { folder: 'out' },
  },
  {
    name: 'esbuild-one-file',
    tool: 'esbuild',
    files: {
      ...pageFiles,
      'page.js': `import { draw } from './draw.js'; window.drawn = draw();`,
      // A page of one file, which asks its server for nothing.
      'draw.js': withAssets(
        '(path) => weights[path]',
        ['text_encoder/model', 'unet/diffusion_pytorch_model', 'vae/diffusion_pytorch_model']
          .map((path, i) => `import w${i} from 'sd-ts/checkpoints/tiny/${path}.safetensors';`)
          .join(' ') +
          `const weights = { 'text_encoder/model.safetensors': w0, 'unet/diffusion_pytorch_model.safetensors': w1,
             'vae/diffusion_pytorch_model.safetensors': w2 };`,
      ),
      'build.mjs': esbuild(
        `entryPoints: ['page.js'], minify: true, format: 'esm', loader: { '.safetensors': 'dataurl' }`,
      ),
    },
    prepare: (folder) => copyPage(folder, 'out'),
    command: ['build.mjs'],
    page: { folder: 'out', policy: own.replace("connect-src 'self'", "connect-src 'none'") },
  },
  {
    name: 'esbuild-worker',
    tool: 'esbuild',
    files: {
      ...pageFiles,
      // The page is as small as its client: what draws is the worker's.
      'page.js': `import { work } from './work.js'; window.drawn = work().then((pixels) => ({ pixels }));`,
      'work.js': workerProgram(`assetPath: './tiny'`),
      'build.mjs': esbuild(`entryPoints: ['page.js'], minify: true, format: 'esm'`),
    },
    prepare: async (folder, project) => {
      await copyTiny('out')(folder, project);
      await copyHost(folder, project, 'out');
      await copyPage(folder, 'out');
    },
    command: ['build.mjs'],
    page: { folder: 'out', policy: own },
  },
  {
    name: 'esbuild-node',
    tool: 'esbuild',
    files: {
      'draw.js': withAssets(`__dirname + '/tiny'`),
      'build.mjs': esbuild(
        `entryPoints: ['draw.js'], platform: 'node', format: 'cjs', outExtension: { '.js': '.cjs' }`,
      ),
    },
    prepare: copyTiny('out'),
    command: ['build.mjs'],
    module: 'out/draw.cjs',
  },
  {
    name: 'rollup',
    tool: 'rollup',
    files: {
      ...pageFiles,
      'draw.js': withAssets(`new URL('tiny/', location.href)`),
      'work.js': workerProgram(`assetPath: new URL('tiny/', location.href)`),
      'rollup.config.mjs': `
        import { createRequire } from 'node:module';
        const require = createRequire(process.env.TOOL);
        const [resolve, commonjs] = ['node-resolve', 'commonjs'].map((name) => require('@rollup/plugin-' + name).default);
        export default { input: 'page.js', output: { dir: 'out' }, plugins: [resolve({ browser: true }), commonjs()] };`,
    },
    prepare: async (folder, project) => {
      await copyTiny('out')(folder, project);
      await copyHost(folder, project, 'out');
      await copyPage(folder, 'out');
    },
    command: ['{tool}/dist/bin/rollup', '-c', 'rollup.config.mjs', '--silent'],
    page: { folder: 'out', policy: own },
  },
  {
    name: 'parcel',
    tool: 'parcel',
    // Parcel reads a package's exports, where sd-ts/worker is, when it is told to.
    files: {
      ...pageFiles,
      'package.json': '{ "private": true, "@parcel/resolver-default": { "packageExports": true } }',
    },
    // What Parcel would install by itself, for tfjs.
    links: ['buffer', 'base64-js', 'ieee754', 'process'],
    command: ['{tool}/lib/bin.js', 'build', 'index.html', '--no-autoinstall', '--no-cache', '--no-source-maps', '--dist-dir', 'out', '--public-url', './'], // prettier-ignore
    page: { folder: 'out' }, // its import map is in the page's own text, which such a policy would refuse
  },
  {
    name: 'jest',
    tool: 'jest',
    files: {
      'draw.js': program,
      'draw.test.js': `import { draw } from './draw.js';
        test('draws', async () => { expect((await draw()).names).toEqual(['OptionError', 'StableDiffusion']); }, 120_000);`,
    },
    command: ['{tool}/bin/jest.js', '--rootDir', '.', '--config', '{"transform":{}}'],
    env: { NODE_OPTIONS: '--experimental-vm-modules' },
  },
  {
    name: 'vite',
    tool: 'vite',
    files: pageFiles,
    command: ['{tool}/bin/vite.js', 'build', '--outDir', 'out', '--logLevel', 'error'],
    page: { folder: 'out', policy: own },
  },
  {
    name: 'import-map',
    tool: 'sd-ts',
    files: {
      ...pageFiles,
      'index.html': html(
        `<script type="importmap">{"imports":{"sd-ts":"{cdn}dist/sd-ts.browser.js","sd-ts/worker":"{cdn}dist/worker.browser.js"}}</script>
         <script type="module" src="./page.js"></script>`,
      ),
    },
    page: { folder: '.' },
  },
];
