import { mkdir, rm, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

const build: Options = {
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

const entry = { index: 'src/index.ts' };
const libraries = ['es2018.asyncgenerator', 'es2022.error', 'esnext.disposable'].map(
  (name) => `/// <reference lib="${name}" />`,
); // that users may lack
const types: Options = { entry, format: ['esm', 'cjs'], dts: { only: true, banner: libraries.join('\n') } };

/**
 * Two builds of the sources, one for each platform, in which `#files`, `#engines`, `#hub` and `#codecs` are resolved: not every bundler knows
 * `imports` of package.json. `index.js` (with `index.cjs`, by which Node's `require` finds it) and `browser.js` leave tfjs to whoever
 * bundles them; `sd-ts.browser.js` is ready for a page, with all that it needs, WebGPU included.
 */
export default defineConfig(async ({ clean, dts }) => {
  if (clean !== false) await rm('dist', { recursive: true, force: true });
  await mkdir('dist', { recursive: true });
  await writeFile('dist/index.cjs', "module.exports = require('./index.js');\n");
  return [
    { ...build, entry: { ...entry, ...parts('node'), ...commands }, platform: 'node' },
    {
      ...build,
      entry: { browser: 'src/index.ts', ...parts('browser') },
      platform: 'browser',
      noExternal: [/^@tensorflow\/tfjs-backend-(webgpu|cpu\/dist)/], // its chunk is loaded when it is chosen
    },
    {
      ...build,
      entry: { 'sd-ts.browser': 'src/index.ts' },
      platform: 'browser',
      splitting: false,
      minify: true,
      external: [],
      noExternal: [/./],
    },
    ...(dts === false ? [] : [types]),
  ];
});
