import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { defineConfig } from 'tsup';

const require = createRequire(import.meta.url);

/** Beside `engines.browser.js`, which names them by URL, so that a page needs no set-up. */
const wasm = ['', '-simd', '-threaded-simd'].map((kind) =>
  require.resolve(`@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm${kind}.wasm`),
);

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'files.node': 'src/files.node.ts',
    'files.browser': 'src/files.browser.ts',
    'engines.node': 'src/backends/engines.node.ts',
    'engines.browser': 'src/backends/engines.browser.ts',
    'hub.node': 'src/hub/hub.node.ts',
    'hub.browser': 'src/hub/hub.browser.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: { entry: { index: 'src/index.ts' } },
  splitting: true,
  clean: true,
  external: [/^#/, /^node:/, /^@tensorflow\//, 'webgpu'],
  async onSuccess() {
    await Promise.all(wasm.map((file) => copyFile(file, `dist/${basename(file)}`)));
  },
});
