import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { features } from './bench/processor';

/**
 * What depends on what the processor can do, run again as on one without AVX-512, in processes of its own. Such a
 * processor has run it already, in `all`.
 */
const isWide = features().some((feature) => feature.startsWith('avx512'));
const avx2 = {
  include: ['test/{precision,compile,layers}/**/*.test.ts', 'test/backends/ops.test.ts'],
  env: { ONEDNN_MAX_CPU_ISA: 'AVX2', SD_TEST_BACKENDS: 'tensorflow' },
};

export default defineConfig({
  resolve: {
    conditions: ['source', 'node'],
    alias: [
      { find: /^sd-ts$/, replacement: fileURLToPath(new URL('./src/index.ts', import.meta.url)) }, // examples and docs
      { find: /^sd-ts\/worker$/, replacement: fileURLToPath(new URL('./dist/worker.js', import.meta.url)) }, // beside its host
    ],
  },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    setupFiles: ['test/support/setup.ts'],
    reporters: ['default', './scripts/reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000, // for a machine that does other things too; nothing here is expected to take half a minute
    hookTimeout: 240_000,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts'] } },
      ...(isWide ? [{ extends: true as const, test: { name: 'avx2', ...avx2 } }] : []),
    ],
  },
});
