import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build, defineConfig, type Options } from 'tsup';

const common: Options = {
  format: 'esm',
  target: 'es2022',
  external: [/^@tensorflow\//, 'webgpu', 'sharp'],
  esbuildOptions(options) {
    options.conditions = ['source'];
    options.chunkNames = `${options.platform ?? ''}-[hash]`; // as deep as the entries: src/embedded.ts says why
  },
};

/** Modules of their own, which bundlers leave out of programs that do not use them. */
const parts = (platform: string) =>
  Object.fromEntries(
    ['errors', 'layers/index', 'schedulers/index', 'text/tokenizer', 'image/image'].map((part) => [
      `${platform}/${part.split('/')[0] ?? ''}`,
      `src/${part}.ts`,
    ]),
  );

/** The command line. What a file of it names beside itself, a thread of the server, has to be built beside it. */
const commands = {
  'cli/main': 'src/cli/main.ts',
  'cli/serve': 'src/cli/serve/serve.ts',
  'cli/thread': 'src/cli/serve/thread.ts',
};

const entry = { index: 'src/index.ts', worker: 'src/worker/index.ts' };
const libraries = ['es2018.asyncgenerator', 'es2022.error', 'esnext.disposable'].map(
  (name) => `/// <reference lib="${name}" />`,
); // that users may lack
/** Declarations, each entry's in one file: in files that entries share, types within a namespace would become values. */
const declared = (name: keyof typeof entry): Options => ({
  entry: { [name]: entry[name] },
  format: ['esm', 'cjs'],
  dts: { only: true, banner: libraries.join('\n') },
});

/** Declarations of the worker's client, of which the classes and options of the library are the library's own. */
async function declareWorker(): Promise<void> {
  await build({ ...declared('worker'), external: [/^\.\.\//], config: false, silent: true });
  for (const [file, library] of Object.entries({
    'dist/worker.d.ts': './index.js',
    'dist/worker.d.cts': './index.cjs',
  })) {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(/(?<= from )'\.\.\/[^']+'/g, `'${library}'`));
  }
}

/**
 * Two builds of the sources, one for each platform, in which `#files`, `#engines`, `#hub` and `#codecs` are resolved: not every bundler knows
 * `imports` of package.json. `index.js` (with `index.cjs`, by which Node's `require` finds it) and `browser.js` leave tfjs to whoever
 * bundles them; `sd-ts.browser.js` and the script of the
 * workers of `worker.browser.js` are ready for a page, with all that they need, WebGPU included.
 */
export default defineConfig(async ({ clean, dts }) => {
  if (clean !== false) await rm('dist', { recursive: true, force: true });
  await mkdir('dist', { recursive: true });
  for (const name of Object.keys(entry))
    await writeFile(`dist/${name}.cjs`, `module.exports = require('./${name}.js');\n`);
  return [
    {
      ...common,
      entry: {
        ...entry,
        ...parts('node'),
        ...commands,
        'worker-host': 'src/worker/host.node.ts',
        'wasm-thread': 'src/backends/wasm/thread.node.ts',
      },
      platform: 'node',
      ...(dts !== false && { onSuccess: declareWorker }),
    },
    {
      ...common,
      entry: { browser: 'src/index.ts', 'worker.browser': 'src/worker/index.ts', ...parts('browser') },
      platform: 'browser',
      noExternal: [/^@tensorflow\/tfjs-backend-(webgpu|cpu\/dist)/], // its chunk is loaded when it is chosen
    },
    {
      ...common,
      entry: {
        'sd-ts.browser': 'src/index.ts',
        'worker-host.browser': 'src/worker/host.browser.ts',
        'wasm-thread.browser': 'src/backends/wasm/thread.browser.ts',
      },
      platform: 'browser',
      splitting: false,
      define: { __filename: 'undefined' }, // tfjs asks for it, and webpack would answer
      minify: true,
      external: [],
      noExternal: [/./],
    },
    ...(dts === false ? [] : [declared('index')]),
  ];
});
