import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'cli/main': 'src/cli/main.ts',
    'files.node': 'src/files.node.ts',
    'files.browser': 'src/files.browser.ts',
    'engines.node': 'src/backends/engines.node.ts',
    'engines.browser': 'src/backends/engines.browser.ts',
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: { entry: { index: 'src/index.ts' } },
  splitting: true,
  clean: true,
  external: [/^#/, /^node:/, /^@tensorflow\//, 'webgpu'],
});
